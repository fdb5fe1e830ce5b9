import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { everyone, recordFacts } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { WorkingTime } from '../../focus/rules/index.ts';
import { workingTimeOn } from '../../focus/server/index.ts';
import { addMonths } from '../../organization/rules/index.ts';
import type { changeForum, endForum, ForumRow, listForums, openForum } from '../contract/forums.ts';
import { sunsetMonths, weeklyMinutesOf, yearlyMinutes } from '../rules/internalTime.ts';

type Stored = Omit<ForumRow, 'weeklyMinutes' | 'yearlyCost' | 'expired'> & { rates: Record<string, { minor: string; currency: string }> };
export interface NewForum { id?: string; name: string; what: 'meeting' | 'report'; ownerId: string; participantIds: readonly string[]; minutes: number; readingMinutes: number; frequency: string; serves: string; from: string; expiresOn: string; followsId?: string | null }

async function stored(ctx: Ctx, where: ReturnType<typeof sql>, on: string): Promise<ForumRow[]> {
  const seat = (id: ReturnType<typeof sql>) => sql`jsonb_build_object('id', ${id}, 'name', coalesce((select x.title from published.seat x where x.id = ${id} order by x.valid desc limit 1), ''))`;
  const { rows } = await sql<Stored>`
    select f.id, f.version, f.name, f.what, ${seat(sql`f.owner_position_id`)} as owner, f.minutes, f.reading_minutes as "readingMinutes", f.frequency, f.serves, f.from_on as "from", f.expires_on as "expiresOn", f.ended_on as "endedOn",
           coalesce((select jsonb_agg(${seat(sql`p.position_id`)} order by p.position_id) from decisions.forum_participant p where p.forum_id = f.id), '[]') as participants,
           ${ctx.person.may('organization.cost.read') ? sql`coalesce((select jsonb_object_agg(r.position_id, jsonb_build_object('minor', r.minor::text, 'currency', r.currency)) from published.cost_rate r
              where r.valid @> ${on}::date and (r.position_id = f.owner_position_id or r.position_id in (select p.position_id from decisions.forum_participant p where p.forum_id = f.id))), '{}')` : sql`'{}'::jsonb`} as rates
      from decisions.forum f where ${where} order by f.name, f.id`.execute(ctx.db);
  const working = await workingTimeOn(ctx, on);
  return rows.map(({ rates, ...f }) => ({ ...f, expired: f.endedOn === null && f.expiresOn <= on, weeklyMinutes: weeklyMinutesOf({ ...f, participants: f.participants.length }), yearlyCost: costOf(f, rates, working) }));
}

/** Over the working weeks of a year; null where a seat's cost is not known, or they are in several currencies. */
function costOf(f: Omit<Stored, 'rates'>, rates: Stored['rates'], working: WorkingTime): ForumRow['yearlyCost'] {
  const seats = [f.owner, ...f.participants], known = seats.map((s) => rates[s.id]), currency = known[0]?.currency;
  if (known.some((r) => r === undefined || r.currency !== currency) || currency === undefined) return null;
  const once = weeklyMinutesOf({ ...f, participants: 0 }) / f.minutes, own = (i: number) => (i === 0 ? f.minutes : f.what === 'meeting' ? f.minutes : f.readingMinutes);
  return { minor: Math.round(working.weeksAYear * once * known.reduce((sum, r, i) => sum + (own(i) * Number(r!.minor)) / yearlyMinutes(working), 0)).toString(), currency };
}

export async function forumList(ctx: Ctx, { on = ctx.today, ended }: z.output<typeof listForums.input>): Promise<z.output<typeof listForums.output>> {
  const rows = await stored(ctx, ended ? sql`true` : sql`f.held @> ${on}::date or f.ended_on is null and f.from_on <= ${on}::date`, on), held = rows.filter((f) => !f.expired && (f.endedOn === null || f.endedOn > on));
  const costs = held.map((f) => f.yearlyCost), currency = costs.find((c) => c !== null)?.currency;
  return {
    rows, weeklyMinutes: held.reduce((sum, f) => sum + f.weeklyMinutes, 0),
    yearlyCost: currency === undefined || costs.some((c) => c?.currency !== currency) ? null : { minor: costs.reduce((sum, c) => sum + BigInt(c!.minor), 0n).toString(), currency },
  };
}

const one = async (ctx: Ctx, id: string): Promise<ForumRow> => {
  const [row] = await stored(ctx, sql`f.id = ${id}::uuid`, ctx.today);
  if (!row) throw new Refusal('not_found', 'There is no such meeting or report.', 'platform.not_found');
  return row;
};

/** Six months at most, from the day it is promised: nothing recurs for ever because nobody looked. */
export function refuseTooFar(from: string, expiresOn: string): void {
  if (expiresOn <= from) throw new Refusal('invalid_input', 'It ends before it begins.', 'organization.period_is_empty', { fields: { expiresOn: 'organization.period_is_empty' } });
  if (expiresOn > addMonths(from, sunsetMonths)) throw new Refusal('invalid_input', 'Six months at most: then somebody renews it or it ends.', 'decisions.sunset_too_far', { facts: { latest: addMonths(from, sunsetMonths) }, fields: { expiresOn: 'decisions.sunset_too_far' } });
}

export async function openOneForum(ctx: Ctx, { from = ctx.today, ...forum }: z.output<typeof openForum.input>): Promise<ForumRow> {
  refuseTooFar(from, forum.expiresOn);
  const [id] = await openForums(ctx, [{ ...forum, from }]);
  return one(ctx, id!);
}

/** Many at once, for the room above that publishes a restructuring; answers their ids. */
export async function openForums(ctx: Ctx, forums: readonly NewForum[]): Promise<string[]> {
  if (forums.length === 0) return [];
  const rows = forums.map((f) => ({ ...f, id: f.id ?? randomUUID(), followsId: f.followsId ?? null })), people = rows.flatMap((f) => [...new Set(f.participantIds)].filter((p) => p !== f.ownerId).map((p) => ({ forum: f.id, position: p })));
  await sql`
    insert into decisions.forum (id, name, what, owner_position_id, minutes, reading_minutes, frequency, serves, from_on, expires_on, follows_id)
    select x.id, x.name, x.what, x."ownerId", x.minutes, x."readingMinutes", x.frequency, x.serves, x."from", x."expiresOn", x."followsId"
      from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, name text, what text, "ownerId" uuid, minutes int, "readingMinutes" int, frequency decisions.frequency, serves text, "from" date, "expiresOn" date, "followsId" uuid)`.execute(ctx.db);
  await sql`insert into decisions.forum_participant (forum_id, position_id) select x.forum, x.position from jsonb_to_recordset(${people}::jsonb) as x(forum uuid, position uuid)`.execute(ctx.db);
  await recordFacts(ctx, rows.map((f) => ({ what: 'decisions.forum_opened', about: { kind: 'forum', id: f.id }, guard: everyone, after: { name: f.name, owner: f.ownerId, from: f.from, expiresOn: f.expiresOn } })));
  return rows.map((f) => f.id);
}

/** Many at once, from a day on. */
export async function endForums(ctx: Ctx, ids: readonly string[], on: string): Promise<void> {
  if (ids.length === 0) return;
  await sql`update decisions.forum set ended_on = greatest(from_on, least(${on}::date, expires_on)), version = version + 1 where id = any (${ids}::uuid[]) and (ended_on is null or ended_on > ${on}::date)`.execute(ctx.db);
  await recordFacts(ctx, ids.map((id) => ({ what: 'decisions.forum_ended', about: { kind: 'forum', id }, guard: everyone, after: { on } })));
}

/** Takes back the end of meetings and reports that a restructuring planned and withdrew. */
export async function reopenForums(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`update decisions.forum set ended_on = null, version = version + 1 where id = any (${ids}::uuid[])`.execute(ctx.db);
}

async function bump(ctx: Ctx, id: string, version: number): Promise<ForumRow> {
  const was = await one(ctx, id);
  const { rows } = await sql`update decisions.forum set version = version + 1 where id = ${id}::uuid and version = ${version} returning id`.execute(ctx.db);
  if (rows.length === 0) throw new Refusal('stale', 'Somebody changed this meanwhile.', 'platform.stale', { facts: { version: was.version } });
  if (was.endedOn !== null) throw new Refusal('conflict', 'It has ended: register another.', 'decisions.forum_ended');
  return was;
}

export async function changeOneForum(ctx: Ctx, { forumId, version, participantIds, ...set }: z.output<typeof changeForum.input>): Promise<ForumRow> {
  const was = await bump(ctx, forumId, version);
  if (set.expiresOn !== undefined) refuseTooFar(was.from > ctx.today ? was.from : ctx.today, set.expiresOn);
  await sql`
    update decisions.forum set name = coalesce(${set.name ?? null}, name), what = coalesce(${set.what ?? null}, what), owner_position_id = coalesce(${set.ownerId ?? null}::uuid, owner_position_id), minutes = coalesce(${set.minutes ?? null}::int, minutes),
           reading_minutes = coalesce(${set.readingMinutes ?? null}::int, reading_minutes), frequency = coalesce(${set.frequency ?? null}::decisions.frequency, frequency), serves = coalesce(${set.serves ?? null}, serves), expires_on = coalesce(${set.expiresOn ?? null}::date, expires_on)
     where id = ${forumId}::uuid`.execute(ctx.db);
  if (participantIds) {
    await sql`delete from decisions.forum_participant where forum_id = ${forumId}::uuid and position_id <> all (${participantIds}::uuid[])`.execute(ctx.db);
    await sql`insert into decisions.forum_participant (forum_id, position_id) select ${forumId}::uuid, unnest(${[...new Set(participantIds)]}::uuid[]) on conflict do nothing`.execute(ctx.db);
  }
  await recordFacts(ctx, [{ what: 'decisions.forum_changed', about: { kind: 'forum', id: forumId }, guard: everyone, after: { ...set } }]);
  return one(ctx, forumId);
}

export async function endOneForum(ctx: Ctx, { forumId, version, on = ctx.today }: z.output<typeof endForum.input>): Promise<ForumRow> {
  await bump(ctx, forumId, version);
  await endForums(ctx, [forumId], on);
  return one(ctx, forumId);
}

/** Meetings and reports of a seat that closes go on with another from that day: what it owns, and its chair in others'. Answers how many. */
export async function rehomeForums(ctx: Ctx, { fromPositionId: was, toPositionId: now, on }: { fromPositionId: string; toPositionId: string; on: string }): Promise<number> {
  const { rows } = await sql<NewForum & { followsId: string }>`
    select f.id as "followsId", f.name, f.what, case when f.owner_position_id = ${was}::uuid then ${now}::uuid else f.owner_position_id end as "ownerId", f.minutes, f.reading_minutes as "readingMinutes", f.frequency, f.serves,
           greatest(f.from_on, ${on}::date)::text as "from", coalesce(f.ended_on, f.expires_on)::text as "expiresOn",
           array(select distinct case when p.position_id = ${was}::uuid then ${now}::uuid else p.position_id end from decisions.forum_participant p where p.forum_id = f.id)::text[] as "participantIds"
      from decisions.forum f
     where f.held && daterange(${on}::date, null) and (f.owner_position_id = ${was}::uuid or exists (select from decisions.forum_participant p where p.forum_id = f.id and p.position_id = ${was}::uuid))`.execute(ctx.db);
  await endForums(ctx, rows.map((f) => f.followsId), on);
  await openForums(ctx, rows);
  return rows.length;
}
