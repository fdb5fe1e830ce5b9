import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFacts } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { PersonDetail, suspend, suspendMany } from '../contract/people.ts';
import { insertPieces, openChange } from './dated.ts';
import { standInWhereVacant } from './lines.ts';
import { detailOf } from './personDetail.ts';

type Input = z.output<typeof suspend.input>;

export async function suspendPerson(ctx: Ctx, { personId }: Input): Promise<PersonDetail> {
  await setSuspended(ctx, [personId], true);
  return detailOf(ctx, personId);
}

export async function liftOneSuspension(ctx: Ctx, { personId }: Input): Promise<PersonDetail> {
  await setSuspended(ctx, [personId], false);
  return detailOf(ctx, personId);
}

export const suspendPeople = async (ctx: Ctx, { personIds, suspended }: z.output<typeof suspendMany.input>): Promise<{ changed: string[] }> =>
  ({ changed: await setSuspended(ctx, personIds, suspended) });

export function refuseOneself(ctx: Ctx, personId: string): void {
  if (personId === ctx.person.id) throw new Refusal('conflict', 'Nobody does this to themselves: ask another administrator.', 'organization.not_oneself');
}

/** Their open sessions end. Nobody else reaches them, so a function of the database does it. */
export const endSessionsOf = (ctx: Ctx, personIds: readonly string[]): Promise<unknown> =>
  sql`select platform.end_sessions(${personIds}::uuid[], ${ctx.now})`.execute(ctx.db);

/**
 * The stamp of a change goes with it: what any process remembers of these people's rights ends now. The door closes at the
 * instant; from the business day of it on the structure knows them as away, until the day it is lifted. Answers those it changed.
 */
export async function setSuspended(ctx: Ctx, personIds: readonly string[], suspended: boolean): Promise<string[]> {
  if (suspended) for (const id of personIds) refuseOneself(ctx, id);
  const stamp = await openChange(ctx);
  const { rows } = await sql<{ id: string; was: boolean }>`
    with they as (select id, suspended_at is not null as was from organization.person where id = any(${personIds}::uuid[]) and erased_at is null for update),
         now as (update organization.person x set suspended_at = ${suspended ? ctx.now : null}::timestamptz, version = x.version + 1
                   from they where they.id = x.id and they.was <> ${suspended})
    select id, was from they`.execute(ctx.db);
  if (rows.length < new Set(personIds).size) throw new Refusal('not_found', 'There is no such person.', 'organization.no_person');
  const changed = rows.filter((r) => r.was !== suspended).map((r) => r.id);
  await (suspended ? beginAway : endAway)(ctx, stamp, changed);
  if (suspended) await standInWhereVacant(ctx, stamp, await seatsOf(ctx, changed));
  await recordFacts(ctx, changed.map((id) => ({ what: suspended ? 'organization.person_suspended' : 'organization.suspension_lifted', about: { kind: 'person', id }, guard: everyone })));
  if (suspended) await endSessionsOf(ctx, changed);
  return changed;
}

/** From today on they answer for nothing: dated like the rest of the structure. */
export const beginAway = (ctx: Ctx, stamp: string, personIds: readonly string[]): Promise<void> =>
  insertPieces(ctx, 'suspension', stamp, personIds.map((id) => ({ valid: { from: ctx.today, to: null }, fields: { person_id: id } })));

/** They answer again from today. Whoever was suspended today was not away a day, as it is known now. */
async function endAway(ctx: Ctx, stamp: string, personIds: readonly string[]): Promise<void> {
  await sql`
    with closed as (
      update organization.suspension set recorded = tstzrange(lower(recorded), ${stamp}::text::timestamptz)
       where person_id = any(${personIds}::uuid[]) and upper_inf(current_valid) returning person_id, valid
    )
    insert into organization.suspension (person_id, valid, recorded)
    select person_id, daterange(lower(valid), ${ctx.today}::date), tstzrange(${stamp}::text::timestamptz, null) from closed where lower(valid) < ${ctx.today}::date`.execute(ctx.db);
}

/** The seats these people hold today. */
async function seatsOf(ctx: Ctx, personIds: readonly string[]): Promise<{ positionId: string; on: string }[]> {
  const { rows } = await sql<{ positionId: string; on: string }>`
    select a.position_id as "positionId", ${ctx.today}::text as "on" from organization.appointment a where a.person_id = any(${personIds}::uuid[]) and a.current_valid @> ${ctx.today}::date`.execute(ctx.db);
  return rows;
}
