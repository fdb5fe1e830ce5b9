import { amountText, type Amount } from '../../../contract/money.ts';
import { addMonths, type Day, reason, type Reason } from '../../organization/rules/index.ts';
import { allocate } from '../../reporting/rules/index.ts';
import type { ImpactAccount, ImpactCase, ImpactDeal } from './impactCase.ts';
import { gateOf, type GateReason } from './impactGates.ts';
import type { ImpactParameters } from './parameters.ts';
import { disruptionOf, leadOf, one } from './relationships.ts';
import { riskOf, type Exposure, type RiskRange } from './revenueAtRisk.ts';

/**
 * Customer impact of closing a seat or moving accounts (DOMAIN F3, PIC): the state proposed against the state as it is, at
 * one date. All amounts are minor units of one currency, at the rate of that date; fractions are whole billionths until the
 * end, so that each component is exactly the sum of what each account contributes, and moving one more never lowers it.
 */
/** In billionths; over all accounts each sums to the component. */
export interface Contribution {
  c1: number;
  c2: number;
  c3: number;
  c4: number;
}
export interface AccountImpact {
  accountId: string;
  class: ImpactAccount['class'];
  disruption: number;
  changesHands: boolean;
  worth: Amount;
  billionths: Contribution;
  atRisk: RiskRange;
}
export type ImpactReason =
  | GateReason
  | 'value_disrupted'
  | 'deals_change_owner'
  | 'revenue_with_newcomers'
  | 'changed_again'
  | 'focus_falls'
  | 'focus_unknown'
  | 'nothing_changes';
/** `score` 0 to 100, `components` 0 to 1. */
export interface CustomerImpact {
  score: number;
  components: Contribution & { c5: number };
  revenueAtRisk: RiskRange;
  accounts: AccountImpact[];
  needsDecision: boolean;
  needsWaves: boolean;
  reasons: Reason<ImpactReason>[];
}

/** An account as it is weighed, once for all that is asked of the same case. */
export interface Weighed extends Exposure {
  account: ImpactAccount;
  worth: bigint;
  bookings: bigint;
  moving: bigint;
  again: boolean;
}
const million = 1_000_000n;
const floored = (minor: bigint): bigint => (minor < 0n ? 0n : minor);

/** How often the change itself passes the lead of an account on within the months looked back. */
export const passesIn = ({ passedOn = [] }: ImpactAccount, since: Day): number => passedOn.filter((day) => day >= since).length;

/** Every account of a case as F3 weighs it. Deals of accounts that aren't given are not seen. */
export function weighedIn(input: ImpactCase, parameters: ImpactParameters): Weighed[] {
  const deals = Map.groupBy(input.deals, (d) => d.accountId);
  const since = addMonths(input.effectiveOn, -parameters.priorChangeMonths);
  const millionths = (taken: 'newHire' | 'existing' | 'similar') => BigInt(Math.round(parameters.mitigation[taken] * 1e6));
  const mitigated = { newHire: millionths('newHire'), existing: millionths('existing'), similar: millionths('similar') };
  const none: ImpactDeal[] = [];
  return input.accounts.map((account): Weighed => {
    const { worth, moving, bookings } = amountsOf(account, deals.get(account.accountId) ?? none);
    return {
      key: account.accountId,
      account,
      d: disruptionOf(account.before, account.after, account.contacts, input.effectiveOn, parameters),
      bookings,
      resale: account.resaleMinor === null ? bookings : floored(account.resaleMinor),
      worth,
      m: mitigated[account.successor ?? (account.after.length === 0 ? 'newHire' : 'existing')],
      moving,
      // Whoever passes twice in the change itself has changed by the last time.
      again: account.leadChangesOn.some((day) => day >= since && day < input.effectiveOn) || passesIn(account, since) > 1,
    };
  });
}

/** The score of a change, each account's part in it, and the revenue at risk. */
export function customerImpact(
  input: ImpactCase,
  parameters: ImpactParameters,
  weighed: readonly Weighed[] = weighedIn(input, parameters),
): CustomerImpact {
  const c = componentsOf(weighed);
  const totals = { c1: c.c1.total, c2: c.c2.total, c3: c.c3.total, c4: c.c4.total, c5: focusLoss(input.focusBefore, input.focusAfter) };
  const components = { c1: totals.c1 / 1e9, c2: totals.c2 / 1e9, c3: totals.c3 / 1e9, c4: totals.c4 / 1e9, c5: totals.c5 / 1e9 };
  const risk = riskOf(weighed, input.currency, parameters);
  const accounts = weighed.map(
    (w, i): AccountImpact => ({
      accountId: w.key,
      class: w.account.class,
      disruption: Number(w.d) / 1e9,
      changesHands: changesHands(w),
      worth: { minor: w.worth, currency: input.currency },
      billionths: { c1: c.c1.parts[i]!, c2: c.c2.parts[i]!, c3: c.c3.parts[i]!, c4: c.c4.parts[i]! },
      atRisk: risk.parts[i]!,
    }),
  );
  const score = scoreOf(totals, parameters);
  const { needsDecision, needsWaves, reasons } = gateOf(score, parameters);
  return {
    score,
    components,
    revenueAtRisk: risk.total,
    accounts,
    needsDecision,
    needsWaves,
    reasons: [...reasonsOf(components, input, risk.total), ...reasons],
  };
}

/**
 * The score when only these accounts change and all others stay as they are, focus left out, and which of them change hands:
 * a wave by itself. The same as `customerImpact` of a case in which nothing happens to the others.
 */
export function impactOfOnly(
  weighed: readonly Weighed[],
  own: ReadonlySet<string>,
  parameters: ImpactParameters,
): { score: number; changing: { accountId: string; worth: bigint }[] } {
  const some = weighed.filter((w) => own.has(w.key));
  const changing = some.filter(changesHands).map((w) => ({ accountId: w.key, worth: w.worth }));
  return { score: scoreOfSums(sumsOf(some), wholesOf(weighed), { before: null, after: null }, parameters), changing };
}

const changesHands = (w: Weighed): boolean => w.d > 0n || leadOf(w.account.before) !== leadOf(w.account.after);

/** Bookings with the open deals by their stage, and of those what changes owner. */
function amountsOf(account: ImpactAccount, own: readonly ImpactDeal[]): Pick<Weighed, 'bookings' | 'worth' | 'moving'> {
  const bookings = floored(account.bookingsMinor);
  let worth = bookings;
  let moving = 0n;
  for (const deal of own) {
    const weighted = floored(deal.weightedMinor);
    worth += weighted;
    if (deal.ownerBefore !== deal.ownerAfter) moving += weighted;
  }
  return { bookings, worth, moving };
}

/** What each component is made of: an account's part of it, and what they all are parts of. */
const partOf = {
  c1: (w: Weighed) => w.worth * w.d,
  c2: (w: Weighed) => w.moving,
  c3: (w: Weighed) => w.bookings * w.d * w.m,
  c4: (w: Weighed) => (w.d > 0n && w.again ? w.worth : 0n),
};
/** Sums over accounts, in what each component is counted in: exact, so that accounts weighed anew may be put in the place of what they were. */
export type Sums = Record<keyof Contribution, bigint>;
export const sumsOf = (some: readonly Weighed[]): Sums => ({
  c1: sum(some.map(partOf.c1)),
  c2: sum(some.map(partOf.c2)),
  c3: sum(some.map(partOf.c3)),
  c4: sum(some.map(partOf.c4)),
});
/** What the components are shares of: the same whoever serves whom. */
export function wholesOf(weighed: readonly Pick<Weighed, 'worth' | 'bookings'>[]): Sums {
  const [worth, bookings] = [sum(weighed.map((w) => w.worth)), sum(weighed.map((w) => w.bookings))];
  return { c1: worth * one, c2: worth - bookings, c3: bookings * one * million, c4: worth };
}
const sum = (all: readonly bigint[]): bigint => {
  let whole = 0n;
  for (const x of all) whole += x;
  return whole;
};

/** In billionths, rounded down, so that more never yields less. */
const shareOf = (part: bigint, whole: bigint): bigint => (whole === 0n || part === 0n ? 0n : (part * one) / whole);

/** The score that sums make of their wholes. */
export function scoreOfSums(sums: Sums, wholes: Sums, focus: { before: number | null; after: number | null }, parameters: ImpactParameters): number {
  const total = (c: keyof Contribution) => Number(shareOf(sums[c], wholes[c]));
  return scoreOf({ c1: total('c1'), c2: total('c2'), c3: total('c3'), c4: total('c4'), c5: focusLoss(focus.before, focus.after) }, parameters);
}

function componentsOf(weighed: readonly Weighed[]) {
  const whole = wholesOf(weighed);
  const keys = weighed.map((w) => w.key);
  const component = (c: keyof Contribution) => componentOf(weighed.map(partOf[c]), whole[c], keys);
  return { c1: component('c1'), c2: component('c2'), c3: component('c3'), c4: component('c4') };
}

/** A component and its exact division among the accounts. */
function componentOf(parts: readonly bigint[], whole: bigint, keys: readonly string[]): { total: number; parts: number[] } {
  const total = shareOf(sum(parts), whole);
  return { total: Number(total), parts: sum(parts) === 0n || whole === 0n ? parts.map(() => 0) : allocate(total, parts, keys).map(Number) };
}

const focusLoss = (before: number | null, after: number | null): number =>
  before === null || after === null || before <= 0 ? 0 : Math.round(Math.max(0, (before - after) / before) * 1e9);

function scoreOf(c: Contribution & { c5: number }, { weightsBp: w }: ImpactParameters): number {
  return (w.c1 * c.c1 + w.c2 * c.c2 + w.c3 * c.c3 + w.c4 * c.c4 + w.c5 * c.c5) / 1e11;
}

function reasonsOf(c: Contribution & { c5: number }, { focusBefore, focusAfter }: ImpactCase, risk: RiskRange): Reason<ImpactReason>[] {
  const found: Reason<ImpactReason>[] = [];
  if (c.c1 > 0) found.push(reason('value_disrupted', { share: c.c1 }));
  if (c.c2 > 0) found.push(reason('deals_change_owner', { share: c.c2 }));
  if (c.c3 > 0)
    found.push(
      reason('revenue_with_newcomers', { share: c.c3, low: amountText(risk.low), base: amountText(risk.base), high: amountText(risk.high) }),
    );
  if (c.c4 > 0) found.push(reason('changed_again', { share: c.c4 }));
  if (c.c5 > 0) found.push(reason('focus_falls', { share: c.c5, before: focusBefore, after: focusAfter }));
  if (found.length === 0) found.push(reason('nothing_changes'));
  if (focusBefore === null || focusAfter === null) found.push(reason('focus_unknown'));
  return found;
}
