import { sql } from 'kysely';
import type { Named } from '../../../contract/shapes.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { laterDay } from '../../organization/rules/index.ts';
import type { SeatHeld } from '../../customers/contract.ts';
import { type Directory, directoryOf, marketNamed } from '../../organization/server/index.ts';
import type { PlacedAccount } from '../contract/models.ts';
import type { Territory } from '../contract/territories.ts';
import { type Placeable, placeAccounts, type Placement, type TerritoryRule } from '../rules/placing.ts';

export interface AccountSeen extends Placeable { name: string; city: string | null }
interface TerritoryStored extends TerritoryRule { seatTitle: string; modelId: string; version: number; name: string; startsOn: string; endsOn: string | null }
interface ExceptionStored { id: string; accountId: string; positionId: string | null; reason: string }
/** `on`: the day it is read for. */
export interface ModelSeen { on: string; directory: Directory; territories: readonly TerritoryStored[]; placed: readonly Placement<AccountSeen>[]; exceptions: ReadonlyMap<string, ExceptionStored> }

/** The customers the reader sees, each with who leads it on the day. */
async function accountsSeen(ctx: Ctx, on: string, accountId?: string): Promise<AccountSeen[]> {
  const { rows } = await sql<AccountSeen>`
    select a.id, a.name, a.market_id as "marketId", a.postcode, a.segment, a.class, a.size, a.product_line as "productLine", a.city, c.position_id as "leadId"
      from published.account a left join published.custody c on c.account_id = a.id and c.valid @> ${on}::date
     where a.withdrawn_at is null ${accountId ? sql`and a.id = ${accountId}` : sql``}`.execute(ctx.db);
  return rows;
}

const territoriesOf = async (ctx: Ctx, modelId: string): Promise<TerritoryStored[]> => (await sql<TerritoryStored>`
  select id, model_id as "modelId", version, name, market_id as "marketId", position_id as "positionId", place, postcodes, segments, classes, sizes, product_lines as "productLines",
         lower(valid)::text as "startsOn", upper(valid)::text as "endsOn", coalesce((select s.title from published.seat s where s.id = position_id order by lower(s.valid) desc limit 1), '') as "seatTitle"
    from territories.territory where model_id = ${modelId} and withdrawn_at is null order by place, name, id`.execute(ctx.db)).rows;

const exceptionsOf = async (ctx: Ctx, modelId: string): Promise<ExceptionStored[]> => (await sql<ExceptionStored>`
  select id, account_id as "accountId", position_id as "positionId", reason from territories.exception where model_id = ${modelId} and ended_at is null`.execute(ctx.db)).rows;

/** Rules that hold on the day. */
const holds = (on: string) => (t: TerritoryStored): boolean => t.startsOn <= on && (t.endsOn === null || on < t.endsOn);

/** The day a model is read for unless told: today; one that is still drawn, the day by which all of it holds. */
const dayOf = (ctx: Ctx, state: ModelStored['state'], territories: readonly TerritoryStored[]): string =>
  state === 'planning' ? territories.reduce((day, t) => laterDay(day, t.startsOn), ctx.today) : ctx.today;

/** The directory with the seats of another day, each with who answers for it then. */
async function directoryOn(ctx: Ctx, on: string): Promise<Directory> {
  const directory = await directoryOf(ctx);
  if (on === ctx.today) return directory;
  const { rows } = await sql<{ id: string; title: string; unit: string; division: 'sales' | 'marketing' | null; answers: Named | null; unnamed: boolean }>`
    select s.id, s.title, s.unit_name as unit, s.division, (select jsonb_build_object('id', w.person_id, 'name', w.person_name) from published.answers_for(s.id, ${on}::date) w) as answers,
           s.unnamed and s.status in ('open', 'filled') and not exists (select from published.seat_holder h where h.position_id = s.id and h.seated @> ${on}::date) as unnamed
      from published.seat s where s.valid @> ${on}::date`.execute(ctx.db);
  return { ...directory, day: on, seats: new Map(rows.map(({ id, ...seat }) => [id, { ...seat, holder: seat.answers }])) };
}

/** A model with every customer the reader sees (or one of them) put where it says on a day. */
export async function modelSeen(ctx: Ctx, { id, state }: Pick<ModelStored, 'id' | 'state'>, { accountId, on: asked }: { accountId?: string; on?: string | undefined } = {}): Promise<ModelSeen> {
  const territories = await territoriesOf(ctx, id), on = asked ?? dayOf(ctx, state, territories);
  const [directory, exceptions, accounts] = await Promise.all([directoryOn(ctx, on), exceptionsOf(ctx, id), accountsSeen(ctx, on, accountId)]);
  return { on, directory, territories, placed: placeAccounts(accounts, territories.filter(holds(on)), exceptions), exceptions: new Map(exceptions.map((e) => [e.accountId, e])) };
}

/** The same accounts under one rule alone, and beside the model's others: for a rule that is still being written. */
export async function ruleTried(ctx: Ctx, rule: TerritoryRule, modelId: string, startsOn: string = ctx.today): Promise<{ found: AccountSeen[]; taken: number }> {
  const on = laterDay(startsOn, ctx.today), [territories, accounts] = await Promise.all([territoriesOf(ctx, modelId), accountsSeen(ctx, on)]);
  const found = placeAccounts(accounts, [rule], []).filter((p) => p.by === 'rule').map((p) => p.account);
  const others = territories.filter(holds(on)).filter((t) => t.id !== rule.id);
  return { found, taken: placeAccounts(found, others, []).filter((p) => p.by === 'rule').length };
}

export const seatHeld = (directory: Directory, id: string): SeatHeld => {
  const seat = directory.seats.get(id);
  return { seat: { id, name: seat?.title ?? '' }, person: seat?.answers ?? null, unnamed: seat?.unnamed ?? false };
};

export function asTerritory(ctx: Ctx, directory: Directory, t: TerritoryStored): Territory {
  const { id, modelId, version, name, place, startsOn, endsOn } = t, seatIsOpen = directory.seats.has(t.positionId);
  return {
    id, modelId, version, name, place, startsOn, endsOn, market: marketNamed(ctx, directory, t.marketId), seat: seatIsOpen ? seatHeld(directory, t.positionId) : { seat: { id: t.positionId, name: t.seatTitle }, person: null, unnamed: false }, seatIsOpen,
    postcodes: [...t.postcodes], segments: [...t.segments], classes: t.classes as Territory['classes'], sizes: t.sizes as Territory['sizes'], productLines: [...t.productLines],
  };
}

export function asPlaced({ directory, territories, exceptions }: ModelSeen, { account: a, by, positionId, territoryIds }: Placement<AccountSeen>): PlacedAccount {
  const names = new Map(territories.map((t) => [t.id, t.name])), own = exceptions.get(a.id);
  return {
    account: { id: a.id, name: a.name }, class: a.class as PlacedAccount['class'], size: a.size as PlacedAccount['size'], segment: a.segment, productLine: a.productLine, city: a.city, postcode: a.postcode,
    lead: a.leadId ? seatHeld(directory, a.leadId) : null, should: positionId ? seatHeld(directory, positionId) : null, by,
    territories: territoryIds.map((id) => ({ id, name: names.get(id) ?? '' })), exception: own ? { id: own.id, reason: own.reason } : null,
  };
}

export interface ModelStored { id: string; name: string; version: number; state: 'planning' | 'active' | 'archived' }

export async function modelStored(ctx: Ctx, modelId: string): Promise<ModelStored> {
  const { rows: [model] } = await sql<ModelStored>`
    select id, name, version, case when archived_at is not null then 'archived' when activated_at is not null then 'active' else 'planning' end as state
      from territories.model where id = ${modelId}`.execute(ctx.db);
  if (!model) throw new Refusal('not_found', 'There is no such model.', 'platform.not_found');
  return model;
}
