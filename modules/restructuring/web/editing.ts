import { useEffect, useMemo, useRef, useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import type { Editing } from '../../../platform/web/editing.ts';
import { useWords } from '../../../platform/web/words.tsx';
import type { z } from 'zod';
import { addChanges, type Change, compareProposals, continuityIntents, listProposals, type NewChange, orderChanges, type Proposal, type ProposalChange, proposalAccounts, proposalGates, proposalImpact, proposalSensitivity, proposedStructure, readProposal, removeChanges, replaceChange, structureBefore } from '../contract.ts';
import { drawnOf } from './drawnThen.ts';

/** All that an edit of a proposal may have changed. */
const stale = [readProposal, listProposals, proposedStructure, proposalImpact, proposalAccounts, proposalGates, proposalSensitivity, compareProposals, continuityIntents] as const;
export const useStale = () => stale;

/**
 * The structure before and after a proposal, put together of the one it is drawn on and what it makes of it, which is asked again
 * after each edit. Where one of them is of an older structure than the other, that one is asked again, and what was there stays.
 * Only the table tells costs.
 */
export function useDrawn(proposalId: string, see?: string) {
  const when = see !== 'followUp', before = useAsk(structureBefore, { proposalId }, { keep: true, when }), proposed = useAsk(proposedStructure, proposedAs(proposalId, see), { keep: true, when });
  const whole = useMemo(() => (before.data && proposed.data ? drawnOf(before.data, proposed.data) : null), [before.data, proposed.data]), shown = useRef(whole);
  if (whole) shown.current = whole;
  const [was, is] = [before.data, proposed.data], apart = was && is && !whole ? `${was.on} ${was.knownAt} ${is.on} ${is.knownAt}` : '';
  useEffect(() => { if (apart) void (was!.knownAt > is!.knownAt ? proposed : before).refetch(); }, [apart]);
  return { data: whole ?? shown.current ?? undefined, said: before.said ?? proposed.said, isPending: before.isPending || proposed.isPending, refetch: () => void Promise.all([before.refetch(), proposed.refetch()]) };
}
export const proposedAs = (proposalId: string, see: string | undefined) => ({ proposalId, ...(see === 'table' ? { costs: true } : {}) });

/** A signature or an answer changes nothing of what is drawn, and answers with the gates as they are after it. */
export const gatesAnswered = { makesStale: [readProposal, listProposals], answers: (_: unknown, { proposalId }: { proposalId: string }) => [proposalGates, { proposalId }] as const };

/** The number of the first wave that is not written: where a change is drawn unless one says otherwise. */
export const firstToCome = ({ waves }: Pick<Proposal, 'waves'>): number => waves.find((w) => w.publishedAt === null)?.number ?? waves.length;
/** Whether a change stands in a wave still to come: only those are edited. */
export const isToCome = ({ waves }: Pick<Proposal, 'waves'>, { wave }: Pick<ProposalChange, 'wave'>): boolean => waves.some((w) => w.number === wave && w.publishedAt === null);

export type DrawnChange = z.input<typeof NewChange>;

/** Several people draw on one proposal: a change is behind only when somebody altered that very change. */
export function useEditingChange(proposal: Proposal, edited: ProposalChange | undefined): Editing {
  const now = JSON.stringify([edited?.change, edited?.wave]);
  const [opened, setOpened] = useState({ now, version: proposal.version });
  const isBehind = now !== opened.now;
  return { version: isBehind ? opened.version : proposal.version, isBehind, goOn: () => setOpened({ now, version: proposal.version }), saved: (version) => setOpened({ now, version }) };
}

/** The edits of a proposal's changes; each is kept at once, and what was removed comes back to its place for ten seconds. */
export function useEdits(proposal: Proposal) {
  const words = useWords().restructuring.done;
  const of = { proposalId: proposal.id, version: proposal.version };
  const takeOut = useTell(removeChanges);
  // What was added stands last.
  const add = useTell(addChanges, { makesStale: stale, done: () => words.added, undo: ({ version, changes }, input) => takeOut.tellNow({ ...of, version, changeIds: changes.slice(-input.changes.length).map((c) => c.id) }) });
  const replace = useTell(replaceChange, { makesStale: stale, done: () => words.replaced });
  const taken = useRef<{ changes: DrawnChange[]; before?: string }>({ changes: [] });
  const putBack = useTell(addChanges);
  const remove = useTell(removeChanges, { makesStale: stale, done: () => words.removed, undo: ({ version }) => putBack.tellNow({ ...of, version, ...taken.current }) });
  const order = useTell(orderChanges, { makesStale: stale });
  return {
    said: add.said ?? replace.said ?? remove.said ?? order.said,
    isTelling: add.isTelling || replace.isTelling || remove.isTelling || order.isTelling,
    /** In one act, undone as one. */
    add: (changes: DrawnChange[], then?: () => void) => add.tell({ ...of, changes }, then),
    /** `version`: of `useEditingChange`. */
    replace: (changeId: string, version: number, change: Change, wave: number, then?: () => void) => replace.tell({ ...of, version, changeId, change, wave }, then),
    remove: (changeId: string) => {
      const at = proposal.changes.findIndex((c) => c.id === changeId), next = proposal.changes[at + 1]?.id;
      taken.current = { changes: proposal.changes.slice(at, at + 1).map(({ change, wave }) => ({ change, wave })), ...(next ? { before: next } : {}) };
      remove.tell({ ...of, changeIds: [changeId] });
    },
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
