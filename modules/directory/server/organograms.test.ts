import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../../../house/sharedData.ts';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { appoint, changePosition, findSeats, readPosition, structure } from '../../organization/contract.ts';
import { listOrganograms, takeOrganogramsBack } from '../contract/organograms.ts';
import { bringOrganograms } from './bringOrganograms.ts';

const folder = 'examples/small-organogram', mapping = `${folder}/mapping.json`;
const structureOn = (house: TestHouse, day: string) => house.owner<{ key: string; title: string; holder: string | null; reports: string | null; unit: string }[]>`
  select p.external_key as key, v.title, (select x.name from organization.appointment a join organization.person x on x.id = a.person_id where a.position_id = p.id and a.current_valid @> ${day}::date) as holder,
         (select m.external_key from organization.reporting_line l join organization.position m on m.id = l.reports_to_id where l.position_id = p.id and l.current_valid @> ${day}::date) as reports,
         (select u.name from organization.unit_version u where u.unit_id = v.unit_id and u.current_valid @> ${day}::date) as unit
    from organization.position p join organization.position_version v on v.position_id = p.id and v.current_valid @> ${day}::date
   where p.external_key like 'cocinas:%' order by 1`;

describe('a small organogram of three dates', { timeout: 60_000 }, () => {
  let house: TestHouse;
  beforeAll(async () => { house = await openTestHouse(); });
  afterAll(() => house.close());

  test('is first only shown: its events by date, its problems and what may be a renumbering', async () => {
    const { preview } = await bringOrganograms(mapping, folder, house.as('elena'), true);
    expect(preview.dates.map((d) => [d.on, d.posts, d.groupSeats, d.people])).toEqual([['2024-01-01', 5, 0, 4], ['2024-07-01', 5, 0, 4], ['2025-01-01', 5, 3, 5]]);
    expect(preview.dates[1]!.events).toEqual([
      { kind: 'changed_unnamed', ref: 'K3', what: 'Ventas norte', from: 'false', to: 'true' },
      { kind: 'changed_manager', ref: 'K5', what: 'Catálogo y ferias', from: 'K1', to: null },
      { kind: 'moved', ref: 'K4', what: 'Paula Soler', from: 'K3', to: 'K4 · Ventas sur' },
    ]);
    expect(Object.fromEntries(preview.problemCounts.map((p) => [p.kind, p.n]))).toEqual({ vacant: 1, holder_withheld: 1, manager_missing: 1 });
    expect(preview.units.map((u) => [u.name, u.under, u.function])).toEqual([['Dirección', null, 'management'], ['Marketing cocinas', 'dirección', 'marketing'], ['Ventas Cocinas', 'dirección', 'sales']]);
    expect(preview.suggestions).toEqual([{ from: 'K5', to: 'K15', on: '2025-01-01', title: 'Catálogo y ferias', holder: 'Tomás Grau' }]);
    expect(await house.owner`select from organization.position where external_key like 'cocinas:%'`).toHaveLength(0);
  });

  test('then comes in whole: each date reads as it was', async () => {
    const { imported } = await bringOrganograms(mapping, folder, house.as('elena'), false);
    expect(imported).toMatchObject({ name: 'Cocinas', dates: ['2024-01-01', '2024-07-01', '2025-01-01'], byName: 'Elena Marqués', takenBackAt: null });
    expect(await structureOn(house, '2024-03-01')).toMatchObject([
      { key: 'cocinas:K1', holder: 'Irene Molina', reports: null }, { key: 'cocinas:K2', holder: 'Óscar Ribes', reports: 'cocinas:K1' }, { key: 'cocinas:K3', holder: 'Paula Soler', unit: 'Ventas cocinas' },
      { key: 'cocinas:K4', holder: null }, { key: 'cocinas:K5', holder: 'Tomás Grau', reports: 'cocinas:K1' }]);
    expect(await structureOn(house, '2024-12-31')).toMatchObject([{ key: 'cocinas:K1' }, { key: 'cocinas:K2' }, { key: 'cocinas:K3', holder: null }, { key: 'cocinas:K4', holder: 'Paula Soler' }, { key: 'cocinas:K5', reports: null }]);
    const now = await structureOn(house, '2026-01-01');
    expect(now.filter((p) => !p.key.includes('/')).map((p) => p.title)).toEqual(['Dirección de cocinas y baños', 'Catálogo y ferias', 'Responsable de ventas', 'Ventas sur', 'Ventas de proyectos']);
    expect(now.filter((p) => p.key.includes('/')).map((p) => p.unit)).toEqual(['Ventas Cocinas', 'Ventas Cocinas', 'Ventas Cocinas']);
  });

  test('every change has its fact, and no name of a person is in one', async () => {
    const facts = await house.owner`select what, count(*)::int as n from platform.fact where via = 'token' group by what`;
    expect(Object.fromEntries(facts.map((f) => [f['what'], f['n']]))).toEqual({
      'directory.organogram_imported': 1, 'organization.unit_imported': 3, 'organization.position_imported': 10, 'organization.person_imported': 5, 'organization.person_appointed': 7 });
    expect(await house.owner`select from platform.fact where after::text like '%Molina%'`).toHaveLength(0);
  });

  test('is refused a second time: its dates are there', async () => {
    await expect(bringOrganograms(mapping, folder, house.as('elena'), false)).rejects.toMatchObject({ problem: { rule: 'directory.dates_known' } });
  });

  test('is not taken back once somebody was appointed to one of its seats, and the refusal says to which', async () => {
    const { rows: [run] } = await call(listOrganograms, {}, house.as('elena'));
    const [seat] = await house.owner<{ id: string }[]>`select id from organization.position where external_key like 'cocinas:K2/%' order by external_key limit 1`;
    await call(appoint, { personId: house.people.nadie, positionId: seat!.id, from: '2026-01-01', to: '2027-01-01', fte: 1, kind: 'acting' }, house.as('ana'));
    await expect(call(takeOrganogramsBack, { organogramId: run!.id }, house.as('elena'))).rejects.toMatchObject({
      problem: { rule: 'directory.built_upon', facts: { held: expect.arrayContaining([{ kind: 'appointment', id: seat!.id, name: 'Administración comercial, A1' }]) } } });
    await house.owner`delete from organization.appointment where person_id = ${house.people.nadie}`;
    await house.owner`delete from organization.delegate where position_id = ${seat!.id}`;
  });

  test('a seat that answers for a customer is not taken from under it', async () => {
    const { rows: [run] } = await call(listOrganograms, {}, house.as('elena'));
    const account = await house.owner.begin(async (tx) => {
      const [made] = await tx<{ id: string }[]>`insert into customers.account (market_id, name, custody_from, created_at) values (${house.markets.ES}, 'Reformas Sur', '2026-01-01', now()) returning id`;
      await tx`insert into customers.custody (account_id, market_id, position_id, valid, recorded)
        select ${made!.id}, ${house.markets.ES}, id, '[2026-01-01,)', tstzrange(now(), null) from organization.position where external_key = 'cocinas:K4'`;
      return made!;
    });
    await expect(call(takeOrganogramsBack, { organogramId: run!.id }, house.as('elena'))).rejects.toMatchObject({ problem: { rule: 'customers.seat_holds_accounts' } });
    await house.owner.begin(async (tx) => {
      await tx`delete from customers.custody where account_id = ${account.id}`;
      await tx`delete from customers.account where id = ${account.id}`;
    });
  });

  test('taken back it is no more, what was known stays known, and it may come in again', async () => {
    const { rows: [run] } = await call(listOrganograms, {}, house.as('elena'));
    await call(takeOrganogramsBack, { organogramId: run!.id }, house.as('elena'));
    expect(await structureOn(house, '2024-03-01')).toHaveLength(0);
    expect((await call(listOrganograms, {}, house.as('elena'))).rows[0]).toMatchObject({ id: run!.id, takenBackAt: expect.any(String), takenBackByName: 'Elena Marqués' });
    expect((await house.owner`select from organization.position_version v join organization.position p on p.id = v.position_id where p.external_key like 'cocinas:%'`).length).toBeGreaterThan(8);
    await expect(call(takeOrganogramsBack, { organogramId: run!.id }, house.as('elena'))).rejects.toMatchObject({ problem: { rule: 'directory.taken_back_already' } });
    const people = await house.owner`select count(*)::int as n from organization.person`;
    await bringOrganograms(mapping, folder, house.as('elena'), false);
    expect(await structureOn(house, '2024-03-01')).toHaveLength(5);
    expect(await house.owner`select count(*)::int as n from organization.person`).toEqual(people);
  });

  test('who is counted or withheld holds their seat without a name: it is vacant only once somebody named has left it', async () => {
    const seatsOf = async (on: string) => new Map((await call(structure, { on }, house.as('elena'))).seats.map((s) => [s.title, s.status]));
    expect((await seatsOf('2024-03-01')).get('Ventas sur')).toBe('open');
    expect((await seatsOf('2024-08-01')).get('Ventas norte')).toBe('unnamed');
    const clerk = 'Administración comercial, A1', { rows: [seat] } = await call(findSeats, { find: clerk, on: '2026-01-01' }, house.as('elena'));
    expect(seat).toMatchObject({ title: clerk, holder: null, status: 'unnamed' });
    const statusOn = async (on: string) => (await call(readPosition, { positionId: seat!.id, on }, house.as('elena'))).current!.status;
    await call(appoint, { personId: house.people.nadie, positionId: seat!.id, from: '2026-02-01', to: '2026-05-01', fte: 1, kind: 'regular' }, house.as('ana'));
    const told = async (on: string) => (await call(structure, { on }, house.as('elena'))).seats.find((s) => s.id === seat!.id)!.status;
    expect([await told('2026-01-31'), await told('2026-02-01'), await told('2026-05-01')]).toEqual(['unnamed', 'filled', 'open']);
    const { version } = await call(readPosition, { positionId: seat!.id }, house.as('elena'));
    await call(changePosition, { positionId: seat!.id, version, from: '2026-06-01', status: 'unnamed' }, house.as('elena'));
    expect([await statusOn('2026-06-01'), await told('2026-06-01')]).toEqual(['unnamed', 'unnamed']);
  });

  test('a supervisor neither looks nor brings in', async () => {
    await expect(bringOrganograms(mapping, folder, house.as('joaquin'), true)).rejects.toMatchObject({ problem: { code: 'not_allowed' } });
  });

  test('a column that is not there is named', async () => {
    const other = join(mkdtempSync(join(tmpdir(), 'unisono-organogram-')), 'mapping.json');
    writeFileSync(other, readFileSync(mapping, 'utf8').replace('"Job Title"', '"Puesto"'));
    await expect(bringOrganograms(other, folder, house.as('elena'), true)).rejects.toMatchObject({ problem: { rule: 'directory.column_missing', facts: { columns: 'Puesto' } } });
  });
});

const real = sharedData('organograms');
describe.skipIf(real === null)('a real department on six dates (skipped where its files are not beside the project)', { timeout: 180_000 }, () => {
  let house: TestHouse;
  beforeAll(async () => { house = await openTestHouse(); });
  afterAll(() => house.close());
  const days = ['2011-03-31', '2011-09-30', '2013-03-31', '2013-09-30', '2014-03-31', '2014-09-30'];
  const asked = (rows: readonly ('posts' | 'groups')[], leaveOut: string[]) => {
    const file = join(mkdtempSync(join(tmpdir(), 'unisono-organogram-')), 'mapping.json');
    const { files: _, functions: __, archetypes: ___, ...example } = JSON.parse(readFileSync(mapping, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...example, name: 'Department', prefix: 'dep:', leaveOut, files: days.flatMap((on) => rows.map((r) => (
      { path: `department_for_international_development-${on}-${r === 'posts' ? 'senior' : 'junior'}.csv`, on, rows: r }))) }));
    return file;
  };

  test('tells its history with everything that is wrong in it, and flags the date that is not whole', async () => {
    const { preview } = await bringOrganograms(asked(['posts'], []), real!, house.as('elena'), true);
    expect(preview.dates.map((d) => [d.on, d.posts])).toEqual([['2011-03-31', 80], ['2011-09-30', 78], ['2013-03-31', 75], ['2013-09-30', 89], ['2014-03-31', 29], ['2014-09-30', 92]]);
    const counts = Object.fromEntries(preview.problemCounts.map((p) => [p.kind, p.n]));
    expect(counts).toMatchObject({ few_posts: 1, duplicate_reference: 2, holder_withheld: 68, vacant: 62, fte_unread: 2 });
    expect(counts['damaged_characters']).toBeGreaterThan(0);
    expect(preview.problems.find((p) => p.kind === 'few_posts')).toMatchObject({ on: '2014-03-31', value: '29 / 92' });
  });

  test('comes in with its counted posts as seats, in seconds, and each date adds up', async () => {
    const begun = performance.now();
    const { imported, preview } = await bringOrganograms(asked(['posts', 'groups'], ['2014-03-31']), real!, house.as('elena'), false);
    console.info(`${imported!.totals.posts} posts, ${imported!.totals.appointments} appointments and ${imported!.totals.lines} lines in ${Math.round(performance.now() - begun)} ms, previewed and brought in`);
    expect(imported!.dates).toHaveLength(5);
    for (const { on, posts, groupSeats } of preview.dates.filter((d) => !d.leftOut)) {
      const [found] = await house.owner`select count(*)::int as n from organization.position p join organization.position_version v on v.position_id = p.id and v.current_valid @> ${on}::date where p.external_key like 'dep:%'`;
      expect(found!['n']).toBe(posts + groupSeats);
    }
    const [fte] = await house.owner`select round(sum(v.fte), 2)::float8 as n from organization.position p join organization.position_version v on v.position_id = p.id and v.current_valid @> date '2014-09-30' where p.external_key like 'dep:%/%'`;
    expect(fte!['n']).toBeCloseTo(1932.8, 1);
    const { seats } = await call(structure, { on: '2014-09-30' }, house.as('elena')), counted = await house.owner<{ id: string; key: string }[]>`select id, external_key as key from organization.position where external_key like 'dep:%'`;
    const keys = new Map(counted.map((c) => [c.id, c.key])), department = seats.filter((s) => keys.has(s.id)), vacant = department.filter((s) => s.status === 'open');
    expect(department.filter((s) => keys.get(s.id)!.includes('/')).every((s) => s.status === 'unnamed')).toBe(true);
    console.info(`on 2014-09-30: ${department.length} seats, ${department.filter((s) => s.status === 'unnamed').length} held without a name, ${vacant.length} vacant`);
    expect(vacant).toHaveLength(new Set(preview.problems.filter((p) => p.kind === 'vacant' && p.on === '2014-09-30').map((p) => p.ref)).size);
  });
});
