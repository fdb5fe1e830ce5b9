import { parseArgs } from 'node:util';
import { arrange, assignmentBound, fieldOf, loadsOf, measureField } from '../modules/territories/rules/index.ts';
import { assign, type AssignmentProblem, drawing } from '../modules/territories/server/index.ts';

/*
  `npm run bench -- assignment`: problems made by the recipes of the literature (types C, D and E of Chu and Beasley, and of Yagiura;
  S: the small ones, to be maximised, after Martello and Toth), each solved once, with the gap to our own bound. `--seconds N`
  for each large one (small ones get 10), `--only D-20-100,S-5-15`, `--seed N`. `--only customers`: 100,000 customers among
  500 seats, by the quick rule alone.
*/

type Kind = 'S' | 'C' | 'D' | 'E';
const sizes: readonly [Kind, number, number][] = [
  ['S', 5, 15], ['S', 5, 30], ['S', 8, 48], ['S', 10, 60], ['C', 10, 60], ['D', 10, 60], ['E', 10, 60],
  ...(['C', 'D', 'E'] as const).flatMap((kind) => ([[20, 100], [10, 200], [20, 400], [40, 400], [60, 900], [80, 1600]] as const).map(([m, n]) => [kind, m, n] as [Kind, number, number])),
];
const { values } = parseArgs({ args: process.argv.slice(2).filter((a) => a !== 'assignment'), options: { seconds: { type: 'string' }, only: { type: 'string' }, seed: { type: 'string' } } });
const seed = Number(values.seed ?? 1), only = values.only?.split(',');

/** Loads and costs of one pair, by type. */
function pairOf(kind: Kind, draw: () => number): [load: number, cost: number] {
  const whole = (least: number, most: number) => least + Math.floor(draw() * (most - least + 1));
  if (kind === 'S') return [whole(5, 25), whole(15, 25)];
  if (kind === 'C') return [whole(5, 25), whole(10, 50)];
  if (kind === 'D') {
    const load = whole(1, 100);
    return [load, 111 - load + whole(-10, 10)];
  }
  const load = 1 - 10 * Math.log(1 - draw());
  return [Math.round(load), Math.round(1000 / load - 10 * draw())];
}

function problemOf(kind: Kind, agents: number, jobs: number): AssignmentProblem {
  const draw = drawing(seed * 1000 + agents + jobs), pairs = Array.from({ length: agents }, () => Array.from({ length: jobs }, () => pairOf(kind, draw)));
  const load = pairs.map((row) => row.map(([l]) => l)), cost = pairs.map((row) => row.map(([, c]) => c));
  return { sense: kind === 'S' ? 'max' : 'min', load, cost, capacity: load.map((row) => Math.floor((0.8 * row.reduce((s, l) => s + l, 0)) / agents)) };
}

console.log('| type | agents x jobs | status | objective | bound | gap % | s | CPU s |\n|---|---|---|---|---|---|---|---|');
for (const [kind, agents, jobs] of sizes) {
  if (only && !only.includes(`${kind}-${agents}-${jobs}`) && !only.includes(kind)) continue;
  const before = process.cpuUsage(), found = await assign(problemOf(kind, agents, jobs), { seconds: jobs <= 60 ? 10 : Number(values.seconds ?? 60), seed });
  const { user, system } = process.cpuUsage(before);
  console.log(`| ${kind} | ${agents} x ${jobs} | ${found.status} | ${found.objective ?? ''} | ${found.bound ?? ''} | ${found.gap === null ? '' : (found.gap * 100).toFixed(3)} | ${found.seconds.toFixed(1)} | ${((user + system) / 1e6).toFixed(1)} |`);
}

if (!only || only.includes('customers')) {
  const draw = drawing(seed), languages = ['es', 'fr', 'pt', 'en', 'mx'], seats = Array.from({ length: 500 }, (_, i) => ({ id: `s${i}`, capacity: 260, serves: [languages[i % 5]!] }));
  const accounts = Array.from({ length: 100_000 }, (_, i) => {
    const own = Math.floor(500 * draw() ** 1.3);
    return { id: `a${i}`, seatId: draw() < 0.02 ? null : `s${own}`, load: 0.5 + draw() * 1.2, worth: Math.floor(draw() ** 3 * 1e5), needs: [languages[own % 5]!], ties: { [`s${own}`]: 0.3 + draw() * 0.7 } };
  });
  const cpu = <T>(work: () => T): [T, number] => { const before = process.cpuUsage(), done = work(), { user, system } = process.cpuUsage(before); return [done, (user + system) / 1e6]; };
  const [field, reading] = cpu(() => fieldOf(accounts, seats));
  console.log(`customers, read into a field: ${reading.toFixed(2)} CPU s`);
  for (const evenness of [0, 0.08, 0.2, 0.5, 1.2, 3, 10]) {
    const [found, taken] = cpu(() => arrange(field, { evenness })), { broken, unevenness, cost } = measureField(field, found.at, evenness), moved = field.items.filter((i) => found.at[i.place] !== i.begun).length;
    const fits = loadsOf(field, found.at).every((l, n) => l <= seats[n]!.capacity + 1e-6) && found.at.every((at) => at >= 0), [bound, bounding] = cpu(() => assignmentBound(field, found.at, { evenness, best: cost, rounds: 80 }));
    console.log(`customers, evenness ${evenness}: ${taken.toFixed(2)} CPU s; ${moved} moved, ${fits ? 'fits' : 'does not fit'}; broken ${broken.toFixed(4)}, unevenness ${unevenness.toFixed(3)}, gap ${((100 * (cost - bound)) / cost).toFixed(2)} % (bound in ${bounding.toFixed(2)} CPU s)`);
  }
}
