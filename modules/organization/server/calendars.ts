import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Calendar, changeCalendar, createCalendar, setHolidays } from '../contract/markets.ts';
import { checkCalendar, type OpeningHours } from '../rules/calendars.ts';
import { marketName } from './units.ts';

async function calendarsOf(ctx: Ctx, id: string | null = null): Promise<Calendar[]> {
  const { rows } = await sql<Calendar>`
    select c.id, c.version, c.name,
           coalesce((select jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opens', to_char(h.opens, 'HH24:MI'), 'closes', to_char(h.closes, 'HH24:MI'))
             order by h.weekday, h.opens) from organization.calendar_hours h where h.calendar_id = c.id), '[]') as hours,
           coalesce((select jsonb_agg(jsonb_build_object('day', d.day, 'name', d.name) order by d.day) from organization.holiday d where d.calendar_id = c.id), '[]') as holidays,
           coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', ${marketName(ctx)})) from organization.market m where m.calendar_id = c.id), '[]') as markets
      from organization.calendar c where ${id}::uuid is null or c.id = ${id}::uuid order by c.name`.execute(ctx.db);
  return rows;
}

export const calendarList = async (ctx: Ctx) => ({ rows: await calendarsOf(ctx) });

export async function createOneCalendar(ctx: Ctx, { name, hours, holidays }: z.output<typeof createCalendar.input>): Promise<Calendar> {
  refuseHours(hours);
  const { id } = await ctx.db.insertInto('organization.calendar').values({ name }).returning('id').executeTakeFirstOrThrow();
  await writeHours(ctx, id, hours);
  await addHolidays(ctx, id, holidays);
  await recordFact(ctx, { what: 'organization.calendar_created', about: { kind: 'calendar', id }, guard: everyone, after: { name, hours, holidays } });
  return (await calendarsOf(ctx, id))[0]!;
}

export async function changeOneCalendar(ctx: Ctx, { calendarId, version, name, hours }: z.output<typeof changeCalendar.input>): Promise<Calendar> {
  if (hours) refuseHours(hours);
  const before = await bump(ctx, calendarId, version, name);
  if (hours) {
    await ctx.db.deleteFrom('organization.calendar_hours').where('calendar_id', '=', calendarId).execute();
    await writeHours(ctx, calendarId, hours);
  }
  await recordFact(ctx, {
    what: 'organization.calendar_changed', about: { kind: 'calendar', id: calendarId }, guard: everyone,
    before: { ...(name ? { name: before.name } : {}), ...(hours ? { hours: before.hours } : {}) }, after: { ...(name ? { name } : {}), ...(hours ? { hours } : {}) },
  });
  return (await calendarsOf(ctx, calendarId))[0]!;
}

export async function setHolidaysOf(ctx: Ctx, { calendarId, version, year, holidays }: z.output<typeof setHolidays.input>): Promise<Calendar> {
  const [first, next] = [`${year}-01-01`, `${year + 1}-01-01`];
  const outside = holidays.find((h) => h.day < first || h.day >= next);
  if (outside) throw new Refusal('invalid_input', `${outside.day} is not in ${year}.`, 'organization.holiday_of_another_year', { fields: { holidays: outside.day } });
  const before = await bump(ctx, calendarId, version);
  await ctx.db.deleteFrom('organization.holiday').where('calendar_id', '=', calendarId).where('day', '>=', first).where('day', '<', next).execute();
  await addHolidays(ctx, calendarId, holidays);
  await recordFact(ctx, {
    what: 'organization.holidays_set', about: { kind: 'calendar', id: calendarId }, guard: everyone,
    before: { holidays: before.holidays.filter((h) => h.day >= first && h.day < next) }, after: { year, holidays },
  });
  return (await calendarsOf(ctx, calendarId))[0]!;
}

/** Raises the version and answers what was before; refuses when there is none or somebody was first. */
async function bump(ctx: Ctx, id: string, version: number, name?: string): Promise<Calendar> {
  const before = (await calendarsOf(ctx, id))[0];
  if (!before) throw new Refusal('not_found', 'There is no calendar with this id.', 'organization.no_calendar');
  const changed = await ctx.db.updateTable('organization.calendar').set({ version: version + 1, name }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst();
  if (!changed) throw new Refusal('stale', 'Somebody changed this meanwhile.', 'platform.stale', { facts: { version: before.version } });
  return before;
}

const writeHours = (ctx: Ctx, id: string, hours: readonly OpeningHours[]) => sql`
  insert into organization.calendar_hours (calendar_id, weekday, opens, closes)
  select ${id}::uuid, h.weekday, h.opens, h.closes from jsonb_to_recordset(${hours}::jsonb) as h(weekday smallint, opens time, closes time)`.execute(ctx.db);

const addHolidays = (ctx: Ctx, id: string, holidays: readonly { day: string; name: string }[]) => sql`
  insert into organization.holiday (calendar_id, day, name)
  select distinct on (h.day) ${id}::uuid, h.day, h.name from jsonb_to_recordset(${holidays}::jsonb) as h(day date, name text)`.execute(ctx.db);

/** A calendar that deadlines can be counted by: hours that are times, in order, without overlap, and at least one. */
function refuseHours(hours: readonly OpeningHours[]): void {
  const faults: { code: string }[] = checkCalendar({ zone: 'UTC', hours, holidays: [] });
  const sorted = [...hours].sort((a, b) => a.weekday - b.weekday || (a.opens < b.opens ? -1 : 1));
  const clash = sorted.find((h, n) => { const next = sorted[n + 1]; return h.opens === h.closes || (next?.weekday === h.weekday && next.opens < h.closes); });
  if (clash) faults.push({ code: 'hours_overlap' });
  if (faults.length > 0) {
    throw new Refusal('invalid_input', 'These opening hours cannot be counted by.', 'organization.calendar_hours', { facts: { reasons: faults }, fields: { hours: `organization.${faults[0]!.code}` } });
  }
}
