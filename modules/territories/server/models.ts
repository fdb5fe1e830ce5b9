import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { accountTerritory, activateModel, createModel, modelAccounts, modelMoves, ModelRow, readModel } from '../contract/models.ts';
import { openChange } from '../../organization/server/index.ts';
import { differs, type Placement } from '../rules/placing.ts';
import { asPlaced, asTerritory, type AccountSeen, modelSeen, modelStored, type ModelStored, seatHeld } from './placing.ts';

const modelsRead = async (ctx: Ctx, which: RawBuilder<unknown>): Promise<ModelRow[]> => (await sql<ModelRow>`
  select m.id, m.version, m.name, case when m.archived_at is not null then 'archived' when m.activated_at is not null then 'active' else 'planning' end as state,
         coalesce(m.archived_at, m.activated_at, m.created_at) as since, m.activated_at is not null as "wasInForce",
         (select count(*)::int from territories.territory t where t.model_id = m.id and t.withdrawn_at is null) as territories,
         (select count(*)::int from territories.exception e where e.model_id = m.id and e.ended_at is null) as exceptions
    from territories.model m where ${which}
   order by m.archived_at is not null, m.activated_at is null, coalesce(m.archived_at, m.activated_at, m.created_at) desc, m.id`.execute(ctx.db)).rows;

export const modelList = async (ctx: Ctx): Promise<{ rows: ModelRow[] }> => ({ rows: await modelsRead(ctx, sql`true`) });

async function modelRow(ctx: Ctx, modelId: string): Promise<ModelRow> {
  const [row] = await modelsRead(ctx, sql`m.id = ${modelId}`);
  if (!row) throw new Refusal('not_found', 'There is no such model.', 'platform.not_found');
  return row;
}

export async function modelRecord(ctx: Ctx, { modelId, on }: z.output<typeof readModel.input>): Promise<z.output<typeof readModel.output>> {
  const row = await modelRow(ctx, modelId), seen = await modelSeen(ctx, row, { on });
  const counts = new Map(seen.territories.map((t) => [t.id, { accounts: 0, led: 0, shared: 0 }]));
  for (const p of seen.placed) p.territoryIds.forEach((id, i) => {
    const count = counts.get(id)!;
    if (p.territoryIds.length > 1) count.shared++;
    if (i > 0 || p.by !== 'rule') return;
    count.accounts++;
    if (p.positionId === p.account.leadId) count.led++;
  });
  const many = (which: (p: Placement) => boolean) => seen.placed.filter(which).length;
  return {
    ...row, on: seen.on, inForce: await spansInForce(ctx, row), rows: seen.territories.map((t) => ({ ...asTerritory(ctx, seen.directory, t), ...counts.get(t.id)! })),
    figures: {
      accounts: seen.placed.length, gaps: many((p) => p.by === 'gap'), overlaps: many(isShared), differ: many(differs), frozen: many((p) => p.by === 'frozen'), excepted: many((p) => p.by === 'exception'),
    },
  };
}

/** From one time it was put in force until another was: what was recorded as it happened. */
async function spansInForce(ctx: Ctx, { id, state, since, wasInForce }: ModelRow): Promise<z.output<typeof readModel.output>['inForce']> {
  if (!wasInForce) return [];
  const { rows } = await sql<{ from: Date; to: Date | null }>`
    select t.at as "from", t.until as "to" from (
      select f.about_id, f.at, lead(f.at) over (order by f.at, f.id) as until from platform.fact f where f.about_id = any (array(select m.id from territories.model m)) and f.what = 'territories.model_activated') t
     where t.about_id = ${id} order by t.at`.execute(ctx.db);
  // Brought in with the company, before anything was recorded.
  if (rows.length === 0) return state === 'active' ? [{ from: new Date(since).toISOString(), to: null }] : [];
  return rows.map((r) => ({ from: r.from.toISOString(), to: r.to?.toISOString() ?? null }));
}

const isShared = (p: Placement): boolean => p.territoryIds.length > 1;
const shows: Record<z.output<typeof modelAccounts.input>['show'], (p: Placement) => boolean> = {
  all: () => true, gaps: (p) => p.by === 'gap', overlaps: isShared, differ: differs, exceptions: (p) => p.by === 'exception' || p.by === 'frozen',
};
const shownMost = 200, movedMost = 10_000;

export async function accountsOfModel(ctx: Ctx, { modelId, show, territory, on }: z.output<typeof modelAccounts.input>): Promise<z.output<typeof modelAccounts.output>> {
  const seen = await modelSeen(ctx, await modelStored(ctx, modelId), { on }), order = new Intl.Collator(ctx.person.language);
  const rows = seen.placed.filter((p) => shows[show](p) && (!territory || p.territoryIds.includes(territory)));
  return { total: rows.length, rows: byName(rows, order).slice(0, shownMost).map((p) => asPlaced(seen, p)) };
}

const byName = (rows: Placement<AccountSeen>[], order: Intl.Collator) => rows.sort((a, b) => order.compare(a.account.name, b.account.name) || (a.account.id < b.account.id ? -1 : 1));

export async function movesOfModel(ctx: Ctx, { modelId, on }: z.output<typeof modelMoves.input>): Promise<z.output<typeof modelMoves.output>> {
  const { placed, directory } = await modelSeen(ctx, await modelStored(ctx, modelId), { on });
  // A seat that is closed that day can lead nobody: its customers stay until the rule is mended.
  const moves = placed.filter((p) => differs(p) && directory.seats.has(p.positionId!)).map((p) => ({ accountId: p.account.id, toPositionId: p.positionId! }));
  return { total: moves.length, moves: moves.sort((a, b) => (a.accountId < b.accountId ? -1 : 1)).slice(0, movedMost) };
}

export async function modelDrawn(ctx: Ctx, { name, copyOf }: z.output<typeof createModel.input>): Promise<{ id: string }> {
  if (copyOf) await modelStored(ctx, copyOf);
  const { id } = await ctx.db.insertInto('territories.model').values({ name, created_at: ctx.now }).returning('id').executeTakeFirstOrThrow();
  if (copyOf) {
    await sql`
      insert into territories.territory (model_id, market_id, name, position_id, place, postcodes, segments, classes, sizes, product_lines, valid)
      select ${id}, market_id, name, position_id, place, postcodes, segments, classes, sizes, product_lines, valid from territories.territory where model_id = ${copyOf} and withdrawn_at is null`.execute(ctx.db);
    await sql`
      insert into territories.exception (model_id, account_id, market_id, position_id, reason, made_at)
      select ${id}, account_id, market_id, position_id, reason, ${ctx.now}::timestamptz from territories.exception where model_id = ${copyOf} and ended_at is null`.execute(ctx.db);
  }
  await recordFact(ctx, { what: 'territories.model_created', about: { kind: 'territory_model', id }, guard: everyone, after: { name } });
  return { id };
}

type One = z.output<typeof activateModel.input>;

export async function modelActivated(ctx: Ctx, { modelId, version }: One): Promise<ModelRow> {
  const model = await modelStored(ctx, modelId);
  if (model.state === 'active') throw new Refusal('conflict', 'The model is in force already.', 'territories.model_in_force');
  await refuseGonePositions(ctx, modelId);
  if (model.version !== version || !await putInForce(ctx, model)) throw await whyUnchanged(ctx, 'territories.model', modelId, version);
  return modelRow(ctx, modelId);
}

/** A model in force names positions that are there: closing one passes its rules on, but for what is away, which stays as it was. */
async function refuseGonePositions(ctx: Ctx, modelId: string): Promise<void> {
  const gone = sql`not exists (select from published.seat s where s.id = x.position_id and (upper(s.valid) is null or upper(s.valid) > ${ctx.today}::date))`;
  const { rows: held } = await sql<{ kind: string; id: string; label: string }>`
    select 'territory' as kind, x.id, x.name as label from territories.territory x where x.model_id = ${modelId} and x.withdrawn_at is null and x.valid && daterange(${ctx.today}::date, null) and ${gone}
    union all select 'territory_exception', x.id, a.name from territories.exception x join published.account a on a.id = x.account_id where x.model_id = ${modelId} and x.ended_at is null and x.position_id is not null and ${gone} order by 1, 3 limit 50`.execute(ctx.db);
  if (held.length > 0) throw new Refusal('conflict', 'Some of its rules name a position that is gone.', 'territories.rules_without_position', { facts: { held } });
}

/** For the room above, whose act says so: in force from now, unless it is already. Who put it away meanwhile is overruled, as by any other who puts one in force. */
export async function followModel(ctx: Ctx, modelId: string, actId: string): Promise<void> {
  const model = await modelStored(ctx, modelId);
  if (model.state !== 'active') await putInForce(ctx, model, actId);
}

/** Whether it could: nobody changed it meanwhile. The one in force until now is put away at the same instant. A change of the structure, so that who draws on it is told and nobody publishes between. */
async function putInForce(ctx: Ctx, { id, version, state }: ModelStored, actId?: string): Promise<boolean> {
  const stamp = await openChange(ctx);
  await sql`update territories.model set archived_at = ${ctx.now}::timestamptz, turned_at = ${stamp}::text::timestamptz, turned_from = 'active', version = version + 1 where activated_at is not null and archived_at is null`.execute(ctx.db);
  const { rows } = await sql`
    update territories.model set activated_at = ${ctx.now}::timestamptz, archived_at = null, turned_at = ${stamp}::text::timestamptz, turned_from = ${state}, version = version + 1
     where id = ${id} and version = ${version} returning id`.execute(ctx.db);
  if (rows.length > 0) await recordFact(ctx, { what: 'territories.model_activated', about: { kind: 'territory_model', id }, guard: everyone, ...(actId ? { actId } : {}) });
  return rows.length > 0;
}

export async function modelArchived(ctx: Ctx, { modelId, version }: One): Promise<ModelRow> {
  const model = await modelStored(ctx, modelId);
  if (model.state === 'active') throw new Refusal('conflict', 'A model in force is put away by putting another in force.', 'territories.model_in_force');
  if (model.state === 'archived') return modelRow(ctx, modelId);
  const stamp = await openChange(ctx), { rows: [done] } = await sql`
    update territories.model set archived_at = ${ctx.now}::timestamptz, turned_at = ${stamp}::text::timestamptz, turned_from = ${model.state}, version = version + 1 where id = ${modelId} and version = ${version} returning id`.execute(ctx.db);
  if (!done) throw await whyUnchanged(ctx, 'territories.model', modelId, version);
  await recordFact(ctx, { what: 'territories.model_archived', about: { kind: 'territory_model', id: modelId }, guard: everyone });
  return modelRow(ctx, modelId);
}

export async function whyLed(ctx: Ctx, { accountId }: z.output<typeof accountTerritory.input>): Promise<z.output<typeof accountTerritory.output>> {
  const { rows: [active] } = await sql<{ id: string; name: string }>`select id, name from territories.model where activated_at is not null and archived_at is null`.execute(ctx.db);
  if (!active) return { why: 'no_model', model: null, territories: [], should: null, reason: null, exceptionId: null };
  const seen = await modelSeen(ctx, { id: active.id, state: 'active' }, { accountId }), [p] = seen.placed;
  if (!p) throw new Refusal('not_found', 'There is no such customer, or it is not yours to see.', 'platform.not_found');
  const { rows: [own] } = await sql<{ id: string; reason: string }>`select id, reason from territories.exception where model_id = ${active.id} and account_id = ${accountId} and ended_at is null`.execute(ctx.db);
  return {
    why: p.by === 'gap' || differs(p) ? 'by_hand' : p.by, model: active, territories: asPlaced(seen, p).territories,
    should: p.positionId ? seatHeld(seen.directory, p.positionId) : null, reason: own?.reason ?? null, exceptionId: own?.id ?? null,
  };
}
