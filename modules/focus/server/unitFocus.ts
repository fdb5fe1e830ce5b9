import { sql } from 'kysely';
import type { z } from 'zod';
import { parameterOn } from '../../../platform/server/parameters.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { addDays } from '../../organization/rules/index.ts';
import type { unitFocus, UnitFocus } from '../contract/unitFocus.ts';
import { customerFocus, type Minutes, sumMinutes } from '../rules/customerFocus.ts';
import { focusDefaults, type FocusParameters, type WorkingTime, workingTimeDefaults } from '../rules/parameters.ts';
import { type LoggedUnit, spentOf, unitsFocus } from '../rules/unitsFocus.ts';

const weeks = 8;

/** The eight whole weeks before the day, Monday to Sunday: two days of one week are asked about the same minutes, so that nobody can be told apart by the days between. */
export function weeksBefore(on: string): { from: string; to: string } {
  const weekday = (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7, to = addDays(on, -weekday);
  return { from: addDays(to, -7 * weeks), to };
}

/** The parameters of F1 in force on a day. */
const focusParametersOn = (ctx: Ctx, on: string): Promise<FocusParameters> => parameterOn(ctx, 'focus.index', on, focusDefaults);
/** What focus is measured with on a day: its parameters and the hours of work. */
export type Measuring = FocusParameters & WorkingTime;
export const measuringOn = async (ctx: Ctx, on: string): Promise<Measuring> => ({ ...await focusParametersOn(ctx, on), ...await workingTimeOn(ctx, on) });
export const workingTimeOn = (ctx: Ctx, on: string): Promise<WorkingTime> => parameterOn(ctx, 'decisions.working_time', on, workingTimeDefaults);

export async function focusOfUnits(ctx: Ctx, { on = ctx.today }: z.output<typeof unitFocus.input>): Promise<UnitFocus> {
  const { from, to } = weeksBefore(on), parameters = await measuringOn(ctx, on);
  const held = new Set(ctx.person.seats.map((s) => s.id)), there = await thereOn(ctx, on), seats = there.seats.filter((s) => s.reached || held.has(s.id)).map((s) => s.id);
  const over = async (span: { from: string; to: string }) => told(ctx, there, held, await minutesLogged(ctx, seats, span.from, span.to), weeks * parameters.hoursAWeek * 60, parameters);
  const now = await over({ from, to }), then = await over(weeksBefore(from)), before = new Map(then.rows.map((r) => [r.unitId, r.value]));
  return {
    on, from, to, leastPeople: parameters.leastPeople, rows: now.rows.map((r) => ({ ...r, before: before.get(r.unitId) ?? null })),
    own: now.own && { ...now.own, before: then.own?.value ?? null },
  };
}

interface There { units: { id: string; parent_id: string | null }[]; seats: { id: string; unit_id: string; fte: number; reached: boolean; faces: boolean }[] }

/** The units and seats of a day, and which of these the reader reaches. */
async function thereOn(ctx: Ctx, on: string): Promise<There> {
  const { company, seats: reached } = ctx.person.scopeOf('focus.index.read');
  const { rows: units } = await sql<There['units'][number]>`select u.id, u.parent_id from published.unit u where u.valid @> ${on}::date`.execute(ctx.db);
  const { rows: seats } = await sql<There['seats'][number]>`
    select s.id, s.unit_id, coalesce((select sum(h.fte) from published.seat_holder h where h.position_id = s.id and h.valid @> ${on}::date), 0)::float8 as fte,
           ${company} or s.id = any(${reached}::uuid[]) as reached, s.customer_facing as faces
      from published.seat s where s.valid @> ${on}::date`.execute(ctx.db);
  return { units, seats };
}

/** `scheduled`: the minutes of one full time over the span. */
function told(ctx: Ctx, { units, seats }: There, held: ReadonlySet<string>, logged: readonly Logged[], scheduled: number, parameters: FocusParameters) {
  const unitOf = new Map(seats.map((s) => [s.id, s.unit_id])), byUnit = Map.groupBy(logged, (m) => unitOf.get(m.seatId)), seatsOf = Map.groupBy(seats, (s) => s.unit_id);
  const rows = unitsFocus(units.map((u): LoggedUnit => {
    const those = seatsOf.get(u.id) ?? [];
    return { unitId: u.id, parentId: u.parent_id, people: byUnit.get(u.id) ?? [], scheduled: fullTimes(those) * scheduled, whole: those.every((s) => s.reached), facesCustomers: those.some((s) => s.faces) };
  }), parameters);
  return { rows, own: ownFocus(logged.filter((m) => m.personId === ctx.person.id && held.has(m.seatId)), seats.filter((s) => held.has(s.id)), scheduled, parameters) };
}

const fullTimes = (seats: readonly { fte: number }[]): number => seats.reduce((n, s) => n + s.fte, 0);

/** To oneself alone, however few: the figure of one person. */
function ownFocus(own: readonly Logged[], seats: readonly { id: string; fte: number }[], scheduled: number, parameters: FocusParameters) {
  if (seats.length === 0) return null;
  const minutes = { ...sumMinutes(own), scheduled: fullTimes(seats) * scheduled }, { value, reasons } = customerFocus(minutes, parameters);
  return { seatIds: seats.map((s) => s.id), value, low: reasons.some((r) => r.code === 'low_evidence'), spent: spentOf(minutes) };
}

interface Logged { seatId: string; personId: string; share: number; minutes: Minutes }

/** Minutes of the days of each one's market by seat and person, each counted once: with a customer, else linked to one, else internal. */
async function minutesLogged(ctx: Ctx, seats: readonly string[], from: string, to: string): Promise<Logged[]> {
  const { rows } = await sql<{ seat: string; person: string; customer: number; linked: number; internal: number }>`
    with slot as (
      select t.position_id, t.person_id, tstzrange(t.starts_at, t.starts_at + t.minutes * interval '1 minute') as span, case when t.kind = 'direct' then 1 when t.linked then 2 else 3 end as rank
        from published.logged_time t join published.market m on m.id = t.market_id
       where t.position_id = any (${seats}::uuid[]) and t.kind <> 'mass' and t.starts_at >= ${from}::date - 1 and t.starts_at < ${to}::date + 1
         and (t.starts_at at time zone m.time_zone)::date >= ${from}::date and (t.starts_at at time zone m.time_zone)::date < ${to}::date
    ), ranges as (
      select position_id, person_id, coalesce(range_agg(span) filter (where rank = 1), '{}') as c, coalesce(range_agg(span) filter (where rank = 2), '{}') as s,
             coalesce(range_agg(span) filter (where rank = 3), '{}') as i from slot group by 1, 2
    )
    select position_id as seat, person_id as person, ${minutesOf(sql`c`)} as customer, ${minutesOf(sql`s - c`)} as linked, ${minutesOf(sql`i - c - s`)} as internal from ranges`.execute(ctx.db);
  return rows.map((r) => ({ seatId: r.seat, personId: r.person, share: 1, minutes: { customer: r.customer, linked: r.linked, internal: r.internal, scheduled: 0 } }));
}
const minutesOf = (ranges: ReturnType<typeof sql>) => sql`coalesce((select extract(epoch from sum(upper(r) - lower(r))) from unnest(${ranges}) r), 0)::float8 / 60`;
