import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { call, type Caller } from '../contract/call.ts';

import { me } from '../contract/me.ts';
import { addDays } from '../modules/organization/rules/index.ts';
import { addChanges, askAssignment, type Change, createProposal, proposalImpact, type Proposal, publishWave, readAssignment, readProposal, shareProposal, stopAssignment, tryChanges, withdrawWave } from '../modules/restructuring/contract.ts';
import { connect, type Sql } from '../platform/server/db.ts';
import { openHome } from '../platform/server/home.ts';
import { reachDatabase } from '../platform/server/postgres/openDatabase.ts';
import { readSettings } from '../platform/server/settings.ts';
import { casesFor } from './cases.ts';
import { load, rawRequest } from './client.ts';
import { loadOnce, tokenOf } from './loading.ts';
import { cpuOf, memoryOf, postgresPids } from './processes.ts';
import { endOf, startProduct } from './starting.ts';

/*
  `npm run bench -- studio`: what whoever draws a restructuring waits for, on size m (100,000 accounts, 1,000 seats): the effect of
  one more change, an assignment of all customers to half of the seats, and a wave of 1,000 units and 10,000 accounts published while
  somebody else goes on beginning deals. Works on a copy of var/bench, made anew each time. `--only impact,assignment,publish`; `-- studio --write` keeps the page, bench/STUDIO.md.
*/

const { values } = parseArgs({ args: process.argv.slice(2).filter((a) => a !== 'studio'), options: { only: { type: 'string' }, write: { type: 'boolean' } } });
const only = values.only?.split(','), port = 47_120, loaded = resolve('var/bench'), home = resolve('var/bench-studio');
const settingsOf = (at: string) => readSettings({ ...process.env, UNISONO_HOME: at, PORT: String(port), LOG_LEVEL: 'error' });
const say = (text: string) => process.stderr.write(`${text}\n`);

const counts = await loadOnce(settingsOf(loaded), loaded, say);
if (existsSync(home)) rmSync(home, { recursive: true });
cpSync(loaded, home, { recursive: true, filter: (source) => !source.endsWith('lock') });

interface Row { what: string; rows: string; ms: string; node: string; database: string; aim: string }
const rows: Row[] = [];
const product = await startProduct(home, port), director: Caller = { origin: `http://127.0.0.1:${port}`, headers: { authorization: `Bearer ${tokenOf('director')}` } };
const owner = connect((await reachDatabase(settingsOf(home), openHome(home))).owner(), { max: 1, name: 'bench' });
try {
  const today = (await call(me, {}, director)).company.today, seats = await seatsOf(owner);
  if (!only || only.includes('impact')) for (const size of [1, 10, 100]) await impact(size, seats, addDays(today, 30));
  if (!only || only.includes('assignment')) await assignment(seats, addDays(today, 30));
  if (!only || only.includes('publish')) await publishing(seats, addDays(today, 30));
  const page = pageOf(memoryOf(product.pid!).most);
  console.log(page);
  if (values.write) writeFileSync('bench/STUDIO.md', page);
} finally {
  await owner.end({ timeout: 1 });
  await endOf(product);
}

async function seatsOf(sql: Sql): Promise<string[]> {
  return (await sql<{ id: string }[]>`select id from organization.position where external_key like 'seat-%' order by substring(external_key from 6)::int`).map((r) => r.id);
}

/** What is used while something is done: CPU of Node and of PostgreSQL apart, in milliseconds. */
async function used<T>(work: () => Promise<T>): Promise<{ answer: T; ms: number; node: number; database: number }> {
  const pids = () => new Map(postgresPids(join(home, 'postgres', 'data')).map((p) => [p, cpuOf(p)]));
  const before = { node: cpuOf(product.pid!), database: pids(), at: performance.now() }, answer = await work();
  const database = [...pids()].reduce((sum, [pid, cpu]) => sum + cpu - (before.database.get(pid) ?? 0), 0);
  return { answer, ms: performance.now() - before.at, node: (cpuOf(product.pid!) - before.node) * 1000, database: database * 1000 };
}

/** A proposal gives away so many portfolios of about a hundred accounts; what is asked is the effect of that with one change more. */
async function impact(portfolios: number, seats: readonly string[], on: string): Promise<void> {
  const p = await call(createProposal, { name: `Medida ${portfolios}`, on }, { ...director, idempotencyKey: `measured-${portfolios}` });
  const given = (n: number): Change => ({ kind: 'move_portfolio', fromPositionId: seats[300 + n]!, toPositionId: seats[600 + n]! });
  const changes = (turn: number) => [...Array.from({ length: portfolios - 1 }, (_, n) => given(n)), given(200 + turn)].map((change) => ({ change, wave: 1 }));
  const ask = (turn: number) => call(tryChanges, { proposalId: p.id, changes: changes(turn) }, director);
  for (const turn of [0, 1, 2]) await ask(turn);
  const times: number[] = [], turns = 12;
  const { answer, node, database } = await used(async () => {
    let last: Awaited<ReturnType<typeof ask>> | undefined;
    for (let turn = 0; turn < turns; turn++) {
      const began = performance.now();
      last = await ask(turn % 3);
      times.push(performance.now() - began);
    }
    return last!;
  });
  times.sort((a, b) => a - b);
  tell({
    what: `effect of one change more, in a proposal of ${portfolios}`, rows: `${n(answer.customers.touched)} accounts change hands of ${n(counts['accounts']!)}`,
    ms: `${times[turns >> 1]!.toFixed(0)} (longest ${times.at(-1)!.toFixed(0)})`, node: (node / turns).toFixed(0), database: (database / turns).toFixed(0), aim: 'under 1,000',
  });
}

/** Half of the seats give all they lead to the other half, among whom an assignment is asked for: until there is a first one that fits, and until the whole front. */
async function assignment(seats: readonly string[], on: string): Promise<void> {
  const half = seats.length / 2, others = seats.slice(half);
  let p: Proposal = await call(createProposal, { name: 'Reparto', on }, { ...director, idempotencyKey: 'measured-assignment' });
  p = await call(addChanges, { proposalId: p.id, version: p.version, changes: others.map((from, i) => ({ change: { kind: 'move_portfolio' as const, fromPositionId: from, toPositionId: seats[i]! }, wave: 1 })) }, director);
  const began = performance.now(), read = () => call(readAssignment, { proposalId: p.id }, director), since = () => performance.now() - began, fits = (a: Awaited<ReturnType<typeof read>>) => a.points.some((x) => x.unplaced === 0 && x.overfull.length === 0);
  const until = async (reached: (a: Awaited<ReturnType<typeof read>>) => boolean) => { for (;;) { const a = await read(); if (reached(a) || a.state !== 'running') return a; await wait(100); } };
  const first = await used(async () => { await call(askAssignment, { proposalId: p.id, seats: seats.slice(0, half).map((seatId) => ({ seatId, capacity: 700 })), serves: 'any', seconds: 60 }, director); return until(fits); });
  const row = `${n(first.answer.customers)} customers among ${n(half)} seats`;
  tell({ what: 'an assignment: the first that fits', rows: row, ms: first.ms.toFixed(0), node: first.node.toFixed(0), database: first.database.toFixed(0), aim: 'under 5,000' });
  const whole = await used(() => until((a) => a.stage === 'improving' || a.stage === 'over'));
  tell({ what: 'the same: from none moved to all even', rows: `${whole.answer.points.length} assignments`, ms: since().toFixed(0), node: (first.node + whole.node).toFixed(0), database: (first.database + whole.database).toFixed(0), aim: '' });
  if (!fits(whole.answer)) throw new Error('no assignment fits');
  await call(stopAssignment, { proposalId: p.id }, director);
}

/** Drawn, shared and signed; what is measured is the publishing, and the longest that a supervisor's new deal waited meanwhile. */
async function publishing(seats: readonly string[], on: string): Promise<void> {
  let p: Proposal = await call(createProposal, { name: 'Mil unidades', on }, { ...director, idempotencyKey: 'measured-wave' });
  const units: Change[] = Array.from({ length: 1000 }, (_, i) => ({ kind: 'open_unit', unitId: crypto.randomUUID(), name: `Unidad ${i + 1}`, function: 'sales', parentId: null, marketId: null }));
  const portfolios: Change[] = Array.from({ length: 100 }, (_, i) => ({ kind: 'move_portfolio', fromPositionId: seats[300 + i]!, toPositionId: seats[600 + i]! }));
  p = await call(addChanges, { proposalId: p.id, version: p.version, changes: [...units, ...portfolios].map((change) => ({ change, wave: 1 })) }, director);
  p = await call(shareProposal, { proposalId: p.id, version: p.version }, director);
  await owner`insert into restructuring.signature (proposal_id, position_id, person_id, gate, act, at)
    select ${p.id}, ${seats[0]!}, a.person_id, g, 'signs', now() from unnest(enum_range(null::restructuring.gate)) g, organization.appointment a where a.position_id = ${seats[0]!} and upper_inf(a.recorded)`;
  // What is measured is the writing, not whether so much may go at once.
  await owner`update platform.parameter set value = value || ${owner.json({ decisionFrom: 101, wavesFrom: 101 })} where name = 'focus.impact'`;
  p = await call(readProposal, { proposalId: p.id }, director);
  const { token, customers } = await call(proposalImpact, { proposalId: p.id }, director);
  const cases = await casesFor(owner, 'supervisor'), begun = cases.find((c) => c.key === 'd')!, request = rawRequest('POST', begun.path, tokenOf('supervisor'), begun.body);
  await load(port, rawRequest('GET', cases[0]!.path, tokenOf('supervisor')), 1, 1);
  const still = await load(port, request, 1, 2), writing = { on: true, waits: [] as number[], failed: undefined as unknown };
  const writer = (async () => { while (writing.on) writing.waits.push(...(await load(port, request, 1, 0.2)).latencies); })().catch((error: unknown) => { writing.failed = error; });
  const done = await used(() => call(publishWave, { proposalId: p.id, version: p.version, number: 1, impactToken: token }, director));
  writing.on = false;
  await writer;
  if (writing.failed) throw writing.failed;
  const what = `${n(units.length)} units, ${n(customers.touched)} accounts`, longest = (all: readonly number[]) => Math.max(...all).toFixed(0);
  tell({ what: 'a wave published in one transaction', rows: what, ms: done.ms.toFixed(0), node: done.node.toFixed(0), database: done.database.toFixed(0), aim: 'seconds' });
  tell({ what: 'longest wait of who begins a deal meanwhile', rows: `${n(writing.waits.length)} deals begun`, ms: `${longest(writing.waits)} (nobody publishing: ${longest(still.latencies)})`, node: '', database: '', aim: 'not felt' });
  const back = await used(() => call(withdrawWave, { proposalId: p.id, version: done.answer.version, number: 1 }, director));
  tell({ what: 'the same wave taken back', rows: what, ms: back.ms.toFixed(0), node: back.node.toFixed(0), database: back.database.toFixed(0), aim: '' });
}

function tell(row: Row): void {
  rows.push(row);
  say(`${row.what}: ${row.rows}: ${row.ms} ms; CPU Node ${row.node}, PostgreSQL ${row.database}`);
}

function n(value: number): string {
  return value.toLocaleString('en-GB');
}

function pageOf(most: number): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(), busy = readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 2).join(', ');
  return `${[
    '# Measured: the studio', '',
    `\`npm run bench -- studio\`; ${cpus().length} × ${cpus()[0]!.model.trim()}, Node ${process.version}; commit ${commit}, ${new Date().toISOString().slice(0, 10)}; client, server and database share the machine, load at the end ${busy}. Milliseconds; CPU of the deals begun meanwhile is counted in the wave's.`, '',
    `Rows: ${Object.entries(counts).map(([k, v]) => `${n(v)} ${k}`).join(', ')}. Node process: ${most} MB at most.`, '',
    '| what | rows | ms | CPU Node | CPU PostgreSQL | aim |', '|---|---|--:|--:|--:|---|',
    ...rows.map((r) => `| ${r.what} | ${r.rows} | ${r.ms} | ${r.node} | ${r.database} | ${r.aim} |`),
  ].join('\n')}\n`;
}
