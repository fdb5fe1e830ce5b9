import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { ChangeRefusal, Proposal } from '../contract.ts';
import { useChangeWords, useRefusalWords } from './changeWords.ts';
import { isToCome, useEdits } from './editing.ts';

/** The changes in the order in which they are applied, each in a sentence; what does not fit says why. */
export function ChangeList({ proposal, refusals, onEdit }: { proposal: Proposal; refusals: readonly ChangeRefusal[]; onEdit: (changeId: string) => void }) {
  const words = useWords().restructuring.changes, f = useFormats();
  const saysChange = useChangeWords(), saysRefusal = useRefusalWords();
  const edits = useEdits(proposal);
  // With several waves to come, each change says here in which it goes.
  const toCome = proposal.waves.filter((w) => w.publishedAt === null), choosesWave = (c: Proposal['changes'][number]) => proposal.may.edit && toCome.length > 1 && isToCome(proposal, c);
  const against = Map.groupBy(refusals, (r) => r.changeId);
  if (proposal.changes.length === 0) return <p className="sub">{words.none}</p>;
  return (
    <>
      <ProblemNote said={edits.said} />
      <ol className="changes">
        {proposal.changes.map((c, i) => { const mayEdit = proposal.may.edit && isToCome(proposal, c); return (
          <li key={c.id} data-bad={against.has(c.id) || undefined}>
            <span className="sub n">{f.number(i + 1)}</span>
            <span style={{ flex: 1, minWidth: 0 }}>
              {mayEdit ? <button type="button" className="plain m" onClick={() => onEdit(c.id)}>{saysChange(c)}</button> : <span className="m">{saysChange(c)}</span>}
              {proposal.waves.length > 1 && !choosesWave(c) && <span className="sub"> {words.wave} {f.number(c.wave)}</span>}
              {against.get(c.id)?.map((r, n) => <span key={n} className="sm late" style={{ display: 'block' }}>{saysRefusal(r)}</span>)}
            </span>
            {mayEdit && (
              <span className="row" style={{ gap: 2 }}>
                {choosesWave(c) && <NativeSelect size="xs" w={118} aria-label={`${words.wave}: ${saysChange(c)}`} value={String(c.wave)} disabled={edits.isTelling} onChange={(e) => edits.replace(c.id, proposal.version, c.change, Number(e.currentTarget.value))} data={toCome.map((w) => ({ value: String(w.number), label: `${words.wave} ${f.number(w.number)}` }))} />}
                <ActionIcon aria-label={`${words.up}: ${saysChange(c)}`} disabled={i === 0} onClick={() => edits.move(c.id, -1)}><IconArrowUp size={15} stroke={1.7} /></ActionIcon>
                <ActionIcon aria-label={`${words.down}: ${saysChange(c)}`} disabled={i === proposal.changes.length - 1} onClick={() => edits.move(c.id, 1)}><IconArrowDown size={15} stroke={1.7} /></ActionIcon>
                <ActionIcon aria-label={`${words.remove}: ${saysChange(c)}`} onClick={() => edits.remove(c.id)}><IconTrash size={15} stroke={1.7} /></ActionIcon>
              </span>
            )}
          </li>
        ); })}
      </ol>
    </>
  );
}
