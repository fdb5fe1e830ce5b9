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
  const { impact, parameters: p, input, touched, byId: own, classes } = weighed, name = (id: string) => own.get(id)!.name;
  const lists = impactLists({ ...input, accounts: input.accounts.filter((a) => own.has(a.accountId)), deals: input.deals.filter((d) => own.has(d.accountId)) },
    weighed.meetings.map((m) => ({ interactionId: m.id, accountId: m.account_id, day: m.day, hostBefore: m.before, hostAfter: m.after })), p);
  const per = (bp: number, billionths: number) => (bp * billionths) / 1e11, c = impact.components, w = p.weightsBp, changing = impact.accounts.filter((a) => a.changesHands && own.has(a.accountId));
  const orphans = [...new Set([...lists.orphansAfter, ...touched.filter((a) => a.leadAfter === null).map((a) => a.id)])].filter((id) => !lists.orphansBefore.includes(id));
  return {
    score: impact.score, components: c, points: { c1: per(w.c1, c.c1 * 1e9), c2: per(w.c2, c.c2 * 1e9), c3: per(w.c3, c.c3 * 1e9), c4: per(w.c4, c.c4 * 1e9), c5: per(w.c5, c.c5 * 1e9) },
    decisionFrom: p.decisionFrom, wavesFrom: p.wavesFrom, needsDecision: impact.needsDecision, needsWaves: impact.needsWaves, revenueAtRisk: range(impact.revenueAtRisk),
    changingHands: (['A', 'B', 'C', 'unclassed'] as const).map((k) => ({ class: k, accounts: lists.changingHands[k].accounts.length, of: classes.get(k) ?? 0 })),
    deals: dealsTold(ctx, weighed, lists), meetings: meetingsTold(weighed, lists), held: [...held], openHandOffs: held.find((h) => h.kind === 'hand_off')?.count ?? 0,
    orphans: orphans.slice(0, shown.named).map((id) => ({ id, name: name(id) })), changedOften: lists.changedOften.slice(0, shown.named).map((o) => ({ account: { id: o.accountId, name: name(o.accountId) }, changes: o.changes })),
    accounts: effectsOf(weighed, shown.accounts), touched: touched.length, changing: changing.length, unweighed: changing.filter((a) => a.worth.minor === 0n).length, led: [...classes.values()].reduce((a, b) => a + b, 0), newSales: newSalesOf(weighed),
  };
}

const atSeat = (plan: Plan, seat: string, away: ReadonlySet<string>, fallback: Plan): AccountEffect['from'] => {
  const holder = answersIn(plan, seat, away);
  return { seat: { id: seat, name: (plan.seats.get(seat) ?? fallback.seats.get(seat))?.title ?? '' }, person: holder && { id: holder.personId, name: holder.name }, unnamed: holder === null && plan.seats.get(seat)?.status === 'unnamed' };
};

/** The accounts touched, the weightiest first: all, or so many. */
export function effectsOf({ impact, byId, deals, drawn: { before, after, basis }, parameters: { weightsBp: w } }: Weighed, most = Infinity): AccountEffect[] {
  const per = (bp: number, billionths: number) => (bp * billionths) / 1e11;
  const seen = new Map<string, AccountEffect['from']>(), at = (plan: Plan, side: string, seat: string) => { const key = side + seat; if (!seen.has(key)) seen.set(key, atSeat(plan, seat, basis.away, before)); return seen.get(key)!; };
  const ranked = impact.accounts.flatMap((a) => {
    const t = byId.get(a.accountId), { c1, c2, c3, c4 } = a.billionths, points = { c1: per(w.c1, c1), c2: per(w.c2, c2), c3: per(w.c3, c3), c4: per(w.c4, c4) };
    return t ? [{ a, t, points, weight: points.c1 + points.c2 + points.c3 + points.c4 }] : [];
  }).sort((x, y) => y.weight - x.weight || (x.t.name < y.t.name ? -1 : x.t.name > y.t.name ? 1 : x.t.id < y.t.id ? -1 : 1));
  const shown = ranked.slice(0, most), ids = new Set(shown.map(({ t }) => t.id)), own = Map.groupBy(deals.filter((d) => ids.has(d.account_id)), (d) => d.account_id);
  return shown.map(({ a, t, points }): AccountEffect => ({
    account: { id: t.id, name: t.name }, class: t.class ?? 'unclassed', from: at(before, 'before', t.lead), to: t.leadAfter === null ? null : at(after, 'after', t.leadAfter), disruption: a.disruption, changesHands: a.changesHands,
    worth: amountText(a.worth), atRisk: range(a.atRisk), deals: own.get(t.id)?.length ?? 0, points,
  }));
}

/** A newcomer may win up to a share of new sales again: told apart, never netted. */
function newSalesOf({ impact, input, worth, parameters }: Weighed): Customers['newSales'] {
  const sum = input.accounts.reduce((s, a, i) => { const fresh = a.resaleMinor === null ? 0n : a.bookingsMinor - a.resaleMinor; return fresh > 0n ? s + fresh * BigInt(Math.round(impact.accounts[i]!.disruption * 1e9)) : s; }, 0n);
  return { low: { minor: '0', currency: worth.currency }, high: { minor: ((sum * BigInt(Math.round(parameters.newSales * 1e9))) / 1_000_000_000_000_000_000n).toString(), currency: worth.currency } };
}

/** Which deals, only to those who see deals; how many and how much, to everybody who weighs the proposal. */
function dealsTold(ctx: Ctx, { deals, byId, worth, drawn }: Weighed, { inTransit }: ReturnType<typeof impactLists>): Customers['deals'] {
  const moving = new Set(inTransit.opportunities), name = (plan: Plan, seat: string | null) => (seat === null ? null : answersIn(plan, seat, drawn.basis.away)?.name ?? plan.seats.get(seat)?.title ?? null);
  const rows = ctx.person.may('sales.opportunity.read') ? deals.filter((d) => moving.has(d.id)).sort((a, b) => (a.weighted < b.weighted ? 1 : a.weighted > b.weighted ? -1 : 0)).slice(0, shown.deals) : [];
  return {
    count: inTransit.opportunities.length, value: amountText(inTransit.value), commit: inTransit.commit.length, commitValue: amountText(inTransit.commitValue),
    rows: rows.map((d) => ({ id: d.id, name: d.name, account: byId.get(d.account_id)?.name ?? '', weighted: amountText({ minor: d.weighted, currency: worth.currency }), commit: d.commit, from: name(drawn.before, d.owner), to: name(drawn.after, d.after) })),
  };
}

function meetingsTold({ meetings, byId, drawn }: Weighed, lists: ReturnType<typeof impactLists>): Customers['meetings'] {
  const ids = new Set(lists.meetings.map((m) => m.interactionId));
  const people = new Map([...drawn.before.seats.values(), ...drawn.after.seats.values()].flatMap((s) => s.holders.map((h) => [h.personId, h.name] as const))), who = (id: string | null) => (id === null ? null : people.get(id) ?? null);
  return meetings.filter((m) => ids.has(m.id)).slice(0, shown.meetings).map((m) => ({ id: m.id, account: byId.get(m.account_id)?.name ?? '', title: m.title, on: m.day, from: who(m.before), to: who(m.after) }));
}
