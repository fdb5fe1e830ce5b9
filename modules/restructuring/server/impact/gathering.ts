import { sql } from 'kysely';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Ctx } from '../../../../platform/server/request.ts';
import { bookingsBefore, classCounts, impactParametersOn, meetingsAfter, openDeals, relationsBefore, worthOn } from '../../../focus/server/index.ts';
import { customerImpact, type CustomerImpact, type ImpactCase, type ImpactParameters, type WeighedAccount, type WeighedDeal, weighedIn, type Worth } from '../../../focus/rules/index.ts';
import { impactCaseOf, isTouched, type Places, type Records, seatAfter } from '../../rules/impactCaseOf.ts';
import { passedOn } from '../../rules/portfolios.ts';
import type { Drawn, DrawnAccount } from '../drawing.ts';

/* The customers of a drawn proposal gathered, in as many statements as there are kinds of things, and weighed by F3. */

type Met = Awaited<ReturnType<typeof meetingsAfter>>[number];
/** What is known of the accounts that a proposal touches, before anything is weighed. */
export interface Gathered {
  drawn: Drawn; touched: DrawnAccount[]; byId: ReadonlyMap<string, DrawnAccount>; place: Places; parameters: ImpactParameters; worth: Worth; records: Records; classes: Map<string, number>;
  deals: (WeighedDeal & { after: string | null })[]; meetings: (Met & { before: string | null; after: string | null })[];
}
export interface Weighed extends Gathered { input: ImpactCase; impact: CustomerImpact; weighed: readonly WeighedAccount[]; bookings: Records['booked'] }

/** The accounts that something happens to. */
export const touchedIn = (drawn: Drawn, place: Places): DrawnAccount[] => drawn.accounts.filter((a) => isTouched(drawn, a, place));

/** All statements are sent at once: while the database works on one, the answer to the one before is read. */
export async function gather(ctx: Ctx, drawn: Drawn, touched: DrawnAccount[], place: Places): Promise<Gathered> {
  const { on } = drawn, [parameters, worth] = await Promise.all([impactParametersOn(ctx, on), worthOn(ctx, on)]), byId = new Map(touched.map((a) => [a.id, a]));
  const [{ deals, rest: dealsElsewhere }, booked, { contacts, changes }, newcomers, met, classes] = await Promise.all([
    openDeals(ctx, touched, worth), bookingsBefore(ctx, touched, on, worth), relationsBefore(ctx, touched, on),
    newcomersOn(ctx, on, touched.flatMap((a) => (a.leadAfter === null ? [] : [place.after(a.leadAfter)]))), meetingsAfter(ctx, touched, on, parameters.meetingDays), classCounts(ctx, on),
  ]);
  return {
    drawn, touched, byId, place, parameters, worth, classes, records: { currency: worth.currency, booked: booked.of, bookedElsewhere: booked.rest, deals, dealsElsewhere, contacts, changes, newcomers, passed: passedOn(drawn.moves, new Map(drawn.changes.map((c) => [c.wave, c.day])), place) },
    deals: deals.map((d) => ({ ...d, after: seatAfter(drawn, byId.get(d.account_id)!, d.owner) })), meetings: met.map((m) => hosted(m, byId.get(m.account_id)!, drawn, place)),
  };
}

/** Ten thousand accounts take a while to weigh: between the steps whoever else asks has their turn. */
export async function weigh(found: Gathered, focus: { before: number | null; after: number | null }): Promise<Weighed> {
  await nextTurn();
  const input = impactCaseOf(found.drawn, found.touched, found.records, focus, found.place);
  await nextTurn();
  const weighed = weighedIn(input, found.parameters);
  await nextTurn();
  return { ...found, input, weighed, impact: customerImpact(input, found.parameters, weighed), bookings: found.records.booked };
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
