import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openHome } from '../home.ts';
import { readSettings } from '../settings.ts';
import { connectionString } from './connection.ts';
import { startCluster } from './cluster.ts';
import { emptyDatabase } from './forTests.ts';
import { openDatabase, reachDatabase } from './openDatabase.ts';
import { prepareDatabase } from './prepare.ts';
import { withConnection } from './roles.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'unisono-home-'));
  folders.push(folder);
  return folder;
}

/** Processes of PostgreSQL whose command line names this folder. */
const serversOf = (folder: string) =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n').filter((line) => line.includes(folder) && line.includes('postgres -D'));

async function until(so: () => boolean, seconds = 60): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !so() && Date.now() < end;) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('the database starts in a private home, lets only the owner in by password, and stops', async () => {
  const home = openHome(join(newFolder(), 'var'));
  const settings = readSettings({ UNISONO_HOME: home.path });
  const database = await openDatabase(settings, home);
  expect(database).toMatchObject({ embedded: true, names: { real: 'unisono', demo: 'unisono_demo' } });
  expect(Number(database.version.split('.')[0])).toBeGreaterThanOrEqual(18);
  await prepareDatabase(database.owner(), database.app());
  await database.create(database.names.demo);
  await database.create(database.names.demo);
  await withConnection(database.owner('unisono_demo'), async (sql) => {
    expect(await sql`select rolsuper or rolbypassrls as powerful, pg_get_userbyid(datdba) as owner, datlocale as locale
      from pg_roles, pg_database where rolname = current_user and datname = current_database()`).toEqual([{ powerful: false, owner: 'unisono_owner', locale: 'C.UTF-8' }]);
    expect(await sql`show listen_addresses`).toEqual([{ listen_addresses: '' }]);
  });
  await expect(withConnection({ ...database.owner(), password: 'guess' }, (sql) => sql`select 1`)).rejects.toThrow('password authentication failed');
  expect(statSync(home.path).mode & 0o777).toBe(0o700);
  const beside = await reachDatabase(settings, openHome(home.path));
  await withConnection(beside.app(), (sql) => sql`select count(*) from platform.company`);
  await beside.stop();
  expect(serversOf(home.path)).toHaveLength(1);
  await database.stop();
  expect(serversOf(home.path)).toHaveLength(0);
});

test('kill -9 leaves no PostgreSQL behind, and the next start has every acknowledged row', async () => {
  const path = newFolder();
  const script = `
    import postgres from 'postgres';
    import { openHome } from './home.ts';
    import { readSettings } from './settings.ts';
    import { openDatabase } from './postgres/openDatabase.ts';
    const database = await openDatabase(readSettings({ UNISONO_HOME: ${JSON.stringify(path)} }), openHome(${JSON.stringify(path)}));
    const sql = postgres(database.owner());
    await sql\`create table public.said (n int)\`;
    for (let n = 1; ; n += 1) { await sql\`insert into public.said values (\${n})\`; process.stdout.write(n + '\\n'); }`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (data: Buffer) => { said += data.toString(); });
  await until(() => said.split('\n').length > 50);
  child.kill('SIGKILL');
  await until(() => serversOf(path).length === 0);
  expect(serversOf(path)).toHaveLength(0);
  const home = openHome(path);
  const database = await openDatabase(readSettings({ UNISONO_HOME: path }), home);
  try {
    const acknowledged = Number(said.trim().split('\n').at(-1));
    const [row] = await withConnection(database.owner(), (sql) => sql<{ n: number }[]>`select max(n) as n from public.said`);
    expect(acknowledged).toBeGreaterThan(10);
    expect(row?.n).toBeGreaterThanOrEqual(acknowledged);
  } finally {
    await database.stop();
  }
}, 180_000);

test('after kill -9 of PostgreSQL itself it starts again, and a process number now held by another program does not stop it', async () => {
  const folder = newFolder();
  const plan = { folder, superuserPassword: 'secret', durable: true };
  const first = await startCluster(plan);
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  const pidFile = join(folder, 'data', 'postmaster.pid');
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)));
  const second = await startCluster(plan);
  await second.stop();
});

test('a server that outlived its parent is stopped and replaced', async () => {
  const folder = newFolder();
  const plan = { folder, superuserPassword: 'secret', durable: false };
  const orphan = await startCluster(plan);
  const next = await startCluster(plan);
  await orphan.ended;
  expect(serversOf(folder)).toHaveLength(1);
  await next.stop();
});

test('a home too deep for a socket keeps its socket in a private temporary folder', async () => {
  const folder = join(newFolder(), 'a-folder-whose-name-is-long-enough'.repeat(4));
  mkdirSync(folder, { recursive: true });
  const cluster = await startCluster({ folder, superuserPassword: 'secret', durable: false });
  expect(cluster.host.startsWith(folder)).toBe(false);
  expect(statSync(cluster.host).mode & 0o777).toBe(0o700);
  await cluster.stop();
  expect(() => statSync(cluster.host)).toThrow('ENOENT');
});

test.runIf(process.getuid?.() === 0)('as root it runs in a 0700 home, with user namespaces and without, and a home may change from one to the other', async () => {
  const folder = newFolder();
  for (const forbidNamespace of [false, true, false]) {
    const cluster = await startCluster({ folder, superuserPassword: 'secret', durable: false, forbidNamespace });
    const to = { host: cluster.host, port: cluster.port, user: 'postgres', password: 'secret', database: 'postgres' };
    await withConnection(to, (sql) => sql`select 1`);
    expect(statSync(join(folder, 'data')).uid).toBe(forbidNamespace ? 65534 : 0);
    await cluster.stop();
  }
});

test('an outside PostgreSQL is used as its plain owner, and the application enters with a password derived from it', async () => {
  const outside = await emptyDatabase();
  const home = openHome(newFolder());
  const database = await openDatabase(readSettings({ DATABASE_URL: connectionString(outside.ownerOptions) }), home);
  try {
    await prepareDatabase(database.owner(), database.app());
    expect(database).toMatchObject({ embedded: false, names: { real: outside.name } });
    expect(await withConnection(database.app(), (sql) => sql`select current_user as name`)).toEqual([{ name: 'unisono_app' }]);
  } finally {
    await database.stop();
    await outside.drop();
  }
});

test('a database out of reach ends with one sentence', async () => {
  const home = openHome(newFolder());
  await expect(openDatabase(readSettings({ DATABASE_URL: 'postgres://a:b@127.0.0.1:4699/c' }), home)).rejects.toThrow(/127\.0\.0\.1:4699.*ECONNREFUSED.*DATABASE_URL/);
  home.unlock();
});
