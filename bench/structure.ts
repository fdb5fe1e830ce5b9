import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../journeys/browser.ts';
import { connect } from '../platform/server/db.ts';
import { openHome } from '../platform/server/home.ts';
import { reachDatabase } from '../platform/server/postgres/openDatabase.ts';
import { readSettings } from '../platform/server/settings.ts';
import { tokenOf } from './loading.ts';
import { measureCase } from './measuring.ts';
import { postgresPids } from './processes.ts';
import { record } from './recording.ts';
import { cpu, type Figure, ratio } from './results.ts';
import { endOf, startFloor, startProduct } from './starting.ts';
import { type Line, servedCases, severalSteps } from './structure/cases.ts';
import { companyOf, type Loaded } from './structure/loading.ts';

/*
  `npm run bench -- structure`: the chart and the structure as of any date, on companies of 1,000 and 5,000 seats, each in a
  database of its own (var/bench-structure-N). `--seats 1000`, `--only now,chart`, `--seconds N` a figure, `--port N`; `-- structure --write` keeps
  the page, bench/STRUCTURE.md. The cases stand in bench/structure/cases.ts.
*/

const { values } = parseArgs({ args: process.argv.slice(2).filter((a) => a !== 'structure'), options: { seats: { type: 'string' }, only: { type: 'string' }, seconds: { type: 'string' }, write: { type: 'boolean' }, port: { type: 'string' } } });
const sizes = (values.seats ?? '1000,5000').split(',').map(Number), only = values.only?.split(','), seconds = Number(values.seconds ?? 3);
const wanted = <C extends { key: string }>(cases: readonly C[]): C[] => cases.filter((c) => !only || only.includes(c.key));
const port = Number(values.port ?? 47_110), floorPort = port + 1;
const say = (text: string) => process.stderr.write(`${text}\n`);

interface Measured { loaded: Loaded; served: Figure[]; drawn: { title: string; lines: Line[] }[] }

async function measureSize(seats: number): Promise<Measured> {
  const home = resolve(`var/bench-structure-${seats}`), loaded = await companyOf(seats, home, port, say);
  const settings = readSettings({ ...process.env, UNISONO_HOME: home, PORT: String(port), LOG_LEVEL: 'error' });
  const product = await startProduct(home, port, true);
  const opened: { browser?: Promise<Browser> } = {};
  try {
    const served = await serve(loaded, home, product.pid!, await reachDatabase(settings, openHome(home)));
    const drawn: Measured['drawn'] = [];
    for (const c of wanted(severalSteps)) {
      const lines = await c.run({ loaded, origin: `http://127.0.0.1:${port}`, browser: () => (opened.browser ??= openBrowser()) });
      for (const l of lines) say(`${seats} ${c.key}: ${l.what}: ${l.value}`);
      drawn.push({ title: c.title, lines });
    }
    return { loaded, served, drawn };
  } finally {
    await (await opened.browser)?.close();
    await endOf(product);
  }
}

async function serve(loaded: Loaded, home: string, pid: number, database: Awaited<ReturnType<typeof reachDatabase>>): Promise<Figure[]> {
  const cases = wanted(servedCases(loaded)), figures: Figure[] = [];
  if (cases.length === 0) return figures;
  const app = connect(database.app(), { max: 1 });
  const recorded = await record(database.app(), cases, tokenOf('director')), floor = await startFloor(database.app(), [...recorded], floorPort);
  try {
    for (const c of cases) {
      const [one] = await measureCase({ product: { port, pid }, floor: { port: floorPort, process: floor }, databasePids: () => postgresPids(join(home, 'postgres', 'data')), app, seconds, connections: [1] }, 'director', c, recorded.get(c.key)!);
      figures.push(one!);
      say(`${loaded.seats} ${c.key}: p50 ${one!.ours.p50.toFixed(0)} ms p99 ${one!.ours.p99.toFixed(0)} ms, to the floor ${ratio(one!).toFixed(2)}`);
    }
  } finally {
    await endOf(floor);
    await app.end({ timeout: 1 });
  }
  return figures;
}

const n = (value: number) => value.toLocaleString('en-GB');
function pageOf(all: readonly Measured[]): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(), load = readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 2).join(', ');
  return `${[
    '# Measured: the structure', '',
    `\`npm run bench -- structure\`; ${cpus().length} × ${cpus()[0]!.model.trim()}, Node ${process.version}; commit ${commit}, ${new Date().toISOString().slice(0, 10)}; client, server, database and browser share the machine, load at the end ${load}. One connection, ${seconds} s a figure after a warm-up.`,
    ...all.flatMap(({ loaded, served, drawn }) => [
      '', `## ${n(loaded.seats)} seats`, '', `Rows: ${Object.entries(loaded.rows).map(([k, v]) => `${n(v)} ${k}`).join(', ')}. Brought in by the API as organograms of four dates in ${loaded.loadedIn['organograms, s']} s.`,
      ...(served.length > 0 ? ['', '*To the floor*: CPU of ours to that of `bench/floor.ts` (same role, scope and statements, nothing else). *Remembered*: asked again of a day, nothing is read until the structure changes. *To*: its CPU to that of the case named.', '',
        '| request | p50 ms | p99 ms | req/s | CPU Node ms | CPU PostgreSQL ms | to the floor | to |', '|---|--:|--:|--:|--:|--:|--:|---|', ...served.map((f) => servedRow(f, served, loaded))] : []),
      ...drawn.flatMap(({ title, lines }) => ['', `### ${title}`, '', '| what | measured | aim | |', '|---|--:|--:|---|', ...lines.map((l) => `| ${l.what} | ${l.value} | ${l.aim ?? ''} | ${l.met === undefined ? '' : l.met ? 'met' : '**missed**'} |`)]),
    ]),
  ].join('\n')}\n`;
}

function servedRow(f: Figure, all: readonly Figure[], loaded: Loaded): string {
  const beside = servedCases(loaded).find((c) => c.key === f.key)?.beside, other = all.find((o) => o.key === beside);
  const ms = (us: number) => (us / 1000).toFixed(1);
  return `| ${f.key}: ${f.what} | ${f.ours.p50.toFixed(1)} | ${f.ours.p99.toFixed(1)} | ${f.ours.perSecond.toFixed(1)} | ${ms(f.ours.nodeUs)} | ${ms(f.ours.databaseUs)} | ${f.floor.databaseUs < 200 ? 'remembered' : (cpu(f.ours) / cpu(f.floor)).toFixed(2)} | ${other ? `${other.key} ${(cpu(f.ours) / cpu(other.ours)).toFixed(2)}×` : ''} |`;
}

const measured: Measured[] = [];
for (const seats of sizes) {
  measured.push(await measureSize(seats));
  // What was measured so far is kept, should the rest be cut short.
  if (values.write) writeFileSync('bench/STRUCTURE.md', pageOf(measured));
}
console.log(pageOf(measured));
