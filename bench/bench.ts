import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '../platform/server/db.ts';
import { openHome } from '../platform/server/home.ts';
import { reachDatabase } from '../platform/server/postgres/openDatabase.ts';
import { readSettings } from '../platform/server/settings.ts';
import { casesFor, type Measurer, measurers } from './cases.ts';
import { Kept } from './kept.ts';
import { clearDeals, loadOnce, tokenOf } from './loading.ts';
import { measureCase, warmUp } from './measuring.ts';
import { memoryOf, postgresPids } from './processes.ts';
import { record } from './recording.ts';
import { asMarkdown, cpu, type Figure, plansAsMarkdown, ratio, type Results } from './results.ts';
import { endOf, startFloor, startProduct } from './starting.ts';

/*
  `npm run bench`: loads size m into a database of its own (var/bench), starts the product as it is started for people,
  and measures it over HTTP beside the floor. `-- --write` keeps the page (bench/RESULTS.md, bench/PLANS.md), `--json`
  prints the figures, `--seconds N` a figure, `--only a,f`, `--as head`. It stops by itself after `--minutes` (14) and goes on
  where it was when asked again at the same commit; `--anew` forgets that. `npm run bench -- assignment` measures the
  optimiser alone, `npm run bench -- structure` the chart and the dated structure, `npm run bench -- studio` the studio, `npm run bench -- screens` the wait for the first rows.
*/

const alone: Record<string, () => Promise<unknown>> = { assignment: () => import('./assignment.ts'), structure: () => import('./structure.ts'), studio: () => import('./studio.ts'), screens: () => import('./screens.ts') };
const asked = alone[process.argv[2] ?? ''];
if (asked) {
  await asked();
  process.exit();
}

const { values } = parseArgs({ options: {
  json: { type: 'boolean' }, write: { type: 'boolean' }, anew: { type: 'boolean' }, seconds: { type: 'string' }, minutes: { type: 'string' }, only: { type: 'string' }, as: { type: 'string' },
} });
const seconds = Number(values.seconds ?? 4), until = Date.now() + Number(values.minutes ?? 14) * 60_000;
const only = values.only?.split(','), people = (values.as?.split(',') ?? measurers) as Measurer[];
const home = resolve('var/bench'), port = 47_100, floorPort = 47_101;
const settings = readSettings({ ...process.env, UNISONO_HOME: home, PORT: String(port), LOG_LEVEL: 'error' });
const say = (text: string) => process.stderr.write(`${text}\n`);
const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const load = readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 2).join(', ');

const counts = await loadOnce(settings, home, say);
mkdirSync(home, { recursive: true });
const commit = git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '-uno') ? ' with changes' : '');
const kept = new Kept(join(home, 'measured.json'), values.anew || commit.includes(' ') ? `${commit} ${Date.now()}` : `${commit} ${seconds}`);

const product = await startProduct(home, port);
let left = 0;
try {
  const database = await reachDatabase(settings, openHome(home));
  const owner = connect(database.owner(), { max: 1 }), app = connect(database.app(), { max: 1 });
  say('The product is warmed up...');
  await warmUp(port, await casesFor(owner, 'director'), tokenOf('director'));
  for (const who of people) {
    const cases = (await casesFor(owner, who)).filter((c) => (!only || only.includes(c.key) || only.includes(c.key[0]!)) && !kept.has(who, c.key));
    if (cases.length === 0) continue;
    if (Date.now() > until) { left += cases.length; continue; }
    const recorded = await record(database.app(), cases, tokenOf(who));
    const floor = await startFloor(database.app(), [...recorded], floorPort);
    const measuring = { product: { port, pid: product.pid! }, floor: { port: floorPort, process: floor }, databasePids: () => postgresPids(join(home, 'postgres', 'data')), app, seconds };
    try {
      for (const c of cases) {
        if (Date.now() > until) { left += 1; continue; }
        const figures = await measureCase(measuring, who, c, recorded.get(c.key)!);
        kept.add(figures);
        for (const f of figures) say(told(f));
        if (c.method === 'POST') await clearDeals(owner);
      }
    } finally {
      await endOf(floor);
    }
  }
  const results: Results = {
    machine: `${cpus().length} × ${cpus()[0]!.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, PostgreSQL ${database.version}`,
    commit, date: new Date().toISOString().slice(0, 10), command: `npm run bench${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}`,
    load, counts, seconds, memory: memoryOf(product.pid!), figures: kept.figures,
  };
  await Promise.all([owner.end({ timeout: 1 }), app.end({ timeout: 1 })]);
  console.log(values.json ? JSON.stringify(results, null, 1) : asMarkdown(results));
  if (values.write) {
    writeFileSync('bench/RESULTS.md', asMarkdown(results));
    writeFileSync('bench/PLANS.md', plansAsMarkdown(results));
  }
  if (left > 0) say(`Time is up: ${left} cases are left. The same command goes on with them.`);
  else kept.done();
} finally {
  await endOf(product);
}

function told(f: Figure): string {
  const { ours, floor } = f;
  return `${f.who} ${f.key} ${f.connections}: ${ours.perSecond.toFixed(0)}/s p50 ${ours.p50.toFixed(2)} p99 ${ours.p99.toFixed(2)} node ${ours.nodeUs.toFixed(0)} pg ${ours.databaseUs.toFixed(0)} us; `
    + `floor ${floor.perSecond.toFixed(0)}/s ${cpu(floor).toFixed(0)} us, ratio ${ratio(f).toFixed(2)}`;
}
