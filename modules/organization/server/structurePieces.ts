import { sql } from 'kysely';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { replaceDuring } from '../rules/cancellations.ts';
import { type DatedRow, type Fields, planChange } from '../rules/changes.ts';
import { writeCosts } from './positions.ts';
import { applyPlan, dated, insertPieces, type Noun, openChange, type Piece } from './dated.ts';
import { refuseOneSidedTeams } from './teams.ts';

/**
 * What a restructuring writes from a day on, noun by noun: every list at once, in statements by noun and never by seat. New
 * units and seats bring their ids. What is set holds from `on` to the end of what is known; what ends, ends with all it has.
 */
export interface StructurePieces {
  on: string;
  openUnits: { id: string; name: string; function: string; parentId: string | null; marketId: string | null }[];
  setUnits: { id: string; name: string; parentId?: string | null }[];
  endUnits: string[];
  openSeats: ({ id: string } & SeatSet)[];
  /** What is left out stays as it is. */
  setSeats: ({ id: string } & Partial<SeatSet>)[];
  endSeats: string[];
  appoint: { personId: string; positionId: string; kind: string; fte: number; to: string | null }[];
  endAppointments: { personId: string; positionId: string }[];
  managers: { positionId: string; reportsToId: string | null }[];
  delegates: { positionId: string; delegateId: string | null }[];
  /** Beside the solid one. */
  addLines: { positionId: string; reportsToId: string; kind: 'dotted' | 'project'; scope: string | null; share: number | null }[];
  endLines: { positionId: string; reportsToId: string; kind: string }[];
  joinTeams: { teamId: string; positionId: string }[];
  leaveTeams: { teamId: string; positionId: string }[];
  grants: { positionId: string; role: string; scope: string }[];
  costs: { positionId: string; amount: { minor: string; currency: string } | null }[];
}
interface SeatSet { title: string; unitId: string; marketId: string; fte: number; archetype: string | null; customerFacing: boolean; capacity: number | null; /** Held by somebody whose name is not given. */ unnamed?: boolean }

async function rowsFor(ctx: Ctx, noun: Noun, column: string, ids: readonly string[]): Promise<DatedRow<Fields>[]> {
  const { table, columns } = dated[noun];
  if (ids.length === 0) return [];
  const { rows } = await sql<DatedRow<Fields>>`
    select id, jsonb_build_object('from', lower(valid), 'to', upper(valid)) as valid, jsonb_build_object(${sql.join(columns.flatMap((c) => [sql.lit(c), sql.ref(c)]))}) as fields
      from ${sql.table(table)} where upper_inf(recorded) and ${sql.ref(column)} = any (${ids}::uuid[]) order by lower(valid)`.execute(ctx.db);
  return rows;
}

type Plan = { close: readonly string[]; insert: readonly Piece<Fields>[] };
const joined = (plans: readonly Plan[]): Plan => ({ close: plans.flatMap((p) => p.close), insert: plans.flatMap((p) => p.insert) });

/** Writes it all under one stamp, which it answers. The keys of the database say at commit whether it holds together. */
export async function writeStructure(ctx: Ctx, p: StructurePieces): Promise<string> {
  const stamp = await openChange(ctx), from = { from: p.on, to: null };
  for (const [table, rows] of [['organization.unit', p.openUnits], ['organization.position', p.openSeats]] as const) {
    if (rows.length > 0) await sql`insert into ${sql.table(table)} (id) select unnest(${rows.map((r) => r.id)}::uuid[]) on conflict (id) do nothing`.execute(ctx.db);
  }
  await insertPieces<Fields>(ctx, 'unit', stamp, p.openUnits.map((u) => ({ valid: from, fields: { unit_id: u.id, name: u.name, function: u.function, parent_id: u.parentId, market_id: u.marketId } })));
  await setOf(ctx, stamp, 'unit', 'unit_id', p.on, new Map(p.setUnits.map((u) => [u.id, told({ name: u.name, parent_id: u.parentId })])));
  await insertPieces<Fields>(ctx, 'position', stamp, p.openSeats.map((s) => ({ valid: from, fields: { position_id: s.id, status: 'open', unnamed: false, ...seatFields(s) } })));
  await setOf(ctx, stamp, 'position', 'position_id', p.on, new Map(p.setSeats.map((s) => [s.id, seatFields(s)])));
  await endOf(ctx, stamp, p);
  await replaceOf(ctx, stamp, p);
  await linesOf(ctx, stamp, p);
  await writeCosts(ctx, stamp, p.on, p.costs);
  await finish(ctx, stamp, 'position', 'position_id', p.on, p.endSeats);
  await finish(ctx, stamp, 'unit', 'unit_id', p.on, p.endUnits);
  await refuseOneSidedTeams(ctx, p.on);
  return stamp;
}

const seatFields = (s: Partial<SeatSet>): Fields => told({ title: s.title, unit_id: s.unitId, market_id: s.marketId, fte: s.fte, archetype: s.archetype, customer_facing: s.customerFacing, capacity: s.capacity, unnamed: s.unnamed });
const told = (fields: Record<string, Fields[string] | undefined>): Fields => Object.fromEntries(Object.entries(fields).filter((f): f is [string, Fields[string]] => f[1] !== undefined));

async function setOf(ctx: Ctx, stamp: string, noun: 'unit' | 'position', column: string, on: string, sets: ReadonlyMap<string, Fields>): Promise<void> {
  const own = Map.groupBy(await rowsFor(ctx, noun, column, [...sets.keys()]), (r) => String(r.fields[column]));
  await applyPlan(ctx, noun, stamp, joined([...sets].map(([id, fields]) => planChange(own.get(id) ?? [], { kind: 'set', from: on, fields }))));
}

async function finish(ctx: Ctx, stamp: string, noun: Noun, column: string, on: string, ids: readonly string[]): Promise<void> {
  await applyPlan(ctx, noun, stamp, joined([...Map.groupBy(await rowsFor(ctx, noun, column, ids), (r) => JSON.stringify(r.fields)).values()].map((rows) => planChange(rows, { kind: 'end', at: on }))));
}

/** What ends with a seat, and appointments and memberships that end by themselves. */
async function endOf(ctx: Ctx, stamp: string, p: StructurePieces): Promise<void> {
  for (const noun of ['appointment', 'line', 'grant', 'delegate', 'membership', 'cost'] as const) await finish(ctx, stamp, noun, 'position_id', p.on, p.endSeats);
  for (const [noun, gone, one] of [['appointment', p.endAppointments.map((a) => [a.positionId, a.personId]), 'person_id'], ['membership', p.leaveTeams.map((m) => [m.positionId, m.teamId]), 'team_id']] as const) {
    const wanted = new Set(gone.map((g) => g.join(' '))), rows = (await rowsFor(ctx, noun, 'position_id', gone.map((g) => g[0]!))).filter((r) => wanted.has(`${r.fields['position_id']} ${r.fields[one]}`));
    await applyPlan(ctx, noun, stamp, joined([...Map.groupBy(rows, (r) => `${r.fields['position_id']} ${r.fields[one]}`).values()].map((own) => planChange(own, { kind: 'end', at: p.on }))));
  }
}

/** Lines beside the solid one: those that end, each by where it leads; then those that begin. */
async function linesOf(ctx: Ctx, stamp: string, { on, addLines, endLines }: StructurePieces): Promise<void> {
  const key = (l: { positionId: unknown; reportsToId: unknown; kind: unknown }) => `${l.kind} ${l.positionId} ${l.reportsToId}`, gone = new Set(endLines.map(key));
  const rows = (await rowsFor(ctx, 'line', 'position_id', endLines.map((l) => l.positionId))).map((r) => ({ ...r, key: key({ positionId: r.fields['position_id'], reportsToId: r.fields['reports_to_id'], kind: r.fields['kind'] }) })).filter((r) => gone.has(r.key));
  await applyPlan(ctx, 'line', stamp, joined([...Map.groupBy(rows, (r) => r.key).values()].map((own) => planChange(own, { kind: 'end', at: on }))));
  await insertPieces<Fields>(ctx, 'line', stamp, addLines.map((l) => ({ valid: { from: on, to: null }, fields: { position_id: l.positionId, reports_to_id: l.reportsToId, kind: l.kind, scope: l.scope, share: l.share } })));
}

/** What one thing takes the place of: managers and delegates; then what is simply added. */
async function replaceOf(ctx: Ctx, stamp: string, p: StructurePieces): Promise<void> {
  const lines = Map.groupBy((await rowsFor(ctx, 'line', 'position_id', p.managers.map((m) => m.positionId))).filter((r) => r.fields['kind'] === 'solid'), (r) => String(r.fields['position_id']));
  await applyPlan(ctx, 'line', stamp, joined(p.managers.map(({ positionId, reportsToId }) => replaceDuring(lines.get(positionId) ?? [], { from: p.on, to: null }, reportsToId === null ? null : { position_id: positionId, reports_to_id: reportsToId, kind: 'solid', scope: null, share: null }))));
  const stand = Map.groupBy(await rowsFor(ctx, 'delegate', 'position_id', p.delegates.map((d) => d.positionId)), (r) => String(r.fields['position_id']));
  await applyPlan(ctx, 'delegate', stamp, joined(p.delegates.map(({ positionId, delegateId }) => replaceDuring(stand.get(positionId) ?? [], { from: p.on, to: null }, delegateId === null ? null : { position_id: positionId, delegate_id: delegateId }))));
  const from = { from: p.on, to: null };
  await insertPieces<Fields>(ctx, 'appointment', stamp, p.appoint.map((a) => ({ valid: { from: p.on, to: a.to }, fields: { person_id: a.personId, position_id: a.positionId, fte: a.fte, kind: a.kind } })));
  await nameHolders(ctx, stamp, p.appoint.map((a) => ({ ...a, from: p.on })));
  await insertPieces<Fields>(ctx, 'membership', stamp, p.joinTeams.map((m) => ({ valid: from, fields: { team_id: m.teamId, position_id: m.positionId } })));
  await insertPieces<Fields>(ctx, 'grant', stamp, p.grants.map((g) => ({ valid: from, fields: { position_id: g.positionId, role: g.role, scope: g.scope } })));
}

/** Whoever is appointed has a name: a seat held without one is theirs from then on, and vacant once they leave. Acting, they stand in for somebody who stays. */
export async function nameHolders(ctx: Ctx, stamp: string, appointed: readonly { positionId: string; kind: string; from: string }[]): Promise<void> {
  const since = new Map(appointed.filter((a) => a.kind !== 'acting').sort((a, b) => (a.from < b.from ? 1 : -1)).map((a) => [a.positionId, a.from]));
  const unnamed = Map.groupBy((await rowsFor(ctx, 'position', 'position_id', [...since.keys()])).filter((r) => r.fields['unnamed']), (r) => String(r.fields['position_id']));
  await applyPlan(ctx, 'position', stamp, joined([...unnamed].map(([id, rows]) => planChange(rows, { kind: 'set', from: since.get(id)!, fields: { unnamed: false } }))));
}

/**
 * Takes back what was written between two stamps, as if it had never been planned: its rows are closed, and those it closed
 * are known again. A row counts as its own by what it says: one that was known again when a later act was taken back is still
 * it. Refused when somebody changed one of its rows since: `organization.changed_since`.
 */
export async function takeBackWritten(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  const stamp = await openChange(ctx), between = (at: ReturnType<typeof sql>) => sql`${at} >= ${from}::text::timestamptz and ${at} <= ${to}::text::timestamptz`;
  for (const { table, columns } of Object.values(dated)) {
    const names = sql.join(columns.map((c) => sql.ref(c))), own = sql.ref(columns[0]);
    const says = (alias: string) => sql`row(${sql.join([...columns, 'valid'].map((c) => sql.ref(`${alias}.${c}`)))})`, same = sql`k.${own} = w.${own} and ${says('k')} is not distinct from ${says('w')}`;
    const written = sql`select * from ${sql.table(table)} where ${between(sql`lower(recorded)`)} and not coalesce(${between(sql`upper(recorded)`)}, false)`;
    const { rows: [touched] } = await sql<{ n: number }>`select count(*)::int as n from (${written}) w where not exists (select from ${sql.table(table)} k where upper_inf(k.recorded) and ${same})`.execute(ctx.db);
    if (touched!.n > 0) throw new Refusal('conflict', 'Somebody has changed since what this wrote.', 'organization.changed_since', { facts: { rows: touched!.n } });
    await sql`update ${sql.table(table)} k set recorded = tstzrange(lower(k.recorded), ${stamp}::text::timestamptz) from (${written}) w where upper_inf(k.recorded) and ${same}`.execute(ctx.db);
    await sql`
      insert into ${sql.table(table)} (${names}, valid, recorded) select ${names}, valid, tstzrange(${stamp}::text::timestamptz, null) from ${sql.table(table)}
       where ${between(sql`upper(recorded)`)} and not (${between(sql`lower(recorded)`)})`.execute(ctx.db);
  }
}
