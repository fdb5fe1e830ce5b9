import { Worker } from 'node:worker_threads';
import { type AssignmentProblem, asInstance, cheapestBound, costOf, inOwnFigures, type Instance, isPlainlyImpossible, lightestAssignment, nextPossible, openPairs } from '../../rules/assignment/index.ts';
import { instant, shareFor, sign, type Word, type WorkOrder, writeBest } from './shared.ts';

/** What came of it: `bound` is what no assignment can better, `gap` their distance as a share of the objective (0 when proven). */
export interface Assigned {
  status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  objective: number | null; bound: number | null; gap: number | null; assignment: number[];
  seed: number; seconds: number;
}
export interface Progress { seconds: number; objective: number | null; bound: number | null }
export interface AssignOptions { seconds: number; seed?: number; signal?: AbortSignal; onProgress?: (progress: Progress) => void; begun?: number }

/** Milliseconds kept back from the time given, for answering in it. */
const windUp = (seconds: number): number => Math.min(250, seconds * 50);

/**
 * Assigns by two threads, a search by rule and HiGHS, which share what they find; ends when an optimum or impossibility is proven,
 * when the time is up (counted from `begun` on the threads' common clock) or when the signal says so, with the best so far.
 */
export async function assign(problem: AssignmentProblem, { seconds, seed = 1, signal, onProgress, begun = instant() }: AssignOptions): Promise<Assigned> {
  const at = asInstance(problem), state = { agentOf: null as Int32Array | null, cost: Infinity, bound: -Infinity, isProven: false, isImpossible: false };
  if (at.jobs === 0) Object.assign(state, { agentOf: new Int32Array(0), cost: 0, bound: 0, isProven: true });
  else if (isPlainlyImpossible(at)) state.isImpossible = true;
  else {
    // Before any thread is awake: on a busy machine they may come too late for a short time, and what is answered has a bound all the same.
    const lightest = lightestAssignment(at), cost = costOf(at, lightest);
    state.bound = cheapestBound(at);
    if (cost < Infinity) Object.assign(state, { agentOf: lightest, cost, isProven: meets(at, state.bound, cost) });
    if (!state.isProven) await atWork(at, { seed, seconds, deadline: begun + seconds * 1000 - windUp(seconds) }, state, signal, () =>
    onProgress?.({ seconds: (instant() - begun) / 1000, objective: figureOf(at, state.cost), bound: figureOf(at, nextPossible(at, state.bound)) }));
  }
  return answer(at, state, seed, (instant() - begun) / 1000);
}

interface State { agentOf: Int32Array | null; cost: number; bound: number; isProven: boolean; isImpossible: boolean }

function atWork(at: Instance, order: Pick<WorkOrder, 'seed' | 'seconds' | 'deadline'>, state: State, signal: AbortSignal | undefined, tellProgress: () => void): Promise<void> {
  const shared = shareFor(at), data: WorkOrder = { at, shared, ...order };
  if (state.agentOf) writeBest(shared, state.agentOf);
  shared.open.set(openPairs(at));
  return new Promise((done, failed) => {
    const threads = ['./searchThread.ts', './solverThread.ts'].map((file) => new Worker(new URL(file, import.meta.url), { workerData: data }));
    let running = threads.length;
    const end = (error?: unknown) => {
      Atomics.store(shared.signs, sign.stop, 1);
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      // A thread deep in the solver may take a while to end; the answer does not wait for it.
      for (const thread of threads) void thread.terminate();
      if (error === undefined) done();
      else failed(error);
    };
    const stop = () => end(), timer = setTimeout(stop, Math.max(0, order.deadline - instant()));
    signal?.addEventListener('abort', stop);
    for (const thread of threads) {
      thread.on('message', (word: Word) => {
        hear(at, state, word);
        if (word.kind === 'better' && state.agentOf) writeBest(shared, state.agentOf);
        if (word.kind === 'narrowed') {
          shared.open.set(word.open);
          Atomics.store(shared.signs, sign.narrowed, 1);
        }
        tellProgress();
        if (state.isProven || state.isImpossible) end();
      });
      thread.on('error', end);
      thread.on('exit', () => { if (--running === 0) end(); });
    }
    if (signal?.aborted) stop();
  });
}

function hear(at: Instance, state: State, word: Word): void {
  if (word.kind === 'impossible') state.isImpossible = state.agentOf === null;
  if (word.kind === 'proven') Object.assign(state, { bound: state.cost, isProven: state.agentOf !== null });
  if (word.kind === 'bound') state.bound = Math.max(state.bound, word.bound);
  if (word.kind === 'better' && word.cost < state.cost && costOf(at, word.agentOf) < state.cost) Object.assign(state, { agentOf: word.agentOf, cost: costOf(at, word.agentOf) });
  if (state.agentOf && meets(at, state.bound, state.cost)) state.isProven = true;
}

const meets = (at: Instance, bound: number, cost: number): boolean => nextPossible(at, bound) >= cost - 1e-9 * Math.abs(cost);

const figureOf = (at: Instance, cost: number): number | null => (Number.isFinite(cost) ? inOwnFigures(at, cost) : null);

function answer(at: Instance, { agentOf, cost, bound, isProven, isImpossible }: State, seed: number, seconds: number): Assigned {
  const took = Math.round(seconds * 1000) / 1000;
  if (!agentOf) {
    return { status: isImpossible ? 'infeasible' : 'unknown', objective: null, bound: isImpossible ? null : figureOf(at, nextPossible(at, bound)), gap: null, assignment: [], seed, seconds: took };
  }
  const objective = inOwnFigures(at, cost), proven = isProven ? objective : figureOf(at, Math.min(cost, nextPossible(at, bound)));
  const gap = proven === null ? null : proven === objective ? 0 : Math.abs(objective - proven) / Math.max(Math.abs(objective), 1e-9);
  return { status: isProven ? 'optimal' : 'feasible', objective, bound: proven, gap, assignment: [...agentOf], seed, seconds: took };
}
