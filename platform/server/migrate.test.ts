import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import type { CloneOfDatabase } from './postgres/forTests.ts';
import { emptyDatabase } from './postgres/forTests.ts';

let folder: string;
let database: CloneOfDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unisono-migrations-'));
  for (const name of ['migrations', 'published']) mkdirSync(join(folder, name));
  file('roles.sql', 'select 1');
  file('migrations/0001_shop.sql', 'create schema shop; create schema published; create table shop.thing (id int primary key, name text);');
  file('migrations/0002_colour.sql', "alter table shop.thing add colour text; insert into shop.thing values (1, 'lamp', 'red');");
  file('published/010_shop.sql', 'create view published.thing with (security_invoker = true) as select id, name from shop.thing;');
  file('published/020_more.sql', 'create view published.thing_name with (security_invoker = true) as select name from published.thing;');
  database = await emptyDatabase();
});

afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
const bringUp = (more = {}) => migrate(database.ownerOptions, { folder, ...more });

test('migrations are applied once, in order, and two starts at the same time do not do them twice', async () => {
  const [one, other] = await Promise.all([bringUp(), bringUp()]);
  expect([...one, ...other]).toEqual(['0001_shop', '0002_colour']);
  expect(await bringUp()).toEqual([]);
  expect(await database.ownerSql`select * from published.thing_name`).toEqual([{ name: 'lamp' }]);
});

test('a migration that fails leaves nothing of itself, says file and line, and those before it stay', async () => {
  file('migrations/0003_wrong.sql', 'create table shop.half (id int);\nselect * from shop.nowhere;');
  await expect(bringUp()).rejects.toThrow('0003_wrong:2: relation "shop.nowhere" does not exist');
  expect(await database.ownerSql`select to_regclass('shop.half') as half, to_regclass('shop.thing')::text as thing`).toEqual([{ half: null, thing: 'shop.thing' }]);
});

test('an applied migration that was changed is refused, but not for its line ends', async () => {
  file('migrations/0002_colour.sql', "alter table shop.thing add colour text;\ninsert into shop.thing values (1, 'lamp', 'red');");
  await bringUp();
  file('migrations/0002_colour.sql', "alter table shop.thing add colour text;\r\ninsert into shop.thing values (1, 'lamp', 'red');");
  expect(await bringUp()).toEqual([]);
  file('migrations/0002_colour.sql', 'alter table shop.thing add colour int;');
  await expect(bringUp()).rejects.toThrow('0002_colour');
});

test('a database newer than the code is refused in one sentence', async () => {
  await bringUp();
  rmSync(join(folder, 'migrations/0002_colour.sql'));
  await expect(bringUp()).rejects.toThrow(/^[^\n]*0002_colour[^\n]*\.$/);
});

test('a migration that comes in before those applied is refused', async () => {
  await bringUp();
  rmSync(join(folder, 'migrations/0002_colour.sql'));
  file('migrations/0002_colour.sql', "alter table shop.thing add colour text; insert into shop.thing values (1, 'lamp', 'red');");
  file('migrations/0004_later.sql', 'select 1');
  await bringUp();
  file('migrations/0003_late.sql', 'select 1');
  await expect(bringUp()).rejects.toThrow('0003_late comes before');
});

test('a backup is asked for before changing a database that holds something, and only then', async () => {
  const asked: string[] = [];
  const beforeChange = async () => { asked.push('backup'); };
  await bringUp({ beforeChange });
  await bringUp({ beforeChange });
  expect(asked).toEqual([]);
  file('migrations/0003_size.sql', 'alter table shop.thing add size int');
  await bringUp({ beforeChange });
  expect(asked).toEqual(['backup']);
});

test('published views change their columns, also under other views, and one that vanished is gone', async () => {
  await bringUp();
  file('published/010_shop.sql', 'create view published.thing with (security_invoker = true) as select name, colour from shop.thing;');
  await bringUp();
  expect(await database.ownerSql`select * from published.thing`).toEqual([{ name: 'lamp', colour: 'red' }]);
  rmSync(join(folder, 'published/020_more.sql'));
  await bringUp();
  expect(await database.ownerSql`select to_regclass('published.thing_name') as gone`).toEqual([{ gone: null }]);
});
