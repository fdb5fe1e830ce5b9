import type { Sql } from '../../platform/server/db.ts';

/*
  Size m: 1,000 seats, 100,000 accounts, 200,000 contacts, 100,000 opportunities, a million logged contacts of the last two years
  (one customer in ten was never contacted), with leads, touches, hand-offs and
  bookings to report on. Made by set-based SQL as the database's owner; the same counts give the same rows but for ids.
  The first seat is the director's; seats 2 to 251 are one division (a quarter), 2 to 26 one team of it.
*/

export interface SizeM { seats: number; accounts: number; contacts: number; opportunities: number; leads: number; interactions: number }
export const sizeM: SizeM = { seats: 1000, accounts: 100_000, contacts: 200_000, opportunities: 100_000, leads: 40_000, interactions: 1_000_000 };

const firsts = ['Ada', 'Amparo', 'Antonio', 'Beatriz', 'Carmen', 'Clara', 'Daniel', 'Elena', 'Emilio', 'Fernando', 'Gabriel', 'Inés', 'Javier', 'Joana', 'Jorge', 'Juan', 'Laura', 'Lucía', 'Luis', 'Manuel', 'María', 'Marta', 'Nuria', 'Óscar', 'Pablo', 'Pau', 'Pedro', 'Raúl', 'Rocío', 'Rosa', 'Sara', 'Sofía', 'Teresa', 'Tomás', 'Vicent', 'Yolanda'];
const lasts = ['Alonso', 'Beltrán', 'Cabrera', 'Climent', 'Díaz', 'Domínguez', 'Esteve', 'Ferrando', 'Ferrer', 'Fuentes', 'García', 'Gil', 'Gómez', 'Herrero', 'Ibáñez', 'Jiménez', 'López', 'Llopis', 'Marqués', 'Martínez', 'Molina', 'Navarro', 'Núñez', 'Ortega', 'Pallarés', 'Peris', 'Quiles', 'Ramos', 'Rivera', 'Sanchis', 'Soler', 'Torres', 'Vidal', 'Vilar', 'Zubia'];
const kinds = ['Azulejos', 'Baños', 'Cerámicas', 'Construcciones', 'Estudio', 'Hoteles', 'Materiales', 'Obras', 'Pavimentos', 'Promociones', 'Reformas', 'Revestimientos', 'Suministros', 'Tiendas'];
const places = ['Alborada', 'Almenara', 'Alzira', 'Benicarló', 'Costa', 'Cullera', 'Delta', 'Ebro', 'Faro', 'Gandia', 'Júcar', 'Levante', 'Mijares', 'Morella', 'Nules', 'Onda', 'Palancia', 'Ribera', 'Safor', 'Segura', 'Serena', 'Sueca', 'Teruel', 'Turia', 'Vinalopó', 'Xàtiva'];
const cities = ['Valencia', 'Castellón', 'Alicante', 'Madrid', 'Barcelona', 'Sevilla', 'Lisboa', 'Oporto', 'Lyon', 'Toulouse', 'Monterrey', 'Puebla'];

/** Fills a migrated database that has its company and markets (see `foundSizeM`). */
export async function seedSizeM(sql: Sql, size: SizeM = sizeM): Promise<void> {
  const pick = (list: readonly string[], seed: string) => `(array[${list.map((w) => `'${w}'`).join(',')}])[1 + abs(hashint4(${seed})) % ${list.length}]`;
  await sql.begin(async (tx) => {
    await tx.unsafe(`
      create temp table size_market on commit drop as select id, row_number() over (order by code) as n from organization.market;
      create temp table size_unit on commit drop as
        select uuidv7() as id, n, case n % 4 when 0 then 'sales' when 1 then 'sales' when 2 then 'marketing' else 'telemarketing' end as function
          from generate_series(1, 40) n;
      insert into organization.unit (id) select id from size_unit;
      insert into organization.unit_version (unit_id, name, function, valid, recorded)
        select id, 'Equipo ' || n, function::organization.function, '[2020-01-01,)', '[2020-01-01 00:00Z,)' from size_unit;
      create temp table size_seat on commit drop as
        select uuidv7() as id, s.n, (select u.id from size_unit u where u.n = 1 + (s.n - 2) / 25) as unit_id,
               (select m.id from size_market m where m.n = 1 + ((s.n - 2) / 250) % (select count(*) from size_market)) as market_id
          from generate_series(1, ${size.seats}) s(n);
      update size_seat set unit_id = (select id from size_unit where n = 1), market_id = (select id from size_market where n = 1) where n = 1;
      update size_seat set unit_id = (select id from size_unit where n = 40) where unit_id is null;
      insert into organization.position (id, external_key) select id, 'seat-' || n from size_seat;
      insert into organization.position_version (position_id, unit_id, market_id, title, capacity, customer_facing, status, valid, recorded)
        select id, unit_id, market_id, 'Puesto ' || n, 200, true, 'filled', '[2020-01-01,)', '[2020-01-01 00:00Z,)' from size_seat;
      create temp table size_person on commit drop as select uuidv7() as id, n from generate_series(1, ${size.seats}) n;
      insert into organization.person (id, given_name, family_name, email, external_key)
        select id, ${pick(firsts, 'n::int')}, ${pick(lasts, '(n * 7)::int')}, 'persona' || n || '@size.example', 'person-' || n from size_person;
      insert into organization.appointment (person_id, position_id, valid, recorded)
        select p.id, s.id, '[2020-01-01,)', '[2020-01-01 00:00Z,)' from size_person p join size_seat s using (n);
      create temp table size_account on commit drop as
        select uuidv7() as id, g.n, s.id as seat_id, s.market_id from generate_series(1, ${size.accounts}) g(n)
          join size_seat s on s.n = 2 + abs(hashint4(g.n::int)) % ${size.seats - 1};
      create index on size_account (n);
      analyze size_account;`);
    await tx.unsafe(`
      insert into customers.account (id, market_id, name, status, class, city, custody_from, created_at, external_key)
        select id, market_id, ${pick(kinds, 'n::int')} || ' ' || ${pick(places, '(n * 3)::int')} || ' ' || n,
               (array['prospect', 'customer', 'customer'])[1 + n % 3]::customers.account_status, (array['A', 'B', 'B', 'C', 'C'])[1 + n % 5], ${pick(cities, '(n * 11)::int')},
               '2024-01-01', now() - n % 700 * interval '1 day', 'account-' || n from size_account;
      insert into customers.custody (account_id, market_id, position_id, valid, recorded)
        select id, market_id, seat_id, '[2024-01-01,)', '[2024-01-01 00:00Z,)' from size_account;
      insert into customers.contact (account_id, market_id, given_name, family_name, email, phone, job_title, created_at)
        select a.id, a.market_id, ${pick(firsts, '(c.n * 13)::int')}, ${pick(lasts, '(c.n * 17)::int')}, 'contacto.' || to_hex(hashint4(c.n::int)::bit(32)::int) || '@cliente' || a.n || '.example',
               '+34 6' || lpad((c.n % 100000000)::text, 8, '0'), (array['Compras', 'Gerencia', 'Obra', 'Tienda'])[1 + c.n % 4], now()
          from generate_series(1, ${size.contacts}) c(n) join size_account a on a.n = 1 + c.n % ${size.accounts};
      analyze customers.contact;`);
    await tx.unsafe(`
      insert into customers.interaction (market_id, account_id, kind, division, channel, subject, starts_at, minutes, position_id)
        select a.market_id, a.id, (array['direct', 'mass'])[1 + abs(hashint4((i.n * 3)::int)) % 2]::customers.interaction_kind, (array['sales', 'sales', 'marketing'])[1 + abs(hashint4((i.n * 5)::int)) % 3],
               (array['visit', 'call', 'email'])[1 + i.n % 3]::customers.channel, 'Contacto ' || i.n, now() - abs(hashint4((i.n * 7)::int)) % 1050000 * interval '1 minute', 15, a.seat_id
          from generate_series(1, ${size.interactions}) i(n) join size_account a on a.n = 1 + abs(hashint4((i.n * 11)::int)) % (${size.accounts} * 9 / 10);
      select customers.fold_told_contacts(${size.accounts});
      analyze customers.interaction;`);
    await tx.unsafe(`
      create temp table size_stage on commit drop as select id, pipeline_id, place, count(*) over () as stages from sales.stage;
      insert into sales.opportunity (account_id, market_id, owner_position_id, pipeline_id, stage_id, name, amount_minor, currency, close_on, created_at, external_key, contact_id)
        select a.id, a.market_id, a.seat_id, s.pipeline_id, s.id, ${pick(['Obra nueva', 'Reforma', 'Reposición', 'Promoción', 'Fachada', 'Tienda'], 'o.n::int')} || ' ' || o.n,
               (1 + o.n % 2000) * 25000, 'EUR', date '2026-09-01' + (o.n % 300)::int, now() - o.n % 500 * interval '1 day', 'opportunity-' || o.n,
               (select c.id from customers.contact c where c.account_id = a.id order by c.id limit 1)
          from generate_series(1, ${size.opportunities}) o(n) join size_account a on a.n = 1 + (o.n * 7) % ${size.accounts}
          join size_stage s on s.place = 1 + abs(hashint4((o.n * 5)::int)) % s.stages;
      create temp table size_lead on commit drop as
        select uuidv7() as id, l.n, a.id as account_id, a.market_id, a.seat_id, (date '2025-01-01' + (l.n % 650)::int) as day,
               (array['web', 'email', 'event', 'telemarketing', 'press', 'advert', 'social'])[1 + l.n % 7] as origin
          from generate_series(1, ${size.leads}) l(n) join size_account a on a.n = 1 + (l.n * 11) % ${size.accounts};
      analyze size_lead;
      insert into marketing.lead (id, market_id, company_name, origin_key, first_contact_on, account_id, created_at)
        select id, market_id, 'Lead ' || n, origin, day, account_id, day from size_lead;
      insert into marketing.touch (market_id, lead_id, account_id, origin_key, channel, occurred_at, occurred_on)
        select market_id, id, account_id, (array['web', 'email', 'event', 'press'])[1 + (n + t) % 4], 'web', day + t * interval '9 days', day + t * 9
          from size_lead, generate_series(0, 2) t where t <= n % 3;`);
    await tx.unsafe(`
      insert into coordination.hand_off (lead_id, account_id, market_id, from_position_id, to_position_id, agreement_id, drafted_at, offered_at, decision_due_at, accepted_at, qualified_at)
        select l.id, l.account_id, l.market_id, (select id from size_seat where n = 500), l.seat_id, (select id from coordination.agreement limit 1), l.day, l.day, l.day + interval '4 hours',
               case when l.n % 10 > 0 then l.day + (l.n % 9) * interval '1 hour' end, case when l.n % 10 > 3 then l.day + interval '3 days' end
          from size_lead l where l.n % 2 = 0 and l.seat_id <> (select id from size_seat where n = 500);
      create temp table size_won on commit drop as select uuidv7() as id, l.id as lead_id, l.account_id, l.market_id, l.seat_id, l.n, l.day, l.origin from size_lead l where l.n % 10 > 3 and l.n % 4 = 0;
      insert into sales.opportunity (id, account_id, market_id, owner_position_id, pipeline_id, stage_id, state, closed_on, name, amount_minor, currency, lead_id, origin_key, created_at)
        select w.id, w.account_id, w.market_id, w.seat_id, s.pipeline_id, s.id, 'won', w.day + 40, 'Venta ' || w.n, 1000 * (1 + w.n % 5000), 'EUR', w.lead_id, w.origin, w.day
          from size_won w, size_stage s where s.place = s.stages;
      insert into sales.booking_event (opportunity_id, account_id, market_id, owner_position_id, lead_id, booked_on, minor, currency, reporting_minor, reporting_currency, recorded_at)
        select o.id, o.account_id, o.market_id, o.owner_position_id, o.lead_id, o.closed_on, o.amount_minor, 'EUR', o.amount_minor, 'EUR', now()
          from sales.opportunity o where o.state = 'won';`);
  });
}

/** The least a company needs before `seedSizeM`: the company, four markets, an agreement. */
export async function foundSizeM(sql: Sql): Promise<void> {
  await sql.unsafe(`
    insert into platform.company (name, reporting_currency, fiscal_year_start, time_zone, language, locale, set_up_at) values ('Tamaño M', 'EUR', 1, 'Europe/Madrid', 'es', 'es-ES', now());
    with e as (insert into organization.legal_entity (name, country, currency) values ('Tamaño M', 'ES', 'EUR') returning id),
         c as (insert into organization.calendar (name) values ('Todos') returning id),
         h as (insert into organization.calendar_hours select c.id, d, '09:00', '18:00' from c, generate_series(1, 5) d)
    insert into organization.market (legal_entity_id, code, name_es, name_en, country, language, currency, time_zone, calendar_id)
      select e.id, m.code, m.es, m.en, m.code, m.l, 'EUR', m.z, c.id from e, c,
        (values ('ES', 'España', 'Spain', 'es', 'Europe/Madrid'), ('FR', 'Francia', 'France', 'fr', 'Europe/Paris'), ('MX', 'México', 'Mexico', 'es', 'America/Mexico_City'), ('PT', 'Portugal', 'Portugal', 'pt', 'Europe/Lisbon')) m(code, es, en, l, z);
    insert into coordination.agreement (definition_es, definition_en, decision_minutes, first_attempt_minutes, contact_minutes, disposition_minutes, valid)
      values ('Proyecto y fecha', 'Project and date', 120, 240, 960, 4800, '[2020-01-01,)');`);
}

/** Roles for the three who measure: the director (company), a division's head (250 seats), a team's supervisor (25 seats). */
export async function grantMeasurers(sql: Sql): Promise<void> {
  await sql.unsafe(`
    insert into organization.role_grant (position_id, role, scope, valid, recorded)
      select p.id, g.role, g.scope::organization.grant_scope, '[2020-01-01,)', '[2020-01-01 00:00Z,)' from (values
        ('seat-1', 'administrator', 'company'), ('seat-1', 'commercial_director', 'company'), ('seat-2', 'sales_supervisor', 'unit'), ('seat-3', 'sales_supervisor', 'market')) g(key, role, scope)
        join organization.position p on p.external_key = g.key`);
}
