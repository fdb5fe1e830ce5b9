import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import { addDays } from '../../organization/rules/index.ts';
import type { unitFocus, UnitFocus } from '../contract/unitFocus.ts';
import { customerFocus, type Minutes, sumMinutes } from '../rules/customerFocus.ts';
import { focusDefaults, type FocusParameters } from '../rules/parameters.ts';
import { type LoggedUnit, unitsFocus } from '../rules/unitsFocus.ts';

const weeks = 8, minutesAWeek = 40 * 60;

/** The eight whole weeks before the day, Monday to Sunday: two days of one week are asked about the same minutes, so that nobody can be told apart by the days between. */
export function weeksBefore(on: string): { from: string; to: string } {
  const weekday = (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7, to = addDays(on, -weekday);
  return { from: addDays(to, -7 * weeks), to };
}

export async function focusOfUnits(ctx: Ctx, { on = ctx.today }: z.output<typeof unitFocus.input>): Promise<UnitFocus> {
  const { from, to } = weeksBefore(on), parameters = focusDefaults;
  const { company, seats: reached } = ctx.person.scopeOf('focus.index.read'), held = new Set(ctx.person.seats.map((s) => s.id));
  const { rows: units } = await sql<{ id: string; parent_id: string | null }>`select u.id, u.parent_id from published.unit u where u.valid @> ${on}::date`.execute(ctx.db);
  const { rows: seats } = await sql<{ id: string; unit_id: string; fte: number; reached: boolean }>`
    select s.id, s.unit_id, coalesce((select sum(h.fte) from published.seat_holder h where h.position_id = s.id and h.valid @> ${on}::date), 0)::float8 as fte,
           ${company} or s.id = any(${reached}::uuid[]) as reached
      from published.seat s where s.valid @> ${on}::date`.execute(ctx.db);
  const logged = await minutesLogged(ctx, seats.filter((s) => s.reached || held.has(s.id)).map((s) => s.id), from, to);
  const unitOf = new Map(seats.map((s) => [s.id, s.unit_id])), own = logged.filter((m) => m.personId === ctx.person.id && held.has(m.seatId));
  const told = units.map((u): LoggedUnit => {
    const those = seats.filter((s) => s.unit_id === u.id);
    return { unitId: u.id, parentId: u.parent_id, people: logged.filter((m) => unitOf.get(m.seatId) === u.id), scheduled: those.reduce((n, s) => n + s.fte, 0) * weeks * minutesAWeek, whole: those.every((s) => s.reached) };
  });
  return { on, from, to, leastPeople: parameters.leastPeople, rows: unitsFocus(told, parameters), own: ownFocus(own, seats.filter((s) => held.has(s.id)), parameters) };
}

/** To oneself alone, however few: the figure of one person. */
function ownFocus(own: readonly { minutes: Minutes; share: number; personId: string }[], seats: readonly { id: string; fte: number }[], parameters: FocusParameters): UnitFocus['own'] {
  if (seats.length === 0) return null;
  const { value, reasons } = customerFocus({ ...sumMinutes(own), scheduled: seats.reduce((n, s) => n + s.fte, 0) * weeks * minutesAWeek }, parameters);
  return { seatIds: seats.map((s) => s.id), value, low: reasons.some((r) => r.code === 'low_evidence') };
}

interface Logged { seatId: string; personId: string; share: number; minutes: Minutes }

/** Minutes by seat and person, each counted once: with a customer, else linked to one, else internal. */
async function minutesLogged(ctx: Ctx, seats: readonly string[], from: string, to: string): Promise<Logged[]> {
  const { rows } = await sql<{ seat: string; person: string; customer: number; linked: number; internal: number }>`
    with slot as (
      select t.position_id, t.person_id, tstzrange(t.starts_at, t.starts_at + t.minutes * interval '1 minute') as span, case when t.kind = 'direct' then 1 when t.linked then 2 else 3 end as rank
        from published.logged_time t
       where t.position_id = any (${seats}::uuid[]) and t.kind <> 'mass' and t.starts_at >= ${from}::date and t.starts_at < ${to}::date
    ), ranges as (
      select position_id, person_id, coalesce(range_agg(span) filter (where rank = 1), '{}') as c, coalesce(range_agg(span) filter (where rank = 2), '{}') as s,
             coalesce(range_agg(span) filter (where rank = 3), '{}') as i from slot group by 1, 2
    )
    select position_id as seat, person_id as person, ${minutesOf(sql`c`)} as customer, ${minutesOf(sql`s - c`)} as linked, ${minutesOf(sql`i - c - s`)} as internal from ranges`.execute(ctx.db);
  return rows.map((r) => ({ seatId: r.seat, personId: r.person, share: 1, minutes: { customer: r.customer, linked: r.linked, internal: r.internal, scheduled: 0 } }));
}
const minutesOf = (ranges: ReturnType<typeof sql>) => sql`coalesce((select extract(epoch from sum(upper(r) - lower(r))) from unnest(${ranges}) r), 0)::float8 / 60`;
