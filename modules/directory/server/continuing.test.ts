import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../../../house/sharedData.ts';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { setManager } from '../../organization/contract.ts';
import { listOrganograms, takeOrganogramsBack } from '../contract/organograms.ts';
import { bringOrganograms } from './bringOrganograms.ts';

const folder = 'examples/small-organogram', example = JSON.parse(readFileSync(`${folder}/mapping.json`, 'utf8')) as { files: { on: string }[] };
/** The mapping with only these dates, under a name and a prefix. */
function mappingOf(days: readonly string[], more: object): string {
  const file = join(mkdtempSync(join(tmpdir(), 'unisono-organogram-')), 'mapping.json');
  writeFileSync(file, JSON.stringify({ ...example, ...more, files: example.files.filter((f) => days.includes(f.on)) }));
  return file;
}
const structureOn = (house: TestHouse, prefix: string, day: string) => house.owner`
  select substr(p.external_key, length(${prefix}) + 1) as key, v.title, v.fte::float8 as fte, (select x.name || ' ' || a.fte::float8 from organization.appointment a join organization.person x on x.id = a.person_id where a.position_id = p.id and a.current_valid @> ${day}::date) as holder,
         (select substr(m.external_key, length(${prefix}) + 1) from organization.reporting_line l join organization.position m on m.id = l.reports_to_id where l.position_id = p.id and l.current_valid @> ${day}::date) as reports,
         (select u.name from organization.unit_version u where u.unit_id = v.unit_id and u.current_valid @> ${day}::date) as unit
    from organization.position p join organization.position_version v on v.position_id = p.id and v.current_valid @> ${day}::date where p.external_key like ${`${prefix}%`} order by 1`;
const seatIn = async (house: TestHouse, key: string) => (await house.owner<{ id: string }[]>`select id from organization.position where external_key = ${key}`)[0]!.id;

describe('an organogram of a later date', { timeout: 120_000 }, () => {
  let house: TestHouse;
  const bring = (days: string[], dryRun = false, more: object = { name: 'Cocinas' }) => bringOrganograms(mappingOf(days, more), folder, house.as('elena'), dryRun);
  beforeAll(async () => {
    house = await openTestHouse();
    await bring(['2024-01-01', '2024-07-01', '2025-01-01'], false, { name: 'De una vez', prefix: 'junto:' });
    await bring(['2024-01-01', '2024-07-01']);
  });
  afterAll(() => house.close());

  test('is told against what the structure says, as joiners, leavers and changes', async () => {
    const { preview } = await bring(['2025-01-01'], true);
    expect(preview).toMatchObject({ continues: { name: 'Cocinas', lastDay: '2024-07-01' }, taken: [] });
    const kinds = Object.fromEntries(preview.dates[0]!.counts.map((c) => [c.kind, c.n]));
    expect(kinds).toMatchObject({ joined: 1, closed: 2, unit_renamed: 1 });
    expect(kinds['opened']).toBeGreaterThan(3);
    expect(preview.suggestions).toMatchObject([{ from: 'K5', to: 'K15' }]);
  });

  test('comes in so that every date reads as if all had been brought at once', async () => {
    const { imported } = await bring(['2025-01-01']);
    expect(imported).toMatchObject({ dates: ['2025-01-01'], continues: 'Cocinas' });
    for (const day of ['2024-03-01', '2024-12-31', '2025-01-01', '2026-01-01']) {
      const parts = await structureOn(house, 'cocinas:', day);
      expect(parts.length).toBeGreaterThan(4);
      expect(parts).toEqual(await structureOn(house, 'junto:', day));
    }
    const facts = await house.owner<{ what: string }[]>`select distinct what from platform.fact where at = (select max(at) from platform.fact where what = 'directory.organogram_imported')`;
    expect(facts.map((f) => f.what)).toEqual(expect.arrayContaining(['organization.position_closed', 'organization.position_imported', 'organization.person_appointed', 'directory.organogram_imported']));
  });

  test('brought again is nothing new: a date that is there already is said to be so and left out', async () => {
    const { preview } = await bring(['2024-07-01', '2025-01-01'], true);
    expect(preview.problems.filter((p) => p.kind === 'date_known').map((p) => p.on)).toEqual(['2024-07-01', '2025-01-01']);
    await expect(bring(['2025-01-01'])).rejects.toMatchObject({ problem: { rule: 'directory.dates_known', facts: { name: 'Cocinas' } } });
  });

  test('references that the structure has from elsewhere are refused, not gone on with', async () => {
    await house.owner`update organization.position set external_key = 'otro:K1' where id = ${house.seats.marta}`;
    await expect(bring(['2024-01-01'], false, { prefix: 'otro:' })).rejects.toMatchObject({ problem: { rule: 'directory.references_taken', facts: { references: ['otro:K1'] } } });
  });

  test('the earlier one is not taken back from under it; taken back itself, what it changed is as before', async () => {
    const { rows } = await call(listOrganograms, {}, house.as('elena'));
    const [later, earlier] = rows;
    await expect(call(takeOrganogramsBack, { organogramId: earlier!.id }, house.as('elena'))).rejects.toMatchObject({ problem: { rule: 'directory.continued_since', facts: { name: 'Cocinas' } } });
    await call(takeOrganogramsBack, { organogramId: later!.id }, house.as('elena'));
    expect(await structureOn(house, 'cocinas:', '2026-01-01')).toEqual(await structureOn(house, 'cocinas:', '2024-12-31'));
  });

  test('once the later ones are taken back, one after the other, the first is too', async () => {
    const part = { name: 'A trozos', prefix: 'trozos:' }, imports: string[] = [];
    for (const day of ['2024-01-01', '2024-07-01', '2025-01-01']) imports.push((await bring([day], false, part)).imported!.id);
    for (const organogramId of imports.toReversed()) await call(takeOrganogramsBack, { organogramId }, house.as('elena'));
    for (const day of ['2024-03-01', '2024-12-31', '2026-01-01']) expect(await structureOn(house, 'trozos:', day)).toEqual([]);
  });

  test('a date before what came in is told as such, and not as one that is there', async () => {
    const part = { name: 'Al revés', prefix: 'reves:' };
    await bring(['2024-07-01'], false, part);
    const { preview } = await bring(['2024-01-01', '2024-07-01', '2025-01-01'], true, part);
    expect(preview.problems.filter((p) => ['date_known', 'date_before'].includes(p.kind)).map((p) => [p.kind, p.on])).toEqual([['date_before', '2024-01-01'], ['date_known', '2024-07-01']]);
    await expect(bring(['2024-01-01'], false, part)).rejects.toMatchObject({ problem: { rule: 'directory.date_before', facts: { name: 'Al revés', lastDay: '2024-07-01' } } });
  });

  test('what people made by hand meanwhile stays: the line of its top to the company’s director', async () => {
    await call(setManager, { positionId: await seatIn(house, 'cocinas:K1'), reportsToId: house.seats.elena, from: '2025-01-01' }, house.as('elena'));
    const { preview } = await bring(['2025-01-01'], false);
    expect(preview.dates[0]!.events.filter((e) => e.ref === 'K1').map((e) => e.kind)).toEqual(['renamed']);
    const [line] = await house.owner`select reports_to_id as to from organization.reporting_line where position_id = ${await seatIn(house, 'cocinas:K1')} and current_valid @> '2026-01-01'::date`;
    expect(line!['to']).toBe(house.seats.elena);
  });

  test('is refused to whoever may not bring organograms', async () => {
    await expect(bringOrganograms(mappingOf(['2025-01-01'], {}), folder, house.as('marta'), true)).rejects.toMatchObject({ problem: { rule: 'platform.right_missing' } });
  });
});

const real = sharedData('organograms');
describe.skipIf(real === null)('a real department, date by date (skipped where its files are not beside the project)', { timeout: 240_000 }, () => {
  let house: TestHouse;
  beforeAll(async () => { house = await openTestHouse(); });
  afterAll(() => house.close());
  const days = ['2011-03-31', '2011-09-30', '2013-03-31', '2013-09-30', '2014-09-30'];
  const bring = (prefix: string, those: readonly string[]) => {
    const file = join(mkdtempSync(join(tmpdir(), 'unisono-organogram-')), 'mapping.json');
    const { files: _, functions: __, archetypes: ___, ...mapping } = example as unknown as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...mapping, name: 'Department', prefix, files: those.flatMap((on) => ['senior', 'junior'].map((rows) => ({ path: `department_for_international_development-${on}-${rows}.csv`, on, rows: rows === 'senior' ? 'posts' : 'groups' }))) }));
    return bringOrganograms(file, real!, house.as('elena'), false);
  };

  test('goes on four times and ends as the same history brought at once', async () => {
    await bring('once:', days);
    const begun = performance.now();
    for (const day of days) {
      const { preview, imported } = await bring('each:', [day]);
      expect(imported!.continues).toBe(day === days[0] ? null : 'Department');
      console.info(`${day}: ${preview.dates.at(-1)!.counts.map((c) => `${c.kind} ${c.n}`).join(', ')}`);
    }
    console.info(`five dates one after the other: ${Math.round(performance.now() - begun)} ms`);
    for (const day of [...days, '2026-01-01']) expect(await structureOn(house, 'each:', day)).toEqual(await structureOn(house, 'once:', day));
  });
});
