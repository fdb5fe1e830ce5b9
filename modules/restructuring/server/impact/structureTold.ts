import type { Ctx } from '../../../../platform/server/request.ts';
import { commonExecutive } from '../../../organization/rules/index.ts';
import { weeklyMinutesOf, yearlyMinutes } from '../../../decisions/rules/index.ts';
import type { ForumRow } from '../../../decisions/contract.ts';
import type { WorkingTime, Worth } from '../../../focus/rules/index.ts';
import type { ProposalImpact, StructureFigures } from '../../contract/impact.ts';
import { answersIn, divisionIn, type Plan, type PlanForum } from '../../rules/plan.ts';
import { figuresOf, layersAdded } from '../../rules/spanBands.ts';
import type { Drawn } from '../drawing.ts';
import { costOf, type SeatTotal } from './beside.ts';
import type { Weighed } from './gathering.ts';

const named = (plan: Plan, seat: string) => ({ id: seat, name: plan.seats.get(seat)?.title ?? '' });
const personAt = (plan: Plan, seat: string, away: ReadonlySet<string>) => { const holder = answersIn(plan, seat, away); return holder && { id: holder.personId, name: holder.name }; };

export function structureTold(ctx: Ctx, drawn: Drawn, worth: Worth): ProposalImpact['structure'] {
  return { before: figuresTold(drawn, drawn.before, worth), after: figuresTold(drawn, drawn.after, worth), executives: executivesOf(ctx, drawn) };
}

/** Spans told are those that are out of their band, and those that change; the rest are counted. */
export function figuresTold({ basis, before, after }: Drawn, plan: Plan, worth: Worth): StructureFigures {
  const figures = figuresOf(plan, basis.away), managed = (p: Plan) => { const n = new Map<string, number>(); for (const m of p.managers.values()) n.set(m, (n.get(m) ?? 0) + 1); return n; };
  const [was, is] = [managed(before), managed(after)];
  const spans = figures.spans.filter((s) => s.fits === 'below' || s.fits === 'above' || was.get(s.seat) !== is.get(s.seat)).slice(0, 200)
    .map(({ seat, archetype, ...s }) => ({ ...s, archetype: archetype as 'coach' | null, seat: named(plan, seat), person: personAt(plan, seat, basis.away) }));
  return { ...figures, spans, ...costOf(plan, worth, basis.seesCosts) };
}

/** The lowest seat over both divisions of each market whose seats or lines differ, before and after. */
function executivesOf(ctx: Ctx, { before, after, basis }: Drawn): ProposalImpact['structure']['executives'] {
  const bySeats = (plan: Plan) => Map.groupBy([...plan.seats.values()].filter((s) => divisionIn(plan, s.id) !== null), (s) => s.marketId), [was, is] = [bySeats(before), bySeats(after)];
  const found = (plan: Plan, seats: readonly { id: string }[] | undefined) => {
    const of = (division: string) => (seats ?? []).filter((s) => divisionIn(plan, s.id) === division).map((s) => s.id), { position, distance } = commonExecutive(plan.managers, of('sales'), of('marketing'));
    return position === null || distance === null ? null : { seat: named(plan, position), person: personAt(plan, position, basis.away), distance };
  };
  return [...new Set([...was.keys(), ...is.keys()])].map((id) => ({ market: { id, name: basis.markets.get(id)?.[ctx.person.language] ?? '' }, before: found(before, was.get(id)), after: found(after, is.get(id)) }));
}

/** Minutes a week of everybody's time, what begins and what ends. A proposal that adds a layer retires as much as it adds, or says why. */
export function informationTold({ before, after, basis }: Drawn, worth: Worth, working: WorkingTime): ProposalImpact['information'] {
  const cost = (plan: Plan) => (basis.seesCosts ? forumsCost(plan, worth, working) : null), told = (plan: Plan) => (f: PlanForum): ForumRow => forumTold(plan, f);
  const all = (plan: Plan) => ({ minutes: [...plan.forums.values()].reduce((sum, f) => sum + minutesOf(f), 0), cost: cost(plan) });
  const [was, is] = [all(before), all(after)];
  const changed = (a: Plan, b: Plan) => [...a.forums.values()].filter((f) => JSON.stringify(b.forums.get(f.id)) !== JSON.stringify(f));
  return { before: was, after: is, added: changed(after, before).map(told(after)), retired: changed(before, after).map(told(before)), layersAdded: layersAdded(before, after), pays: is.minutes <= was.minutes };
}

const minutesOf = (f: PlanForum): number => weeklyMinutesOf({ ...f, participants: f.participantIds.filter((p) => p !== f.ownerId).length });

/** Over the working weeks of a year. Seats without a rate count nothing. */
function forumsCost(plan: Plan, worth: Worth, working: WorkingTime): { minor: string; currency: string } {
  const perMinute = (seat: string) => { const c = plan.seats.get(seat)?.cost; return c ? Number(worth.into(c.minor, c.currency)) / yearlyMinutes(working) : 0; };
  const yearly = [...plan.forums.values()].reduce((sum, f) => {
    const others = f.participantIds.filter((p) => p !== f.ownerId), each = minutesOf({ ...f, participantIds: [] }), reading = f.what === 'meeting' ? f.minutes : f.readingMinutes;
    return sum + working.weeksAYear * (each * perMinute(f.ownerId) + (each / f.minutes) * reading * others.reduce((n, p) => n + perMinute(p), 0));
  }, 0);
  return { minor: Math.round(yearly).toString(), currency: worth.currency };
}

const forumTold = (plan: Plan, f: PlanForum): ForumRow => ({
  id: f.id, version: 0, name: f.name, what: f.what, owner: named(plan, f.ownerId), participants: f.participantIds.map((p) => named(plan, p)), minutes: f.minutes, readingMinutes: f.readingMinutes,
  frequency: f.frequency as 'weekly', serves: f.serves, from: plan.day, expiresOn: f.expiresOn, endedOn: null, expired: false, weeklyMinutes: minutesOf(f), yearlyCost: null,
});

/** The seats of the flow picture: what each leads before and after. */
export function flowSeats({ touched, drawn, bookings, worth }: Weighed, totals: ReadonlyMap<string, SeatTotal>): ProposalImpact['flows']['seats'] {
  const after = new Map([...totals].map(([seat, t]) => [seat, { ...t }])), booked = (id: string) => { const minor = BigInt(bookings.get(id)?.bookings ?? '0'); return minor < 0n ? 0n : minor; };
  const add = (seat: string, n: number, minor: bigint) => { const own = after.get(seat) ?? { accounts: 0, bookings: 0n }; after.set(seat, { accounts: own.accounts + n, bookings: own.bookings + minor }); };
  for (const a of touched) if (a.lead !== a.leadAfter) { add(a.lead, -1, -booked(a.id)); if (a.leadAfter !== null) add(a.leadAfter, 1, booked(a.id)); }
  const money = (minor: bigint) => ({ minor: minor.toString(), currency: worth.currency }), { before, basis } = drawn, then = drawn.after;
  return [...after].map(([seat, is]) => {
    const was = totals.get(seat) ?? { accounts: 0, bookings: 0n }, known = then.seats.get(seat) ?? before.seats.get(seat);
    return {
      seat: { id: seat, name: known?.title ?? '' }, personBefore: personAt(before, seat, basis.away), personAfter: personAt(then, seat, basis.away), opens: !before.seats.has(seat), closes: !then.seats.has(seat), capacity: known?.capacity ?? null,
      accountsBefore: was.accounts, accountsAfter: is.accounts, bookingsBefore: money(was.bookings), bookingsAfter: money(is.bookings),
    };
  }).sort((a, b) => (a.seat.name < b.seat.name ? -1 : 1));
}
