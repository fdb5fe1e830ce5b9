import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Done, Id } from '../../../contract/shapes.ts';
import { Fte, LineKind } from './structure.ts';

const From = { positionId: Id, from: Day, to: Day.nullable().optional() };

/**
 * Whom the position reports to from `from` on, in place of whoever it was (until `to`, when given); null: nobody, it
 * stands at the top. Refused: `organization.no_circles`, `organization.position_dates`, `organization.reports_to_itself`.
 */
export const setManager = endpoint({
  method: 'PUT', path: '/api/v1/positions/:positionId/manager', summary: 'Set the solid line of a position from a date',
  input: z.object({ ...From, reportsToId: Id.nullable() }), output: Done,
});

/** A dotted or project line says what it is for and what share of the time it takes. The solid line wins a conflict. */
export const addLine = endpoint({
  method: 'POST', path: '/api/v1/positions/:positionId/lines', summary: 'Add a dotted or project line', creates: true,
  input: z.object({ ...From, reportsToId: Id, kind: LineKind.exclude(['solid']), scope: z.string().trim().min(1).max(200), share: Fte.nullable().default(null) }), output: Done,
});

/** `on` is the first day without it. Refused: `organization.nothing_then`. */
export const endLine = endpoint({
  method: 'POST', path: '/api/v1/positions/:positionId/lines/end', summary: 'End a line, or take back one planned for later',
  input: z.object({ positionId: Id, reportsToId: Id, kind: LineKind, on: Day }), output: Done,
});

/** Who stands in for the position while nobody holds it; null: nobody. Refused: `organization.position_dates`, `organization.stands_in_for_itself`. */
export const setDelegate = endpoint({
  method: 'PUT', path: '/api/v1/positions/:positionId/delegate', summary: 'Set who stands in for a position from a date',
  input: z.object({ ...From, delegateId: Id.nullable() }), output: Done,
});
