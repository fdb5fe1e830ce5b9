import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useEditing } from '../../../platform/web/editing.ts';
import { BehindNote } from '../../../platform/web/parts/BehindNote.tsx';
import { Drawer } from '../../../platform/web/parts/Drawer.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { type Conflict, type Proposal, proposalConflicts, rebaseProposal } from '../contract.ts';
import { useChangeWords } from './changeWords.ts';
import { useStale } from './editing.ts';

type Keep = 'mine' | 'theirs';

/** The structure changed under a proposal: each disagreement is shown, and one says which of the two holds. */
export function RebaseDrawer({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const words = useWords().restructuring.rebase;
  const asked = useAsk(proposalConflicts, { proposalId: proposal.id });
  const rebase = useTell(rebaseProposal, { makesStale: [...useStale(), proposalConflicts], done: () => words.done });
  const [choices, setChoices] = useState<Record<string, Keep>>({});
  const editing = useEditing(proposal, Object.keys(choices).length > 0);
  const conflicts = Map.groupBy(asked.data?.conflicts ?? [], (c) => c.changeId);
  const open = [...conflicts.keys()].filter((id) => !choices[id]).length;
  const send = () => rebase.tell({ proposalId: proposal.id, version: editing.version, choices: Object.entries(choices).map(([changeId, keep]) => ({ changeId, keep })) }, onClose);
  return (
    <Drawer title={words.title} onClose={onClose} width={404} foot={<Button variant="filled" disabled={!asked.data || open > 0} loading={rebase.isTelling} onClick={send}>{words.bring}</Button>}>
      <p className="ink2" style={{ marginTop: 0 }}>{asked.data && conflicts.size === 0 ? words.noConflicts : words.lead}</p>
      <BehindNote editing={editing} />
      <ProblemNote said={asked.said ?? rebase.said} />
      {asked.isPending && <LoadingBars />}
      {[...conflicts].map(([id, own]) => <Disagreement key={id} proposal={proposal} changeId={id} conflicts={own} keep={choices[id]} setKeep={(keep) => setChoices({ ...choices, [id]: keep })} />)}
    </Drawer>
  );
}

function Disagreement({ proposal, changeId, conflicts, keep, setKeep }: { proposal: Proposal; changeId: string; conflicts: readonly Conflict[]; keep: Keep | undefined; setKeep: (keep: Keep) => void }) {
  const { restructuring: { rebase: words }, territories: { states } } = useWords();
  const says = useChangeWords(), told = (c: Conflict, said: string | null) => (said === null ? words.notThere : c.kind === 'model' ? states[said as keyof typeof states].toLowerCase() : said);
  const change = proposal.changes.find((c) => c.id === changeId);
  return (
    <section className="signed">
      <div className="m">{change ? says(change) : ''}</div>
      {conflicts.map((c, i) => <div key={i} className="sm ink2">{c.name}: {words.was(told(c, c.was))} {words.is(told(c, c.is))}</div>)}
      <SegmentedControl mt={6} value={keep ?? ''} onChange={(v) => setKeep(v as Keep)} data={[{ value: 'mine', label: words.mine }, { value: 'theirs', label: words.theirs }]} />
    </section>
  );
}
