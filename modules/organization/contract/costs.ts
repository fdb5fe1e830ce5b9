import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Money, Named, PageInput, pageOf } from '../../../contract/shapes.ts';

/** What a seat costs the company in a year, dated: close to a salary, so it has its own right. */
export const CostRate = z.object({ from: Day, to: Day.nullable(), amount: Money });
export const positionCosts = endpoint({
  method: 'GET', path: '/api/v1/positions/:positionId/costs', summary: 'What a position costs a year, with its past and plans', input: z.object({ positionId: Id }), output: z.object({ rows: z.array(CostRate) }),
});
export const listCosts = endpoint({
  method: 'GET', path: '/api/v1/costs', summary: 'Positions on a date with what they cost a year', input: z.object({ on: Day.optional(), missing: z.coerce.boolean().optional(), ...PageInput }),
  output: pageOf(z.object({ id: Id, seat: Named, unit: Named, amount: Money.nullable() })),
});
/** From `from` on, in place of what it was; null: not known from then. Several at once, as a table is pasted. Refused: `organization.position_dates`. */
export const setCosts = endpoint({
  method: 'PUT', path: '/api/v1/costs', summary: 'Set what positions cost a year from a date',
  input: z.object({ from: Day, rates: z.array(z.object({ positionId: Id, amount: Money.nullable() })).min(1).max(5000) }), output: z.object({ set: z.int() }),
});
