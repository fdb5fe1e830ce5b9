import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Money, Named, PageInput, pageOf, QueryFlag } from '../../../contract/shapes.ts';

/*
  A common goal is owned by one seat of each division and measured by one thing, bookings: both rise or fall together. Its
  sums are the company's, whatever deals the reader may see; the records behind them are those the reader reaches.
*/

/** A seat with who answers for it today. */
const Owner = z.object({ seat: Named, person: Named.nullable(), unnamed: z.boolean() });
export const GoalReason = z.object({ code: z.string(), figures: z.record(z.string(), z.unknown()) });

export const Goal = z.object({
  id: Id, name: z.string(), nameEs: z.string(), nameEn: z.string(), market: Named.nullable(), startsOn: Day,
  /** The first day after it. */
  endsOn: Day,
  /** In the company's currency. `start` is where it counts from, usually nothing. */
  start: Money, target: Money, sales: Owner, marketing: Owner,
  /** The share expected by the end of each month, basis points rising to 10,000; null: evenly by day. */
  seasonBp: z.array(z.int()).nullable(),
  /** Booked so far, net; null while a rate is missing: `missing` names the currencies, and `known` is the sum of the rest. */
  value: Money.nullable(), known: Money, missing: z.array(z.string()), events: z.int(),
  /** 0 to 1.2; null when unknown. */
  progress: z.number().nullable(),
  /** The share that should be reached by today, 0 to 1. */
  expected: z.number(),
  /** Progress over expected; null when unknown or not begun. */
  pace: z.number().nullable(),
  state: z.enum(['not_begun', 'running', 'over']),
  reasons: z.array(GoalReason),
  withdrawn: z.boolean(), version: z.int(),
});
export type Goal = z.infer<typeof Goal>;

export const GoalMonth = z.object({ month: z.string(), booked: Money.nullable(), sums: z.array(Money), missing: z.array(z.string()), expected: Money, events: z.int() });
export type GoalMonth = z.infer<typeof GoalMonth>;

/** `when`: those not begun, running or over on the day. Running first, then by the end. */
export const listGoals = endpoint({
  method: 'GET', path: '/api/v1/goals', summary: 'Common goals of both divisions with progress and pace',
  input: z.object({ on: Day.optional(), market: Id.optional(), running: QueryFlag.optional() }), output: z.object({ rows: z.array(Goal) }),
});
export const getGoal = endpoint({
  method: 'GET', path: '/api/v1/goals/:goalId', summary: 'A common goal, month by month',
  input: z.object({ goalId: Id, on: Day.optional() }), output: Goal.extend({ months: z.array(GoalMonth) }),
});
export const GoalBooking = z.object({ id: Id, on: Day, account: Named, seat: Named, amount: Money, reporting: Money.nullable(), kind: z.string() });
/** The bookings that count, the latest first: those the reader reaches, which may be fewer than the sums hold. */
export const goalBookings = endpoint({
  method: 'GET', path: '/api/v1/goals/:goalId/bookings', summary: 'The bookings behind a common goal',
  input: z.object({ goalId: Id, ...PageInput }), output: pageOf(GoalBooking),
});

const Name = z.string().trim().min(1, 'missing').max(120, 'too_long');
const Season = z.array(z.int().min(0).max(10_000)).max(60).nullable();
const Minor = z.string().regex(/^\d{1,18}$/, 'not_valid');
const Fields = {
  nameEs: Name, nameEn: Name, marketId: Id.nullable(), startsOn: Day, endsOn: Day, startMinor: Minor, targetMinor: Minor,
  salesPositionId: Id, marketingPositionId: Id, seasonBp: Season,
};

/**
 * Amounts are minor units of the company's currency. Refused: `goals.ends_before_start`, `goals.target_over_start`,
 * `goals.one_owner_each` (a seat of sales and one of marketing, or above both), `goals.season_of_other_length`, `goals.season_falls`.
 */
export const createGoal = endpoint({
  method: 'POST', path: '/api/v1/goals', summary: 'Set a common goal', creates: true,
  input: z.object({ ...Fields, marketId: Fields.marketId.default(null), startMinor: Minor.default('0'), seasonBp: Season.default(null) }), output: Goal,
});
export const changeGoal = endpoint({
  method: 'PATCH', path: '/api/v1/goals/:goalId', summary: 'Change a common goal', ifMatch: true,
  input: z.object({ goalId: Id, version: z.int(), ...z.object(Fields).partial().shape }), output: Goal,
});
export const withdrawGoal = endpoint({
  method: 'PUT', path: '/api/v1/goals/:goalId/withdrawal', summary: 'Withdraw a common goal', ifMatch: true, input: z.object({ goalId: Id, version: z.int() }), output: Goal,
});
export const restoreGoal = endpoint({
  method: 'DELETE', path: '/api/v1/goals/:goalId/withdrawal', summary: 'Put a withdrawn common goal back', ifMatch: true,
  input: z.object({ goalId: Id, version: z.int() }), output: Goal,
});
