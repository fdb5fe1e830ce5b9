import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Named, PageInput, pageOf, QueryFlag, QueryList } from '../../../contract/shapes.ts';
import { Party } from './handOffs.ts';

export const RequestState = z.enum(['submitted', 'triaged', 'accepted', 'declined', 'in_progress', 'waiting_requester', 'delivered', 'confirmed', 'reopened', 'closed']);
export type RequestState = z.infer<typeof RequestState>;
export const RequestVerb = z.enum(['accept', 'decline', 'start', 'deliver', 'confirm', 'reopen']);
export type RequestVerb = z.infer<typeof RequestVerb>;

/** Help asked of another seat, in either direction. `effort` from 1 to 5. Delivered and unanswered for ten working days it closes, unconfirmed. */
export const SupportRequest = z.object({
  id: Id, title: z.string(), detail: z.string(), from: Party, to: Party, market: Named, account: Named.nullable(), effort: z.int(),
  state: RequestState, confirmation: z.enum(['confirmed', 'unconfirmed']).nullable(), overdue: z.boolean(),
  /** Whole days past the date it was promised or, unanswered, wanted; 0 when it is not late. */
  daysLate: z.int(),
  askedAt: Instant, wantedOn: Day, dueOn: Day.nullable(), deliveredAt: Instant.nullable(), declineReason: z.string().nullable(), alternative: z.string().nullable(),
  may: z.array(RequestVerb), version: z.int(),
});
export type SupportRequest = z.infer<typeof SupportRequest>;

/** `open` leaves out what is declined, confirmed or closed; `id` asks for one, as a link leads to it. */
export const listRequests = endpoint({
  method: 'GET', path: '/api/v1/support-requests', summary: 'Requests for support, in both directions, the soonest wanted first',
  input: z.object({
    id: Id.optional(), open: QueryFlag.optional(), account: Id.optional(), market: QueryList(Id).optional(), seat: QueryList(Id).optional(), mine: QueryFlag.optional(), ...PageInput,
  }),
  output: pageOf(SupportRequest),
});

/** From one of the caller's seats. Refused `coordination.request_to_oneself`, `coordination.wanted_before_today`. */
export const askForSupport = endpoint({
  method: 'POST', path: '/api/v1/support-requests', summary: 'Ask for support', creates: true,
  input: z.object({
    toPositionId: Id, fromPositionId: Id.optional(), title: z.string().trim().min(1).max(160), detail: z.string().trim().max(4000).default(''),
    wantedOn: Day, effort: z.int().min(1).max(5).default(1), accountId: Id.optional(), objectKind: z.enum(['campaign', 'lead', 'opportunity']).optional(), objectId: Id.optional(),
  }),
  output: SupportRequest,
});

/**
 * Accepts (with `dueOn`), declines (with `reason` and `alternative`), starts, delivers; the one who asked confirms or reopens.
 * Refused `coordination.request_move` with its reasons, and `coordination.not_your_move`.
 */
export const moveRequest = endpoint({
  method: 'POST', path: '/api/v1/support-requests/:requestId/steps', summary: 'Answer or move a request for support',
  input: z.object({ requestId: Id, verb: RequestVerb, dueOn: Day.optional(), reason: z.string().trim().max(1000).optional(), alternative: z.string().trim().max(1000).optional() }),
  output: SupportRequest,
});
