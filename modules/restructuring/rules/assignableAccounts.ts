import { type ImpactParameters, one, relationshipShares } from '../../focus/rules/index.ts';
import { addMonths } from '../../organization/rules/index.ts';
import type { AssignableAccount, AssignableSeat } from '../../territories/rules/index.ts';
import type { AssignmentWishes } from '../contract/assignment.ts';
import { type LedBefore, movedTo, type Places, type Records, type Situation, takenOver, teamIn } from './impactCaseOf.ts';

/*
  Customers and seats of a drawn proposal as an assignment takes them. What a customer's move to a seat costs is exactly its
  part of the customer impact (F3): the share of the relationship that breaks, deals that change owner, sales with somebody new,
  a second change within the months that count. F3 adds up over customers, so the whole's cost is the score but for focus. To
  that comes a little for each that changes hands, so that customers who buy nothing yet are not passed around for nothing.
*/
export interface Movable extends LedBefore { marketId: string; segment: string | null; postcode: string | null }
export interface Candidates { accounts: AssignableAccount[]; seats: AssignableSeat[]; /** Points of the score that all these customers' relationships are worth. */ points: number; movable: number }
export interface AssignmentGround {
  situation: Situation; records: Records; parameters: ImpactParameters; place: Places;
  languages: Readonly<Record<string, string>>; /** Customers that need a product, by product. */ products: Readonly<Record<string, readonly string[]>>; /** Left where they are besides those wished. */ frozen: ReadonlySet<string>;
}
const capacityOver = 1.25, areaLength = 3, customersThatMakeAnArea = 2;
/** What a change of hands costs by itself, as a share of what the mean customer's relationship is worth. */
export const eachChangeCosts = 0.1;

export function candidatesFor(all: readonly Movable[], ground: AssignmentGround, wishes: AssignmentWishes): Candidates {
  const chosen = new Set(wishes.seats.map((s) => s.seatId)), own = all.filter((a) => a.leadAfter === null || chosen.has(a.leadAfter)), costs = costsOf(all, own, ground);
  const deals = Map.groupBy(ground.records.deals, (d) => d.account_id), frozen = new Set([...ground.frozen, ...wishes.frozen]), groups = new Map(wishes.together.flatMap((ids, n) => ids.map((id) => [id, `together ${n}`] as const)));
  const needed = new Map<string, string[]>();
  for (const { productId } of wishes.products) for (const id of ground.products[productId] ?? []) needed.set(id, [...(needed.get(id) ?? []), `product ${productId}`]);
  const moves = (a: Movable) => !frozen.has(a.id) && inScope(a, wishes.scope), fit = servedIn(ground, wishes.serves);
  const accounts = own.map((a): AssignableAccount => {
    const { worst, kin, other, known } = costs(a), share = (cost: number) => (worst > 0 ? Math.max(0, 1 - cost / worst) : 0), area = areaOf(a);
    return {
      id: a.id, seatId: a.leadAfter, load: 1 + (deals.get(a.id) ?? []).filter((d) => d.owner === a.lead).length, worth: worst, needs: ['held', ...fit.needs(a), ...(needed.get(a.id) ?? [])],
      ties: Object.fromEntries([...known].filter(([seat]) => chosen.has(seat)).map(([seat, cost]) => [seat, share(cost)])), kin: ground.situation.before.seats.get(a.lead)?.unitId, anyway: { kin: share(kin), other: share(other) },
      ...(area ? { area } : {}), isFrozen: a.leadAfter !== null && !moves(a), together: groups.get(a.id),
    };
  });
  return { accounts, seats: seatsFor(own, accounts, ground, wishes, fit), points: accounts.reduce((s, a) => s + a.worth, 0), movable: accounts.filter((a) => !a.isFrozen).length };
}

const inScope = (a: Movable, { classes, segment, postcode }: AssignmentWishes['scope']): boolean =>
  (classes.length === 0 || classes.includes(a.class ?? 'unclassed')) && (!segment || a.segment === segment) && (!postcode || (a.postcode ?? '').startsWith(postcode));

/** The beginning of its postal code, within its market: "46001" of Spain lies in "ES 460". Null: not known. */
function areaOf({ marketId, postcode }: Movable): string | null {
  const plain = (postcode ?? '').toUpperCase().replace(/[\s-]/g, '');
  return plain === '' ? null : `${marketId} ${plain.slice(0, areaLength)}`;
}

function seatsFor(own: readonly Movable[], accounts: readonly AssignableAccount[], { situation: { after }, records, place }: AssignmentGround, wishes: AssignmentWishes, fit: Fit): AssignableSeat[] {
  const ledNow = Map.groupBy(own.filter((a) => a.leadAfter !== null), (a) => a.leadAfter!), load = accounts.reduce((s, a) => s + a.load, 0), fteOf = (id: string) => after.seats.get(id)?.fte ?? 1, fte = wishes.seats.reduce((s, x) => s + fteOf(x.seatId), 0) || 1;
  return wishes.seats.map(({ seatId, capacity }) => {
    const seat = after.seats.get(seatId), person = seat ? place.after(seatId) : null, led = ledNow.get(seatId) ?? [];
    const near = Map.groupBy(led.flatMap((a) => areaOf(a) ?? []), (x) => x), products = wishes.products.filter((p) => p.seatIds.includes(seatId)).map((p) => `product ${p.productId}`);
    return {
      id: seatId, capacity: capacity ?? seat?.capacity ?? Math.ceil((capacityOver * load * fteOf(seatId)) / fte), kin: seat?.unitId, isNew: person !== null && records.newcomers.has(person),
      // Where nobody answers, nobody is sent.
      serves: person === null ? [] : [...new Set(['held', ...(seat ? fit.serves(seat.marketId) : []), ...led.flatMap((a) => fit.serves(a.marketId)), ...products])],
      areas: [...near].filter(([, n]) => n.length >= customersThatMakeAnArea).map(([x]) => x),
    };
  });
}

interface Fit { needs(a: Movable): string[]; serves(marketId: string): string[] }
function servedIn({ languages }: AssignmentGround, by: AssignmentWishes['serves']): Fit {
  const of = (marketId: string): string[] => (by === 'any' ? [] : [by === 'market' ? `market ${marketId}` : `language ${languages[marketId] ?? marketId}`]);
  return { needs: (a) => of(a.marketId), serves: of };
}

interface Costs { worst: number; kin: number; other: number; known: Map<string, number> }
/** Points of the score that each customer costs: under somebody new, under a seat of the same unit, under any other, and under each seat whose person it knows. */
function costsOf(all: readonly Movable[], own: readonly Movable[], { situation, records, parameters: p, place }: AssignmentGround): (a: Movable) => Costs {
  const floored = (minor: bigint) => Number(minor < 0n ? 0n : minor), deals = Map.groupBy(records.deals, (d) => d.account_id), since = addMonths(situation.on, -p.priorChangeMonths);
  const bookingsOf = (id: string) => floored(BigInt(records.booked.get(id)?.bookings ?? '0')), valueOf = (id: string) => (deals.get(id) ?? []).reduce((s, d) => s + floored(d.weighted), 0);
  const bookings = all.reduce((s, a) => s + bookingsOf(a.id), floored(BigInt(records.bookedElsewhere))), pipeline = all.reduce((s, a) => s + valueOf(a.id), floored(records.dealsElsewhere)), worth = bookings + pipeline;
  const seatsOf = Map.groupBy([...situation.after.seats.keys()], (s) => place.after(s)), part = (amount: number, whole: number, bp: number) => (whole > 0 ? (amount / whole) * (bp / 100) : 0);
  const pointsOf = (a: Movable): Costs => {
    const before = teamIn([{ seat: a.lead, role: 'lead' as const }, ...a.team], place.before), stays = new Set(teamIn(a.team.map((t) => ({ ...t, seat: movedTo(situation, t.seat) })), place.after).map((m) => m.personId));
    const shares = relationshipShares(before, records.contacts.get(a.id) ?? [], situation.on, p), held = [...shares].reduce((s, [who, share]) => (stays.has(who) ? s + share : s), 0n), own = deals.get(a.id) ?? [], led = place.before(a.lead);
    const booked = bookingsOf(a.id), value = booked + valueOf(a.id), again = (records.changes.get(a.id) ?? []).some((day) => day >= since && day < situation.on);
    const others = own.filter((d) => d.owner !== a.lead && place.before(d.owner) !== (movedTo(situation, d.owner) === null ? null : place.after(movedTo(situation, d.owner)!))).reduce((s, d) => s + floored(d.weighted), 0);
    const along = own.filter((d) => d.owner === a.lead).reduce((s, d) => s + floored(d.weighted), 0);
    const cost = (who: string | null, m: number) => {
      const d = shares.size === 0 ? 0 : Number(one - held - (who !== null && !stays.has(who) ? (shares.get(who) ?? 0n) : 0n)) / 1e9;
      return part(value * d, worth, p.weightsBp.c1) + part(others + (who === led ? 0 : along), pipeline, p.weightsBp.c2) + part(booked * d * m, bookings, p.weightsBp.c3) + (d > 0 && again ? part(value, worth, p.weightsBp.c4) : 0);
    };
    const mOf = (seat: string) => p.mitigation[takenOver(situation, { lead: a.lead, leadAfter: seat }, place, records.newcomers) ?? 'existing'];
    const known = [...shares.keys()].flatMap((who) => (seatsOf.get(who) ?? []).map((seat) => [seat, cost(who, mOf(seat))] as const));
    return { worst: cost('', p.mitigation.newHire), kin: cost('', p.mitigation.similar), other: cost('', p.mitigation.existing), known: new Map(known) };
  };
  const found = new Map(own.map((a) => [a.id, pointsOf(a)])), each = (eachChangeCosts * [...found.values()].reduce((sum, c) => sum + c.worst, 0)) / Math.max(1, found.size) || eachChangeCosts / Math.max(1, found.size);
  return (a) => {
    const { worst, kin, other, known } = found.get(a.id)!, led = place.before(a.lead);
    return { worst: worst + each, kin: kin + each, other: other + each, known: new Map([...known].map(([seat, cost]) => [seat, cost + (place.after(seat) === led ? 0 : each)])) };
  };
}
