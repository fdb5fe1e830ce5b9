import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import { laterDay } from '../../organization/rules/index.ts';
import type { changeTerritory, createTerritory, endException, makeException, tryTerritory, withdrawTerritory } from '../contract/territories.ts';
import { modelStored, ruleTried } from './placing.ts';

type Made = { id: string; version: number };
interface Stored { id: string; model_id: string; market_id: string; version: number; starts_on: string; ends_on: string | null }

/** A model that is put away stays as it was. */
async function refuseUnsound(ctx: Ctx, modelId: string, positionId: string | null | undefined, startsOn: string, endsOn: string | null): Promise<void> {
  if ((await modelStored(ctx, modelId)).state === 'archived') throw new Refusal('conflict', 'This model is put away.', 'territories.model_put_away');
  if (endsOn !== null && endsOn <= startsOn) throw new Refusal('conflict', 'It ends before it begins.', 'territories.ends_before_start', { fields: { endsOn: 'territories.ends_before_start' } });
  if (positionId && !(await seatOn(ctx, positionId, laterDay(startsOn, ctx.today)))) throw new Refusal('conflict', 'There is no such seat on that day.', 'territories.no_such_seat', { fields: { positionId: 'territories.no_such_seat' } });
}

async function seatOn(ctx: Ctx, positionId: string, on: string): Promise<boolean> {
  const { rows } = await sql`select from published.seat s where s.id = ${positionId}::uuid and s.valid @> ${on}::date`.execute(ctx.db);
  return rows.length > 0;
}

export async function territoryCreated(ctx: Ctx, input: z.output<typeof createTerritory.input>): Promise<{ id: string }> {
  const startsOn = input.startsOn ?? ctx.today;
  await refuseUnsound(ctx, input.modelId, input.positionId, startsOn, input.endsOn);
  const { rows: [made] } = await sql<{ id: string }>`
    insert into territories.territory (model_id, market_id, name, position_id, place, postcodes, segments, classes, sizes, product_lines, valid)
    values (${input.modelId}, ${input.marketId}, ${input.name}, ${input.positionId}, ${input.place}, ${input.postcodes}::text[], ${input.segments}::text[], ${input.classes}::text[], ${input.sizes}::text[], ${input.productLines}::text[], daterange(${startsOn}::date, ${input.endsOn}::date))
    returning id`.execute(ctx.db);
  await recordFact(ctx, { what: 'territories.territory_created', about: { kind: 'territory', id: made!.id }, guard: input.marketId, after: { name: input.name, seat: input.positionId } });
  return { id: made!.id };
}

async function stored(ctx: Ctx, id: string): Promise<Stored> {
  const { rows: [row] } = await sql<Stored>`select id, model_id, market_id, version, lower(valid)::text as starts_on, upper(valid)::text as ends_on from territories.territory where id = ${id}`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such territory, or it is not yours to see.', 'platform.not_found');
  return row;
}

export async function territoryChanged(ctx: Ctx, { territoryId, version, ...f }: z.output<typeof changeTerritory.input>): Promise<Made> {
  const was = await stored(ctx, territoryId), startsOn = f.startsOn ?? was.starts_on, endsOn = f.endsOn === undefined ? was.ends_on : f.endsOn;
  await refuseUnsound(ctx, was.model_id, f.positionId, startsOn, endsOn);
  const { rows: [done] } = await sql<Made>`
    update territories.territory set version = version + 1, name = coalesce(${f.name ?? null}, name), position_id = coalesce(${f.positionId ?? null}::uuid, position_id), place = coalesce(${f.place ?? null}::int, place),
           postcodes = coalesce(${f.postcodes ?? null}::text[], postcodes), segments = coalesce(${f.segments ?? null}::text[], segments), classes = coalesce(${f.classes ?? null}::text[], classes), sizes = coalesce(${f.sizes ?? null}::text[], sizes), product_lines = coalesce(${f.productLines ?? null}::text[], product_lines),
           valid = daterange(${startsOn}::date, ${endsOn}::date)
     where id = ${territoryId} and version = ${version} and withdrawn_at is null returning id, version`.execute(ctx.db);
  if (!done) throw await unchanged(ctx, territoryId, version);
  await recordFact(ctx, { what: 'territories.territory_changed', about: { kind: 'territory', id: territoryId }, guard: was.market_id, after: inWords(f) });
  return done;
}

/** Where it stands among the rules is told as an order: a place is where something happens. */
const inWords = ({ place, ...f }: Record<string, unknown>) => (place === undefined ? f : { ...f, order: place });

type One = z.output<typeof withdrawTerritory.input>;
export const territoryWithdrawn = (ctx: Ctx, one: One): Promise<Made> => stamp(ctx, one, ctx.now, 'withdrawn');
export const territoryRestored = (ctx: Ctx, one: One): Promise<Made> => stamp(ctx, one, null, 'restored');

async function stamp(ctx: Ctx, { territoryId, version }: One, at: Date | null, past: 'withdrawn' | 'restored'): Promise<Made> {
  const was = await stored(ctx, territoryId);
  await refuseUnsound(ctx, was.model_id, null, was.starts_on, was.ends_on);
  const done = await ctx.db.updateTable('territories.territory').set((eb) => ({ withdrawn_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', territoryId).where('version', '=', version).where('withdrawn_at', at === null ? 'is not' : 'is', null).returning(['id', 'version']).executeTakeFirst();
  if (!done) throw await unchanged(ctx, territoryId, version);
  await recordFact(ctx, { what: `territories.territory_${past}`, about: { kind: 'territory', id: territoryId }, guard: was.market_id });
  return done;
}

async function unchanged(ctx: Ctx, id: string, version: number): Promise<Refusal> {
  return whyUnchanged(ctx, 'territories.territory', id, version);
}

export async function territoryTried(ctx: Ctx, input: z.output<typeof tryTerritory.input>): Promise<z.output<typeof tryTerritory.output>> {
  await modelStored(ctx, input.modelId);
  const { found, taken } = await ruleTried(ctx, { ...input, id: input.except ?? '', positionId: input.positionId ?? '', place: 0 }, input.modelId, input.startsOn);
  return { accounts: found.length, led: found.filter((a) => a.leadId === input.positionId).length, taken, names: found.slice(0, 5).map((a) => a.name) };
}

export async function exceptionMade(ctx: Ctx, { modelId, accountId, positionId, reason }: z.output<typeof makeException.input>): Promise<{ id: string }> {
  await refuseUnsound(ctx, modelId, positionId, ctx.today, null);
  const { rows: [account] } = await sql<{ market_id: string }>`select market_id from published.account where id = ${accountId} and withdrawn_at is null`.execute(ctx.db);
  if (!account) throw new Refusal('not_found', 'There is no such customer, or it is not yours to see.', 'platform.not_found');
  await sql`update territories.exception set ended_at = ${ctx.now}::timestamptz where model_id = ${modelId} and account_id = ${accountId} and ended_at is null`.execute(ctx.db);
  const { id } = await ctx.db.insertInto('territories.exception').values({ model_id: modelId, account_id: accountId, market_id: account.market_id, position_id: positionId, reason, made_at: ctx.now }).returning('id').executeTakeFirstOrThrow();
  await recordFact(ctx, { what: 'territories.exception_made', about: { kind: 'account', id: accountId }, guard: account.market_id, after: { seat: positionId, reason } });
  return { id };
}

export async function exceptionEnded(ctx: Ctx, { exceptionId }: z.output<typeof endException.input>): Promise<{ ended: boolean }> {
  const { rows: [was] } = await sql<{ model_id: string }>`select model_id from territories.exception where id = ${exceptionId}`.execute(ctx.db);
  if (!was) throw new Refusal('not_found', 'There is no such exception, or it is not yours to see.', 'platform.not_found');
  await refuseUnsound(ctx, was.model_id, null, ctx.today, null);
  const done = await ctx.db.updateTable('territories.exception').set({ ended_at: ctx.now }).where('id', '=', exceptionId).where('ended_at', 'is', null).returning(['account_id', 'market_id']).executeTakeFirst();
  if (done) await recordFact(ctx, { what: 'territories.exception_ended', about: { kind: 'account', id: done.account_id }, guard: done.market_id });
  return { ended: done !== undefined };
}
