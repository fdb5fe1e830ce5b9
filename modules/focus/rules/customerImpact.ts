import { amountText, type Amount } from '../../../contract/money.ts';
import { addMonths, reason, type Day, type Reason } from '../../organization/rules/index.ts';
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

interface Weighed extends Exposure {
  account: ImpactAccount;
  worth: bigint;
  bookings: bigint;
  moving: bigint;
  again: boolean;
}
const million = 1_000_000n;
const floored = (minor: bigint): bigint => (minor < 0n ? 0n : minor);

/** The score of a change, each account's part in it, and the revenue at risk. Deals of accounts that aren't given are not seen. */
export function customerImpact(input: ImpactCase, parameters: ImpactParameters): CustomerImpact {
  const deals = Map.groupBy(input.deals, (d) => d.accountId);
  const since = addMonths(input.effectiveOn, -parameters.priorChangeMonths);
  const weighed = input.accounts.map((account) => weigh(account, deals.get(account.accountId) ?? [], input.effectiveOn, since, parameters));
  const c = componentsOf(weighed);
  const totals = { c1: c.c1.total, c2: c.c2.total, c3: c.c3.total, c4: c.c4.total, c5: focusLoss(input.focusBefore, input.focusAfter) };
  const components = { c1: totals.c1 / 1e9, c2: totals.c2 / 1e9, c3: totals.c3 / 1e9, c4: totals.c4 / 1e9, c5: totals.c5 / 1e9 };
  const risk = riskOf(weighed, input.currency, parameters);
  const accounts = weighed.map(
    (w, i): AccountImpact => ({
      accountId: w.key,
      class: w.account.class,
      disruption: Number(w.d) / 1e9,
      changesHands: w.d > 0n || leadOf(w.account.before) !== leadOf(w.account.after),
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

function weigh(account: ImpactAccount, own: readonly ImpactDeal[], effectiveOn: Day, since: Day, parameters: ImpactParameters): Weighed {
  const bookings = floored(account.bookingsMinor);
  const d = disruptionOf(account.before, account.after, account.contacts, effectiveOn, parameters);
  const taken = account.successor ?? (account.after.length === 0 ? 'newHire' : 'existing');
  return {
    key: account.accountId,
    account,
    d,
    bookings,
    resale: floored(account.resaleMinor ?? account.bookingsMinor),
    worth: bookings + own.reduce((s, x) => s + floored(x.weightedMinor), 0n),
    m: BigInt(Math.round(parameters.mitigation[taken] * 1e6)),
    moving: own.filter((x) => x.ownerBefore !== x.ownerAfter).reduce((s, x) => s + floored(x.weightedMinor), 0n),
    again: account.leadChangesOn.some((day) => day >= since && day < effectiveOn),
  };
}

/** What a component is made of: each account's part over a whole. */
function componentsOf(weighed: readonly Weighed[]) {
  const sum = (of: (w: Weighed) => bigint) => weighed.reduce((s, w) => s + of(w), 0n);
  const [worth, bookings, pipeline] = [sum((w) => w.worth), sum((w) => w.bookings), sum((w) => w.worth - w.bookings)];
  return {
    c1: component(weighed, (w) => w.worth * w.d, worth * one),
    c2: component(weighed, (w) => w.moving, pipeline),
    c3: component(weighed, (w) => w.bookings * w.d * w.m, bookings * one * million),
    c4: component(weighed, (w) => (w.d > 0n && w.again ? w.worth : 0n), worth),
  };
}

/** A component in billionths, rounded down (so that more never yields less), and its exact division among the accounts. */
function component(weighed: readonly Weighed[], partOf: (w: Weighed) => bigint, whole: bigint): { total: number; parts: number[] } {
  const parts = weighed.map(partOf);
  const sum = parts.reduce((a, b) => a + b, 0n);
  if (whole === 0n || sum === 0n) return { total: 0, parts: parts.map(() => 0) };
  const total = (sum * one) / whole;
  return {
    total: Number(total),
    parts: allocate(
      total,
      parts,
      weighed.map((w) => w.key),
    ).map(Number),
  };
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
