import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact, recordFacts } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { changeGoal, createGoal, getGoal, Goal, listGoals } from '../contract/goals.ts';
import { checkSeason } from '../rules/monthly.ts';
import { goalsRead } from './goalReading.ts';

export async function goalList(ctx: Ctx, { on = ctx.today, market, running }: z.output<typeof listGoals.input>): Promise<{ rows: Goal[] }> {
  return { rows: await goalsRead(ctx, sql`g.withdrawn_at is null
    ${market ? sql`and g.market_id = ${market}` : sql``} ${running ? sql`and g.starts_on <= ${on}::date and g.ends_on > ${on}::date` : sql``}`, on) };
}

export async function goalOf(ctx: Ctx, { goalId, on = ctx.today }: z.output<typeof getGoal.input>): Promise<z.output<typeof getGoal.output>> {
  const [goal] = await goalsRead(ctx, sql`g.id = ${goalId}`, on);
  if (!goal) throw new Refusal('not_found', 'There is no such goal.', 'platform.not_found');
  return goal;
}

type Fields = z.output<typeof createGoal.input>;
const columnsOf = (f: Partial<Fields>) => Object.fromEntries(Object.entries({
  name_es: f.nameEs, name_en: f.nameEn, market_id: f.marketId, starts_on: f.startsOn, ends_on: f.endsOn, start_minor: f.startMinor, target_minor: f.targetMinor,
  sales_position_id: f.salesPositionId, marketing_position_id: f.marketingPositionId, season_bp: f.seasonBp,
}).filter(([, v]) => v !== undefined));

export async function setGoal(ctx: Ctx, fields: Fields): Promise<Goal> {
  await refuseUnsound(ctx, fields);
  const { rows: [company] } = await sql<{ currency: string }>`select reporting_currency as currency from platform.company`.execute(ctx.db);
  const { id } = await ctx.db.insertInto('goals.goal').values({
    name_es: fields.nameEs, name_en: fields.nameEn, market_id: fields.marketId, starts_on: fields.startsOn, ends_on: fields.endsOn, start_minor: fields.startMinor,
    target_minor: fields.targetMinor, sales_position_id: fields.salesPositionId, marketing_position_id: fields.marketingPositionId,
    season_bp: fields.seasonBp, currency: company!.currency,
  }).returning('id').executeTakeFirstOrThrow();
  await recordFact(ctx, { what: 'goals.goal_set', about: { kind: 'goal', id }, guard: everyone, after: columnsOf(fields) });
  return goalOf(ctx, { goalId: id });
}

export async function reviseGoal(ctx: Ctx, { goalId, version, ...fields }: z.output<typeof changeGoal.input>): Promise<Goal> {
  const was = await goalOf(ctx, { goalId });
  await refuseUnsound(ctx, {
    startsOn: was.startsOn, endsOn: was.endsOn, startMinor: was.start.minor, targetMinor: was.target.minor, salesPositionId: was.sales.seat.id,
    marketingPositionId: was.marketing.seat.id, seasonBp: was.seasonBp, ...given(fields),
  });
  const changes = columnsOf(fields);
  const done = await ctx.db.updateTable('goals.goal').set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('id', '=', goalId).where('version', '=', version).where('withdrawn_at', 'is', null).returning('id').executeTakeFirst();
  if (!done) throw await unchanged(ctx, goalId, version);
  await recordFact(ctx, { what: 'goals.goal_changed', about: { kind: 'goal', id: goalId }, guard: everyone, before: { startsOn: was.startsOn, endsOn: was.endsOn, target: was.target }, after: changes });
  return goalOf(ctx, { goalId });
}

const given = <T extends object>(fields: T): Partial<T> => Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)) as Partial<T>;

type Sound = Pick<Fields, 'startsOn' | 'endsOn' | 'startMinor' | 'targetMinor' | 'salesPositionId' | 'marketingPositionId' | 'seasonBp'>;

async function refuseUnsound(ctx: Ctx, g: Sound): Promise<void> {
  const refuse = (rule: string, field: string, message: string): never => {
    throw new Refusal('conflict', message, `goals.${rule}`, { fields: { [field]: `goals.${rule}` } });
  };
  if (g.endsOn <= g.startsOn) refuse('ends_before_start', 'endsOn', 'It ends before it begins.');
  if (BigInt(g.targetMinor) <= BigInt(g.startMinor)) refuse('target_over_start', 'targetMinor', 'The target must lie above the start.');
  const season = checkSeason(g.startsOn, g.endsOn, g.seasonBp);
  if (season) refuse(season.code, 'seasonBp', 'The season does not fit the goal.');
  const { rows } = await sql<{ id: string; division: string | null; function: string }>`
    select distinct on (s.id) s.id, s.division, s.function::text as function from published.seat s
     where s.id = any(${[g.salesPositionId, g.marketingPositionId]}::uuid[]) and s.valid && daterange(${ctx.today}::date, null) order by s.id, s.valid`.execute(ctx.db);
  const owns = (id: string, division: string) => rows.some((s) => s.id === id && (s.division === division || s.function === 'management'));
  if (!owns(g.salesPositionId, 'sales') || g.salesPositionId === g.marketingPositionId) refuse('one_owner_each', 'salesPositionId', 'A common goal is owned by a seat of sales and one of marketing.');
  if (!owns(g.marketingPositionId, 'marketing')) refuse('one_owner_each', 'marketingPositionId', 'A common goal is owned by a seat of sales and one of marketing.');
}

type One = { goalId: string; version: number };
export const goalWithdrawn = (ctx: Ctx, one: One): Promise<Goal> => stamp(ctx, one, ctx.now, 'withdrawn');
export const goalRestored = (ctx: Ctx, one: One): Promise<Goal> => stamp(ctx, one, null, 'restored');

async function stamp(ctx: Ctx, { goalId, version }: One, at: Date | null, what: 'withdrawn' | 'restored'): Promise<Goal> {
  const done = await ctx.db.updateTable('goals.goal').set((eb) => ({ withdrawn_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', goalId).where('version', '=', version).where('withdrawn_at', at === null ? 'is not' : 'is', null).returning('id').executeTakeFirst();
  if (!done) throw await unchanged(ctx, goalId, version);
  await recordFact(ctx, { what: `goals.goal_${what}`, about: { kind: 'goal', id: goalId }, guard: everyone });
  return goalOf(ctx, { goalId });
}

async function unchanged(ctx: Ctx, goalId: string, version: number): Promise<Refusal> {
  const why = await whyUnchanged(ctx, 'goals.goal', goalId, version);
  return why.code === 'not_allowed' ? new Refusal('conflict', 'The goal is so already.', 'goals.so_already') : why;
}

/** Passes common goals that are not over to another seat, for whoever closes the first. A goal that both would own stays, and is refused by the room above. */
export async function rehomeGoals(ctx: Ctx, { fromPositionId, toPositionId }: { fromPositionId: string; toPositionId: string }): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update goals.goal set version = version + 1,
           sales_position_id = case when sales_position_id = ${fromPositionId} then ${toPositionId}::uuid else sales_position_id end,
           marketing_position_id = case when marketing_position_id = ${fromPositionId} then ${toPositionId}::uuid else marketing_position_id end
     where withdrawn_at is null and ends_on > ${ctx.today}::date and ${fromPositionId} in (sales_position_id, marketing_position_id)
       and ${toPositionId} not in (sales_position_id, marketing_position_id)
    returning id`.execute(ctx.db);
  await recordFacts(ctx, rows.map(({ id }) => ({ what: 'goals.goal_rehomed', about: { kind: 'goal', id }, guard: everyone, before: { seat: fromPositionId }, after: { seat: toPositionId } })));
  return rows.length;
}
