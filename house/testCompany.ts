import { createHash, randomUUID } from 'node:crypto';
import type { Sql } from '../platform/server/db.ts';

/*
  A small believable company for the tests: Cerámica Alborada with two markets, both divisions under one director.
  Everybody has the API token `token-of-NAME`. Known ids are answered by name; dates begin on 2025-01-01.
*/

const people = {
  ana: 'Ana Ferrer', elena: 'Elena Marqués', teresa: 'Teresa Vilar', joaquin: 'Joaquín Beltrán', marta: 'Marta Vidal', luis: 'Luis Ferrando',
  nerea: 'Nerea Etxeberria', iker: 'Iker Zubia', claire: 'Claire Dubois', beatriz: 'Beatriz Sanchis', pau: 'Pau Climent', carmen: 'Carmen Pallarés',
  rocio: 'Rocío Peris', ramon: 'Ramón Cabrera', sofia: 'Sofía Lara', nadie: 'Nadie Sinpuesto',
} as const;
export type PersonName = keyof typeof people;

const units = {
  direction: ['Dirección comercial', 'management', null], sales: ['Ventas', 'sales', 'direction'], levante: ['Venta externa Levante', 'sales', 'sales'],
  norte: ['Venta externa Norte', 'sales', 'sales'], francia: ['Ventas Francia', 'sales', 'sales'], marketing: ['Marketing', 'marketing', 'direction'],
  press: ['Relaciones públicas', 'public_relations', 'marketing'], desk: ['Telemarketing Valencia', 'telemarketing', 'marketing'],
  administration: ['Administración', 'support', 'direction'],
} as const;
export type UnitName = keyof typeof units;

/** person -> seat: title, unit, market, role, scope, capacity. */
const seats = {
  ana: ['Administración', 'administration', 'ES', 'administrator', 'company', null],
  elena: ['Dirección comercial', 'direction', 'ES', 'commercial_director', 'company', null],
  teresa: ['Control de gestión', 'administration', 'ES', 'controller', 'company', null],
  sofia: ['Consejo', 'administration', 'ES', 'senior_management', 'company', null],
  joaquin: ['Supervisión de ventas, Levante', 'levante', 'ES', 'sales_supervisor', 'unit', null],
  marta: ['Venta externa, Levante 1', 'levante', 'ES', 'outside_sales', 'own_seat', 60],
  luis: ['Venta externa, Levante 2', 'levante', 'ES', 'outside_sales', 'own_seat', 60],
  nerea: ['Supervisión de ventas, Norte', 'norte', 'ES', 'sales_supervisor', 'unit', null],
  iker: ['Venta externa, Norte 1', 'norte', 'ES', 'outside_sales', 'own_seat', 60],
  claire: ['Venta externa, Francia', 'francia', 'FR', 'outside_sales', 'own_seat', 60],
  beatriz: ['Supervisión de marketing', 'marketing', 'ES', 'marketing_supervisor', 'market', null],
  pau: ['Campañas y material', 'marketing', 'ES', 'brand_specialist', 'own_seat', null],
  carmen: ['Relaciones públicas', 'press', 'ES', 'pr_specialist', 'own_seat', null],
  ramon: ['Supervisión de telemarketing', 'desk', 'ES', 'telemarketing_supervisor', 'unit', null],
  rocio: ['Telemarketing 1', 'desk', 'ES', 'telemarketing_agent', 'own_seat', null],
} as const satisfies Partial<Record<PersonName, readonly [string, UnitName, 'ES' | 'FR', string, string, number | null]>>;
export type SeatName = keyof typeof seats;

export interface TestCompany {
  people: Record<PersonName, string>;
  seats: Record<SeatName, string>;
  units: Record<UnitName, string>;
  markets: { ES: string; FR: string };
}

const since = '[2025-01-01,)', always = '[2024-12-01,)';
const ids = <K extends string>(names: readonly K[]): Record<K, string> =>
  Object.fromEntries(names.map((n) => [n, randomUUID()])) as Record<K, string>;

/** Fills a migrated, empty database, as its owner. */
export async function foundTestCompany(sql: Sql): Promise<TestCompany> {
  const company: TestCompany = {
    people: ids(Object.keys(people) as PersonName[]), seats: ids(Object.keys(seats) as SeatName[]),
    units: ids(Object.keys(units) as UnitName[]), markets: ids(['ES', 'FR']),
  };
  await sql.begin(async (tx) => {
    await foundMarkets(tx, company);
    await foundStructure(tx, company);
    await tx`insert into platform.company (name, reporting_currency, fiscal_year_start, time_zone, language, locale, set_up_at)
             values ('Cerámica Alborada, S. A.', 'EUR', 1, 'Europe/Madrid', 'es', 'es-ES', now())`;
    await tx`insert into coordination.agreement (definition_es, definition_en, decision_minutes, first_attempt_minutes, contact_minutes, disposition_minutes, valid)
             values ('Proyecto, fecha y quien decide', 'Project, date and decision maker', 120, 240, 960, 4800, ${since})`;
  });
  await sql`analyze`;
  return company;
}

type Tx = Parameters<Parameters<Sql['begin']>[1]>[0];

async function foundMarkets(tx: Tx, company: TestCompany): Promise<void> {
  const [entity] = await tx`insert into organization.legal_entity (name, country, currency) values ('Cerámica Alborada, S. A.', 'ES', 'EUR') returning id`;
  const [calendar] = await tx`insert into organization.calendar (name) values ('Valencia') returning id`;
  await tx`insert into organization.calendar_hours select ${calendar!['id']}, d, '09:00', '18:00' from generate_series(1, 5) d`;
  await tx`insert into organization.holiday values (${calendar!['id']}, '2026-10-09', 'Día de la Comunitat'), (${calendar!['id']}, '2026-12-25', 'Navidad')`;
  for (const [code, es, en, language, zone] of [['ES', 'España', 'Spain', 'es', 'Europe/Madrid'], ['FR', 'Francia', 'France', 'fr', 'Europe/Paris']] as const) {
    await tx`insert into organization.market (id, legal_entity_id, code, name_es, name_en, country, language, currency, time_zone, calendar_id)
             values (${company.markets[code]}, ${entity!['id']}, ${code}, ${es}, ${en}, ${code}, ${language}, 'EUR', ${zone}, ${calendar!['id']})`;
  }
}

async function foundStructure(tx: Tx, company: TestCompany): Promise<void> {
  const recorded = '[2025-01-01 00:00Z,)';
  for (const [name, [title, fn, parent]] of Object.entries(units)) {
    const id = company.units[name as UnitName], above = parent ? company.units[parent as UnitName] : null;
    await tx`insert into organization.unit (id) values (${id})`;
    await tx`insert into organization.unit_version (unit_id, name, function, parent_id, valid, recorded) values (${id}, ${title}, ${fn}, ${above}, ${always}, ${recorded})`;
  }
  for (const [name, full] of Object.entries(people)) {
    const [given, ...family] = full.split(' '), id = company.people[name as PersonName];
    await tx`insert into organization.person (id, given_name, family_name, email) values (${id}, ${given!}, ${family.join(' ')}, ${`${name}@alborada.example`})`;
    await tx`insert into platform.api_token (person_id, name, token_hash, created_at, expires_at)
             values (${id}, 'test', ${createHash('sha256').update(`token-of-${name}`).digest()}, now(), now() + interval '10 years')`;
  }
  await tx`insert into organization.position (id) select unnest(${Object.values(company.seats)}::uuid[])`;
  for (const [name, [title, unit, market, role, scope, capacity]] of Object.entries(seats)) {
    const id = company.seats[name as SeatName];
    await tx`insert into organization.position_version (position_id, unit_id, market_id, title, status, capacity, customer_facing, valid, recorded)
             values (${id}, ${company.units[unit]}, ${company.markets[market]}, ${title}, 'filled', ${capacity}, ${capacity !== null}, ${always}, ${recorded})`;
    await tx`insert into organization.appointment (person_id, position_id, valid, recorded) values (${company.people[name as PersonName]}, ${id}, ${since}, ${recorded})`;
    await tx`insert into organization.role_grant (position_id, role, scope, valid, recorded) values (${id}, ${role}, ${scope}, ${since}, ${recorded})`;
    if (name !== 'elena' && name !== 'sofia') {
      await tx`insert into organization.reporting_line (position_id, reports_to_id, valid, recorded) values (${id}, ${managerOf(name as SeatName, company)}, ${always}, ${recorded})`;
    }
  }
}

function managerOf(name: SeatName, company: TestCompany): string {
  const manager = ({ marta: 'joaquin', luis: 'joaquin', iker: 'nerea', pau: 'beatriz', carmen: 'beatriz', ramon: 'beatriz', rocio: 'ramon' } as const)[name as 'marta'] ?? 'elena';
  return company.seats[manager];
}
