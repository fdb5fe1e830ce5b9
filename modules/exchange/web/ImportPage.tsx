import { Button, Checkbox } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { checkImport, type ImportRun, listImports, readImport, runImport } from '../contract.ts';
import './exchange.css';
import { RunChip } from './ImportList.tsx';
import { ImportProblems } from './ImportProblems.tsx';
import { nounName, ProgressLine } from './ProgressLine.tsx';
import { RunFiles } from './RunFiles.tsx';
import { TakeBack } from './TakeBack.tsx';

const viewShape = z.object({ undo: z.literal('1').optional() });

/** One import: what it would do while it is only checked, what it did once it is done, and the way to undo it. */
export function ImportPage() {
  const words = useWords().exchange;
  const formats = useFormats();
  const { runId } = useParams({ strict: false }) as { runId: string };
  const [view, setView] = useView(viewShape);
  const { data: run, said, refetch } = useAsk(readImport, { runId });
  const crumb = { name: words.title, to: '/settings/imports' };
  if (!run) return <><TopBar title={words.title} crumb={crumb} />{said ? <div className="pad"><ProblemNote said={said} retry={() => void refetch()} /></div> : <LoadingBars />}</>;
  const undo = run.state === 'done' ? [{ name: words.takeBack, run: () => setView({ undo: '1' }, { push: true }) }] : [];
  const isOpen = run.state === 'staged' || run.state === 'checked';
  return (
    <>
      <TopBar title={run.name} crumb={crumb} state={<RunChip state={run.state} />} actions={undo} />
      <div className="split">
        <div className="main">
          <div className="import-page">
            <p className="ink2" style={{ margin: 0 }}>{run.byName}, {formats.moment(run.finishedAt ?? run.createdAt)}{run.files.map((f, i) => `${i === 0 ? ' · ' : ', '}${f.file} (${formats.number(f.rows)})`).join('')}</p>
            {run.failure && <p className="late" style={{ margin: 0 }}>{words.failedWith(run.failure)}</p>}
            {view.undo && run.state === 'done' && <TakeBack run={run} onClose={() => setView({ undo: undefined })} />}
            <Steps run={run} />
            {isOpen && <RunFiles run={run} />}
            {run.state !== 'staged' && <ImportProblems run={run} />}
            {run.state === 'staged' && run.files.length > 0 && <CheckIt run={run} />}
            {run.state === 'checked' && <RunIt run={run} />}
          </div>
        </div>
      </div>
    </>
  );
}

const kinds = ['create', 'update', 'same', 'skip', 'wrong'] as const;

function Steps({ run }: { run: ImportRun }) {
  const words = useWords().exchange;
  const formats = useFormats();
  if (run.steps.length === 0) return null;
  return (
    <section>
      <Section title={run.state === 'checked' ? words.preview : words.happened}>{run.state === 'checked' && <span className="sm sub">{words.nothingYet}</span>}</Section>
      <div className="wide-table" tabIndex={0} role="group" aria-label={words.preview}>
        <table className="t">
          <thead><tr><th>{words.counts.noun}</th>{kinds.map((kind) => <th key={kind} className={kind === 'same' || kind === 'skip' ? 'num only-wide' : 'num'}>{words.counts[kind]}</th>)}</tr></thead>
          <tbody>
            {run.steps.map((step) => (
              <tr key={step.step}><td className="m">{nounName(words.nouns, step.noun)}</td>{kinds.map((kind) => <td key={kind} className={kind === 'wrong' && step.wrong > 0 ? 'num late' : kind === 'same' || kind === 'skip' ? 'num only-wide' : 'num'}>{formats.number(step[kind])}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Where a check was cut short, by a closed tab or a server that stopped: it is begun anew. */
function CheckIt({ run }: { run: ImportRun }) {
  const words = useWords().exchange;
  const act = useTell(checkImport, { makesStale: [readImport, listImports] });
  return (
    <section className="import-form">
      <p style={{ margin: 0 }}>{words.sentOnly}</p>
      <ProblemNote said={act.said} />
      {act.isTelling && <ProgressLine runId={run.id} says={words.checking} />}
      <div><Button variant="filled" loading={act.isTelling} onClick={() => act.tell({ runId: run.id })}>{words.check}</Button></div>
    </section>
  );
}

function RunIt({ run }: { run: ImportRun }) {
  const words = useWords().exchange;
  const formats = useFormats();
  const [leaveOutWrong, setLeaveOut] = useState(false);
  const act = useTell(runImport, { makesStale: [readImport, listImports], done: (done) => words.done(done.name) });
  const wrong = run.steps.reduce((sum, step) => sum + step.wrong, 0);
  return (
    <section className="import-form">
      {wrong > 0 && <Checkbox label={words.leaveOut(formats.number(wrong))} description={words.leaveOutHelp} checked={leaveOutWrong} onChange={(e) => setLeaveOut(e.currentTarget.checked)} />}
      <ProblemNote said={act.said} />
      {act.isTelling && <ProgressLine runId={run.id} says={words.running} />}
      <div><Button variant="filled" loading={act.isTelling} disabled={wrong > 0 && !leaveOutWrong} onClick={() => act.tell({ runId: run.id, leaveOutWrong })}>{words.run}</Button></div>
    </section>
  );
}
