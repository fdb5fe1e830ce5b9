import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Named, PageInput, pageOf } from '../../../contract/shapes.ts';

/** What happened, as it was recorded: `before` and `after` hold keys and figures; personal values are references. */
export const FactRow = z.object({
  id: Id, at: Instant, what: z.string(), aboutKind: z.string(), aboutId: Id,
  /** The person, or null for a system actor, whose name is `system`. */
  person: Named.nullable(), system: z.string().nullable(), via: z.string(), actId: Id.nullable(),
  before: z.record(z.string(), z.unknown()).nullable(), after: z.record(z.string(), z.unknown()).nullable(),
});

export const listFacts = endpoint({
  method: 'GET', path: '/api/v1/facts', summary: 'The audit trail: every change, the latest first',
  input: z.object({ what: z.string().max(60).optional(), aboutId: Id.optional(), personId: Id.optional(), from: Day.optional(), to: Day.optional(), ...PageInput }),
  output: pageOf(FactRow),
});
