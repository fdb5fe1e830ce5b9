import { type ImpactParameters, one, relationshipShares, type WeighedDeal } from '../../focus/rules/index.ts';
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
/** `deals`: its open ones. */
export interface Movable extends LedBefore { marketId: string; segment: string | null; postcode: string | null; deals: readonly WeighedDeal[] }
export interface Candidates { accounts: AssignableAccount[]; seats: AssignableSeat[]; /** Points of the score that all these customers' relationships are worth. */ points: number; movable: number }
export interface AssignmentGround {
  situation: Situation; records: Omit<Records, 'deals'>; parameters: ImpactParameters; place: Places;
  languages: Readonly<Record<string, string>>; /** Customers that need a product, by product. */ products: Readonly<Record<string, readonly string[]>>; /** Left where they are besides those wished. */ frozen: ReadonlySet<string>;
}
const capacityOver = 1.25, areaLength = 3, customersThatMakeAnArea = 2;
/** What a change of hands costs by itself, as a share of what the mean customer's relationship is worth. */
export const eachChangeCosts = 0.1;

export function candidatesFor(all: readonly Movable[], ground: AssignmentGround, wishes: AssignmentWishes): Candidates {
  const chosen = new Set(wishes.seats.map((s) => s.seatId)), own = all.filter((a) => a.leadAfter === null || chosen.has(a.leadAfter)), costs = costsOf(all, own, chosen, ground), areaOf = areasOf();
  const frozen = new Set([...ground.frozen, ...wishes.frozen]), groups = new Map(wishes.together.flatMap((ids, n) => ids.map((id) => [id, `together ${n}`] as const)));
  const moves = (a: Movable) => !frozen.has(a.id) && inScope(a, wishes.scope), fit = servedIn(ground, wishes.serves), needsOf = neededBy(ground, wishes, fit);
  const accounts = own.map((a, n): AssignableAccount => {
    const { worst, kin, other, known } = costs[n]!, share = (cost: number) => (worst > 0 ? Math.max(0, 1 - cost / worst) : 0), area = areaOf(a), ties: Record<string, number> = {};
    for (const { seat, cost } of known) ties[seat] = share(cost);
    return {
      id: a.id, seatId: a.leadAfter, load: 1 + dealsLed(a), worth: worst, needs: needsOf(a), ties, kin: ground.situation.before.seats.get(a.lead)?.unitId, anyway: { kin: share(kin), other: share(other) },
      ...(area ? { area } : {}), isFrozen: a.leadAfter !== null && !moves(a), together: groups.get(a.id),
    };
  });
  return { accounts, seats: seatsFor(own, accounts, ground, wishes, fit), points: accounts.reduce((s, a) => s + a.worth, 0), movable: accounts.reduce((n, a) => n + (a.isFrozen ? 0 : 1), 0) };
}

const dealsLed = ({ deals, lead }: Movable): number => deals.reduce((n, d) => n + (d.owner === lead ? 1 : 0), 0);

const inScope = (a: Movable, { classes, segment, postcode }: AssignmentWishes['scope']): boolean =>
  (classes.length === 0 || classes.includes(a.class ?? 'unclassed')) && (!segment || a.segment === segment) && (!postcode || (a.postcode ?? '').startsWith(postcode));

/** What must be served of each customer: one list for all that need the same. */
function neededBy({ products }: AssignmentGround, wishes: AssignmentWishes, fit: Fit): (a: Movable) => readonly string[] {
  const needed = new Map<string, string[]>(), lists = new Map<string, readonly string[]>();
  for (const { productId } of wishes.products) for (const id of products[productId] ?? []) needed.set(id, [...(needed.get(id) ?? []), `product ${productId}`]);
  return (a) => {
    const wanted = needed.get(a.id), key = wanted === undefined ? a.marketId : `${a.marketId} ${wanted.join(' ')}`, list = lists.get(key) ?? ['held', ...fit.serves(a.marketId), ...(wanted ?? [])];
    lists.set(key, list);
    return list;
  };
}

/** The beginning of its postal code, within its market: "46001" of Spain lies in "ES 460". Null: not known. */
function areasOf(): (a: Pick<Movable, 'marketId' | 'postcode'>) => string | null {
  const known = new Map<string, Map<string, string | null>>();
  return ({ marketId, postcode }) => {
    if (postcode === null) return null;
    const inMarket = known.get(marketId) ?? new Map<string, string | null>();
    if (!known.has(marketId)) known.set(marketId, inMarket);
    if (!inMarket.has(postcode)) {
      const plain = postcode.toUpperCase().replace(/[\s-]/g, '');
      inMarket.set(postcode, plain === '' ? null : `${marketId} ${plain.slice(0, areaLength)}`);
    }
    return inMarket.get(postcode)!;
  };
}

function seatsFor(own: readonly Movable[], accounts: readonly AssignableAccount[], { situation: { after }, records, place }: AssignmentGround, wishes: AssignmentWishes, fit: Fit): AssignableSeat[] {
  const ledNow = Map.groupBy(own.keys(), (i) => own[i]!.leadAfter), load = accounts.reduce((s, a) => s + a.load, 0), fteOf = (id: string) => after.seats.get(id)?.fte ?? 1, fte = wishes.seats.reduce((s, x) => s + fteOf(x.seatId), 0) || 1;
  return wishes.seats.map(({ seatId, capacity }) => {
    const seat = after.seats.get(seatId), person = seat ? place.after(seatId) : null, led = ledNow.get(seatId) ?? [];
    const near = Map.groupBy(led.flatMap((i) => accounts[i]!.area ?? []), (x) => x), markets = new Set(led.map((i) => own[i]!.marketId)), products = wishes.products.filter((p) => p.seatIds.includes(seatId)).map((p) => `product ${p.productId}`);
    return {
      id: seatId, capacity: capacity ?? seat?.capacity ?? Math.ceil((capacityOver * load * fteOf(seatId)) / fte), kin: seat?.unitId, isNew: person !== null && records.newcomers.has(person),
      // Where nobody answers, nobody is sent.
      serves: person === null ? [] : [...new Set(['held', ...(seat ? fit.serves(seat.marketId) : []), ...[...markets].flatMap((m) => fit.serves(m)), ...products])],
      areas: [...near].filter(([, n]) => n.length >= customersThatMakeAnArea).map(([x]) => x),
    };
  });
}

interface Fit { serves(marketId: string): string[] }
const servedIn = ({ languages }: AssignmentGround, by: AssignmentWishes['serves']): Fit => ({ serves: (marketId) => (by === 'any' ? [] : [by === 'market' ? `market ${marketId}` : `language ${languages[marketId] ?? marketId}`]) });

/** Whose the relationship is before, and how much of it is held by people who stay in the team whoever leads. */
interface Bond { shares: ReadonlyMap<string, bigint>; stays: ReadonlySet<string>; held: bigint }
interface Costs { worst: number; kin: number; other: number; known: { seat: string; cost: number }[] }
const none: never[] = [];

/** Points of the score that each customer of `own` costs: under somebody new, under a seat of the same unit, under any other, and under each chosen seat whose person it knows. */
function costsOf(all: readonly Movable[], own: readonly Movable[], chosen: ReadonlySet<string>, { situation, records, parameters: p, place }: AssignmentGround): Costs[] {
  const floored = (minor: bigint) => Number(minor < 0n ? 0n : minor), since = addMonths(situation.on, -p.priorChangeMonths), bondOf = bondsIn(situation, records, p, place);
  const bookingsOf = (id: string) => { const own = records.booked.get(id); return own === undefined ? 0 : floored(BigInt(own.bookings)); }, valueOf = (a: Movable) => a.deals.reduce((s, d) => s + floored(d.weighted), 0);
  const bookings = all.reduce((s, a) => s + bookingsOf(a.id), floored(BigInt(records.bookedElsewhere))), pipeline = all.reduce((s, a) => s + valueOf(a), floored(records.dealsElsewhere)), worth = bookings + pipeline;
  const seatsOf = Map.groupBy(chosen, (s) => (situation.after.seats.has(s) ? place.after(s) : null)), part = (amount: number, whole: number, bp: number) => (whole > 0 ? (amount / whole) * (bp / 100) : 0);
  const changesOwner = (seat: string) => { const to = movedTo(situation, seat); return place.before(seat) !== (to === null ? null : place.after(to)); };
  const pointsOf = (a: Movable): Costs => {
    const { shares, stays, held } = bondOf(a), led = place.before(a.lead), booked = bookingsOf(a.id), again = (records.changes.get(a.id) ?? none).some((day) => day >= since && day < situation.on);
    let value = booked, along = 0, others = 0;
    for (const d of a.deals) {
      const weighted = floored(d.weighted);
      value += weighted;
      if (d.owner === a.lead) along += weighted;
      else if (changesOwner(d.owner)) others += weighted;
    }
    const broken = (who: string | null) => (shares.size === 0 ? 0 : Number(one - held - (who !== null && !stays.has(who) ? (shares.get(who) ?? 0n) : 0n)) / 1e9);
    const cost = (who: string | null, d: number, m: number) =>
      part(value * d, worth, p.weightsBp.c1) + part(others + (who === led ? 0 : along), pipeline, p.weightsBp.c2) + part(booked * d * m, bookings, p.weightsBp.c3) + (d > 0 && again ? part(value, worth, p.weightsBp.c4) : 0);
    const mOf = (seat: string) => p.mitigation[takenOver(situation, { lead: a.lead, leadAfter: seat }, place, records.newcomers) ?? 'existing'];
    const known: Costs['known'] = [], gone = broken('');
    for (const who of shares.keys()) for (const seat of seatsOf.get(who) ?? none) { const d = broken(who); known.push({ seat, cost: cost(who, d, d === 0 ? 0 : mOf(seat)) }); }
    return { worst: cost('', gone, p.mitigation.newHire), kin: cost('', gone, p.mitigation.similar), other: cost('', gone, p.mitigation.existing), known };
  };
  const found = own.map(pointsOf), each = (eachChangeCosts * found.reduce((sum, c) => sum + c.worst, 0)) / Math.max(1, found.length) || eachChangeCosts / Math.max(1, found.length);
  found.forEach((c, n) => {
    const led = place.before(own[n]!.lead);
    c.worst += each;
    c.kin += each;
    c.other += each;
    for (const k of c.known) if (place.after(k.seat) !== led) k.cost += each;
  });
  return found;
}

/** Of those that only their lead looks after, all of one seat are alike. */
function bondsIn(situation: Situation, records: Pick<Records, 'contacts'>, p: ImpactParameters, place: Places): (a: Movable) => Bond {
  const alone = new Map<string, Bond>(), ofTeam = (a: Movable): Bond => {
    const before = teamIn([{ seat: a.lead, role: 'lead' as const }, ...a.team], place.before), stays = new Set(teamIn(a.team.map((t) => ({ ...t, seat: movedTo(situation, t.seat) })), place.after).map((m) => m.personId));
    const shares = relationshipShares(before, records.contacts.get(a.id) ?? none, situation.on, p);
    return { shares, stays, held: [...shares].reduce((s, [who, share]) => (stays.has(who) ? s + share : s), 0n) };
  };
  return (a) => {
    if (a.team.length > 0) return ofTeam(a);
    const bond = alone.get(a.lead) ?? ofTeam(a);
    alone.set(a.lead, bond);
    return bond;
  };
}
