import { sql } from 'kysely';
import type { Ctx } from '../../../../platform/server/request.ts';
import { bookingsBefore, classCounts, type Deal, impactParametersOn, meetingsAfter, openDeals, relationsBefore, type SeatThen, successorOf, type Worth, worthOn } from '../../../focus/server/index.ts';
import { customerImpact, type CustomerImpact, type ImpactAccount, type ImpactCase, type ImpactParameters, type TeamMember } from '../../../focus/rules/index.ts';
import { answersIn, type Plan } from '../../rules/plan.ts';
import type { Drawn, DrawnAccount } from '../drawing.ts';

/*
  The customers of a drawn proposal as F3 weighs them. What is touched is gathered account by account, in as many statements
  as there are kinds of things; all else comes as one sum, because nothing happens to it.
*/

type Met = Awaited<ReturnType<typeof meetingsAfter>>[number];
export interface Weighed {
  drawn: Drawn; touched: DrawnAccount[]; input: ImpactCase; impact: CustomerImpact; parameters: ImpactParameters; worth: Worth;
  deals: (Deal & { after: string | null })[]; meetings: (Met & { before: string | null; after: string | null })[]; classes: Map<string, number>; bookings: Map<string, { bookings: string; resale: string }>;
}

const rest = '00000000-0000-0000-0000-000000000000';
const stays: TeamMember[] = [{ personId: rest, role: 'lead' }];

/** What everything before the people is: the same for each wave and for other weights. */
export async function weigh(ctx: Ctx, drawn: Drawn, focus: { before: number | null; after: number | null }): Promise<Weighed> {
  const { on, accounts } = drawn, parameters = await impactParametersOn(ctx, on), worth = await worthOn(ctx, on), place = placesOf(drawn);
  const touched = accounts.filter((a) => a.lead !== a.leadAfter || [a.lead, ...a.team.map((t) => t.seat)].some((s) => drawn.successors.has(s) || place.before(s) !== place.after(s)));
  const { deals, rest: otherDeals } = await openDeals(ctx, touched, worth), booked = await bookingsBefore(ctx, touched, on, worth);
  const relations = await relationsBefore(ctx, touched, on), newcomers = await newcomersOn(ctx, on, touched.flatMap((a) => (a.leadAfter === null ? [] : [place.after(a.leadAfter)])));
  const byId = new Map(touched.map((a) => [a.id, a]));
  const goes = deals.map((d) => ({ ...d, after: seatAfter(drawn, byId.get(d.account_id)!, d.owner) }));
  const meetings = (await meetingsAfter(ctx, touched, on, parameters.meetingDays)).map((m) => hosted(m, byId.get(m.account_id)!, drawn, place));
  const input: ImpactCase = {
    effectiveOn: on, currency: worth.currency, focusBefore: focus.before, focusAfter: focus.after,
    accounts: [...touched.map((a): ImpactAccount => ({
      accountId: a.id, class: a.class, bookingsMinor: BigInt(booked.of.get(a.id)?.bookings ?? '0'), resaleMinor: BigInt(booked.of.get(a.id)?.resale ?? '0'),
      before: teamIn([{ seat: a.lead, role: 'lead' }, ...a.team], place.before), after: teamIn([{ seat: a.leadAfter, role: 'lead' }, ...a.team.map((t) => ({ ...t, seat: movedTo(drawn, t.seat) }))], place.after),
      contacts: relations.contacts.get(a.id) ?? [], successor: takenOver(drawn, a, place, newcomers), leadChangesOn: relations.changes.get(a.id) ?? [],
    })), { accountId: rest, class: null, bookingsMinor: BigInt(booked.rest), resaleMinor: null, before: stays, after: stays, contacts: [], successor: null, leadChangesOn: [] }],
    deals: [...goes.map((d) => ({ opportunityId: d.id, accountId: d.account_id, weightedMinor: d.weighted, commit: d.commit, ownerBefore: place.before(d.owner), ownerAfter: d.after === null ? null : place.after(d.after) })),
      { opportunityId: rest, accountId: rest, weightedMinor: otherDeals, commit: false, ownerBefore: rest, ownerAfter: rest }],
  };
  return { drawn, touched, input, impact: customerImpact(input, parameters), parameters, worth, deals: goes, meetings, classes: await classCounts(ctx, on), bookings: booked.of };
}

interface Places { before(seat: string): string | null; after(seat: string): string | null }
/** Who answers for a seat before and after, asked often of few seats. */
export function placesOf({ before, after, basis }: Drawn): Places {
  const remembered = (plan: Plan) => { const known = new Map<string, string | null>(); return (seat: string) => { if (!known.has(seat)) known.set(seat, answersIn(plan, seat, basis.away)?.personId ?? null); return known.get(seat)!; }; };
  return { before: remembered(before), after: remembered(after) };
}

const movedTo = ({ successors }: Drawn, seat: string): string | null => (successors.has(seat) ? successors.get(seat)! : seat);
/** Where what a seat does for an account goes: with the account when its lead leaves, to the successor when the seat closes. */
export const seatAfter = (drawn: Drawn, a: Pick<DrawnAccount, 'lead' | 'leadAfter'>, seat: string): string | null => (seat === a.lead && a.leadAfter !== a.lead ? a.leadAfter : movedTo(drawn, seat));

function teamIn(members: readonly { seat: string | null; role: TeamMember['role'] }[], who: (seat: string) => string | null): TeamMember[] {
  return members.flatMap(({ seat, role }) => { const personId = seat === null ? null : who(seat); return personId === null ? [] : [{ personId, role }]; });
}

function hosted(m: Met, a: DrawnAccount, drawn: Drawn, place: Places): Weighed['meetings'][number] {
  const before = m.person_id ?? (m.seat === null ? null : place.before(m.seat)), next = m.seat === null ? null : seatAfter(drawn, a, m.seat);
  return { ...m, before, after: m.seat === null ? before : next === null ? null : place.after(next) };
}

function takenOver(drawn: Drawn, a: DrawnAccount, place: Places, newcomers: ReadonlySet<string>): ImpactAccount['successor'] {
  const then = (plan: Plan, seat: string, person: string | null): SeatThen => ({ id: seat, title: '', unit_id: plan.seats.get(seat)?.unitId ?? '', person_id: person, person_name: null, newcomer: person !== null && newcomers.has(person) });
  const led = then(drawn.before, a.lead, place.before(a.lead));
  return successorOf(led, a.leadAfter === null ? null : then(drawn.after, a.leadAfter, place.after(a.leadAfter)));
}

/** Who has sat anywhere for less than half a year. */
async function newcomersOn(ctx: Ctx, on: string, people: readonly (string | null)[]): Promise<Set<string>> {
  const asked = [...new Set(people.filter((p): p is string => p !== null))];
  const { rows } = await sql<{ id: string }>`
    select x.id from unnest(${asked}::uuid[]) as x(id)
     where not exists (select from published.seat_holder h where h.person_id = x.id and lower(h.valid) <= ${on}::date - interval '6 months')`.execute(ctx.db);
  return new Set(rows.map((r) => r.id));
}
