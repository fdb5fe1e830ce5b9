import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { castOf, type ImportField, type ImportTarget } from '../../../platform/server/incoming.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { KeptRecord, takeImportBack } from '../contract/imports.ts';
import { targets } from './targets.ts';

type Input = z.output<typeof takeImportBack.input>;
type Kept = z.output<typeof KeptRecord>;
export interface Done { withdrawn: number; restored: number; reversed: number; kept: Kept[]; keptCount: number }

/*
  What taking back does with each record stands in a table of the transaction's own, never in this program's memory: an
  import may have made a million. `why` says why a record stays; where it is null, the record goes back.
*/
export const beginPlan = (ctx: Ctx) => sql`
  create temp table going_back (id uuid, noun text, created boolean, name text, why text) on commit drop`.execute(ctx.db);

/** What of a noun goes and what stays. Planned for every noun before anything is done: what is done must not count as built upon it. */
export async function planTakingBack(ctx: Ctx, runId: string, target: ImportTarget, input: Input): Promise<void> {
  if (target.takeBack !== 'keep') {
    await planMade(ctx, runId, target);
    // Unmeasured it would be taken for a handful of rows, and what has no index be read whole for each of them.
    await sql`analyze pg_temp.going_back`.execute(ctx.db);
    for (const upon of dependents(target.noun)) await markBuiltUpon(ctx, runId, target, upon);
  }
  await planChanged(ctx, runId, target);
  if (input.evenSo.length > 0) await sql`update pg_temp.going_back set why = null where noun = ${target.noun} and id = any(${input.evenSo}::uuid[])`.execute(ctx.db);
}

/** Takes back what an import made and changed of one noun. A dry run counts the same and changes nothing. */
export async function takeBackNoun(ctx: Ctx, runId: string, target: ImportTarget, input: Input): Promise<Done> {
  const { rows: [counted] } = await sql<{ goes: number; restored: number; stays: number; never: number }>`
    select (count(*) filter (where created and why is null))::int as goes, (count(*) filter (where not created))::int as restored,
           (count(*) filter (where why is not null))::int as stays, (${neverTakenBack(runId, target)})::int as never
      from pg_temp.going_back where noun = ${target.noun}`.execute(ctx.db);
  const { goes, restored, stays, never } = counted!;
  const kept = stays === 0 ? [] : (await sql<Kept>`select id, noun, name, why from pg_temp.going_back where noun = ${target.noun} and why is not null order by created desc, id limit 500`.execute(ctx.db)).rows;
  const done: Done = { withdrawn: target.takeBack === 'withdraw' ? goes : 0, restored, reversed: 0, kept, keptCount: stays + never };
  if (target.takeBack === 'reverse') done.reversed = input.dryRun ? goes : await reverse(ctx, target);
  if (input.dryRun) return done;
  if (done.withdrawn > 0) await withdraw(ctx, target, runId);
  if (restored > 0) await restore(ctx, runId, target, input);
  return done;
}

const neverTakenBack = (runId: string, target: ImportTarget) => (target.takeBack === 'keep'
  ? sql`select count(*) from exchange.import_change where run_id = ${runId}::uuid and noun = ${target.noun} and created` : sql`0`);

/** What a record is called for whoever decides about it: its name, where it has one that is nobody's own, and its key. */
function calledSql(target: ImportTarget): RawBuilder<unknown> {
  const named = ['name', 'title'].map((field) => target.fields[field]).find((f) => f?.column !== undefined && !f.personal);
  return named ? sql`concat_ws(', ', nullif(t.${sql.ref(named.column!)}, ''), t.external_key)` : sql`coalesce(t.external_key, '')`;
}

/** What the import made and still stands; what was changed since stays. */
const planMade = (ctx: Ctx, runId: string, target: ImportTarget) => sql`
  insert into pg_temp.going_back (id, noun, created, name, why)
  select t.id, ${target.noun}, true, ${calledSql(target)}, ${target.versioned === false ? sql`null` : sql`case when t.version > 1 then 'changed_since' end`}
    from exchange.import_change c join ${sql.table(target.table)} t on t.id = c.record_id
   where c.run_id = ${runId}::uuid and c.noun = ${target.noun} and c.created ${target.takeBack === 'withdraw' ? sql`and t.withdrawn_at is null` : sql``}`.execute(ctx.db);

interface Upon { table: string; column: string; standing: boolean }

/** Something outside the import stands on it: as a set, since not every column that refers has an index. */
const markBuiltUpon = (ctx: Ctx, runId: string, target: ImportTarget, upon: Upon) => sql`
  update pg_temp.going_back g set why = 'built_upon'
   where g.noun = ${target.noun} and g.created and g.why is null and exists (
     select from ${sql.table(upon.table)} d where d.${sql.ref(upon.column)} = g.id ${upon.standing ? sql`and d.withdrawn_at is null` : sql``}
       and not exists (select from exchange.import_change x where x.run_id = ${runId}::uuid and x.record_id = d.id))`.execute(ctx.db);

/** Every column of every noun that refers to this one. */
const dependents = (noun: string): Upon[] => [...targets.values()].flatMap((t) =>
  Object.values(t.fields).filter((f) => f.reference === noun && f.column !== undefined).map((f) => ({ table: t.table, column: f.column!, standing: t.takeBack === 'withdraw' })));

/** Mirrored a batch at a time, each with what was booked upon it. */
async function reverse(ctx: Ctx, target: ImportTarget): Promise<number> {
  const batch = 2_000;
  for (let reversed = 0, after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await sql<{ id: string }>`
      select id from pg_temp.going_back where noun = ${target.noun} and created and why is null and id > ${after}::uuid order by id limit ${batch}`.execute(ctx.db);
    if (rows.length > 0) reversed += await target.reverse!(ctx, rows.map((r) => r.id));
    if (rows.length < batch) return reversed;
    after = rows.at(-1)!.id;
  }
}

/** Withdrawn, and its key set aside so that the same file can be brought in again. */
const withdraw = (ctx: Ctx, target: ImportTarget, runId: string) => sql`
  with gone as (
    update ${sql.table(target.table)} t set withdrawn_at = ${ctx.now}::timestamptz, external_key = t.external_key || '#' || ${runId}
      from pg_temp.going_back g where g.noun = ${target.noun} and g.created and g.why is null and t.id = g.id returning t.id
  ), marked as (
    update exchange.import_change c set undone = 'withdrawn' from gone where c.run_id = ${runId}::uuid and c.record_id = gone.id
  )
  insert into platform.fact (at, what, about_kind, about_id, guard, person_id, via, request_id, act_id)
  select ${ctx.now}::timestamptz, ${factOf(target)} || '_withdrawn', ${target.noun}, f.about_id, f.guard, ${ctx.person.id}::uuid, ${ctx.via}, ${ctx.requestId}, ${runId}::uuid
    from gone join lateral (select about_id, guard from platform.fact where about_id = gone.id and act_id = ${runId}::uuid limit 1) f on true`.execute(ctx.db);

const factOf = (target: ImportTarget): string => target.table.replace(/\.(\w+)$/, `.${target.noun}`);

type Column = [string, ImportField & { column: string }];
const changing = (target: ImportTarget): Column[] => (target.versioned === false || target.takeBack === 'keep' ? []
  : Object.entries(target.fields).filter((f): f is Column => f[1].column !== undefined && !f[1].fixed));
const untouched = ([name, f]: Column): RawBuilder<unknown> => sql`(t.${sql.ref(f.column)} is not distinct from (c.after ->> ${sql.lit(name)})::${sql.raw(castOf(f))})`;
const changesOf = (runId: string, target: ImportTarget) => sql`exchange.import_change c where c.run_id = ${runId}::uuid and c.noun = ${target.noun} and not c.created and c.undone is null`;

/** What the import changed; a record of which some field was changed since is told. */
async function planChanged(ctx: Ctx, runId: string, target: ImportTarget): Promise<void> {
  const fields = changing(target);
  if (fields.length === 0) return;
  const changedSince = sql.join(fields.map((f) => sql`(c.before ? ${sql.lit(f[0])} and not ${untouched(f)})`), sql` or `);
  await sql`
    insert into pg_temp.going_back (id, noun, created, name, why)
    select t.id, ${target.noun}, false, ${calledSql(target)}, case when ${changedSince} then 'changed_since' end
      from (select * from ${changesOf(runId, target)}) c join ${sql.table(target.table)} t on t.id = c.record_id`.execute(ctx.db);
}

/** Gives changed records their former values, field by field, where they are still what the import left. */
async function restore(ctx: Ctx, runId: string, target: ImportTarget, input: Input): Promise<void> {
  const set = sql.join(changing(target).map((f) => sql`${sql.ref(f[1].column)} = case when c.before ? ${sql.lit(f[0])} and (${untouched(f)} or t.id = any(${input.evenSo}::uuid[]))
    then (c.before ->> ${sql.lit(f[0])})::${sql.raw(castOf(f[1]))} else t.${sql.ref(f[1].column)} end`));
  await sql`with back as (
      update ${sql.table(target.table)} t set ${set}, version = t.version + 1 from ${sql`(select * from ${changesOf(runId, target)}) c`} where c.record_id = t.id returning t.id)
    update exchange.import_change c set undone = 'restored' from back where c.run_id = ${runId}::uuid and c.record_id = back.id`.execute(ctx.db);
}
