import { sql } from 'kysely';
import type { z } from 'zod';
import { isCurrency } from '../../../contract/currencies.ts';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { changeMarket, createLegalEntity, createMarket, Market } from '../contract/markets.ts';
import { isZone } from '../rules/zones.ts';
import { marketName } from './units.ts';

async function marketsOf(ctx: Ctx, id: string | null = null): Promise<Market[]> {
  const { rows } = await sql<Market>`
    select m.id, m.version, m.code, ${marketName(ctx)} as name, m.name_es as "nameEs", m.name_en as "nameEn", m.country, m.language, m.currency,
           m.time_zone as "timeZone", jsonb_build_object('id', c.id, 'name', c.name) as calendar, jsonb_build_object('id', e.id, 'name', e.name) as "legalEntity"
      from organization.market m
      join organization.calendar c on c.id = m.calendar_id
      join organization.legal_entity e on e.id = m.legal_entity_id
     where ${id}::uuid is null or m.id = ${id}::uuid
     order by ${marketName(ctx)} collate "es-x-icu"`.execute(ctx.db);
  return rows;
}

export const marketList = async (ctx: Ctx) => ({ rows: await marketsOf(ctx) });

export async function createOneMarket(ctx: Ctx, input: z.output<typeof createMarket.input>): Promise<Market> {
  refuseUnknown(input);
  const { id } = await ctx.db.insertInto('organization.market').values({
    code: input.code, name_es: input.nameEs, name_en: input.nameEn, country: input.country, language: input.language, currency: input.currency,
    time_zone: input.timeZone, calendar_id: input.calendarId, legal_entity_id: input.legalEntityId,
  }).returning('id').executeTakeFirstOrThrow();
  await recordFact(ctx, { what: 'organization.market_created', about: { kind: 'market', id }, guard: everyone, after: { ...input } });
  return (await marketsOf(ctx, id))[0]!;
}

export async function changeOneMarket(ctx: Ctx, { marketId, version, ...input }: z.output<typeof changeMarket.input>): Promise<Market> {
  refuseUnknown(input);
  const before = (await marketsOf(ctx, marketId))[0];
  if (!before) throw new Refusal('not_found', 'There is no market with this id.', 'organization.no_market');
  const changed = await ctx.db.updateTable('organization.market').set({
    version: version + 1, code: input.code, name_es: input.nameEs, name_en: input.nameEn, country: input.country, language: input.language,
    currency: input.currency, time_zone: input.timeZone, calendar_id: input.calendarId, legal_entity_id: input.legalEntityId,
  }).where('id', '=', marketId).where('version', '=', version).returning('id').executeTakeFirst();
  if (!changed) throw new Refusal('stale', 'Somebody changed this meanwhile.', 'platform.stale', { facts: { version: before.version } });
  await recordFact(ctx, { what: 'organization.market_changed', about: { kind: 'market', id: marketId }, guard: everyone, before: asTold(before, input), after: { ...input } });
  return (await marketsOf(ctx, marketId))[0]!;
}

/** Only what was asked to change: what is left out of the change has not been emptied. */
function asTold({ calendar, legalEntity, ...rest }: Market, input: object): Record<string, unknown> {
  const was = { ...rest, calendarId: calendar.id, legalEntityId: legalEntity.id };
  return Object.fromEntries(Object.entries(was).filter(([field]) => field in input));
}

function refuseUnknown({ timeZone, currency }: { timeZone?: string | undefined; currency?: string | undefined }): void {
  const fields: Record<string, string> = {};
  if (timeZone !== undefined && !isZone(timeZone)) fields['timeZone'] = 'organization.unknown_time_zone';
  if (currency !== undefined && !isCurrency(currency)) fields['currency'] = 'organization.unknown_currency';
  const rule = Object.values(fields)[0];
  if (rule) throw new Refusal('invalid_input', 'There is no such time zone or currency.', rule, { fields });
}

export const legalEntityList = async (ctx: Ctx) => ({ rows: await ctx.db.selectFrom('organization.legal_entity').select(['id', 'version', 'name', 'country', 'currency']).orderBy('name').execute() });

export async function createOneLegalEntity(ctx: Ctx, input: z.output<typeof createLegalEntity.input>) {
  refuseUnknown(input);
  const entity = await ctx.db.insertInto('organization.legal_entity').values(input).returning(['id', 'version', 'name', 'country', 'currency']).executeTakeFirstOrThrow();
  await recordFact(ctx, { what: 'organization.legal_entity_created', about: { kind: 'legal_entity', id: entity.id }, guard: everyone, after: { ...input } });
  return entity;
}
