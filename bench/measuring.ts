import type { ChildProcess } from 'node:child_process';
import type { Sql } from '../platform/server/db.ts';
import type { Case, Measurer } from './cases.ts';
import { load, type Measured, rawRequest } from './client.ts';
import { tokenOf } from './loading.ts';
import { planOf } from './plans.ts';
import { cpuOf } from './processes.ts';
import type { Recorded } from './recording.ts';
import type { Figure, Timed } from './results.ts';

/** The two that are measured beside each other, and the database processes that work for both. */
export interface Measuring { product: { port: number; pid: number }; floor: { port: number; process: ChildProcess }; databasePids(): number[]; app: Sql; seconds: number; /** One at a time and sixteen, unless told. */ connections?: readonly number[] }

/** The product as it is after a morning's work: until all of it is compiled, the first cases are the interpreter's, and the floor is 40 lines. */
export async function warmUp(port: number, cases: readonly Case[], token: string): Promise<void> {
  for (const c of cases) if (c.method === 'GET') await load(port, rawRequest(c.method, c.path, token), 16, 10);
}

/** One case at so many connections: a warm-up, ours, the floor's; and the plan of what it asks the database. */
export async function measureCase(m: Measuring, who: Measurer, c: Case, recorded: Recorded): Promise<Figure[]> {
  const ours = rawRequest(c.method, c.path, tokenOf(who), c.body), bare = rawRequest('GET', `/${encodeURIComponent(c.key)}`, '');
  await load(m.product.port, ours, 4, 1);
  await load(m.floor.port, bare, 4, 1);
  const figures: Figure[] = [];
  for (const connections of m.connections ?? [1, 16]) {
    figures.push({
      who, key: c.key, what: c.what, connections,
      ours: await timed(m, m.product.pid, () => load(m.product.port, ours, connections, m.seconds)),
      floor: await timed(m, m.floor.process.pid!, () => load(m.floor.port, bare, connections, m.seconds)),
    });
  }
  figures[0]!.plan = await planOf(m.app, recorded);
  return figures;
}

async function timed(m: Measuring, pid: number, work: () => Promise<Measured>): Promise<Timed> {
  const before = { node: cpuOf(pid), database: new Map(m.databasePids().map((p) => [p, cpuOf(p)])) };
  const { requests, seconds, latencies, failures } = await work();
  if (failures > 0) throw new Error(`${failures} of ${requests} requests failed`);
  // A database process that began meanwhile counts whole: it began for this.
  const used = { node: cpuOf(pid) - before.node, database: m.databasePids().reduce((sum, p) => sum + cpuOf(p) - (before.database.get(p) ?? 0), 0) };
  const sorted = latencies.sort((a, b) => a - b), at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
  return { perSecond: requests / seconds, p50: at(0.5), p99: at(0.99), nodeUs: used.node / requests * 1e6, databaseUs: used.database / requests * 1e6 };
}
