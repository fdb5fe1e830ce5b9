import { Refusal } from './problem.ts';

/** Under this share of free disk nothing is written that was not yet: what is there stays readable. */
const leastFree = 0.05;

/** What refuses a write while Unísono is being stopped or its disk is nearly full. The disk is looked at every five seconds. */
export function writesRefusedBy(freeShare: () => number, isDraining: () => boolean, at: () => number = Date.now): () => void {
  let looked = -Infinity, isFull = false;
  return () => {
    if (isDraining()) throw new Refusal('unavailable', 'Unísono is being stopped: try again in a moment.', 'platform.stopping');
    if (at() - looked > 5000) {
      looked = at();
      isFull = freeShare() < leastFree;
    }
    if (isFull) throw new Refusal('read_only', 'The disk is nearly full: nothing can be written until space is freed.', 'platform.disk_full');
  };
}
