import type { Instance } from '../../rules/assignment/index.ts';

/** What the threads of one solving share: whether to stop, the best assignment so far, and the pairs still open. */
export interface Shared { signs: Int32Array<SharedArrayBuffer>; agentOf: Int32Array<SharedArrayBuffer>; open: Uint8Array<SharedArrayBuffer> }
export interface WorkOrder { at: Instance; shared: Shared; seed: number; deadline: number; seconds: number }

/** What a thread tells: better assignments and bounds as they come, and how it ended. */
export type Word =
  | { kind: 'better'; agentOf: Int32Array; cost: number }
  | { kind: 'bound'; bound: number }
  | { kind: 'narrowed'; open: Uint8Array }
  | { kind: 'impossible' }
  | { kind: 'proven' };

/** The places of `signs`: stop at once; how many better assignments there have been; whether the search has closed what it can at first. */
export const sign = { stop: 0, version: 1, narrowed: 2 } as const;

export const shareFor = ({ agents, jobs }: Instance): Shared => ({
  signs: new Int32Array(new SharedArrayBuffer(16)),
  agentOf: new Int32Array(new SharedArrayBuffer(4 * Math.max(1, jobs))).fill(-1),
  open: new Uint8Array(new SharedArrayBuffer(Math.max(1, agents * jobs))),
});

/** The instant on the clock all threads share, in milliseconds. */
export const instant = (): number => performance.timeOrigin + performance.now();

/** Writes the best assignment so that no reader ever sees half of it: the version is odd while it is being written. */
export function writeBest({ signs, agentOf }: Shared, best: Int32Array): void {
  Atomics.add(signs, sign.version, 1);
  agentOf.set(best);
  Atomics.add(signs, sign.version, 1);
}

export function readBest({ signs, agentOf }: Shared): Int32Array {
  for (;;) {
    const version = Atomics.load(signs, sign.version), best = Int32Array.from(agentOf);
    if (version % 2 === 0 && Atomics.load(signs, sign.version) === version) return best;
  }
}
