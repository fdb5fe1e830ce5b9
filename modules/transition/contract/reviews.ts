import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Done, Id, Instant, Money, Named } from '../../../contract/shapes.ts';
import { Halt } from '../../restructuring/contract.ts';

const Reasons = z.array(z.object({ code: z.string(), figures: z.record(z.string(), z.unknown()) }));
const Shares = z.object({ low: z.number(), base: z.number(), high: z.number() });
export type LossShares = z.output<typeof Shares>;

const Bookings = z.object({ moved: z.number().nullable(), matched: z.number().nullable(), loss: z.number().nullable(), error: z.number().nullable(), movedAccounts: z.int(), matchedAccounts: z.int(), withoutLike: z.int(), pace: z.number(), reasons: Reasons });

/**
 * What was predicted when the wave was published (of the structure: when the last wave that had come by then was), beside what came of it; as computed on its day, for ever. Shares are of one.
 * `cost`: a year's, null when the caller does not see costs or no position has one. `focus`: `before` are the eight weeks before the wave; null and its
 * reason where fewer than five people, or too little was recorded; `lowEvidence`: told, but it proves nothing. `resale`: what was
 * bought after each customer’s first booking, as F3 reckons its risk (null in reviews computed before it was told apart); `bookings`: all of it. Each since the
 * wave over the pace of the twelve months before (1: as before), moved customers against those of the same market and class that
 * did not move; `loss` is the difference, `error` its standard error. `atRisk`: of what the moved ones bought again.
 */
export const ReviewFigures = z.object({
  cost: z.object({ predicted: Money.nullable(), realised: Money.nullable(), /** Positions without a cost, as predicted and as it came; not kept by older reviews. */ predictedUnknown: z.int().optional(), unknown: z.int().optional() }), outsideBand: z.object({ predicted: z.int(), realised: z.int() }), layers: z.object({ predicted: z.int().nullable(), realised: z.int() }),
  focus: z.object({ before: z.number().nullable(), predicted: z.number().nullable(), realised: z.number().nullable(), evidence: z.number().nullable(), lowEvidence: z.boolean(), people: z.int(), reasons: Reasons }),
  resale: Bookings.nullable(), bookings: Bookings,
  atRisk: z.object({ predicted: Shares.nullable(), realised: z.number().nullable(), /** Of it, what was at stake; `null`: not kept. */ exposed: z.number().nullable() }),
  steps: z.object({ all: z.int(), done: z.int(), late: z.int() }), lost: z.object({ moved: z.int(), movedOf: z.int(), matched: z.int(), matchedOf: z.int() }),
});
export type ReviewFigures = z.output<typeof ReviewFigures>;

/** `upcoming` until its day; `due` from its day until it is computed (within the hour); then `computed` until an executive signs it. */
export const Review = z.object({
  id: Id.nullable(), proposal: Named, wave: z.int(), ordinal: z.int(), days: z.int(), dueOn: Day, state: z.enum(['upcoming', 'due', 'computed', 'signed']),
  computedAt: Instant.nullable(), signed: z.object({ person: Named, at: Instant, comment: z.string() }).nullable(), figures: ReviewFigures.nullable(), maySign: z.boolean(),
});
export type Review = z.output<typeof Review>;

export const proposalReviews = endpoint({
  method: 'GET', path: '/api/v1/proposals/:proposalId/reviews', summary: 'The reviews of a published proposal, predicted beside realised', input: z.object({ proposalId: Id }), output: z.object({ rows: z.array(Review) }),
});
/** For the day and the list: reviews computed and not signed, then those to come; and transitions that stand halted. Of the proposals one may see; `mine`: the caller drew it or, of a halt, it moves customers of seats that the caller answers for. */
export const followUp = endpoint({
  method: 'GET', path: '/api/v1/follow-up', summary: 'Reviews that are due and transitions that are halted', input: z.object({}),
  output: z.object({ reviews: z.array(Review.omit({ figures: true }).extend({ mine: z.boolean() })), halts: z.array(z.object({ proposal: Named, mine: z.boolean(), halt: Halt })) }),
});
/** Once: what was signed stays (`restructuring.review_signed`). */
export const signReview = endpoint({
  method: 'POST', path: '/api/v1/reviews/:reviewId/signature', summary: 'Sign a review with a comment', input: z.object({ reviewId: Id, comment: z.string().trim().min(1, 'missing').max(2000, 'too_long') }), output: Review,
});

/** A pulse that waits for the caller's answer. */
export const myPulses = endpoint({
  method: 'GET', path: '/api/v1/pulses/mine', summary: 'Pulses that ask me', input: z.object({}), output: z.object({ rows: z.array(z.object({ id: Id, changedOn: Day, closesOn: Day })) }),
});
/**
 * Four answers in the order of the questions, 1 to 5; null: would rather not say. Added to sums and nowhere kept by itself, with no
 * fact: only that somebody has answered is kept. Refused: `restructuring.pulse_answered` the second time, `restructuring.pulse_not_asked`.
 */
export const answerPulse = endpoint({
  method: 'POST', path: '/api/v1/pulses/:pulseId/answers', summary: 'Answer a pulse, anonymously', input: z.object({ pulseId: Id, answers: z.array(z.int().min(1).max(5).nullable()).length(4) }), output: Done,
});
/** Averages only once it is closed, and of questions that five or more answered. */
export const Pulse = z.object({
  id: Id, wave: z.int(), ordinal: z.int(), opensOn: Day, closesOn: Day, state: z.enum(['open', 'closed']), questions: z.array(z.object({ question: z.int(), average: z.number().nullable(), answers: z.int().nullable() })),
});
export type Pulse = z.output<typeof Pulse>;
export const proposalPulses = endpoint({
  method: 'GET', path: '/api/v1/proposals/:proposalId/pulses', summary: 'What those a proposal touched say of it', input: z.object({ proposalId: Id }), output: z.object({ rows: z.array(Pulse) }),
});

/**
 * What signed reviews say of the loss that F3 reckons with: observed, with its spread, beside what is in force. `proposed` null: too few
 * restructurings (`least`), or some that lie further apart than the parameter of following up allows (reason `too_far_apart`). Nothing changes until a person accepts.
 */
export const Calibration = z.object({
  restructurings: z.int(), least: z.int(), reviews: z.array(z.object({ id: Id, proposal: Named, wave: z.int(), days: z.int(), loss: z.number(), error: z.number(), exposed: z.number() })),
  base: z.number().nullable(), spread: z.number().nullable(), moved: z.int(), matched: z.int(), inForce: Shares, proposed: Shares.nullable(), decided: z.boolean(), mayDecide: z.boolean(), reasons: Reasons,
  past: z.array(z.object({ id: Id, at: Instant, person: Named, accepted: z.boolean(), reason: z.string(), from: Day.nullable(), inForce: Shares, proposed: Shares })),
});
export type Calibration = z.output<typeof Calibration>;
export const readCalibration = endpoint({
  method: 'GET', path: '/api/v1/calibration', summary: 'What reviews teach about the parameters', input: z.object({}), output: Calibration,
});
/**
 * Accepts what is proposed from a day, as a new dated parameter, or rejects it; with a reason either way. `reviews` are those that were
 * seen. Refused: `restructuring.calibration_moved` when others are signed since, `restructuring.calibration_too_few`, `restructuring.calibration_apart`, `restructuring.calibration_decided`, `oversight.parameter_backwards`.
 */
export const decideCalibration = endpoint({
  method: 'POST', path: '/api/v1/calibration', summary: 'Accept or reject what reviews propose for a parameter',
  input: z.object({ accept: z.boolean(), from: Day.optional(), reason: z.string().trim().min(1, 'missing').max(2000, 'too_long'), reviews: z.array(Id).min(1).max(500) }), output: Calibration,
});
