import { sql } from 'kysely';
import type { Ctx } from '../../../../platform/server/request.ts';
import { bookingsBefore, classCounts, impactParametersOn, meetingsAfter, openDeals, relationsBefore, worthOn } from '../../../focus/server/index.ts';
import { customerImpact, type CustomerImpact, type ImpactCase, type ImpactParameters, type WeighedDeal, type Worth } from '../../../focus/rules/index.ts';
import { impactCaseOf, type Places, placesOf, seatAfter } from '../../rules/impactCaseOf.ts';
import type { Drawn, DrawnAccount } from '../drawing.ts';

/* The customers of a drawn proposal gathered, in as many statements as there are kinds of things, and weighed by F3. */

type Met = Awaited<ReturnType<typeof meetingsAfter>>[number];
export interface Weighed {
  drawn: Drawn; touched: DrawnAccount[]; input: ImpactCase; impact: CustomerImpact; parameters: ImpactParameters; worth: Worth;
  deals: (WeighedDeal & { after: string | null })[]; meetings: (Met & { before: string | null; after: string | null })[]; classes: Map<string, number>; bookings: Map<string, { bookings: string; resale: string }>;
}

/** What everything before the people is: the same for each wave and for other weights. */
export async function weigh(ctx: Ctx, drawn: Drawn, focus: { before: number | null; after: number | null }): Promise<Weighed> {
  const { on, accounts } = drawn, parameters = await impactParametersOn(ctx, on), worth = await worthOn(ctx, on), place = placesOf(drawn);
  const touched = accounts.filter((a) => a.lead !== a.leadAfter || [a.lead, ...a.team.map((t) => t.seat)].some((s) => drawn.successors.has(s) || place.before(s) !== place.after(s)));
  const { deals, rest: dealsElsewhere } = await openDeals(ctx, touched, worth), booked = await bookingsBefore(ctx, touched, on, worth);
  const { contacts, changes } = await relationsBefore(ctx, touched, on), newcomers = await newcomersOn(ctx, on, touched.flatMap((a) => (a.leadAfter === null ? [] : [place.after(a.leadAfter)])));
  const byId = new Map(touched.map((a) => [a.id, a])), goes = deals.map((d) => ({ ...d, after: seatAfter(drawn, byId.get(d.account_id)!, d.owner) }));
  const meetings = (await meetingsAfter(ctx, touched, on, parameters.meetingDays)).map((m) => hosted(m, byId.get(m.account_id)!, drawn, place));
  const input = impactCaseOf(drawn, touched, { currency: worth.currency, booked: booked.of, bookedElsewhere: booked.rest, deals, dealsElsewhere, contacts, changes, newcomers }, focus, place);
  return { drawn, touched, input, impact: customerImpact(input, parameters), parameters, worth, deals: goes, meetings, classes: await classCounts(ctx, on), bookings: booked.of };
}

function hosted(m: Met, a: DrawnAccount, drawn: Drawn, place: Places): Weighed['meetings'][number] {
  const before = m.person_id ?? (m.seat === null ? null : place.before(m.seat)), next = m.seat === null ? null : seatAfter(drawn, a, m.seat);
  return { ...m, before, after: m.seat === null ? before : next === null ? null : place.after(next) };
}

/** Who has sat anywhere for less than half a year. */
export async function newcomersOn(ctx: Ctx, on: string, people: readonly (string | null)[]): Promise<Set<string>> {
  const asked = [...new Set(people.filter((p): p is string => p !== null))];
  const { rows } = await sql<{ id: string }>`
    select x.id from unnest(${asked}::uuid[]) as x(id)
     where not exists (select from published.seat_holder h where h.person_id = x.id and lower(h.valid) <= ${on}::date - interval '6 months')`.execute(ctx.db);
  return new Set(rows.map((r) => r.id));
}
