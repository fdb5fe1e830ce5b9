import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Named } from '../../../contract/shapes.ts';
import { AppointmentKind, GrantScope, Role } from '../../organization/contract.ts';

/** Where something reaches on the date: the whole company, or so many seats in these units and markets. Units are told up to twelve by name. */
export const Reached = z.object({ company: z.boolean(), seats: z.int(), units: z.array(Named), unitCount: z.int(), markets: z.array(Named) });
export type Reached = z.infer<typeof Reached>;

export const HeldGrant = z.object({ role: Role, scope: GrantScope, from: Day, to: Day.nullable(), reach: Reached });
/** A seat held by appointment. `counts`: it gives rights on that date (a frozen, planned or closed seat gives none). */
export const HeldSeat = z.object({
  seat: Named, unit: z.string(), market: z.string(), kind: AppointmentKind, from: Day, to: Day.nullable(), counts: z.boolean(), grants: z.array(HeldGrant),
});
export type HeldSeat = z.infer<typeof HeldSeat>;

/** A seat stood in for by one of theirs. `answers`: nobody holds it then, so what reaches it is theirs to answer. It gives no right. */
export const StoodInFor = z.object({ seat: Named, by: Named, from: Day, to: Day.nullable(), answers: z.boolean() });

/** One right of the matrix with its chain: the grants that include it. None: they may not, and `roles` are those that would let them. */
export const ExplainedRight = z.object({
  right: z.string(), room: z.string(), because: z.array(z.object({ role: Role, scope: GrantScope, seat: Id })), company: z.boolean(), seats: z.int(), roles: z.array(Role),
});
export type ExplainedRight = z.infer<typeof ExplainedRight>;

/** What nobody may do: no right lets anybody, so none can be granted. */
export const NobodyMay = z.enum(['edit_touches', 'edit_bookings', 'edit_attribution', 'measure_oneself', 'marketing_moves_deals', 'sales_moves_touches', 'erase_trail']);

export const Access = z.object({
  person: Named, on: Day, suspended: z.boolean(), seats: z.array(HeldSeat), standsInFor: z.array(StoodInFor), rights: z.array(ExplainedRight), nobodyMay: z.array(NobodyMay),
});
export type Access = z.infer<typeof Access>;

export const readAccess = endpoint({
  method: 'GET', path: '/api/v1/people/:personId/access', summary: 'What a person may see and do on a date, and why', input: z.object({ personId: Id, on: Day.optional() }), output: Access,
});

/** Also who has looked with their eyes in the last ninety days. */
export const myAccess = endpoint({
  method: 'GET', path: '/api/v1/me/access', summary: 'What I may see and do on a date, and why', input: z.object({ on: Day.optional() }), shownToSeer: true,
  output: Access.extend({ lookedBy: z.array(z.object({ person: z.string(), reason: z.string(), from: Instant, to: Instant })) }),
});
