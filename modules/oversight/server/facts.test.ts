import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneOfEach } from '../../../house/oneOfEach.ts';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { en } from '../../../words/en.ts';
import { es } from '../../../words/es.ts';
import { coordinationImports } from '../../coordination/server/index.ts';
import { customersImports } from '../../customers/server/index.ts';
import { marketingImports } from '../../marketing/server/index.ts';
import { changeCalendar, changeMarket, changePerson, listCalendars, listMarkets, readPerson } from '../../organization/contract.ts';
import { organizationImports } from '../../organization/server/index.ts';
import { salesImports } from '../../sales/server/index.ts';
import { listFacts } from '../contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  await oneOfEach(house.owner, house);
});
afterAll(() => house.close());

test('the audit trail tells who changed what, the latest first, page by page', async () => {
  const first = await call(listFacts, { limit: 1 }, house.as('elena'));
  expect(first.rows[0]).toMatchObject({ what: 'customers.account_created', person: { name: 'Claire Dubois' } });
  const second = await call(listFacts, { limit: 1, after: first.next! }, house.as('elena'));
  expect(second.rows[0]).toMatchObject({ what: 'customers.account_created', person: { name: 'Marta Vidal' } });
});

test('a seller may not read it', async () => {
  await expect(call(listFacts, {}, house.as('marta'))).rejects.toMatchObject({ problem: { code: 'not_allowed', rule: 'platform.right_missing' } });
});

test('it names what changed to who may see it, and keeps it from who administers and sees no customers', async () => {
  const [seen] = (await call(listFacts, { kind: 'account' }, house.as('elena'))).rows;
  expect(seen!.about.name).toMatch(/\w/);
  const [kept] = (await call(listFacts, { kind: 'account' }, house.as('ana'))).rows;
  expect(kept).toMatchObject({ id: seen!.id, about: { name: null }, changes: [] });
});

test('a personal value is told while it is kept, before and after, and filters narrow by person, record and day', async () => {
  const { version } = await call(readPerson, { personId: house.people.pau }, house.as('ana'));
  await call(changePerson, { personId: house.people.pau, version, email: 'pau.climent@alborada.example' }, house.as('ana'));
  const { rows } = await call(listFacts, { personId: house.people.ana, kind: ['person'], aboutId: house.people.pau }, house.as('elena'));
  expect(rows).toMatchObject([{ what: 'organization.person_changed', about: { name: 'Pau Climent' }, changes: [{ field: 'email', after: 'pau.climent@alborada.example', erased: false }] }]);
  expect((await call(listFacts, { aboutId: house.people.pau, atTo: '2020-01-01' }, house.as('elena'))).rows).toEqual([]);
  await house.owner`update platform.personal_value set value = null, erased_at = now() where subject_id = ${house.people.pau}`;
  expect((await call(listFacts, { aboutId: house.people.pau }, house.as('elena'))).rows[0]!.changes).toMatchObject([{ field: 'email', after: null, erased: true }]);
});

test('as a file it has the same rows, in words', async () => {
  const answer = await fetch(`${house.origin}/api/v1/facts.csv?kind=account`, { headers: house.as('elena').headers! });
  const lines = (await answer.text()).trim().split('\r\n');
  expect(lines[0]).toBe('Cuándo,Quién,Qué hizo,Sobre qué,Qué cambió,Cómo,id');
  expect(lines[1]).toMatch(/Claire Dubois,creó el cliente .+,cliente,/);
});

test('a file tells the hour on the clock of whoever takes it, and how far that is from UTC to a program', async () => {
  const [fact] = (await call(listFacts, { kind: 'account', limit: 1 }, house.as('elena'))).rows, first = async (form: string) => (await (await fetch(`${house.origin}/api/v1/facts.${form}?kind=account`, { headers: house.as('elena').headers! })).text()).split('\r\n')[1]!;
  const written = (await first('csv')).split(',')[0]!, wall = (await first('semicolons')).split(';')[0]!;
  expect(written).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/);
  expect(Math.abs(Date.parse(written) - Date.parse(fact!.at))).toBeLessThan(1000);
  expect(wall).toBe(written.slice(0, 19).replace('T', ' '));
});

test('it calls what is planned with a customer, what they need and a decision by their names, done or not', async () => {
  const [activity] = await house.owner<{ id: string; title: string }[]>`select id, title from customers.activity limit 1`, [need] = await house.owner<{ id: string; title: string }[]>`select id, title from customers.need limit 1`;
  await house.owner`update customers.need set met_on = current_date where id = ${need!.id}`;
  for (const [what, kind, id] of [['customers.activity_rehomed', 'activity', activity!.id], ['customers.need_rehomed', 'need', need!.id]] as const) {
    await house.owner`insert into platform.fact (at, what, about_kind, about_id, guard, system, via) values (now(), ${what}, ${kind}, ${id}, ${house.seats.elena}, 'transition', 'job')`;
  }
  const named = async (aboutId: string) => (await call(listFacts, { aboutId, limit: 1 }, house.as('elena'))).rows[0]!.about.name;
  expect([await named(activity!.id), await named(need!.id)]).toEqual([expect.stringContaining(activity!.title), need!.title]);
});

/* Facts that functions record are checked by their type (`FactKind`). Those that SQL writes by itself are found here. */
const sources = ['modules', 'platform'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.ts$/.test(name) && !/\.(test|generated)\./.test(name)).map((name) => readFileSync(`${folder}/${name}`, 'utf8')));
const writtenBySql = sources.filter((text) => /insert into platform\.fact\b/.test(text)).flatMap((text) => [...text.matchAll(/timestamptz, '([a-z]+\.[a-z_]+)'/g)].map((m) => m[1]!));
const imports = [...organizationImports, ...customersImports, ...marketingImports, ...salesImports, ...coordinationImports];
const writtenByImports = imports.flatMap((t) => [`${t.table.split('.')[0]}.${t.noun}_imported`, `${t.table.split('.')[0]}.${t.noun}_changed`, `${t.table.split('.')[0]}.${t.noun}_withdrawn`]);

test.each([['Spanish', es.facts], ['English', en.facts]])('every kind of fact that SQL writes has words in %s', (_, words) => {
  expect(writtenBySql.length).toBeGreaterThan(0);
  expect(imports.length).toBeGreaterThan(12);
  expect([...writtenBySql, ...writtenByImports].filter((kind) => !(kind in words.kinds))).toEqual([]);
  expect(['customers.thing_done'].filter((kind) => !(kind in words.kinds))).toEqual(['customers.thing_done']);
});

test('every kind of fact there is in a company at work has words, and so has what it is about', async () => {
  const seen = await house.owner<{ what: string; about_kind: string }[]>`select distinct what, about_kind from platform.fact`;
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.filter((f) => !(f.what in es.facts.kinds) || !(f.about_kind in es.facts.about))).toEqual([]);
});

test('of a market and of a calendar it tells their name and only what was changed', async () => {
  const as = house.as('elena'), [market] = (await call(listMarkets, {}, as)).rows, [calendar] = (await call(listCalendars, {}, as)).rows;
  await call(changeMarket, { marketId: market!.id, version: market!.version, nameEn: 'The whole market' }, as);
  await call(changeCalendar, { calendarId: calendar!.id, version: calendar!.version, name: 'The usual week' }, as);
  const latest = async (aboutId: string) => (await call(listFacts, { aboutId, limit: 1 }, as)).rows[0];
  expect(await latest(market!.id)).toMatchObject({ what: 'organization.market_changed', changes: [{ field: 'nameEn', before: market!.nameEn, after: 'The whole market' }] });
  expect(await latest(calendar!.id)).toMatchObject({ about: { name: 'The usual week' }, changes: [{ field: 'name', before: calendar!.name, after: 'The usual week' }] });
});
