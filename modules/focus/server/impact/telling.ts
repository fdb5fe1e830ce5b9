import { amountText } from '../../../../contract/money.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import type { AccountEffect, Impact } from '../../contract/impact.ts';
import type { CustomerImpact } from '../../rules/customerImpact.ts';
import { impactLists } from '../../rules/impactLists.ts';
import type { RiskRange } from '../../rules/revenueAtRisk.ts';
import type { SeatThen } from '../../rules/successors.ts';
import type { Found } from './impact.ts';

/** The impact as it is told: names beside ids, the weightiest first, and parts of the score in points that add up to it. */

const shown = { accounts: 200, deals: 50, meetings: 50, items: 20 };
const range = (r: RiskRange) => ({ low: amountText(r.low), base: amountText(r.base), high: amountText(r.high) });
const seated = (s: SeatThen) => ({ seat: { id: s.id, name: s.title }, person: s.person_id === null ? null : { id: s.person_id, name: s.person_name ?? '' }, unnamed: s.unnamed ?? false });
const classOf = (c: string | null): AccountEffect['class'] => (c as 'A' | null) ?? 'unclassed';

export function tell(ctx: Ctx, found: Found, impact: CustomerImpact, token: string): Impact {
  const { change, accounts, seats, seatsAfter, input, parameters, classes } = found;
  const own = new Set(accounts.map((a) => a.id)), named = new Map(accounts.map((a) => [a.id, a]));
  const lists = impactLists({ ...input, accounts: input.accounts.filter((a) => own.has(a.accountId)), deals: input.deals.filter((d) => own.has(d.accountId)) },
    found.meetings.map((m) => ({ interactionId: m.id, accountId: m.account_id, day: m.day, hostBefore: m.before, hostAfter: m.after })), parameters);
  const w = parameters.weightsBp, per = (bp: number, billionths: number) => (bp * billionths) / 1e11;
  const deals = Map.groupBy(found.deals, (d) => d.account_id);
  const effects = impact.accounts.filter((a) => own.has(a.accountId)).map((a): AccountEffect => {
    const t = named.get(a.accountId)!, b = a.billionths;
    return {
      account: { id: t.id, name: t.name }, class: classOf(t.class), from: seated(seats.get(t.lead)!), to: t.lead_after === null ? null : seated(seatsAfter.get(t.lead_after)!),
      disruption: a.disruption, changesHands: a.changesHands, worth: amountText(a.worth), atRisk: range(a.atRisk), deals: deals.get(t.id)?.length ?? 0,
      points: { c1: per(w.c1, b.c1), c2: per(w.c2, b.c2), c3: per(w.c3, b.c3), c4: per(w.c4, b.c4) },
    };
  }).sort((a, b) => weight(b) - weight(a) || (a.account.name < b.account.name ? -1 : 1));
  const c = impact.components;
  return {
    token, on: change.on, closing: change.closing ? { id: change.closing, name: seats.get(change.closing)!.title } : null, currency: input.currency, score: impact.score, components: c,
    points: { c1: per(w.c1, c.c1 * 1e9), c2: per(w.c2, c.c2 * 1e9), c3: per(w.c3, c.c3 * 1e9), c4: per(w.c4, c.c4 * 1e9), c5: per(w.c5, c.c5 * 1e9) },
    decisionFrom: parameters.decisionFrom, wavesFrom: parameters.wavesFrom, needsDecision: impact.needsDecision, needsWaves: impact.needsWaves,
    revenueAtRisk: range(impact.revenueAtRisk), missing: found.missing, touched: effects.length, accounts: effects.slice(0, shown.accounts),
    changingHands: (['A', 'B', 'C', 'unclassed'] as const).map((k) => ({ class: k, accounts: lists.changingHands[k].accounts.length, of: classes.get(k) ?? 0 })),
    deals: dealsTold(found, lists), meetings: meetingsTold(found, lists), held: heldTold(found),
    orphans: lists.orphansAfter.map((id) => ({ id, name: named.get(id)!.name })),
    changedOften: lists.changedOften.map((o) => ({ account: { id: o.accountId, name: named.get(o.accountId)!.name }, changes: o.changes })),
    reasons: impact.reasons.map((r) => ({ code: r.code, figures: { ...r.figures } })), partial: !ctx.person.scopeOf('focus.impact.read').company,
  };
}

const weight = (e: AccountEffect): number => e.points.c1 + e.points.c2 + e.points.c3 + e.points.c4;
const nameAt = (seats: Found['seats'], seat: string | null): string | null => (seat === null ? null : (seats.get(seat)?.person_name ?? seats.get(seat)?.title ?? null));

function dealsTold(found: Found, { inTransit }: ReturnType<typeof impactLists>): Impact['deals'] {
  const moving = new Set(inTransit.opportunities), names = new Map(found.accounts.map((a) => [a.id, a.name]));
  const rows = found.deals.filter((d) => moving.has(d.id)).sort((a, b) => (a.weighted < b.weighted ? 1 : -1)).slice(0, shown.deals);
  return {
    count: inTransit.opportunities.length, value: amountText(inTransit.value), commit: inTransit.commit.length, commitValue: amountText(inTransit.commitValue),
    rows: rows.map((d) => ({
      id: d.id, name: d.name, account: names.get(d.account_id) ?? '', weighted: amountText({ minor: d.weighted, currency: found.input.currency }), commit: d.commit,
      from: nameAt(found.seats, d.owner), to: nameAt(found.seatsAfter, d.after),
    })),
  };
}

function meetingsTold(found: Found, { meetings }: ReturnType<typeof impactLists>): Impact['meetings'] {
  const ids = new Set(meetings.map((m) => m.interactionId)), names = new Map(found.accounts.map((a) => [a.id, a.name]));
  const who = new Map([...found.seats.values()].flatMap((s) => (s.person_id === null ? [] : [[s.person_id, s.person_name ?? ''] as const])));
  const name = (id: string | null) => (id === null ? null : (who.get(id) ?? null));
  return found.meetings.filter((m) => ids.has(m.id)).slice(0, shown.meetings)
    .map((m) => ({ id: m.id, account: names.get(m.account_id) ?? '', title: m.title, on: m.day, from: name(m.before), to: name(m.after) }));
}

const heldTold = (found: Found): Impact['held'] => [...Map.groupBy(found.held, (h) => h.kind)]
  .map(([kind, own]) => ({ kind, count: own.length, items: own.slice(0, shown.items).map((h) => ({ id: h.id, name: h.label })) }));
