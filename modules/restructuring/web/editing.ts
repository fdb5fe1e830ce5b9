import { useTell } from '../../../platform/web/ask.ts';
import { useWords } from '../../../platform/web/words.tsx';
import type { z } from 'zod';
import { addChanges, type Change, compareProposals, listProposals, type NewChange, orderChanges, type Proposal, proposalAccounts, proposalGates, proposalImpact, proposalSensitivity, proposedStructure, readProposal, removeChanges, replaceChange } from '../contract.ts';

/** All that an edit of a proposal may have changed. */
const stale = [readProposal, listProposals, proposedStructure, proposalImpact, proposalAccounts, proposalGates, proposalSensitivity, compareProposals] as const;
export const useStale = () => stale;

export type DrawnChange = z.input<typeof NewChange>;

/** The edits of a proposal's changes; each is kept at once and taken back for ten seconds from the same place. */
export function useEdits(proposal: Proposal) {
  const words = useWords().restructuring.done;
  const of = { proposalId: proposal.id, version: proposal.version };
  const add = useTell(addChanges, { makesStale: stale, done: () => words.added });
  const replace = useTell(replaceChange, { makesStale: stale, done: () => words.replaced });
  const remove = useTell(removeChanges, { makesStale: stale, done: () => words.removed });
  const order = useTell(orderChanges, { makesStale: stale });
  return {
    said: add.said ?? replace.said ?? remove.said ?? order.said,
    isTelling: add.isTelling || replace.isTelling || remove.isTelling || order.isTelling,
    add: (change: Change, wave: number, then?: () => void) => add.tell({ ...of, changes: [{ change, wave }] }, then),
    replace: (changeId: string, change: Change, wave: number, then?: () => void) => replace.tell({ ...of, changeId, change, wave }, then),
    remove: (changeId: string) => remove.tell({ ...of, changeIds: [changeId] }),
    /** Earlier or later by one place. */
    move: (changeId: string, by: -1 | 1) => {
      const ids = proposal.changes.map((c) => c.id), at = ids.indexOf(changeId), to = at + by;
      if (at < 0 || to < 0 || to >= ids.length) return;
      [ids[at], ids[to]] = [ids[to]!, ids[at]!];
      order.tell({ ...of, changeIds: ids });
    },
  };
}
export type Edits = ReturnType<typeof useEdits>;
