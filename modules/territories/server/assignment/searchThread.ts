import { parentPort, workerData } from 'node:worker_threads';
import { costOf, searchAssignment } from '../../rules/assignment/index.ts';
import { instant, readBest, sign, type Word, type WorkOrder } from './shared.ts';

/* The thread that searches by rule: bounds by prices, better assignments by local search. */

const { at, shared, seed, deadline } = workerData as WorkOrder;
const tell = (word: Word) => parentPort!.postMessage(word);
let seen = 0, known = Infinity;

const found = searchAssignment(at, {
  seed, mostRounds: Number.MAX_SAFE_INTEGER,
  isTimeUp: () => instant() > deadline || Atomics.load(shared.signs, sign.stop) === 1,
  onBound: (bound) => tell({ kind: 'bound', bound }),
  onBetter: (agentOf, cost) => {
    known = cost;
    tell({ kind: 'better', agentOf: agentOf.slice(), cost });
  },
  onNarrowed: (open) => tell({ kind: 'narrowed', open: open.slice() }),
  latest: () => {
    const version = Atomics.load(shared.signs, sign.version);
    if (version === seen) return null;
    seen = version;
    const agentOf = readBest(shared);
    return costOf(at, agentOf) < known ? agentOf : null;
  },
});
if (found.isProven) tell({ kind: 'proven' });
else if (found.agentOf === null && instant() < deadline) tell({ kind: 'impossible' });
