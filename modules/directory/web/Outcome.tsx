import { Button } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { useTell } from '../../../platform/web/ask.ts';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import type { Said } from '../../../platform/web/problems.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { importOrganograms, listOrganograms, type OrganogramPreview, type previewOrganograms } from '../contract.ts';
import { Doubts, type Renumbering, Suggestions } from './Doubts.tsx';
import { Story } from './Story.tsx';
import { UnitFunctions } from './UnitFunctions.tsx';

type Functions = NonNullable<Props['sent']['mapping']['functions']>;
interface Choices { leaveOut: string[]; renumbered: Renumbering[]; functions: Functions }
interface Props {
  sent: z.input<typeof previewOrganograms.input>; preview: OrganogramPreview; isLooking: boolean; said: Said | undefined;
  onLook: (choices: Choices) => void; onBack: () => void; onDone: () => void;
}

/** What the organograms tell, what does not fit in them, and what the person decides about it; then it is brought in exactly so. */
export function Outcome({ sent, preview, isLooking, said, onLook, onBack, onDone }: Props) {
  const words = useWords().directory, formats = useFormats();
  const [leaveOut, setLeaveOut] = useState<string[]>([...(sent.leaveOut ?? [])]);
  const [renumbered, setRenumbered] = useState<Renumbering[]>([...(sent.renumbered ?? [])]);
  const [functions, setFunctions] = useState<Functions>({ ...(sent.mapping.functions ?? {}) });
  const act = useTell(importOrganograms, { makesStale: [listOrganograms], done: (run) => words.brought(run.name) });
  const changed = JSON.stringify([leaveOut, renumbered, functions]) !== JSON.stringify([sent.leaveOut ?? [], sent.renumbered ?? [], sent.mapping.functions ?? {}]);
  return (
    <div className="organogram">
      {preview.continues && <div><p className="m" style={{ margin: 0 }}>{words.continuesTitle(preview.continues.name, formats.plainDay(preview.continues.lastDay))}</p><p className="ink2" style={{ margin: '2px 0 0' }}>{words.continuesLead}</p></div>}
      <p className="ink2" style={{ margin: 0 }}>{words.totals(formats.number(preview.totals.units), formats.number(preview.totals.posts), formats.number(preview.totals.people))}</p>
      <Story dates={preview.dates} goesOn={preview.continues !== null} doubtful={preview.problems.filter((p) => p.kind === 'few_posts').map((p) => p.on ?? '')} leaveOut={leaveOut}
        onLeaveOut={(on, out) => setLeaveOut(out ? [...leaveOut, on].toSorted() : leaveOut.filter((d) => d !== on))} />
      <UnitFunctions units={preview.units} functions={functions} onChange={setFunctions} />
      <Suggestions suggestions={preview.suggestions} accepted={renumbered} onChange={setRenumbered} />
      <Doubts preview={preview} />
      {preview.taken.length > 0 && <p className="late" role="alert" style={{ margin: 0 }}>{words.takenTitle}: {preview.taken.slice(0, 12).join(', ')}{preview.taken.length > 12 ? '…' : ''}</p>}
      <ProblemNote said={act.said ?? said} />
      <div className="row" data-wrap>
        {changed
          ? <Button variant="filled" loading={isLooking} onClick={() => onLook({ leaveOut, renumbered, functions })}>{words.lookAgain}</Button>
          : <Button variant="filled" loading={act.isTelling} disabled={preview.taken.length > 0 || preview.totals.posts === 0} onClick={() => act.tell({ ...sent, hash: preview.hash }, onDone)}>{words.bring}</Button>}
        <Button onClick={onBack}>{words.back}</Button>
      </div>
    </div>
  );
}
