import { Button, FileButton } from '@mantine/core';
import { formsFor } from '../../../contract/sheet.ts';
import { useAsk } from '../../../platform/web/ask.ts';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { exportProblems, type ImportRun, importProblems } from '../contract.ts';
import { useBringing } from './bringing.ts';
import './exchange.css';
import { ProgressLine } from './ProgressLine.tsx';

const csvFiles = '.csv,.txt,.tsv,text/csv';

/** The files of an import that is not done yet: each may be sent again, mended, without beginning anew; its wrong rows go out with their reasons. One that never arrived is asked for. */
export function RunFiles({ run }: { run: ImportRun }) {
  const words = useWords().exchange;
  const formats = useFormats();
  const { mend, now, said } = useBringing();
  const problems = useAsk(importProblems, { runId: run.id, limit: 200 }, { when: run.problems > 0 }).data?.rows ?? [];
  return (
    <section>
      <Section title={words.files} />
      <p className="sm sub" style={{ margin: '4px 0 0' }}>{run.awaited.length > 0 ? words.awaitedHelp : words.mendHelp}</p>
      <ul className="card-list">
        {run.files.map((f) => (
          <li key={f.file} className="run-file">
            <span className="m el">{f.file}</span><span className="sm sub">{words.rowsOf(formats.number(f.rows))}</span><span className="sp" />
            {problems.some((p) => p.file === f.file) && <Button component="a" variant="subtle" color="gray" download href={problemsHref(run.id, f.file, formats.settings.locale)}>{words.getProblems}</Button>}
            <FileButton accept={csvFiles} onChange={(file) => file && void mend(run.id, f.file, file)}>{(props) => <Button {...props} disabled={now !== undefined}>{words.replace}</Button>}</FileButton>
          </li>
        ))}
        {run.awaited.map((file) => (
          <li key={file} className="run-file">
            <span className="m el">{file}</span><span className="sm late">{words.notSent}</span><span className="sp" />
            <FileButton accept={csvFiles} onChange={(body) => body && void mend(run.id, file, body)}>{(props) => <Button {...props} disabled={now !== undefined}>{words.sendIt}</Button>}</FileButton>
          </li>
        ))}
      </ul>
      {now && <ProgressLine runId={run.id} says={now.file ? words.sending(now.file) : words.checking} />}
      <ProblemNote said={said} />
    </section>
  );
}

const problemsHref = (runId: string, file: string, locale: string) => `${exportProblems.path.replace(':runId', runId).replace(':format', formsFor(locale)[1])}?file=${encodeURIComponent(file)}`;
