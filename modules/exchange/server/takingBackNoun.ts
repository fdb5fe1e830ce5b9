import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { castOf, type ImportField, type ImportTarget } from '../../../platform/server/incoming.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { KeptRecord, takeImportBack } from '../contract/imports.ts';
import { targets } from './targets.ts';

type Input = z.output<typeof takeImportBack.input>;
type Kept = z.output<typeof KeptRecord>;
interface Done { withdrawn: number; restored: number; reversed: number; kept: Kept[]; keptCount: number }
interface Made { id: string; name: string; changed: boolean; built: boolean }

export interface NounPlan { target: ImportTarget; goes: string[]; kept: Kept[]; keptCount: number }

/** What of a noun goes and what stays. Planned for every noun before anything is done: what is done must not count as built upon it. */
export async function planTakingBack(ctx: Ctx, runId: string, target: ImportTarget, input: Input): Promise<NounPlan> {
  if (target.takeBack === 'keep') {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from exchange.import_change where run_id = ${runId}::uuid and noun = ${target.noun} and created`.execute(ctx.db);
    return { target, goes: [], kept: [], keptCount: rows[0]!.n };
  }
  const made = await madeBy(ctx, runId, target), evenSo = new Set(input.evenSo);
  const stays = (m: Made) => (m.changed || m.built) && !evenSo.has(m.id);
  const kept = made.filter(stays).map((m): Kept => ({ id: m.id, noun: target.noun, name: m.name, why: m.changed ? 'changed_since' : 'built_upon' }));
  return { target, goes: made.filter((m) => !stays(m)).map((m) => m.id), kept: kept.slice(0, 500), keptCount: kept.length };
}

/** Takes back what an import made and changed of one noun. A dry run counts the same and changes nothing. */
export async function takeBackNoun(ctx: Ctx, runId: string, plan: NounPlan, input: Input): Promise<Done> {
  const { target, goes } = plan;
  const done: Done = { withdrawn: 0, restored: 0, reversed: 0, kept: [...plan.kept], keptCount: plan.keptCount };
  if (target.takeBack === 'keep') return done;
  if (target.takeBack === 'reverse') done.reversed = input.dryRun ? goes.length : await target.reverse!(ctx, goes);
  else {
    done.withdrawn = goes.length;
    if (!input.dryRun && goes.length > 0) await withdraw(ctx, target, runId, goes);
  }
  await restore(ctx, runId, target, input, done);
  return done;
}

function keep(done: Done, kept: Kept[]): void {
  done.keptCount += kept.length;
  done.kept.push(...kept.slice(0, 500));
}

/** What the import made and still stands, whether it was changed since, and whether something outside the import stands on it. */
async function madeBy(ctx: Ctx, runId: string, target: ImportTarget): Promise<Made[]> {
  const standing = target.takeBack === 'withdraw' ? sql`and t.withdrawn_at is null` : sql``;
  const upon = dependents(target.noun).map(({ table, column }) => sql`exists (select from ${sql.table(table)} d where d.${sql.ref(column)} = t.id
    and not exists (select from exchange.import_change x where x.run_id = ${runId}::uuid and x.record_id = d.id))`);
  const { rows } = await sql<Made>`
    select t.id, coalesce(t.external_key, '') as name, ${target.versioned === false ? sql`false` : sql`t.version > 1`} as changed,
           ${upon.length > 0 ? sql.join(upon, sql` or `) : sql`false`} as built
      from exchange.import_change c join ${sql.table(target.table)} t on t.id = c.record_id
     where c.run_id = ${runId}::uuid and c.noun = ${target.noun} and c.created ${standing}`.execute(ctx.db);
  return rows;
}

/** Every column of every noun that refers to this one. */
const dependents = (noun: string): { table: string; column: string }[] => [...targets.values()].flatMap((t) =>
  Object.values(t.fields).filter((f) => f.reference === noun && f.column !== undefined).map((f) => ({ table: t.table, column: f.column! })));

/** Withdrawn, and its key set aside so that the same file can be brought in again. */
const withdraw = (ctx: Ctx, target: ImportTarget, runId: string, ids: readonly string[]) => sql`
  with gone as (
    update ${sql.table(target.table)} t set withdrawn_at = ${ctx.now}::timestamptz, external_key = t.external_key || '#' || ${runId}
     where t.id = any(${[...ids]}::uuid[]) returning t.id
  ), marked as (
    update exchange.import_change c set undone = 'withdrawn' from gone where c.run_id = ${runId}::uuid and c.record_id = gone.id
  )
  insert into platform.fact (at, what, about_kind, about_id, guard, person_id, via, request_id, act_id)
  select ${ctx.now}::timestamptz, ${factOf(target)} || '_withdrawn', ${target.noun}, f.about_id, f.guard, ${ctx.person.id}::uuid, ${ctx.via}, ${ctx.requestId}, ${runId}::uuid
    from gone join lateral (select about_id, guard from platform.fact where about_id = gone.id and act_id = ${runId}::uuid limit 1) f on true`.execute(ctx.db);

const factOf = (target: ImportTarget): string => target.table.replace(/\.(\w+)$/, `.${target.noun}`);

/** Gives changed records their former values, field by field, where they are still what the import left. */
async function restore(ctx: Ctx, runId: string, target: ImportTarget, input: Input, done: Done): Promise<void> {
  const fields = Object.entries(target.fields).filter((f): f is [string, ImportField & { column: string }] => f[1].column !== undefined && !f[1].fixed);
  if (fields.length === 0 || target.versioned === false) return;
  const untouched = ([name, f]: [string, ImportField & { column: string }]): RawBuilder<unknown> =>
    sql`(t.${sql.ref(f.column)} is not distinct from (c.after ->> ${sql.lit(name)})::${sql.raw(castOf(f))})`;
  const was = sql`exchange.import_change c where c.run_id = ${runId}::uuid and c.noun = ${target.noun} and not c.created and c.undone is null`;
  const changedSince = sql.join(fields.map((f) => sql`(c.before ? ${sql.lit(f[0])} and not ${untouched(f)})`), sql` or `);
  const { rows } = await sql<{ id: string; name: string; changed: boolean }>`
    select t.id, coalesce(t.external_key, '') as name, (${changedSince}) as changed
      from ${sql.table(target.table)} t join lateral (select * from ${was} and c.record_id = t.id) c on true`.execute(ctx.db);
  const evenSo = new Set(input.evenSo);
  keep(done, rows.filter((r) => r.changed && !evenSo.has(r.id)).map((r) => ({ id: r.id, noun: target.noun, name: r.name, why: 'changed_since' as const })));
  done.restored += rows.length;
  if (input.dryRun || rows.length === 0) return;
  const set = sql.join(fields.map((f) => sql`${sql.ref(f[1].column)} = case when c.before ? ${sql.lit(f[0])} and (${untouched(f)} or t.id = any(${input.evenSo}::uuid[]))
    then (c.before ->> ${sql.lit(f[0])})::${sql.raw(castOf(f[1]))} else t.${sql.ref(f[1].column)} end`));
  await sql`with back as (
      update ${sql.table(target.table)} t set ${set}, version = t.version + 1 from ${sql`(select * from ${was}) c`} where c.record_id = t.id returning t.id)
    update exchange.import_change c set undone = 'restored' from back where c.run_id = ${runId}::uuid and c.record_id = back.id`.execute(ctx.db);
}
