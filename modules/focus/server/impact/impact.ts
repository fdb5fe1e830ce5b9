import { sql } from 'kysely';
import type { Ctx } from '../../../../platform/server/request.ts';
import { resolvedAfter } from '../../../organization/server/index.ts';
import type { Impact } from '../../contract/impact.ts';
import { customerImpact } from '../../rules/customerImpact.ts';
import { type ImpactAccount, type ImpactCase, type ImpactDeal, untouchedId } from '../../rules/impactCase.ts';
import { type DatedParameters, impactDefaults, type ImpactParameters, parametersOn } from '../../rules/parameters.ts';
import type { TeamMember } from '../../rules/relationships.ts';
import { type SeatThen, successorOf } from '../../rules/successors.ts';
import { type PlainChange, seatsThen, type Touched, touchedBy } from './change.ts';
import { bookingsBefore, type Deal, heldBy, type Held, type Meeting, meetingsAfter, openDeals, relationsBefore, worthOn, classCounts } from './gathering.ts';
import { tell } from './telling.ts';
import { impactToken } from './token.ts';

/** All that was found about a change, as the rules take it and as it is told. */
export interface Found {
  change: PlainChange; accounts: Touched[]; seats: Map<string, SeatThen>; /** The same once it is done: whom nobody holds resolves to another where its stand-in closes. */ seatsAfter: Map<string, SeatThen>; deals: (Deal & { after: string | null })[];
  input: ImpactCase; meetings: (Meeting & { before: string | null; after: string | null })[]; held: Held[]; classes: Map<string, number>; missing: string[]; parameters: ImpactParameters;
}

const rest = untouchedId;
const stays: TeamMember[] = [{ personId: rest, role: 'lead' }];

export async function impactOf(ctx: Ctx, change: PlainChange): Promise<Impact & { found: Found }> {
  const found = await findOut(ctx, change);
  const token = impactToken([change, found.meetings, found.held.map((h) => h.id), found.parameters], found.input);
  return { ...tell(ctx, found, customerImpact(found.input, found.parameters), token), found };
}

async function findOut(ctx: Ctx, change: PlainChange): Promise<Found> {
  const parameters = await impactParametersOn(ctx, change.on);
  const through = await throughClosing(ctx, change), accounts = await touchedBy(ctx, change, [...through.keys()]), worth = await worthOn(ctx, change.on);
  const { deals, rest: otherDeals } = await openDeals(ctx, accounts, worth);
  const seatIds = [change.closing, change.fromSeat, change.toSeat, ...accounts.flatMap((a) => [a.lead, a.lead_after, ...a.team.map((t) => t.seat)]), ...deals.map((d) => d.owner), ...through.values()];
  const seats = await seatsThen(ctx, seatIds.filter((s): s is string => s !== null), change.on);
  const seatsAfter = new Map([...seats].map(([id, s]) => [id, through.has(id) ? { ...s, ...answering(seats.get(through.get(id) ?? '')) } : s]));
  const bookings = await bookingsBefore(ctx, accounts, change.on, worth), relations = await relationsBefore(ctx, accounts, change.on);
  const byId = new Map(accounts.map((a) => [a.id, a]));
  const after = (seat: string, a: Touched): string | null => seatAfter(change, a, seat);
  const goes = deals.map((d) => ({ ...d, after: after(d.owner, byId.get(d.account_id)!) }));
  const meetings = (await meetingsAfter(ctx, accounts, change.on, parameters.meetingDays)).map((m) => hosted(m, byId.get(m.account_id)!, seats, seatsAfter, after));
  return {
    change, accounts, seats, seatsAfter, parameters, deals: goes, meetings, held: await heldBy(ctx, change, accounts), classes: await classCounts(ctx, change.on), missing: [...worth.missing].sort(),
    input: {
      effectiveOn: change.on, currency: worth.currency, focusBefore: null, focusAfter: null,
      accounts: [...accounts.map((a) => asAccount(a, change, seats, seatsAfter, bookings.of.get(a.id), relations)), untouched(bookings.rest)],
      deals: [...goes.map((d) => asDeal(d, seats, seatsAfter)), { opportunityId: rest, accountId: rest, weightedMinor: otherDeals, commit: false, ownerBefore: rest, ownerAfter: rest }],
    },
  };
}

const throughClosing = async (ctx: Ctx, { closing, toSeat, on }: PlainChange): Promise<Map<string, string | null>> => (closing === null || toSeat === null ? new Map() : resolvedAfter(ctx, { fromPositionId: closing, toPositionId: toSeat, on }));
const answering = (s: SeatThen | undefined): Pick<SeatThen, 'person_id' | 'person_name' | 'newcomer'> => ({ person_id: s?.person_id ?? null, person_name: s?.person_name ?? null, newcomer: s?.newcomer ?? false });

/** The parameters of F3 in force on a day. */
export async function impactParametersOn(ctx: Ctx, on: string): Promise<ImpactParameters> {
  const { rows } = await sql<DatedParameters<ImpactParameters>>`
    select jsonb_build_object('from', lower(valid), 'to', upper(valid)) as valid, value from platform.parameter where name = 'focus.impact'`.execute(ctx.db);
  return parametersOn(rows, on, impactDefaults);
}

/** Where what a seat does for an account goes: with the account when its lead leaves, to the successor when the seat closes. */
function seatAfter(c: PlainChange, a: Touched, seat: string): string | null {
  if (seat === a.lead && a.lead_after !== a.lead) return a.lead_after;
  return seat === c.closing ? c.toSeat : seat;
}

const person = (seats: Map<string, SeatThen>, seat: string | null) => (seat === null ? null : (seats.get(seat)?.person_id ?? null));

function teamOf(members: readonly { seat: string | null; role: TeamMember['role'] }[], seats: Map<string, SeatThen>): TeamMember[] {
  return members.flatMap(({ seat, role }) => { const personId = person(seats, seat); return personId === null ? [] : [{ personId, role }]; });
}

function asAccount(a: Touched, c: PlainChange, seats: Map<string, SeatThen>, seatsAfter: Map<string, SeatThen>, booked: { bookings: string; resale: string } | undefined, relations: Awaited<ReturnType<typeof relationsBefore>>): ImpactAccount {
  const led = seats.get(a.lead)!;
  return {
    accountId: a.id, class: a.class, bookingsMinor: BigInt(booked?.bookings ?? '0'), resaleMinor: BigInt(booked?.resale ?? '0'),
    before: teamOf([{ seat: a.lead, role: 'lead' }, ...a.team], seats),
    after: teamOf([{ seat: a.lead_after, role: 'lead' }, ...a.team.map((t) => ({ ...t, seat: t.seat === c.closing ? c.toSeat : t.seat }))], seatsAfter),
    contacts: (relations.contacts.get(a.id) ?? []).map(({ personId, day, minutes }) => ({ personId, day, minutes })),
    successor: a.lead === a.lead_after && !standsOut(a.lead, seats, seatsAfter) ? null : successorOf(led, a.lead_after === null ? null : seatsAfter.get(a.lead_after)!), leadChangesOn: relations.changes.get(a.id) ?? [],
  };
}

const standsOut = (seat: string, seats: Map<string, SeatThen>, after: Map<string, SeatThen>): boolean => person(seats, seat) !== person(after, seat);

const untouched = (bookings: string): ImpactAccount =>
  ({ accountId: rest, class: null, bookingsMinor: BigInt(bookings), resaleMinor: null, before: stays, after: stays, contacts: [], successor: null, leadChangesOn: [] });

const asDeal = (d: Deal & { after: string | null }, seats: Map<string, SeatThen>, seatsAfter: Map<string, SeatThen>): ImpactDeal => ({
  opportunityId: d.id, accountId: d.account_id, weightedMinor: d.weighted, commit: d.commit, ownerBefore: person(seats, d.owner), ownerAfter: person(seatsAfter, d.after),
});

function hosted(m: Meeting, a: Touched, seats: Map<string, SeatThen>, seatsAfter: Map<string, SeatThen>, after: (seat: string, a: Touched) => string | null): Found['meetings'][number] {
  const before = m.person_id ?? person(seats, m.seat), next = m.seat === null ? null : after(m.seat, a);
  return { ...m, before, after: m.seat === null || next === m.seat && !standsOut(m.seat, seats, seatsAfter) ? before : person(seatsAfter, next) };
}
