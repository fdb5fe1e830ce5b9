import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Money } from '../../../contract/shapes.ts';
import { HandOff } from './handOffs.ts';

/*
  The moves of a hand-off (DOMAIN E3). All are refused `coordination.hand_off_move` with `facts.reasons` when its state,
  a missing reason or date stand against it, and `coordination.not_your_move` to whoever is not on that side of it.
*/
const id = { handOffId: Id };
const note = z.string().trim().max(2000);
const move = <I extends z.ZodRawShape>(verb: string, summary: string, more: I) =>
  endpoint({ method: 'POST', path: `/api/v1/hand-offs/:handOffId/${verb}`, summary, input: z.object({ ...id, ...more }), output: HandOff });

/**
 * Offers a lead to a seat in sales of its market, from one of the caller's seats; the definition, the limits and why that seat
 * are frozen with it. `draft` keeps it back. Refused: `coordination.lead_handed_over` (it is being worked already),
 * `coordination.receiver_in_sales`, `coordination.no_agreement`, `coordination.never_open`.
 */
export const createHandOff = endpoint({
  method: 'POST', path: '/api/v1/hand-offs', summary: 'Hand a lead over', creates: true,
  input: z.object({ leadId: Id, toPositionId: Id, fromPositionId: Id.optional(), brief: note.default(''), draft: z.boolean().default(false) }), output: HandOff,
});
export const offerHandOff = move('offer', 'Offer a hand-off that was kept as a draft', {});
/** After a return, an expiry or a resolution: a new hand-off follows the old one. The same seat unless told. */
export const correctHandOff = endpoint({
  method: 'POST', path: '/api/v1/hand-offs/:handOffId/corrections', summary: 'Correct a hand-off and offer it again', creates: true,
  input: z.object({ ...id, toPositionId: Id.optional(), brief: note }), output: HandOff,
});
/** Takes the lead on: its customer is created in the receiving seat's custody, or `accountId` says which customer it is. */
export const acceptHandOff = move('accept', 'Accept a hand-off', { accountId: Id.optional(), accountName: z.string().trim().min(1).max(160).optional() });
export const returnHandOff = move('return', 'Return a hand-off with a coded reason', { reason: z.string().min(1, 'missing'), note: note.default('') });
export const disputeHandOff = move('dispute', 'Dispute a return', { note: note.min(1) });
export const resolveHandOff = move('resolve', 'Settle a disputed return', { resolvedFor: z.enum(['sender', 'receiver']), note: note.default('') });
export const attemptHandOff = move('attempt', 'Note the first attempt to reach them', {});
export const contactHandOff = move('contact', 'Note the first conversation', {});
/** Makes the opportunity, in the receiving seat. */
export const qualifyHandOff = move('qualify', 'Qualify: an opportunity comes of it', {
  name: z.string().trim().min(1).max(160), amount: Money.optional(), closeOn: Day.nullable().default(null),
});
export const recycleHandOff = move('recycle', 'Give it back to marketing until a date', { on: Day });
export const disqualifyHandOff = move('disqualify', 'Close it with a coded reason', { reason: z.string().min(1, 'missing') });
