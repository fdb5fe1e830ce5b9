import { Worker } from 'node:worker_threads';
import type { AssignmentWishes } from '../../contract/assignment.ts';
import type { Part } from './parts.ts';

/*
  The assignments this server works on, one a proposal, each in a thread of its own that may be ended at any time. They live as
  long as the server does; `restructuring.assignment` remembers only that one was asked for.
*/

type Counts = Record<'A' | 'B' | 'C' | 'unclassed', number>;
export interface Order { wishes: AssignmentWishes }
/** `to` and `because` go with `ids`: the seat by its place among the wishes'. */
export interface FoundPoint {
  score: number; unevenness: number; away: number; broken: number; gap: number | null; improved: boolean; unplaced: number; overfull: string[]; loads: number[]; classes: Counts;
  ids: string[]; to: number[]; because: ('no_seat' | 'not_served' | 'over_capacity' | 'evens_out' | 'together')[];
}
export interface ReadGround { movable: number; customers: number; movableByClass: Counts; now: { score: number; unevenness: number; away: number }; seats: { id: string; capacity: number; load: number; accounts: number }[] }
export type Word = ({ kind: 'read' } & ReadGround) | { kind: 'point'; point: number; found: FoundPoint } | { kind: 'improving' } | { kind: 'over' };

export interface Run {
  id: string; proposalId: string; key: string; wishes: AssignmentWishes; state: 'running' | 'done' | 'stopped' | 'failed'; stage: 'gathering' | 'first' | 'improving' | 'over';
  begun: number; ended: number | null; read: ReadGround | null; points: Map<number, FoundPoint>; end(state: Run['state']): void;
}

const runs = new Map<string, Run>(), mostRunning = 2, mostKept = 12, graceSeconds = 120;
const instant = (): number => performance.timeOrigin + performance.now();

export const runOf = (proposalId: string): Run | undefined => runs.get(proposalId);
export const isBusy = (): boolean => [...runs.values()].filter((r) => r.state === 'running').length >= mostRunning;
/** Somebody waits for the first assignments of some proposal. */
export const isPreparing = (): boolean => [...runs.values()].some((r) => r.state === 'running' && (r.stage === 'gathering' || r.stage === 'first'));
export const secondsOf = (run: Run): number => Math.round(((run.ended ?? instant()) - run.begun) / 100) / 10;

/** A run that stands ready: its thread learns its rules while `give` hands it what it needs. It begins with `begin`; `abandon` makes it never have been. */
export function openRun(one: Pick<Run, 'id' | 'proposalId' | 'key' | 'wishes'>): { run: Run; give(part: Part): void; begin(): void; abandon(): void } {
  const thread = new Worker(new URL('./frontThread.ts', import.meta.url), { workerData: { wishes: one.wishes } satisfies Order, resourceLimits: { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 3072 } });
  let timer: NodeJS.Timeout | undefined;
  const before = runs.get(one.proposalId), run: Run = {
    ...one, state: 'running', stage: 'gathering', begun: instant(), ended: null, read: null, points: new Map(),
    end(state) {
      if (run.state !== 'running') return;
      Object.assign(run, { state, stage: 'over', ended: instant() });
      clearTimeout(timer);
      void thread.terminate();
    },
  };
  thread.unref();
  thread.on('message', (word: Word) => hear(run, word));
  thread.on('error', (error) => { process.emitWarning(`An assignment failed: ${error.stack ?? error.message}`); run.end('failed'); });
  thread.on('exit', () => run.end(run.points.size > 0 ? 'done' : 'failed'));
  runs.delete(one.proposalId);
  runs.set(one.proposalId, run);
  return {
    run, give: (part) => thread.postMessage(part),
    begin() {
      run.begun = instant();
      // A large problem may take longer to be answered at first than it was given: it is not cut off for that.
      timer = setTimeout(() => run.end(run.points.size > 0 ? 'done' : 'failed'), (one.wishes.seconds + graceSeconds) * 1000).unref();
      thread.postMessage({ kind: 'begin', at: run.begun } satisfies Part);
      for (const old of [...runs.values()].filter((r) => r.state !== 'running').slice(0, Math.max(0, runs.size - mostKept))) runs.delete(old.proposalId);
    },
    abandon() {
      run.end('failed');
      if (runs.get(one.proposalId) !== run) return;
      if (before) runs.set(one.proposalId, before);
      else runs.delete(one.proposalId);
    },
  };
}

function hear(run: Run, word: Word): void {
  if (word.kind === 'read') { const { kind: _, ...read } = word; Object.assign(run, { read, stage: 'first' }); }
  if (word.kind === 'point') run.points.set(word.point, word.found);
  if (word.kind === 'improving') run.stage = 'improving';
  if (word.kind === 'over') run.end('done');
}
