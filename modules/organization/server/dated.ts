import { sql } from 'kysely';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { CancelPlan } from '../rules/cancellations.ts';
import type { ChangePlan, DatedRow, Fields } from '../rules/changes.ts';
import type { Period } from '../rules/days.ts';
import { isEmpty } from '../rules/periods.ts';

/*
  How every dated table of the structure is read and written (decision 001). A write opens the change once, which waits
  for the change before it and gives the stamp; gathers the rows known now; lets a rule plan; closes `recorded` of the
  rows that stop being true and inserts the pieces that take their place. The database refuses any other way.
*/

/** The dated tables and the columns that a change carries from piece to piece. */
export const dated = {
  unit: { table: 'organization.unit_version', columns: ['unit_id', 'name', 'function', 'parent_id', 'market_id'] },
  position: {
    table: 'organization.position_version',
    columns: ['position_id', 'unit_id', 'market_id', 'title', 'fte', 'archetype', 'customer_facing', 'capacity', 'status', 'unnamed'],
  },
  appointment: { table: 'organization.appointment', columns: ['person_id', 'position_id', 'fte', 'kind'] },
  line: { table: 'organization.reporting_line', columns: ['position_id', 'reports_to_id', 'kind', 'scope', 'share'] },
  grant: { table: 'organization.role_grant', columns: ['position_id', 'role', 'scope'] },
  delegate: { table: 'organization.delegate', columns: ['position_id', 'delegate_id'] },
  cost: { table: 'organization.cost_rate', columns: ['position_id', 'minor', 'currency'] },
  team: { table: 'organization.team_version', columns: ['team_id', 'name', 'market_id', 'charter', 'quorum'] },
  membership: { table: 'organization.team_membership', columns: ['team_id', 'position_id'] },
  suspension: { table: 'organization.suspension', columns: ['person_id'] },
} as const;
export type Noun = keyof typeof dated;

/** Begins a change of the structure and answers its stamp, as text: a Date would lose the microseconds that order changes. */
export async function openChange(ctx: Ctx): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`select organization.open_change()::text as stamp`.execute(ctx.db);
  return rows[0]!.stamp;
}

/** The rows of a noun as they are known now, earliest first, that have these values. */
export async function rowsOf<F extends Fields>(ctx: Ctx, noun: Noun, having: Record<string, string>): Promise<DatedRow<F>[]> {
  const { table, columns } = dated[noun];
  const { rows } = await sql<DatedRow<F>>`
    select id, jsonb_build_object('from', lower(valid), 'to', upper(valid)) as valid,
           jsonb_build_object(${sql.join(columns.flatMap((c) => [sql.lit(c), sql.ref(c)]))}) as fields
      from ${sql.table(table)}
     where upper_inf(recorded) and ${sql.join(Object.entries(having).map(([c, v]) => sql`${sql.ref(c)} = ${v}`), sql` and `)}
     order by lower(valid)`.execute(ctx.db);
  return rows;
}

export interface Piece<F extends Fields> { valid: Period; fields: F }

const periodIsEmpty = (facts: Record<string, unknown>) =>
  new Refusal('invalid_input', 'The end comes before the beginning.', 'organization.period_is_empty', { facts, fields: { to: 'organization.period_is_empty' } });

/** Adds rows under the stamp of the change that is open. */
export async function insertPieces<F extends Fields>(ctx: Ctx, noun: Noun, stamp: string, pieces: readonly Piece<F>[]): Promise<void> {
  if (pieces.length === 0) return;
  const empty = pieces.find((p) => isEmpty(p.valid));
  if (empty) throw periodIsEmpty({ ...empty.valid });
  const { table, columns } = dated[noun];
  const names = sql.join(columns.map((c) => sql.ref(c)));
  const rows = pieces.map((p) => ({ ...p.fields, valid: `[${p.valid.from},${p.valid.to ?? ''})` }));
  await sql`
    insert into ${sql.table(table)} (${names}, valid, recorded)
    select ${names}, valid, tstzrange(${stamp}::text::timestamptz, null)
      from jsonb_populate_recordset(null::${sql.table(table)}, ${rows}::jsonb)`.execute(ctx.db);
}

/** Applies a plan: what stops being true is closed, never overwritten. An empty plan changes nothing. */
export async function applyPlan<F extends Fields>(ctx: Ctx, noun: Noun, stamp: string, plan: { close: readonly string[]; insert: readonly Piece<F>[] }): Promise<void> {
  if (plan.close.length > 0) {
    await sql`update ${sql.table(dated[noun].table)} set recorded = tstzrange(lower(recorded), ${stamp}::text::timestamptz)
               where id = any(${plan.close}::uuid[])`.execute(ctx.db);
  }
  await insertPieces(ctx, noun, stamp, plan.insert);
}

/** A plan that does nothing because there is nothing to do it to is refused; one that would change nothing is not. */
export function refuseEmpty(plan: ChangePlan<Fields> | CancelPlan<Fields>): void {
  const why = plan.reasons[0];
  if (plan.close.length > 0 || plan.insert.length > 0 || !why || why.code === 'nothing_changed') return;
  if (why.code === 'period_is_empty') throw periodIsEmpty(why.figures);
  throw new Refusal('conflict', 'There is nothing on those dates that this could change.', `organization.${why.code}`, { facts: why.figures });
}

/**
 * The version of a dated noun: how many rows were ever added or closed for it, so it rises with every change. Refuses
 * when there is none, or when somebody else was first.
 */
export async function checkVersion(ctx: Ctx, noun: 'unit' | 'position', id: string, version: number): Promise<void> {
  const { rows } = await sql<{ version: number }>`
    select (count(*) + count(*) filter (where not upper_inf(recorded)))::int as version
      from ${sql.table(dated[noun].table)} where ${sql.ref(`${noun}_id`)} = ${id}::uuid`.execute(ctx.db);
  const current = rows[0]!.version;
  if (current === 0) throw new Refusal('not_found', `There is no ${noun} with this id.`, `organization.no_${noun}`);
  if (current !== version) throw new Refusal('stale', 'Somebody changed this meanwhile.', 'platform.stale', { facts: { version: current } });
}

/** From when to when each position exists, as it is known now: lines, roles and delegates never outlive it. */
export async function livesOf(ctx: Ctx, positionIds: readonly string[]): Promise<Map<string, Period>> {
  const { rows } = await sql<{ id: string; from: string; to: string | null }>`
    select position_id as id, min(lower(valid)) as "from", case when not bool_or(upper_inf(valid)) then max(upper(valid)) end as "to"
      from organization.position_version where position_id = any(${positionIds}::uuid[]) and upper_inf(recorded) group by 1`.execute(ctx.db);
  const lives = new Map(rows.map(({ id, from, to }) => [id, { from, to }]));
  for (const id of positionIds) if (!lives.has(id)) throw new Refusal('not_found', 'There is no position with this id.', 'organization.no_position', { facts: { position: id } });
  return lives;
}

/** The dates asked for, not beyond the position's own end unless they were asked for so. */
export async function withinLife(ctx: Ctx, positionId: string, from: string, to: string | null | undefined): Promise<Period> {
  const life = (await livesOf(ctx, [positionId])).get(positionId)!;
  return { from, to: to ?? life.to };
}

/** New units or positions without any dates yet, one for each external key (null where there is none), in that order. */
export async function freshIds(ctx: Ctx, table: 'organization.unit' | 'organization.position', keys: readonly (string | null)[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with fresh as materialized (select uuidv7() as id, k.key, k.n from jsonb_to_recordset(${keys.map((key, n) => ({ key, n }))}::jsonb) as k(key text, n int)),
    added as (insert into ${sql.table(table)} (id, external_key) select id, key from fresh)
    select id from fresh order by n`.execute(ctx.db);
  return rows.map((r) => r.id);
}
