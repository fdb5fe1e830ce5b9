import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Money, Named } from '../../../contract/shapes.ts';

/*
  What a change of who serves whom would do to customers (DOMAIN F3), told before anybody may do it. A change moves accounts
  to other seats, or closes a seat and passes on all it holds. Its open deals go with an account.
*/

/** A person at a seat; null: nobody stands in, and the seat is vacant, or `unnamed`: held by somebody whose name is not given. */
const Seated = z.object({ seat: Named, person: Named.nullable(), unnamed: z.boolean() });
const Range = z.object({ low: Money, base: Money, high: Money });
const Class = z.enum(['A', 'B', 'C', 'unclassed']);

export const Moves = z.array(z.object({ accountId: Id, toPositionId: Id })).max(10_000);
/** These accounts; all that a seat leads; whoever an earlier act moved and is still where it left them, back; or a seat that closes: all it holds goes to `toSeat`, but these accounts elsewhere. */
export const Change = z.union([
  z.object({ closing: Id, toSeat: Id.nullable().default(null), moves: Moves.default([]) }),
  z.object({ fromSeat: Id, toSeat: Id }),
  z.object({ moves: Moves.min(1) }),
  z.object({ takingBack: Id }),
]);
export type Change = z.output<typeof Change>;

export const AccountEffect = z.object({
  account: Named, class: Class, from: Seated, to: Seated.nullable(),
  /** Share of the relationship held by people who would no longer be there, 0 to 1. */
  disruption: z.number(), changesHands: z.boolean(), worth: Money, atRisk: Range,
  /** Points of the score that are this account's, by component; over all accounts they add up to it. */
  points: z.object({ c1: z.number(), c2: z.number(), c3: z.number(), c4: z.number() }), deals: z.int(),
});
export type AccountEffect = z.infer<typeof AccountEffect>;

export const Impact = z.object({
  /** What was computed, on what: an act carries it back, and is refused when anything it depends on has changed. */
  token: z.string(), on: Day, closing: Named.nullable(), currency: z.string(),
  /** 0 to 100; `points` are its five parts, which add up to it. `components` are 0 to 1. */
  score: z.number(), components: z.object({ c1: z.number(), c2: z.number(), c3: z.number(), c4: z.number(), c5: z.number() }),
  points: z.object({ c1: z.number(), c2: z.number(), c3: z.number(), c4: z.number(), c5: z.number() }),
  decisionFrom: z.number(), wavesFrom: z.number(), needsDecision: z.boolean(), needsWaves: z.boolean(),
  /** Of resale revenue: what customers who had bought before bought in the twelve months. A range, because the loss is another study's. */
  revenueAtRisk: Range,
  /** Currencies without a rate on the date: their amounts are left out. */
  missing: z.array(z.string()),
  changingHands: z.array(z.object({ class: Class, accounts: z.int(), of: z.int() })),
  /** Those it touches most first, at most 200 of `touched`. */
  accounts: z.array(AccountEffect), touched: z.int(),
  deals: z.object({
    count: z.int(), value: Money, commit: z.int(), commitValue: Money,
    rows: z.array(z.object({ id: Id, name: z.string(), account: z.string(), weighted: Money, commit: z.boolean(), from: z.string().nullable(), to: z.string().nullable() })),
  }),
  /** In the fourteen days from the date, with another host. */
  meetings: z.array(z.object({ id: Id, account: z.string(), title: z.string(), on: Day, from: z.string().nullable(), to: z.string().nullable() })),
  /** What the seat or the accounts hold that must go along: open needs, promises, hand-offs, requests, campaigns, goals. */
  held: z.array(z.object({ kind: z.string(), count: z.int(), items: z.array(Named) })),
  /** Customers nobody would look after: never allowed. */
  orphans: z.array(Named), changedOften: z.array(z.object({ account: Named, changes: z.int() })),
  reasons: z.array(z.object({ code: z.string(), figures: z.record(z.string(), z.unknown()) })),
  /** The caller sees part of the company: shares are of what they see. */
  partial: z.boolean(),
});
export type Impact = z.infer<typeof Impact>;

/** Without `to` the seat closes with nobody to follow: what would be lost at most. */
export const seatImpact = endpoint({
  method: 'GET', path: '/api/v1/impact', summary: 'What closing a seat would do to customers',
  input: z.object({ seat: Id, on: Day, to: Id.optional() }), output: Impact,
});
export const changeImpact = endpoint({
  method: 'POST', path: '/api/v1/impact', summary: 'What a change of who serves whom would do to customers',
  input: z.object({ on: Day, change: Change }), output: Impact,
});

const Act = { on: Day, impactToken: z.string().max(100).optional(), reason: z.string().trim().min(1, 'missing').max(300, 'too_long') };
const Acted = z.object({ actId: Id, accounts: z.int(), deals: z.int(), others: z.int() });

/**
 * Closes a seat from `on` and passes on all it holds in the same act: customers from that day, the rest at once. Refused:
 * `focus.impact_not_seen` without a token, `focus.impact_changed` when what it was computed on has changed (compute it
 * again), `focus.not_in_the_past`, `focus.successor_missing`, `focus.nobody_answers` (the new seat is vacant and nobody stands in), `focus.seat_still_holds` with what is held (`facts.held`:
 * seats that report to it, what lies between the two seats).
 */
export const closeSeat = endpoint({
  method: 'POST', path: '/api/v1/seats/:seatId/close', summary: 'Close a position, passing on all it holds',
  input: z.object({ seatId: Id, toSeat: Id, moves: Moves.default([]), ...Act }), output: Acted,
});
/** Refused like `closeSeat`; and `focus.executive_decides` when the score asks for an executive decision and the caller closes no seats. */
export const moveAccounts = endpoint({
  method: 'POST', path: '/api/v1/accounts/move', summary: 'Give customers to other seats, with their open deals and commitments',
  input: z.object({ change: z.union([z.object({ fromSeat: Id, toSeat: Id }), z.object({ moves: Moves.min(1) }), z.object({ takingBack: Id })]), /** The model of territories that it fits customers to: their history says by which rule or exception. */ modelId: Id.optional(), ...Act }), output: Acted,
});
/**
 * Takes back a whole act of moving, deals and commitments too, until the day after it takes effect; later it is moved again (`moveAccounts`,
 * `takingBack`). Whom somebody has moved since is left alone when `leaveChanged`. Refused: `customers.move_changed_since` with them
 * (`facts.names`), `focus.took_effect`, `focus.undone_already`, `focus.taken_back_by_proposal`.
 */
export const undoMove = endpoint({
  method: 'POST', path: '/api/v1/account-moves/:actId/undo', summary: 'Take back an act of moving customers', input: z.object({ actId: Id, leaveChanged: z.boolean().default(false) }), output: Acted,
});
