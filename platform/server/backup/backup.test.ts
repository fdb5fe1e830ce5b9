import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../migrate.ts';
import type { CloneOfDatabase } from '../postgres/forTests.ts';
import { cloneDatabase, emptyDatabase } from '../postgres/forTests.ts';
import { withConnection } from '../postgres/roles.ts';
import { backup, restore } from './index.ts';

let folder: string;
let file: string;
let from: CloneOfDatabase;
let to: CloneOfDatabase;

const shop = `
  create extension if not exists btree_gist;
  create schema shop; create schema guarded;
  create type shop.colour as enum ('red', 'green');
  create table shop.unit (unit_id int, parent_id int, name text, valid daterange, recorded tstzrange,
    current_valid daterange generated always as (case when upper_inf(recorded) then valid end) stored,
    unique (unit_id, current_valid without overlaps),
    foreign key (parent_id, period current_valid) references shop.unit (unit_id, period current_valid) deferrable initially deferred);
  create table shop.a_child (id int generated always as identity primary key, unit_id int, during daterange, next_id int references shop.a_child,
    foreign key (unit_id, period during) references shop.unit (unit_id, period current_valid) deferrable initially deferred);
  create table shop.thing (id bigserial primary key, owner_id int, label text, extra jsonb, picture bytea, price numeric, at timestamptz,
    tags text[], colour shop.colour, nothing text, plain text generated always as (lower(label)) virtual);
  create table shop.owner (id int primary key, favourite_id bigint references shop.thing deferrable initially deferred);
  alter table shop.thing add foreign key (owner_id) references shop.owner;
  create table guarded.secret (id int primary key, words text); alter table guarded.secret enable row level security;
  create table shop.kind (key text primary key); insert into shop.kind values ('first');`;

const rows = `
  insert into shop.unit (unit_id, parent_id, name, valid, recorded) values
    (1, null, 'top', '[2020-01-01,)', '[2020-01-01 00:00+00,)'), (2, 1, 'below', '[2021-01-01,2022-01-01)', '[2021-05-05 10:00+02,)'),
    (2, 1, 'old', '[2020-06-01,2022-01-01)', '[2020-06-01 00:00+00, 2021-05-05 10:00+02)');
  insert into shop.a_child (unit_id, during, next_id) values (1, '[2020-02-01,2023-01-01)', 2), (2, '[2021-02-01,2021-03-01)', null);
  begin; insert into shop.owner values (1, 1);
  insert into shop.thing (owner_id, label, extra, picture, price, at, tags, colour) select 1, e'Tab\\there, line\\nthere, \\\\ and Ñandú ' || n,
    jsonb_build_object('n', n, 'text', e'a\\nb'), decode(md5(n::text), 'hex'), n / 7.0, '2026-11-23 10:50:00.123456+01', array['a,b', null, '"'], 'green'
    from generate_series(1, 30000) n; commit;
  insert into guarded.secret values (1, null), (2, ''), (3, '\\N');
  delete from shop.kind; insert into shop.kind values ('second')`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unisono-backup-'));
  file = join(folder, 'kept', 'unisono.backup');
  for (const name of ['migrations', 'published']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'roles.sql'), 'select 1');
  writeFileSync(join(folder, 'migrations/0001_shop.sql'), shop);
  writeFileSync(join(folder, 'published/shop.sql'), 'create view published.thing as select id, label from shop.thing');
  [from, to] = [await emptyDatabase(), await emptyDatabase()];
  await migrate(from.ownerOptions, { folder });
});

afterEach(async () => {
  await from.drop();
  await to.drop();
  rmSync(folder, { recursive: true, force: true });
});

const fill = () => withConnection(from.ownerOptions, (sql) => sql.unsafe(rows));

/** All of a database in a form that can be compared. */
async function everything(database: CloneOfDatabase): Promise<unknown> {
  const [all] = await database.ownerSql`select
    (select jsonb_agg(t order by t::text) from shop.unit t) as unit, (select jsonb_agg(t order by id) from shop.a_child t) as child,
    (select md5(string_agg(t::text, '|' order by id)) from shop.thing t) as thing, (select jsonb_agg(t) from shop.owner t) as owner,
    (select jsonb_agg(t order by id) from guarded.secret t) as secret, (select jsonb_agg(t) from shop.kind t) as kind,
    (select count(*) from published.thing) as published`;
  return all;
}

test('what is restored is what was there: dated keys, circles, computed columns, odd characters, sequences', async () => {
  await fill();
  const made = await backup(from.ownerOptions, file);
  expect(made).toMatchObject({ file, tables: 6, rows: 30_010 });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'kept'))).toEqual(['unisono.backup']);
  expect(await restore(to.ownerOptions, file, folder)).toMatchObject({ tables: 6, rows: 30_010, migrated: [] });
  expect(await everything(to)).toEqual(await everything(from));
  expect(await to.ownerSql`insert into shop.thing (label) values ('next') returning id::int`).toEqual([{ id: 30_001 }]);
  expect(await to.ownerSql`insert into shop.a_child (unit_id) values (null) returning id`).toEqual([{ id: 3 }]);
});

test('a backup is of one instant, though the system runs on', async () => {
  await fill();
  let running = true;
  const writing = (async () => {
    for (let n = 40_000; running; n += 1) await from.ownerSql.unsafe(`insert into shop.owner values (${n}, ${n}); insert into shop.thing (id, owner_id) values (${n}, ${n})`);
  })();
  await backup(from.ownerOptions, file);
  running = false;
  await writing;
  await restore(to.ownerOptions, file, folder);
  expect(await to.ownerSql`select count(*)::int as unmatched from shop.owner o full join shop.thing t on t.id = o.id where o.id >= 40000 and t.id is null or t.id >= 40000 and o.id is null`).toEqual([{ unmatched: 0 }]);
});

test('an older backup is loaded at its level and then brought up to date', async () => {
  await fill();
  await backup(from.ownerOptions, file);
  writeFileSync(join(folder, 'migrations/0002_size.sql'), 'alter table shop.thing add size int; update shop.thing set size = length(label)');
  await migrate(to.ownerOptions, { folder });
  expect(await restoreIntoMigrated()).toEqual(['0002_size']);
  expect(await to.ownerSql`select count(*)::int as n from shop.thing where size > 5`).toEqual([{ n: 30_000 }]);
});

async function restoreIntoMigrated(): Promise<string[]> {
  await to.ownerSql`delete from shop.kind`;
  return (await restore(to.ownerOptions, file, folder)).migrated;
}

test('a backup never replaces a file, and a database that holds something is never replaced by one', async () => {
  await fill();
  await backup(from.ownerOptions, file);
  const before = readFileSync(file);
  await expect(backup(from.ownerOptions, file)).rejects.toThrow(/already exists|ya existe/);
  expect(readFileSync(file).equals(before)).toBe(true);
  await expect(restore(from.ownerOptions, file, folder)).rejects.toThrow(/holds data|tiene datos/);
  await to.ownerSql`create table public.somebody_elses (id int)`;
  await expect(restore(to.ownerOptions, file, folder)).rejects.toThrow(/holds data|tiene datos/);
});

test('a single wrong byte, a cut or a longer file is refused before anything is touched', async () => {
  await fill();
  await backup(from.ownerOptions, file);
  const whole = readFileSync(file);
  const places = [3, 20, 300, Math.floor(whole.length / 2), whole.length - 40, whole.length - 1];
  const wrong = places.map((place) => { const bytes = Buffer.from(whole); bytes[place] = (bytes[place] ?? 0) ^ 1; return bytes; });
  for (const bytes of [...wrong, whole.subarray(0, -1), whole.subarray(0, 1000), Buffer.concat([whole, Buffer.from('x')]), Buffer.alloc(0)]) {
    writeFileSync(file, bytes);
    await expect(restore(to.ownerOptions, file, folder)).rejects.toThrow(/^[^\n]*(not a whole backup|no es una copia entera)[^\n]*$/);
  }
  expect(await to.ownerSql`select to_regnamespace('shop') as nothing`).toEqual([{ nothing: null }]);
});

test('a backup of another version is refused, and rows that break a key are never left out', async () => {
  await fill();
  await from.ownerSql.unsafe('alter table shop.thing drop constraint thing_owner_id_fkey; update shop.thing set owner_id = 99 where id = 7');
  await backup(from.ownerOptions, file);
  await expect(restore(to.ownerOptions, file, folder)).rejects.toThrow(/thing_owner_id_fkey/);
  expect(await to.ownerSql`select count(*)::int as n from shop.thing`).toEqual([{ n: 0 }]);
  writeFileSync(join(folder, 'migrations/0001_shop.sql'), `${shop} -- changed`);
  await expect(restore(to.ownerOptions, file, folder)).rejects.toThrow(/different or newer|distinta o más nueva/);
});

test('the whole product as migrated can be backed up and restored', async () => {
  const product = await cloneDatabase();
  try {
    const { rows: kept } = await backup(product.ownerOptions, file);
    expect(kept).toBeGreaterThan(5);
    expect(await restore(product.ownerOptions, file)).toMatchObject({ rows: kept, migrated: [] });
    expect(await restore(to.ownerOptions, file)).toMatchObject({ rows: kept });
  } finally {
    await product.drop();
  }
});
