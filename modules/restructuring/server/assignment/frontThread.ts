import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { arrange, assignmentBound, drawing, fieldOf, improvePart, loadsOf, measureField, type MovedBecause, movesOf, type PartSolver } from '../../../territories/rules/index.ts';
import { candidatesFor } from '../../rules/assignableAccounts.ts';
import { scoring } from '../../rules/assignmentScore.ts';
import { placesOf } from '../../rules/impactCaseOf.ts';
import { type Part, readParts } from './parts.ts';
import type { FoundPoint, Order, Word } from './runs.ts';

/*
  The thread an assignment is worked out in: it reads what the database wrote, lets the quick rule find a front from moving only
  who must to evenness above all, says how good each point is at least, and makes each better part by part with HiGHS until time is
  up or nothing better comes. It touches no database and is ended wherever it is.
*/

const { wishes } = workerData as Order, tell = (word: Word) => parentPort!.postMessage(word);
const weights = [0, 0.08, 0.2, 0.5, 1.2, 3, 10], near = { none: 0, some: 0.1, much: 0.5 }, provenBelow = 1e-4, fruitlessMost = 40, tellEvery = 500;
async function* given(): AsyncGenerator<Part> { for await (const [part] of on(parentPort!, 'message')) yield part as Part; }

const { ground, all, records, products, begun } = await readParts(given()), { situation, parameters } = ground, place = placesOf(situation);
const clock = () => performance.timeOrigin + performance.now(), deadline = begun + wishes.seconds * 1000, isTimeUp = () => clock() > deadline;
const { accounts, seats, points: worthInPoints, movable } = candidatesFor(all, { situation, records, parameters, place, languages: ground.languages, products, frozen: new Set(ground.frozen) }, wishes);
const field = fieldOf(accounts, seats, { nearness: near[wishes.nearness], apart: wishes.apart.map(([a, b]) => [a!, b!] as const) }), byId = new Map(all.map((a) => [a.id, a])), scoreWith = scoring({ situation, all, records, parameters, place, focus: ground.focus });

const begin = Int32Array.from(field.items, (i) => i.begun), atFirst = measureField(field, begin, 0), loads = loadsOf(field, begin), counted = (ids: Iterable<string>) => {
  const counts = { A: 0, B: 0, C: 0, unclassed: 0 };
  for (const id of ids) counts[byId.get(id)!.class ?? 'unclassed']++;
  return counts;
};
const ledBy = new Map(seats.map((s) => [s.id, 0]));
for (const a of accounts) if (a.seatId !== null) ledBy.set(a.seatId, (ledBy.get(a.seatId) ?? 0) + 1);
tell({
  kind: 'read', movable, customers: accounts.length, movableByClass: counted(accounts.filter((a) => !a.isFrozen).map((a) => a.id)), now: { score: scoreWith([]), unevenness: atFirst.unevenness, away: atFirst.away },
  seats: seats.map((s, n) => ({ id: s.id, capacity: s.capacity, load: loads[n]!, accounts: ledBy.get(s.id)! })),
});

interface Point { n: number; weight: number; at: Int32Array; why: ReadonlyMap<(typeof field.items)[number], MovedBecause>; cost: number; bound: number | null; improved: boolean; idle: number; toldAt: number; untold: boolean }
const points: Point[] = [];
function tellPoint(p: Point): void {
  const { moved, unplaced, overfull } = movesOf(field, p), { unevenness, away, broken } = measureField(field, p.at, 0), ids = moved.map((m) => m.account.id);
  const fitsNot = unplaced.length + overfull.length > 0, gap = p.bound === null || fitsNot ? null : p.cost <= 1e-12 ? 0 : Math.max(0, (p.cost - p.bound) / p.cost);
  const point: FoundPoint = {
    score: scoreWith(moved.map((m) => ({ account: byId.get(m.account.id)!, to: seats[m.to]!.id }))), unevenness, away, gap, improved: p.improved, unplaced: unplaced.length, overfull, loads: [...loadsOf(field, p.at)],
    classes: counted(ids), ids, to: moved.map((m) => m.to), because: moved.map((m) => m.because), broken,
  };
  tell({ kind: 'point', point: p.n, found: point });
  Object.assign(p, { toldAt: clock(), untold: false });
}

const worthWhole = worthInPoints > 0 ? worthInPoints : 1;
const budget = { mostMoved: wishes.mostMoved ?? undefined, mostBroken: wishes.mostPoints === null ? undefined : wishes.mostPoints / worthWhole };
// The first evens nothing out, so what it moves and breaks is what must.
let must = { moved: 0, broken: 0 };
for (const [n, weight] of weights.entries()) {
  const { at, why, must: least } = arrange(field, { evenness: weight, ...budget });
  if (n === 0) must = least;
  points.push({ n, weight, at, why, cost: measureField(field, at, weight).cost, bound: null, improved: false, idle: 0, toldAt: 0, untold: false });
  tellPoint(points[n]!);
}
tell({ kind: 'improving' });
for (const p of points) {
  if (isTimeUp()) break;
  p.bound = assignmentBound(field, p.at, { evenness: p.weight, best: p.cost, rounds: 80, isTimeUp });
  tellPoint(p);
}

// The package's types describe its CommonJS half, where the loader is one step further in; what runs is the other half.
const { default: loadHighs } = await import('highs'), highs = await (loadHighs as unknown as typeof loadHighs.default)(), { variableType, solutionStatus } = highs.constants, draw = drawing(wishes.seed);
const solve: PartSolver = ({ cost, whole, rows, starts, indices, values }, beginWith, { seconds, isExact }) => highs.withModel({
  numCols: cost.length, numRows: rows.length, colCost: Float64Array.from(cost), colLower: new Float64Array(cost.length), colUpper: Float64Array.from(whole, (w) => (w ? 1 : highs.infinity)),
  rowLower: Float64Array.from(rows, (r) => Math.max(r.least, -highs.infinity)), rowUpper: Float64Array.from(rows, (r) => Math.min(r.most, highs.infinity)),
  integrality: Int32Array.from(whole, (w) => (w ? variableType.integer : variableType.continuous)),
  matrix: { format: 'csc', numRows: rows.length, numCols: cost.length, starts: Int32Array.from(starts), indices: Int32Array.from(indices), values: Float64Array.from(values) },
}, (model) => {
  model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: isExact ? 1e-6 : 1e-3, random_seed: wishes.seed % 2 ** 31 });
  model.setSolution({ colValue: Float64Array.from(beginWith) });
  model.run({});
  const isFound = model.info.get('primal_solution_status') === solutionStatus.feasible, bound = model.info.get('mip_dual_bound') as number;
  return { values: isFound ? model.getSolution().colValue : null, bound: Number.isFinite(bound) && Math.abs(bound) < 1e25 ? bound : null };
});

const isDone = (p: Point) => p.idle >= fruitlessMost || (p.bound !== null && p.cost - p.bound <= provenBelow * Math.max(p.cost, 1e-9));
let mostPairs = 400;
while (!isTimeUp() && points.some((p) => !isDone(p))) for (const p of points.filter((x) => !isDone(x))) {
  if (isTimeUp()) break;
  const start = clock(), seconds = Math.max(0.1, Math.min(1, (deadline - start) / 1000));
  const better = improvePart(field, p.at, { evenness: p.weight, mostMoved: wishes.mostMoved === null ? Infinity : must.moved + wishes.mostMoved, mostBroken: budget.mostBroken === undefined ? Infinity : must.broken + budget.mostBroken, mostPairs, seconds }, draw, solve);
  mostPairs = clock() - start > seconds * 900 ? Math.max(100, mostPairs * 0.85) : Math.min(2000, mostPairs * 1.03);
  const gained = better !== null && better.cost < p.cost - 1e-10, raised = better?.bound != null && better.bound > (p.bound ?? 0) + 1e-12;
  if (raised) p.bound = better!.bound;
  if (gained) Object.assign(p, { at: better!.at, cost: better!.cost, improved: true });
  p.idle = gained || raised ? 0 : p.idle + 1;
  p.untold ||= gained || raised;
  if (p.untold && clock() - p.toldAt > tellEvery) tellPoint(p);
}
for (const p of points) if (p.untold) tellPoint(p);
tell({ kind: 'over' });
