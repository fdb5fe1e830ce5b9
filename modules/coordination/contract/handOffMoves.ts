import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Money } from '../../../contract/shapes.ts';
import { HandOff, PauseReason } from './handOffs.ts';

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

/*
  The clock of a hand-off stops for coded reasons only, for as much working time in all as its agreement allows, and goes on by
  itself: on the day set, once the cap is used up, or with the next step taken. Refused: `coordination.not_running` (closed, in
  dispute, or nothing is due), `coordination.already_late`, `coordination.already_paused`, `coordination.pause_until_missing`,
  `coordination.pause_until_past`, `coordination.pause_note_missing`, `coordination.pause_cap_used`,
  `coordination.contact_window_open`, `coordination.pause_stops_nothing`, `coordination.not_your_move`.
*/
const asked = {
  reason: PauseReason,
  /** The first day on which it runs again. Needed for `customer_set_date`; for `contact_window_closed` reckoned by the hours and holidays of the customer’s market unless given. */
  until: Day.optional(),
};
export const pauseHandOff = move('pause', 'Stop the clock of a hand-off with a coded reason', { ...asked, /** For `returned_for_data`, what is missing: it is put to whoever sent it. */ note: note.default('') });
export const resumeHandOff = move('resume', 'Let the clock of a hand-off run again', {});
/** By whoever sent it, where the clock stands still for missing data: it runs again. Refused `coordination.not_paused`. */
export const giveHandOffData = move('data', 'Give the data that a hand-off waits for', { answer: note.min(1, 'missing') });
/** What a pause would do, before it is made: refused as the pause would be. `capped`: the agreement allows less than was asked for. */
export const weighPause = endpoint({
  method: 'GET', path: '/api/v1/hand-offs/:handOffId/pause', summary: 'What stopping the clock of a hand-off would do', input: z.object({ ...id, ...asked }),
  output: z.object({ runsAgainAt: Instant, minutes: z.number(), minutesLeft: z.number(), capped: z.boolean(), milestone: z.enum(['decision', 'attempt', 'contact', 'disposition']), dueAt: Instant, dueThen: Instant }),
});
