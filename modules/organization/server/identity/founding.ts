import { sql } from 'kysely';
import type { z } from 'zod';
import type { NewMarket, setUp } from '../../../../contract/me.ts';
import { everyone, recordFacts } from '../../../../platform/server/facts.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import { nameParts } from './me.ts';

export type Plan = Pick<z.output<typeof setUp.input>, 'company' | 'markets' | 'administrator'>;

const words = {
  es: { unit: 'Dirección', seat: 'Administración', calendar: (market: string) => `Calendario de ${market}` },
  en: { unit: 'Management', seat: 'Administration', calendar: (market: string) => `Calendar of ${market}` },
};

/** The executive unit has always been there: units that are brought in with dates of the past hang below it. */
const always = '[1900-01-01,)';

/**
 * What set-up makes: company, legal entity, markets with a calendar each (Monday to Friday, nine to six), the executive
 * unit, the Administration position with the administrator role over the company, the first administrator with a
 * password, and their appointment from today. Answers the administrator's id.
 */
export async function found(ctx: Ctx, plan: Plan, passwordHash: string): Promise<string> {
  const { rows: [stamp] } = await sql<{ at: Date }>`select organization.open_change() as at`.execute(ctx.db);
  if (!stamp) throw new Error('no stamp');
  const companyId = await foundCompany(ctx, plan);
  const markets = await foundMarkets(ctx, plan);
  const personId = await foundAdministrator(ctx, plan, passwordHash);
  const seat = await foundSeat(ctx, plan, markets[0]!.id, personId);
  await recordFacts(ctx, [
    { what: 'platform.company_set_up', about: { kind: 'company', id: companyId }, guard: everyone, after: { ...plan.company } },
    ...markets.map((m) => ({ what: 'organization.market_created' as const, about: { kind: 'market', id: m.id }, guard: everyone, after: { code: m.code } })),
    { what: 'organization.unit_created', about: { kind: 'unit', id: seat.unit_id }, guard: everyone },
    { what: 'organization.position_created', about: { kind: 'position', id: seat.position_id }, guard: everyone },
    { what: 'organization.person_appointed', about: { kind: 'person', id: personId }, guard: everyone, after: { positionId: seat.position_id, from: ctx.today } },
    { what: 'organization.role_granted', about: { kind: 'position', id: seat.position_id }, guard: everyone, after: { role: 'administrator', scope: 'company' } },
  ]);
  return personId;
}

async function foundCompany(ctx: Ctx, { company }: Plan): Promise<string> {
  const { id } = await ctx.db.insertInto('platform.company').values({
    name: company.name, reporting_currency: company.currency, fiscal_year_start: company.fiscalYearStart, time_zone: company.timeZone,
    language: company.language, locale: company.locale, set_up_at: ctx.now,
  }).returning('id').executeTakeFirstOrThrow();
  return id;
}

async function foundMarkets(ctx: Ctx, { company, markets }: Plan): Promise<{ id: string; code: string }[]> {
  const rows = withCodes(markets).map((m, place) => ({ ...m, place, ...namesOf(m, company.language), calendar: words[company.language].calendar(m.name), calendar_id: crypto.randomUUID() }));
  await sql`insert into organization.calendar (id, name) select c.calendar_id, c.calendar
    from jsonb_to_recordset(${rows}::jsonb) as c(calendar_id uuid, calendar text)`.execute(ctx.db);
  await sql`insert into organization.calendar_hours (calendar_id, weekday, opens, closes) select c.calendar_id, d, '09:00', '18:00'
    from jsonb_to_recordset(${rows}::jsonb) as c(calendar_id uuid), generate_series(1, 5) d`.execute(ctx.db);
  const { rows: made } = await sql<{ id: string; code: string }>`
    with entity as (insert into organization.legal_entity (name, country, currency)
                    values (${company.legalEntity}, ${markets[0]!.country}, ${company.currency}) returning id)
    insert into organization.market (legal_entity_id, code, name_es, name_en, country, language, currency, time_zone, calendar_id)
    select entity.id, m.code, m.name_es, m.name_en, m.country, m.language, m.currency, m."timeZone", m.calendar_id
      from entity, jsonb_to_recordset(${rows}::jsonb)
        as m(code text, name_es text, name_en text, country text, language text, currency text, "timeZone" text, calendar_id uuid, place int)
     order by m.place returning id, code`.execute(ctx.db);
  return made;
}

/** A market's code is its country's; where a country has several, the language tells them apart, then a number. */
export function withCodes<M extends Pick<NewMarket, 'country' | 'language'>>(markets: readonly M[]): (M & { code: string })[] {
  const taken = new Set<string>();
  return markets.map((m) => {
    const wishes = [m.country, `${m.country}-${m.language.toUpperCase()}`, ...markets.map((_, i) => `${m.country}-${i + 2}`)];
    const code = wishes.find((w) => !taken.has(w)) ?? m.country;
    taken.add(code);
    return { ...m, code };
  });
}

/** A market named like its country is named so in both languages; a name of one's own stays as written. */
function namesOf(market: z.output<typeof NewMarket>, language: 'es' | 'en'): { name_es: string; name_en: string } {
  const country = (l: 'es' | 'en') => new Intl.DisplayNames([l], { type: 'region' }).of(market.country) ?? market.name;
  return market.name === country(language) ? { name_es: country('es'), name_en: country('en') } : { name_es: market.name, name_en: market.name };
}

async function foundAdministrator(ctx: Ctx, { administrator, company }: Plan, passwordHash: string): Promise<string> {
  const { id } = await ctx.db.insertInto('organization.person').values({
    ...nameParts(administrator.name), email: administrator.email, language: company.language, locale: company.locale, time_zone: company.timeZone,
  }).returning('id').executeTakeFirstOrThrow();
  await ctx.db.insertInto('platform.credential').values({ person_id: id, password_hash: passwordHash, changed_at: ctx.now }).execute();
  return id;
}

async function foundSeat(ctx: Ctx, { company }: Plan, marketId: string, personId: string): Promise<{ unit_id: string; position_id: string }> {
  const said = words[company.language], from = `[${ctx.today},)`;
  const { rows: [made] } = await sql<{ unit_id: string; position_id: string; since: string }>`
    with stamp as (select tstzrange(recorded, null) as since from organization.structure_stamp),
         unit as (insert into organization.unit default values returning id),
         position as (insert into organization.position default values returning id)
    select unit.id as unit_id, position.id as position_id, stamp.since::text as since from unit, position, stamp`.execute(ctx.db);
  if (!made) throw new Error('no seat');
  const recorded = made.since;
  await sql`insert into organization.unit_version (unit_id, name, function, valid, recorded)
    values (${made.unit_id}::uuid, ${said.unit}, 'management', ${always}::daterange, ${recorded}::tstzrange)`.execute(ctx.db);
  await sql`insert into organization.position_version (position_id, unit_id, market_id, title, status, valid, recorded)
    values (${made.position_id}::uuid, ${made.unit_id}::uuid, ${marketId}::uuid, ${said.seat}, 'open', ${from}::daterange, ${recorded}::tstzrange)`.execute(ctx.db);
  await sql`insert into organization.appointment (person_id, position_id, valid, recorded)
    values (${personId}::uuid, ${made.position_id}::uuid, ${from}::daterange, ${recorded}::tstzrange)`.execute(ctx.db);
  await sql`insert into organization.role_grant (position_id, role, scope, valid, recorded)
    values (${made.position_id}::uuid, 'administrator', 'company', ${from}::daterange, ${recorded}::tstzrange)`.execute(ctx.db);
  return made;
}
