import { amountText } from '../../../../contract/money.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import { impactLists, type RiskRange } from '../../../focus/rules/index.ts';
import type { AccountEffect } from '../../../focus/contract.ts';
import type { ProposalImpact } from '../../contract/impact.ts';
import { answersIn, type Plan } from '../../rules/plan.ts';
import type { Held } from './beside.ts';
import type { Weighed } from './gathering.ts';

/** The customers' side of an impact as it is told: names beside ids, the weightiest first, points that add up to the score. */

type Customers = ProposalImpact['customers'];
const shown = { accounts: 200, deals: 50, meetings: 50, named: 100 };
const range = (r: RiskRange) => ({ low: amountText(r.low), base: amountText(r.base), high: amountText(r.high) });

export function customersTold(ctx: Ctx, weighed: Weighed, held: readonly Held[]): Customers {
  const { impact, parameters: p, input, touched, classes } = weighed, own = new Set(touched.map((a) => a.id)), names = new Map(touched.map((a) => [a.id, a.name]));
  const lists = impactLists({ ...input, accounts: input.accounts.filter((a) => own.has(a.accountId)), deals: input.deals.filter((d) => own.has(d.accountId)) },
    weighed.meetings.map((m) => ({ interactionId: m.id, accountId: m.account_id, day: m.day, hostBefore: m.before, hostAfter: m.after })), p);
  const per = (bp: number, billionths: number) => (bp * billionths) / 1e11, c = impact.components, w = p.weightsBp, effects = effectsOf(weighed);
  const orphans = [...new Set([...lists.orphansAfter, ...touched.filter((a) => a.leadAfter === null).map((a) => a.id)])].filter((id) => !lists.orphansBefore.includes(id));
  return {
    score: impact.score, components: c, points: { c1: per(w.c1, c.c1 * 1e9), c2: per(w.c2, c.c2 * 1e9), c3: per(w.c3, c.c3 * 1e9), c4: per(w.c4, c.c4 * 1e9), c5: per(w.c5, c.c5 * 1e9) },
    decisionFrom: p.decisionFrom, wavesFrom: p.wavesFrom, needsDecision: impact.needsDecision, needsWaves: impact.needsWaves, revenueAtRisk: range(impact.revenueAtRisk),
    changingHands: (['A', 'B', 'C', 'unclassed'] as const).map((k) => ({ class: k, accounts: lists.changingHands[k].accounts.length, of: classes.get(k) ?? 0 })),
    deals: dealsTold(ctx, weighed, lists), meetings: meetingsTold(weighed, lists), held: [...held], openHandOffs: held.find((h) => h.kind === 'hand_off')?.count ?? 0,
    orphans: orphans.slice(0, shown.named).map((id) => ({ id, name: names.get(id)! })), changedOften: lists.changedOften.slice(0, shown.named).map((o) => ({ account: { id: o.accountId, name: names.get(o.accountId)! }, changes: o.changes })),
    accounts: effects.slice(0, shown.accounts), touched: effects.length, changing: effects.filter((e) => e.changesHands).length, unweighed: effects.filter((e) => e.changesHands && e.worth.minor === '0').length, led: [...classes.values()].reduce((a, b) => a + b, 0), newSales: newSalesOf(weighed),
  };
}

const weight = (e: AccountEffect): number => e.points.c1 + e.points.c2 + e.points.c3 + e.points.c4;
const atSeat = (plan: Plan, seat: string, away: ReadonlySet<string>, fallback: Plan): AccountEffect['from'] => {
  const holder = answersIn(plan, seat, away);
  return { seat: { id: seat, name: (plan.seats.get(seat) ?? fallback.seats.get(seat))?.title ?? '' }, person: holder && { id: holder.personId, name: holder.name } };
};

/** Every account touched, the weightiest first. */
export function effectsOf({ impact, touched, deals, drawn: { before, after, basis }, parameters: { weightsBp: w } }: Weighed): AccountEffect[] {
  const byId = new Map(touched.map((a) => [a.id, a])), own = Map.groupBy(deals, (d) => d.account_id), per = (bp: number, billionths: number) => (bp * billionths) / 1e11;
  const seen = new Map<string, AccountEffect['from']>(), at = (plan: Plan, side: string, seat: string) => { const key = side + seat; if (!seen.has(key)) seen.set(key, atSeat(plan, seat, basis.away, before)); return seen.get(key)!; };
  return impact.accounts.flatMap((a): AccountEffect[] => {
    const t = byId.get(a.accountId), b = a.billionths;
    return !t ? [] : [{
      account: { id: t.id, name: t.name }, class: t.class ?? 'unclassed', from: at(before, 'before', t.lead), to: t.leadAfter === null ? null : at(after, 'after', t.leadAfter), disruption: a.disruption, changesHands: a.changesHands,
      worth: amountText(a.worth), atRisk: range(a.atRisk), deals: own.get(t.id)?.length ?? 0, points: { c1: per(w.c1, b.c1), c2: per(w.c2, b.c2), c3: per(w.c3, b.c3), c4: per(w.c4, b.c4) },
    }];
  }).sort((a, b) => weight(b) - weight(a) || (a.account.name < b.account.name ? -1 : a.account.name > b.account.name ? 1 : a.account.id < b.account.id ? -1 : 1));
}

/** A newcomer may win up to a share of new sales again: told apart, never netted. */
function newSalesOf({ impact, input, worth, parameters }: Weighed): Customers['newSales'] {
  const disrupted = new Map(impact.accounts.map((a) => [a.accountId, BigInt(Math.round(a.disruption * 1e9))]));
  const sum = input.accounts.reduce((s, a) => { const fresh = a.bookingsMinor - (a.resaleMinor ?? a.bookingsMinor); return s + (fresh > 0n ? fresh * (disrupted.get(a.accountId) ?? 0n) : 0n); }, 0n);
  return { low: { minor: '0', currency: worth.currency }, high: { minor: ((sum * BigInt(Math.round(parameters.newSales * 1e9))) / 1_000_000_000_000_000_000n).toString(), currency: worth.currency } };
}

/** Which deals, only to those who see deals; how many and how much, to everybody who weighs the proposal. */
function dealsTold(ctx: Ctx, { deals, touched, worth, drawn }: Weighed, { inTransit }: ReturnType<typeof impactLists>): Customers['deals'] {
  const moving = new Set(inTransit.opportunities), names = new Map(touched.map((a) => [a.id, a.name])), name = (plan: Plan, seat: string | null) => (seat === null ? null : answersIn(plan, seat, drawn.basis.away)?.name ?? plan.seats.get(seat)?.title ?? null);
  const rows = ctx.person.may('sales.opportunity.read') ? deals.filter((d) => moving.has(d.id)).sort((a, b) => (a.weighted < b.weighted ? 1 : a.weighted > b.weighted ? -1 : 0)).slice(0, shown.deals) : [];
  return {
    count: inTransit.opportunities.length, value: amountText(inTransit.value), commit: inTransit.commit.length, commitValue: amountText(inTransit.commitValue),
    rows: rows.map((d) => ({ id: d.id, name: d.name, account: names.get(d.account_id) ?? '', weighted: amountText({ minor: d.weighted, currency: worth.currency }), commit: d.commit, from: name(drawn.before, d.owner), to: name(drawn.after, d.after) })),
  };
}

function meetingsTold({ meetings, touched, drawn }: Weighed, lists: ReturnType<typeof impactLists>): Customers['meetings'] {
  const ids = new Set(lists.meetings.map((m) => m.interactionId)), names = new Map(touched.map((a) => [a.id, a.name]));
  const people = new Map([...drawn.before.seats.values(), ...drawn.after.seats.values()].flatMap((s) => s.holders.map((h) => [h.personId, h.name] as const))), who = (id: string | null) => (id === null ? null : people.get(id) ?? null);
  return meetings.filter((m) => ids.has(m.id)).slice(0, shown.meetings).map((m) => ({ id: m.id, account: names.get(m.account_id) ?? '', title: m.title, on: m.day, from: who(m.before), to: who(m.after) }));
}
