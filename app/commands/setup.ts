import { randomUUID } from 'node:crypto';
import { Locale, setUp } from '../../contract/me.ts';
import { setUpCompany } from '../../modules/organization/server/index.ts';
import { withConnection } from '../../platform/server/postgres/roles.ts';
import { makeDemo, usualDemo } from '../demo.ts';
import { type Command, type Given, need, oneOf, optional, say, text, wholeNumber } from './command.ts';
import { atWork, inHouse } from './workplace.ts';

/** The zone of a country's market where --market does not say it, and its currency: those of the company. */
function planOf(given: Given) {
  const locale = oneOf(given, 'locale', Locale.options, 'es-ES'), language = locale.slice(0, 2);
  const currency = need(given, 'currency'), timeZone = need(given, 'timezone'), country = optional(given, 'country') ?? locale.slice(3);
  const name = new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;
  return setUp.input.omit({ code: true }).parse({
    company: {
      name: need(given, 'company'), legalEntity: optional(given, 'legal-entity') ?? need(given, 'company'), currency,
      fiscalYearStart: wholeNumber(given, 'fiscal-year-start', 1, 1, 12), timeZone, language, locale,
    },
    markets: [{ country, name, language, currency, timeZone }],
    administrator: { name: optional(given, 'name') ?? need(given, 'email').split('@')[0], email: need(given, 'email'), password: need(given, 'password') },
    start: oneOf(given, 'start', ['empty', 'demo', 'import'], 'empty'),
  });
}

export const setupCommand: Command = {
  name: 'setup',
  summary: { es: 'Crea la empresa, su puesto de administración y a quien lo ocupa', en: 'Make the company, its Administration position and whoever holds it' },
  usage: '--company N --currency EUR --timezone Europe/Madrid --locale es-ES --email E --password P [--name N] [--legal-entity N] [--country ES] [--fiscal-year-start 1] [--start empty|demo]',
  options: { company: text, 'legal-entity': text, currency: text, timezone: text, locale: text, country: text, 'fiscal-year-start': text, name: text, email: text, password: text, start: text },
  run: (given) => atWork(async (place) => {
    const plan = planOf(given);
    const personId = await inHouse(place, (house) => setUpCompany(house, plan, new Date(), randomUUID(), 'command'));
    if (plan.start === 'demo') await makeDemo(place.database, usualDemo());
    await withConnection(place.database.owner(), (sql) => sql`select pg_notify('unisono_installation', ${plan.start === 'demo' ? 'demo' : 'company'})`);
    return {
      lines: [say(`${plan.company.name} está lista. Entra como ${plan.administrator.email}.`, `${plan.company.name} is ready. Sign in as ${plan.administrator.email}.`)],
      json: { company: plan.company.name, personId, email: plan.administrator.email },
    };
  }),
};
