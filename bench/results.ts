import type { Sql } from '../platform/server/db.ts';
import type { Recorded } from './recording.ts';

export interface Timed { perSecond: number; p50: number; p99: number; nodeUs: number; databaseUs: number }
export interface Figure { who: string; key: string; what: string; connections: number; ours: Timed; floor: Timed; plans?: string[] }
export interface Results { machine: string; commit: string; counts: Record<string, number>; seconds: number; memory: number; figures: Figure[] }

/** What the best open CRM serves on the same shape of data at 16 connections, requests a second (measured apart, on two cores). */
const twenty: Record<string, number> = { a: 38, 'b rare': 4, 'b common': 4, c: 435, d: 74, e: 59, f: 8 };
const wanted: Record<string, number> = { a: 20, 'b rare': 20, 'b common': 20, c: 5, d: 5, f: 20 };

export function asMarkdown(r: Results): string {
  const lines = [
    '# Measured', '',
    `${r.machine}; commit ${r.commit}; ${r.seconds} s a case after a warm-up; client, server and database share the machine. Command: \`npm run bench\`.`,
    `Rows: ${Object.entries(r.counts).map(([k, n]) => `${n.toLocaleString('en-GB')} ${k}`).join(', ')}. Node process at the end: ${r.memory} MB.`,
    'CPU is microseconds a request, Node + PostgreSQL; "ratio" is ours to the floor (`bench/floor.ts`: same role, scope and statements, nothing else).',
    '"× Twenty" compares at 16 connections with the best figure measured for it on the same shape of data.', '',
    '| who | case | conn. | req/s | p50 ms | p99 ms | CPU Node + PG | floor req/s | floor CPU | CPU ratio | × Twenty |', '|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...r.figures.map(row), '',
    '## Plans', '', 'Of the slowest statement of each case, as the person named (EXPLAIN ANALYZE under their own role and scope).', '',
    ...r.figures.filter((f) => f.plans).flatMap((f) => [`### ${f.who}, ${f.key}: ${f.what}`, '', '```', ...f.plans!, '```', '']),
  ];
  return `${lines.join('\n')}\n`;
}

function row(f: Figure): string {
  const total = (t: Timed) => t.nodeUs + t.databaseUs, base = twenty[f.key];
  const times = base && f.connections === 16 ? `${(f.ours.perSecond / base).toFixed(0)}${wanted[f.key] ? ` (${wanted[f.key]} wanted)` : ''}` : '';
  return `| ${f.who} | ${f.key}: ${f.what} | ${f.connections} | ${f.ours.perSecond.toFixed(0)} | ${f.ours.p50.toFixed(2)} | ${f.ours.p99.toFixed(2)} | ${f.ours.nodeUs.toFixed(0)} + ${f.ours.databaseUs.toFixed(0)} `
    + `| ${f.floor.perSecond.toFixed(0)} | ${total(f.floor).toFixed(0)} | ${(total(f.ours) / total(f.floor)).toFixed(2)} | ${times} |`;
}

/** The plan of each statement of a case as its asker would have it, the longest one kept. */
export async function plansOf(app: Sql, recorded: Recorded): Promise<string[]> {
  const connection = await app.reserve();
  let worst: { ms: number; lines: string[] } = { ms: -1, lines: [] };
  try {
    for (const s of recorded.rest.filter((x) => /^\s*(select|with|insert)/i.test(x.sql))) {
      await connection.unsafe(recorded.opening);
      const rows = await connection.unsafe(`explain (analyze, costs off, summary on) ${s.sql}`, s.parameters as never[]).catch(() => []);
      await connection.unsafe('rollback');
      const lines = rows.map((x) => String(x['QUERY PLAN']));
      const ms = Number(/Execution Time: ([\d.]+)/.exec(lines.at(-1) ?? '')?.[1] ?? 0);
      if (ms > worst.ms) worst = { ms, lines };
    }
  } finally {
    connection.release();
  }
  return worst.lines;
}
