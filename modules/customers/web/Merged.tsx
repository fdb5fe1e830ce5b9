import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listMerges, type MergeKind } from '../contract.ts';
import { fieldWords, heldInWords, mergingOf } from './mergingOf.ts';

/** What was merged into a record: as it was before, what it brought, and the way back. Nothing where nothing was. */
export function Merged({ kind, id }: { kind: MergeKind; id: string }) {
  const { data } = useAsk(listMerges, { kind, recordId: id }, { live: [kind] });
  return data && data.rows.length > 0 ? <Those kind={kind} rows={data.rows} /> : null;
}

type Row = NonNullable<ReturnType<typeof useAsk<typeof listMerges.input, typeof listMerges.output>>['data']>['rows'][number];

function Those({ kind, rows }: { kind: MergeKind; rows: readonly Row[] }) {
  const words = useWords().merging, { undo, stale } = mergingOf[kind];
  const back = useTell(undo, { waits: false, makesStale: stale, done: () => words.undone });
  return (
    <section className="merged">
      <Section title={words.into} />
      <ProblemNote said={back.said} />
      <ul className="plain-list">
        {rows.map((r) => <One key={r.id} row={r} undo={() => back.tell({ mergeId: r.id })} isTelling={back.isTelling} />)}
      </ul>
    </section>
  );
}

function One({ row: r, undo, isTelling }: { row: Row; undo: () => void; isTelling: boolean }) {
  const all = useWords(), words = all.merging;
  const formats = useFormats(), say = fieldWords(all, formats.plainDay);
  const [isOpen, setOpen] = useState(false), came = heldInWords(words, r.moved);
  return (
    <li className="col" style={{ gap: 6 }}>
      <span className="row" data-wrap><span>{words.was(r.absorbed.name || '…', formats.moment(r.at), r.who ?? '')}</span>{r.undoneAt && <Chip kind="outlined">{words.wasUndone}</Chip>}</span>
      <span className="row" data-wrap>
        <Button size="compact-sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{words.asItWas}</Button>
        {r.mayUndo && <Button size="compact-sm" loading={isTelling} onClick={undo}>{words.undo}</Button>}
      </span>
      {isOpen && <dl className="rows">
        {r.fields.filter((f) => f.field !== 'accountId').map((f) => <div key={f.field} style={{ display: 'contents' }}><dt>{say.name(f.field)}</dt><dd>{say.value(f.field, f.was)}</dd></div>)}
        {came.length > 0 && <div style={{ display: 'contents' }}><dt>{words.came}</dt><dd>{came.join(', ')}</dd></div>}
      </dl>}
    </li>
  );
}
