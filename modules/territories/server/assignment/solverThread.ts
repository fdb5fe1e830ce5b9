import loadHighs, { type Model } from 'highs';
import { parentPort, workerData } from 'node:worker_threads';
import { chooseAgents, costOf, drawing } from '../../rules/assignment/index.ts';
import { asColumns, fromColumns, modelOf, type PartModel } from './model.ts';
import { instant, readBest, sign, type Word, type WorkOrder } from './shared.ts';

/*
  The thread with HiGHS in it. When few pairs are open, the whole is one integer program, solved to its end with better assignments from the
  other thread handed in. When many are, parts are solved anew one after the other, and the whole once they have become few or time is half gone.
*/

const { at, shared, seed, deadline, seconds } = workerData as WorkOrder;
const tell = (word: Word) => parentPort!.postMessage(word);
const fewPairs = 700, somePairs = 4000, mostSecondsOfPart = 2;
// The package's types describe its CommonJS half, where the loader is one step further in; what runs is the other half.
const load = loadHighs as unknown as typeof loadHighs.default;
const highs = await load(), { callbackType, modelStatus } = highs.constants;
const isStopped = () => Atomics.load(shared.signs, sign.stop) === 1 || instant() > deadline;
const left = () => Math.max(0.05, (deadline - instant()) / 1000);
const everyAgent = Array.from({ length: at.agents }, (_, i) => i), everyJob = Array.from({ length: at.jobs }, (_, j) => j);
const best = { agentOf: new Int32Array(0), cost: Infinity };

function catchUp(): boolean {
  const theirs = readBest(shared), cost = costOf(at, theirs);
  if (cost >= best.cost) return false;
  Object.assign(best, { agentOf: theirs, cost });
  return true;
}

function offer(agentOf: Int32Array): void {
  const cost = costOf(at, agentOf);
  if (cost >= best.cost - 1e-9 * Math.abs(cost)) return;
  Object.assign(best, { agentOf, cost });
  tell({ kind: 'better', agentOf, cost });
}

/** Solves the whole over the open pairs; proves it unless time runs out. */
function solveWhole(): void {
  const open = Uint8Array.from(shared.open);
  catchUp();
  const part = modelOf(highs, at, { agents: everyAgent, jobs: everyJob, room: at.capacity, open });
  // What is closed loses nothing better than the best cost known when it was read, or later: the program's bound holds up to there.
  const closedAt = best.cost;
  highs.withModel(part.data, (model) => {
    begin(model, part, left(), everyJob);
    model.run({
      [callbackType.mipInterrupt]: (event) => { if (isStopped()) event.interrupt(); },
      [callbackType.simplexInterrupt]: (event) => { if (isStopped()) event.interrupt(); },
      [callbackType.mipImprovingSolution]: (event) => { if (event.data.mip_solution) offer(fromColumns(part, event.data.mip_solution, new Int32Array(at.jobs))); },
      [callbackType.mipLogging]: (event) => { raise(event.data.mip_dual_bound, closedAt); },
      [callbackType.mipUserSolution]: (event) => { if (catchUp()) event.setSolution(asColumns(part, at, best.agentOf, everyJob)); },
    });
    const status = model.getModelStatus();
    if (status === modelStatus.optimal) {
      offer(fromColumns(part, model.getSolution().colValue, new Int32Array(at.jobs)));
      raise(model.info.get('mip_dual_bound') as number, closedAt);
      if (best.cost < Infinity) tell({ kind: 'proven' });
    } else if (status === modelStatus.infeasible) tell({ kind: closedAt < Infinity ? 'proven' : 'impossible' });
  });
}

function raise(bound: number | undefined, closedAt: number): void {
  if (bound === undefined || !Number.isFinite(bound) || Math.abs(bound) > 1e25) return;
  tell({ kind: 'bound', bound: Math.min(bound, closedAt) });
}

function begin(model: Model, part: PartModel, limit: number, jobs: readonly number[]): void {
  model.options.set({ output_flag: false, time_limit: limit, mip_rel_gap: 0, mip_abs_gap: at.costStep > 0 ? 0.999 : 1e-9, random_seed: seed % 2 ** 31 });
  if (best.cost < Infinity) model.setSolution({ colValue: asColumns(part, at, best.agentOf, jobs) });
}

/** Solves a part anew, everything else staying; answers whether it came to its end. */
function solvePart(draw: () => number, mostPairs: number): boolean {
  const open = Uint8Array.from(shared.open);
  for (let j = 0; j < at.jobs; j++) open[best.agentOf[j]! * at.jobs + j] = 1;
  const { agents, jobs } = chooseAgents(at, best.agentOf, open, draw, mostPairs);
  const part = modelOf(highs, at, { agents, jobs, room: at.capacity, open });
  if (jobs.length === 0 || part.columns.length === jobs.length) return true;
  return highs.withModel(part.data, (model) => {
    begin(model, part, Math.min(mostSecondsOfPart, left()), jobs);
    model.run({ [callbackType.mipInterrupt]: (event) => { if (isStopped()) event.interrupt(); } });
    const { colValue } = model.getSolution(), status = model.getModelStatus();
    if (model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible) offer(fromColumns(part, colValue, best.agentOf));
    return status === modelStatus.optimal;
  });
}

const countOpen = (): number => shared.open.reduce((s, o) => s + o, 0);
const pause = (): void => { Atomics.wait(shared.signs, 3, 0, 20); };

function work(): void {
  const begun = instant(), draw = drawing(seed + 7);
  if (countOpen() > fewPairs) while (!isStopped() && Atomics.load(shared.signs, sign.narrowed) === 0 && instant() - begun < seconds * 150) pause();
  let mostPairs = 140;
  while (!isStopped()) {
    const open = countOpen(), isHalfGone = instant() - begun > seconds * 500;
    catchUp();
    if (best.cost === Infinity || open <= fewPairs || (open <= somePairs && isHalfGone)) {
      solveWhole();
      return;
    }
    const start = instant();
    if (!solvePart(draw, mostPairs)) mostPairs = Math.max(60, mostPairs * 0.85);
    else if (instant() - start < 400) mostPairs = Math.min(1500, mostPairs * 1.04);
  }
}
work();
