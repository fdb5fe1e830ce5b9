import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connect, type Sql } from '../platform/server/db.ts';
import { openHome } from '../platform/server/home.ts';
import { openDatabase, reachDatabase } from '../platform/server/postgres/openDatabase.ts';
import { readSettings } from '../platform/server/settings.ts';
import { type Case, casesFor, type Measurer, measurers } from './cases.ts';
import { load, type Measured, rawRequest } from './client.ts';
import { loadOnce, tokenOf } from './loading.ts';
import { cpuOf, cpuOfAll, memoryOf, postgresPids } from './processes.ts';
import { record, type Recorded } from './recording.ts';
import { asMarkdown, type Figure, plansOf, type Results } from './results.ts';

/*
  `npm run bench`: loads size m into a database of its own (var/bench), starts the product as it is started for people,
  and measures it over HTTP beside the floor. `npm run bench -- assignment` measures the optimiser alone. `-- --json` prints the figures; `--seconds N`, `--only a,f`, `--keep`.
*/

if (process.argv[2] === 'assignment') {
  await import('./assignment.ts');
  process.exit();
}
const { values } = parseArgs({ options: { json: { type: 'boolean' }, seconds: { type: 'string' }, only: { type: 'string' }, as: { type: 'string' }, write: { type: 'boolean' } } });
const seconds = Number(values.seconds ?? 4), only = values.only?.split(','), people = (values.as?.split(',') ?? measurers) as Measurer[];
const home = resolve('var/bench'), port = 47_100, floorPort = 47_101;
mkdirSync(home, { recursive: true });
const settings = readSettings({ ...process.env, UNISONO_HOME: home, PORT: String(port), LOG_LEVEL: 'error' });
const say = (text: string) => process.stderr.write(`${text}\n`);

say('loading size m (once)');
const loadingHome = openHome(home), loading = await openDatabase(settings, loadingHome);
const counts = await loadOnce(loading);
await loading.stop();
loadingHome.unlock();

const server = spawn(process.execPath, ['app/server.ts', '--no-web'], { env: { ...process.env, UNISONO_HOME: home, PORT: String(port), LOG_LEVEL: 'error' }, stdio: ['ignore', 'ignore', 'inherit'] });
let floor: ChildProcess | null = null;
const figures: Figure[] = [];
try {
  await answering(port);
  const database = await reachDatabase(settings, openHome(home));
  const owner = connect(database.owner(), { max: 1 }), app = connect(database.app(), { max: 1 });
  const pids = () => postgresPids(dataFolderOf());
  for (const who of people) {
    const cases = (await casesFor(owner, who)).filter((c) => !only || only.includes(c.key) || only.includes(c.key[0]!));
    const recorded = await record(database.app(), cases, tokenOf(who));
    floor?.kill('SIGTERM');
    floor = await startFloor([...recorded]);
    for (const c of cases) figures.push(...await measureCase(who, c, recorded.get(c.key)!, pids, app));
  }
  const results: Results = {
    machine: `${cpus().length} × ${cpus()[0]!.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, PostgreSQL ${database.version}`,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(), counts, seconds,
    memory: Math.round(memoryOf(server.pid!)), figures,
  };
  await owner.end({ timeout: 1 });
  await app.end({ timeout: 1 });
  console.log(values.json ? JSON.stringify(results, null, 1) : asMarkdown(results));
  if (values.write) writeFileSync('bench/RESULTS.md', asMarkdown(results));
} finally {
  floor?.kill('SIGTERM');
  server.kill('SIGTERM');
  await new Promise((done) => server.once('exit', done));
}

async function measureCase(who: Measurer, c: Case, recorded: Recorded, pids: () => number[], app: Sql): Promise<Figure[]> {
  const product = rawRequest(c.method, c.path, tokenOf(who), c.body), bare = rawRequest('GET', `/${encodeURIComponent(c.key)}`, '');
  await load(port, product, 4, 1);
  await load(floorPort, bare, 4, 1);
  const out: Figure[] = [];
  for (const connections of [1, 16]) {
    const ours = await timed(() => load(port, product, connections, seconds), server.pid!, pids);
    const theirs = await timed(() => load(floorPort, bare, connections, seconds), floor!.pid!, pids);
    out.push({ who, key: c.key, what: c.what, connections, ours, floor: theirs });
    say(`${who} ${c.key} ${connections}: ${ours.perSecond.toFixed(0)}/s p50 ${ours.p50.toFixed(2)} p99 ${ours.p99.toFixed(2)} node ${ours.nodeUs.toFixed(0)} pg ${ours.databaseUs.toFixed(0)} us; floor ${theirs.perSecond.toFixed(0)}/s, CPU ratio ${((ours.nodeUs + ours.databaseUs) / (theirs.nodeUs + theirs.databaseUs)).toFixed(2)}`);
  }
  out[0]!.plans = await plansOf(app, recorded);
  return out;
}

async function timed(work: () => Promise<Measured>, pid: number, pids: () => number[]) {
  const before = { node: cpuOf(pid), database: cpuOfAll(pids()) };
  const m = await work();
  const used = { node: cpuOf(pid) - before.node, database: cpuOfAll(pids()) - before.database };
  const sorted = m.latencies.sort((a, b) => a - b), at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
  if (m.failures > 0) throw new Error(`${m.failures} of ${m.requests} requests failed`);
  return { perSecond: m.requests / m.seconds, p50: at(0.5), p99: at(0.99), nodeUs: used.node / m.requests * 1e6, databaseUs: used.database / m.requests * 1e6 };
}

async function startFloor(cases: [string, Recorded][]): Promise<ChildProcess> {
  const database = await reachDatabase(settings, openHome(home));
  const child = spawn(process.execPath, ['bench/floor.ts'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin!.end(JSON.stringify({ connection: database.app(), cases, port: floorPort }));
  await new Promise((ready, failed) => { child.stdout!.once('data', ready); child.once('exit', failed); });
  return child;
}

async function answering(at: number): Promise<void> {
  for (let patience = 300; patience > 0; patience -= 1) {
    if (await fetch(`http://127.0.0.1:${at}/readyz`).then((r) => r.ok, () => false)) return;
    await wait(100);
  }
  throw new Error('the server did not start');
}

function dataFolderOf(): string {
  return join(home, 'postgres', 'data');
}
