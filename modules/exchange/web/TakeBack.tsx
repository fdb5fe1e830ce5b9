import { Button, Checkbox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type ImportRun, listImports, readImport, takeImportBack } from '../contract.ts';
import { nounName } from './ProgressLine.tsx';

/** First a dry run: what goes, what stays and why. Only then is it done. */
export function TakeBack({ run, onClose }: { run: ImportRun; onClose: () => void }) {
  const { exchange: words, common } = useWords();
  const formats = useFormats();
  const [evenSo, setEvenSo] = useState<readonly string[]>([]);
  const trying = useTell(takeImportBack);
  const doing = useTell(takeImportBack, { makesStale: [readImport, listImports], done: () => words.takenBack });
  useEffect(() => trying.tell({ runId: run.id, dryRun: true, evenSo: [...evenSo] }), [run.id, evenSo]);
  const plan = trying.output;
  const [known, setKnown] = useState(plan?.kept);
  useEffect(() => { if (plan && evenSo.length === 0) setKnown(plan.kept); }, [plan, evenSo.length]);
  const flip = (id: string) => setEvenSo(evenSo.includes(id) ? evenSo.filter((one) => one !== id) : [...evenSo, id]);
  return (
    <section className="import-form" aria-label={words.takeBack}>
      <Section title={words.takeBack} />
      <p className="ink2" style={{ margin: 0 }}>{words.takeBackLead}</p>
      <ProblemNote said={trying.said ?? doing.said} />
      {!plan && !trying.said && <LoadingBars rows={3} />}
      {plan && <ul style={{ margin: 0, paddingLeft: 18 }}><li>{words.withdrawn(formats.number(plan.withdrawn))}</li><li>{words.restored(formats.number(plan.restored))}</li><li>{words.reversed(formats.number(plan.reversed))}</li><li>{words.keptCount(formats.number(plan.keptCount))}</li></ul>}
      {known && known.length > 0 && (
        <div className="wide-table" tabIndex={0} role="group" aria-label={words.keptTitle}>
          <table className="t">
            <thead><tr><th>{words.counts.noun}</th><th>{words.keptTitle}</th><th>{words.evenSo}</th></tr></thead>
            <tbody>{known.map((k) => <tr key={`${k.noun}-${k.id}`}><td><span className="sub">{nounName(words.nouns, k.noun)}</span> {k.name}</td><td>{words.keptWhy[k.why]}</td><td>{k.why !== 'never_taken_back' && <Checkbox aria-label={`${words.evenSo}: ${k.name}`} checked={evenSo.includes(k.id)} onChange={() => flip(k.id)} />}</td></tr>)}</tbody>
          </table>
        </div>
      )}
      <div className="row"><Button variant="filled" disabled={!plan} loading={doing.isTelling} onClick={() => doing.tell({ runId: run.id, evenSo: [...evenSo] }, onClose)}>{words.takeBack}</Button><Button onClick={onClose}>{common.cancel}</Button></div>
    </section>
  );
}
