import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Id, Money, Named } from '../../../contract/shapes.ts';

/** What a model of territories would give a seat: customers, what they booked in twelve months, and customers with their open deals. */
const Given = z.object({ accounts: z.int(), booked: Money, load: z.int() });
const Model = z.object({ model: Named, state: z.enum(['planning', 'active', 'archived']), territories: z.int(), accounts: z.int(), gaps: z.int(), overlaps: z.int(), frozen: z.int(), excepted: z.int(), differ: z.int() });
export const ModelsCompared = z.object({
  left: Model, right: Model, currency: z.string(),
  /** Where no rule finds a customer, it stays with whoever leads it. The seats that change most first. */
  seats: z.array(z.object({ seat: Named, person: Named.nullable(), capacity: z.int().nullable(), left: Given, right: Given })),
  /** Customers that the two give to different seats: by class, and the first 100 by name. */
  changing: z.array(z.object({ class: z.enum(['A', 'B', 'C', 'unclassed']), accounts: z.int() })),
  accounts: z.array(z.object({ account: Named, class: z.enum(['A', 'B', 'C']).nullable(), left: Named.nullable(), right: Named.nullable() })), total: z.int(),
});
export type ModelsCompared = z.output<typeof ModelsCompared>;
export const compareModels = endpoint({
  method: 'GET', path: '/api/v1/territory-models/:modelId/compared/:otherId', summary: 'Two models of territories side by side', input: z.object({ modelId: Id, otherId: Id }), output: ModelsCompared,
});
