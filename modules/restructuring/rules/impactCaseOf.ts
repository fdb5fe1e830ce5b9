import { type CustomerImpact, type ImpactAccount, type ImpactCase, type SeatThen, successorOf, type TeamMember, untouchedId, type WeighedDeal } from '../../focus/rules/index.ts';
import { answersIn, type Plan } from './plan.ts';

/*
  The customers of a drawn proposal as F3 weighs them: what is touched account by account, all else as one sum, because nothing
  happens to it. The studio asks it of what a proposal touches; an assignment, in its own thread, of all that might move.
*/

/** The structure before and after, and to whom seats that close pass what they do. */
export interface Situation { on: string; before: Plan; after: Plan; basis: { away: ReadonlySet<string> }; successors: ReadonlyMap<string, string | null> }
export interface LedBefore { id: string; class: 'A' | 'B' | 'C' | null; lead: string; leadAfter: string | null; team: readonly { seat: string; role: 'support' | 'brand' | 'telemarketing' }[] }
/** What is known of the accounts, by account; amounts are minor units of one currency. `newcomers`: who has sat anywhere for less than half a year. */
export interface Records {
  currency: string; booked: ReadonlyMap<string, { bookings: string; resale: string }>; bookedElsewhere: string; deals: readonly WeighedDeal[]; dealsElsewhere: bigint;
  contacts: ReadonlyMap<string, ImpactAccount['contacts']>; changes: ReadonlyMap<string, readonly string[]>; newcomers: ReadonlySet<string>;
  /** Of accounts moved in several waves. */
  passed?: ReadonlyMap<string, readonly string[]>;
}

const rest = untouchedId, none: never[] = [];
const stays: TeamMember[] = [{ personId: rest, role: 'lead' }];

export interface Places { before(seat: string): string | null; after(seat: string): string | null }
/** Who answers for a seat before and after, asked often of few seats. */
export function placesOf({ before, after, basis }: Pick<Situation, 'before' | 'after' | 'basis'>): Places {
  const remembered = (plan: Plan) => { const known = new Map<string, string | null>(); return (seat: string) => { if (!known.has(seat)) known.set(seat, answersIn(plan, seat, basis.away)?.personId ?? null); return known.get(seat)!; }; };
  return { before: remembered(before), after: remembered(after) };
}

export const movedTo = ({ successors }: Pick<Situation, 'successors'>, seat: string): string | null => (successors.has(seat) ? successors.get(seat)! : seat);
/** Where what a seat does for an account goes: with the account when its lead leaves, to the successor when the seat closes. */
export const seatAfter = (s: Pick<Situation, 'successors'>, a: Pick<LedBefore, 'lead' | 'leadAfter'>, seat: string): string | null => (seat === a.lead && a.leadAfter !== a.lead ? a.leadAfter : movedTo(s, seat));

export function teamIn(members: readonly { seat: string | null; role: TeamMember['role'] }[], who: (seat: string) => string | null): TeamMember[] {
  return members.flatMap(({ seat, role }) => { const personId = seat === null ? null : who(seat); return personId === null ? [] : [{ personId, role }]; });
}

export function impactCaseOf(s: Situation, accounts: readonly LedBefore[], r: Records, focus: { before: number | null; after: number | null }, place: Places = placesOf(s)): ImpactCase {
  const byId = new Map(accounts.map((a) => [a.id, a])), was = alone(place.before), is = alone(place.after);
  return {
    effectiveOn: s.on, currency: r.currency, focusBefore: focus.before, focusAfter: focus.after,
    accounts: [...accounts.map((a): ImpactAccount => ({
      accountId: a.id, class: a.class, ...bookedOf(r, a.id),
      before: a.team.length === 0 ? was(a.lead) : teamIn([{ seat: a.lead, role: 'lead' }, ...a.team], place.before),
      after: a.team.length === 0 ? is(a.leadAfter) : teamIn([{ seat: a.leadAfter, role: 'lead' }, ...a.team.map((t) => ({ ...t, seat: movedTo(s, t.seat) }))], place.after),
      contacts: r.contacts.get(a.id) ?? none, successor: takenOver(s, a, place, r.newcomers), leadChangesOn: r.changes.get(a.id) ?? none, passedOn: r.passed?.get(a.id) ?? none,
    })), { accountId: rest, class: null, bookingsMinor: BigInt(r.bookedElsewhere), resaleMinor: null, before: stays, after: stays, contacts: [], successor: null, leadChangesOn: [] }],
    deals: [...r.deals.map((d) => {
      const after = seatAfter(s, byId.get(d.account_id)!, d.owner);
      return { opportunityId: d.id, accountId: d.account_id, weightedMinor: d.weighted, commit: d.commit, ownerBefore: place.before(d.owner), ownerAfter: after === null ? null : place.after(after) };
    }), { opportunityId: rest, accountId: rest, weightedMinor: r.dealsElsewhere, commit: false, ownerBefore: rest, ownerAfter: rest }],
  };
}

/** Whether something happens to an account: another lead, or another person in a seat that does something for it. */
export const isTouched = (s: Pick<Situation, 'successors'>, a: LedBefore, place: Places): boolean => {
  const changes = (seat: string) => s.successors.has(seat) || place.before(seat) !== place.after(seat);
  return a.lead !== a.leadAfter || changes(a.lead) || a.team.some((t) => changes(t.seat));
};

/** The team of an account that only its lead looks after: the same for all accounts of a seat, which are many. */
function alone(who: (seat: string) => string | null): (seat: string | null) => TeamMember[] {
  const known = new Map<string | null, TeamMember[]>();
  return (seat) => {
    const team = known.get(seat) ?? teamIn([{ seat, role: 'lead' }], who);
    known.set(seat, team);
    return team;
  };
}

const nothing = { bookingsMinor: 0n, resaleMinor: 0n };
function bookedOf({ booked }: Pick<Records, 'booked'>, account: string): Pick<ImpactAccount, 'bookingsMinor' | 'resaleMinor'> {
  const own = booked.get(account);
  return own === undefined ? nothing : { bookingsMinor: BigInt(own.bookings), resaleMinor: BigInt(own.resale) };
}

export function takenOver(s: Situation, a: Pick<LedBefore, 'lead' | 'leadAfter'>, place: Places, newcomers: ReadonlySet<string>): ImpactAccount['successor'] {
  const then = (plan: Plan, seat: string, person: string | null): SeatThen => ({ id: seat, title: '', unit_id: plan.seats.get(seat)?.unitId ?? '', person_id: person, person_name: null, newcomer: person !== null && newcomers.has(person) });
  const led = then(s.before, a.lead, place.before(a.lead));
  return successorOf(led, a.leadAfter === null ? null : then(s.after, a.leadAfter, place.after(a.leadAfter)));
}

type Amount = { minor: string; currency: string };
export interface WaveRisk { revenueAtRisk: { low: Amount; base: Amount; high: Amount }; resale: Amount }

/**
 * What F3 puts at risk of some customers, those that a wave moves, and the resale revenue it is reckoned of, on the same twelve
 * months: so that what is lost of their resale can be held against it. Below zero counts as zero, customer by customer.
 */
export function riskAmong(accounts: CustomerImpact['accounts'], bookings: ReadonlyMap<string, { resale: string }>, own: ReadonlySet<string>, currency: string): WaveRisk {
  const amount = (minor: bigint): Amount => ({ minor: minor.toString(), currency }), among = accounts.filter((a) => own.has(a.accountId));
  const at = (end: 'low' | 'base' | 'high') => amount(among.reduce((sum, a) => sum + a.atRisk[end].minor, 0n));
  const resale = [...own].reduce((sum, id) => { const minor = BigInt(bookings.get(id)?.resale ?? '0'); return minor > 0n ? sum + minor : sum; }, 0n);
  return { revenueAtRisk: { low: at('low'), base: at('base'), high: at('high') }, resale: amount(resale) };
}
