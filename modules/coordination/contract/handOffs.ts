import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Division, Id, Instant, Named, PageInput, pageOf, QueryFlag, QueryList } from '../../../contract/shapes.ts';
import { SheetFormat, sheetTypes } from '../../../contract/sheet.ts';

export const HandOffState = z.enum(['draft', 'offered', 'expired', 'accepted', 'attempting', 'contacted', 'qualified', 'recycled', 'disqualified',
  'returned', 'disputed', 'resolved_for_sender', 'resolved_for_receiver', 'followed']);
export type HandOffState = z.infer<typeof HandOffState>;
export const HandOffVerb = z.enum(['offer', 'accept', 'return', 'attempt', 'contact', 'qualify', 'recycle', 'disqualify', 'dispute', 'resolve', 'offer_again']);
export type HandOffVerb = z.infer<typeof HandOffVerb>;

/** A seat with its division and who answers for it today. */
export const Party = z.object({ seat: Named, division: Division.nullable(), person: Named.nullable() });
export type Party = z.infer<typeof Party>;
export const Coded = z.object({ key: z.string(), name: z.string() });
export const Reason = z.object({ code: z.string(), figures: z.record(z.string(), z.unknown()) });

/** The only grounds on which the clock of a hand-off stops (DOMAIN F4). */
export const PauseReason = z.enum(['customer_set_date', 'contact_window_closed', 'returned_for_data']);
export type PauseReason = z.infer<typeof PauseReason>;

/**
 * The clock that runs: until when `milestone` is due, in the working time of whoever must act. `used` goes from 0 to 1 and
 * more once it is late; `minutesLeft` is working time, negative once late. `paused`: it stands still until `runsAgainAt` at the
 * latest, and `dueAt` says when it is due then; `until` is the day that was set, null where none was or the cap ends it before.
 */
export const AgreementClock = z.object({
  milestone: z.enum(['decision', 'attempt', 'contact', 'disposition', 'resolution']), startedAt: Instant, dueAt: Instant, late: z.boolean(),
  used: z.number(), minutesLeft: z.number(), open: z.boolean(),
  paused: z.object({ reason: PauseReason, since: Instant, until: Day.nullable(), runsAgainAt: Instant, note: z.string() }).nullable(),
});
export type AgreementClock = z.infer<typeof AgreementClock>;

export const HandOffRow = z.object({
  id: Id, lead: Named, account: Named.nullable(), market: Named, from: Party, to: Party, brief: z.string(), origin: Coded,
  state: HandOffState, since: Instant.nullable(), clock: AgreementClock.nullable(),
  /** Whose move it is; null when nobody's. */
  turn: z.enum(['sender', 'receiver', 'arbiter']).nullable(),
  /** What the caller may do with it now. */
  may: z.array(HandOffVerb),
  offeredAt: Instant.nullable(),
  /** When it was accepted or returned. */
  answeredAt: Instant.nullable(),
  returnReason: Coded.nullable(), returnNote: z.string().nullable(), recycleOn: Day.nullable(), opportunityId: Id.nullable(), version: z.int(),
});
export type HandOffRow = z.infer<typeof HandOffRow>;

export const HandOff = HandOffRow.extend({
  milestones: z.array(z.object({ milestone: z.enum(['decision', 'attempt', 'contact', 'disposition']), dueAt: Instant.nullable(), doneAt: Instant.nullable(),
    status: z.enum(['met', 'missed', 'pending', 'void', 'not_offered']) })),
  agreement: z.object({ id: Id, definition: z.string(), decisionMinutes: z.int(), firstAttemptMinutes: z.int(), contactMinutes: z.int(), dispositionMinutes: z.int(), disputeDays: z.int(), pauseCapMinutes: z.int() }),
  /** Why it went to that seat, as it was known when it was offered. */
  routing: z.array(z.object({ positionId: Id, place: z.int().nullable(), reasons: z.array(Reason) })),
  followsId: Id.nullable(), followedById: Id.nullable(), disputeNote: z.string().nullable(), resolvedFor: z.enum(['sender', 'receiver']).nullable(), resolveNote: z.string().nullable(),
  /** Every time the clock was stopped, in order. `minutes` of working time; `answer`: what the sender gave when data was missing. */
  pauses: z.array(z.object({ id: Id, reason: PauseReason, from: Instant, until: Day.nullable(), runsAgainAt: Instant, endedAt: Instant.nullable(), minutes: z.number(),
    by: Named.nullable(), note: z.string(), answer: z.string().nullable(), endedBy: Named.nullable() })),
  /** Working minutes the clock may still stand still under the agreement, and what the caller may do about it now. */
  pauseMinutesLeft: z.number(), mayWithClock: z.array(z.enum(['pause', 'resume', 'give_data'])),
  disqualifyReason: Coded.nullable(), answeredBy: Named.nullable(), reasons: z.array(Reason),
});
export type HandOff = z.infer<typeof HandOff>;

const filter = {
  /** Part of the customer's, the lead's or its company's name, of its e-mail, or of the brief. */
  find: z.string().trim().max(100).optional(),
  state: QueryList(HandOffState).optional(), market: QueryList(Id).optional(),
  /** Sent or received by one of these seats. */
  seat: QueryList(Id).optional(), account: Id.optional(), lead: Id.optional(), campaign: Id.optional(), mine: QueryFlag.optional(),
  /** Whose clock stands still now. */
  paused: QueryFlag.optional(),
};

export const listHandOffs = endpoint({
  method: 'GET', path: '/api/v1/hand-offs', summary: 'Hand-offs, the latest offered first',
  input: z.object({ ...filter, sort: z.enum(['offeredAt', '-offeredAt', 'dueAt']).default('-offeredAt'), ...PageInput }), output: pageOf(HandOffRow),
});

export const exportHandOffs = endpoint({
  method: 'GET', path: '/api/v1/hand-offs.:format', summary: 'Hand-offs as a file, CSV or XLSX', file: sheetTypes,
  input: z.object({ format: SheetFormat, ...filter, sort: z.enum(['offeredAt', '-offeredAt', 'dueAt']).default('-offeredAt') }), output: z.unknown(),
});

/**
 * What waits for the caller's seats (a supervisor's unit, a director's company) and what they wait for, the most urgent
 * first: at most 200 of each. `own` leaves out whom the caller supervises; a dispute waits for whoever may settle it.
 * `wide`: seats of others are among them. `late` counts those of `forMe` whose clock has run out.
 */
export const handOffQueue = endpoint({
  method: 'GET', path: '/api/v1/hand-offs/queue', summary: 'What waits for me and what I wait for',
  input: z.object({ own: QueryFlag.optional() }),
  output: z.object({ forMe: z.array(HandOffRow), forThem: z.array(HandOffRow), late: z.int(), wide: z.boolean() }),
});

export const getHandOff = endpoint({
  method: 'GET', path: '/api/v1/hand-offs/:handOffId', summary: 'A hand-off with its agreement, its milestones and why it went to that seat',
  input: z.object({ handOffId: Id }), output: HandOff,
});

/** The company's own reasons, named in the reader's language. */
export const handOffReasons = endpoint({
  method: 'GET', path: '/api/v1/hand-off-reasons', summary: 'Reasons for returning and for disqualifying',
  input: z.object({}), output: z.object({
    /** `asksData`: the hand-off may be kept instead, its clock paused until whoever sent it gives the data. */
    forReturning: z.array(Coded.extend({ asksData: z.boolean() })), forDisqualifying: z.array(Coded),
  }),
});
