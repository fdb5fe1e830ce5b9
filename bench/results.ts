import { aims, mostCpu, mostMegabytes } from './aims.ts';

export interface Timed { perSecond: number; p50: number; p99: number; nodeUs: number; databaseUs: number }
export interface Figure { who: string; key: string; what: string; connections: number; ours: Timed; floor: Timed; plan?: string[] }
export interface Results { machine: string; commit: string; date: string; command: string; load: string; counts: Record<string, number>; seconds: number; memory: { end: number; most: number }; figures: Figure[] }

export const cpu = (t: Timed): number => t.nodeUs + t.databaseUs;
export const ratio = (f: Figure): number => cpu(f.ours) / cpu(f.floor);

/** The page: what was aimed at beside what came of it, then every figure. */
export function asMarkdown(r: Results): string {
  return `${[
    '# Measured', '',
    `${r.machine}; commit ${r.commit}; ${r.date}; \`${r.command}\`: ${r.seconds} s a figure after a warm-up. Client, server and database share the machine; load before it began: ${r.load}.`, '',
    `Rows: ${Object.entries(r.counts).map(([k, n]) => `${n.toLocaleString('en-GB')} ${k}`).join(', ')}. The supervisor reaches 2.5% of the seats, the division’s head 25%, the director all; customers are shared within a market, a quarter of them all.`, '',
    '## Against the aims', '',
    `At 16 connections. *Reference*: the best open CRM on the same shape of data. *Times*: ours to its better figure. *To the floor*: CPU of ours to that of \`bench/floor.ts\` (same role, scope and statements, nothing else), at most ${mostCpu}. The plan of each case stands in [PLANS.md](PLANS.md).`, '',
    '| case | who | req/s | aim | better | reference | times | to the floor | |', '|---|---|--:|--:|--:|--:|--:|--:|---|',
    ...r.figures.filter((f) => f.connections === 16).map(aimRow), '',
    `Node process: ${r.memory.most} MB at most, ${r.memory.end} MB at the end (aim: under ${mostMegabytes}) ${r.memory.most < mostMegabytes ? 'met' : '**missed**'}.`, '',
    '## Every figure', '', 'CPU is microseconds a request.', '',
    '| who | case | conn. | req/s | p50 ms | p99 ms | CPU Node | CPU PostgreSQL | floor req/s | floor Node | floor PostgreSQL | ratio |', '|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...r.figures.map(row),
  ].join('\n')}\n`;
}

export const plansAsMarkdown = (r: Results): string => `${[
  '# Plans', '', `Of the longest statement of each case, as the person named has it (EXPLAIN ANALYZE under their own role and scope). Commit ${r.commit}, ${r.date}.`, '',
  ...r.figures.filter((f) => f.plan).flatMap((f) => [`## ${f.who}, ${f.key}: ${f.what}`, '', '```', ...f.plan!, '```', '']),
].join('\n')}\n`;

function aimRow(f: Figure): string {
  const a = aims[f.key], held = a?.people.includes(f.who) === true;
  const least = a ? a.reference[0] * a.times : 0, better = a ? a.reference[1] * a.times : 0;
  const cheap = ratio(f) <= mostCpu, fast = !held || f.ours.perSecond >= least;
  const said = a && !held && a.times > 0 ? 'reported' : fast && cheap ? (held && f.ours.perSecond >= better && better > least ? 'met, the better too' : 'met')
    : `**missed**${fast ? '' : ' in requests'}${cheap ? '' : ' in CPU'}`;
  return `| ${f.key}: ${f.what} | ${f.who} | ${f.ours.perSecond.toFixed(0)} | ${held ? least : ''} | ${held && better > least ? better : ''} | ${a ? [...new Set(a.reference)].join(' to ') : ''} `
    + `| ${a ? `${(f.ours.perSecond / a.reference[1]).toFixed(0)}×` : ''} | ${ratio(f).toFixed(2)} | ${said} |`;
}

const row = (f: Figure): string => `| ${f.who} | ${f.key} | ${f.connections} | ${f.ours.perSecond.toFixed(0)} | ${f.ours.p50.toFixed(2)} | ${f.ours.p99.toFixed(2)} | ${f.ours.nodeUs.toFixed(0)} | ${f.ours.databaseUs.toFixed(0)} `
  + `| ${f.floor.perSecond.toFixed(0)} | ${f.floor.nodeUs.toFixed(0)} | ${f.floor.databaseUs.toFixed(0)} | ${ratio(f).toFixed(2)} |`;
