import { Button } from '@mantine/core';
import { useAskPages } from '../../../platform/web/ask.ts';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type ImportRun, importProblems } from '../contract.ts';
import { nounName } from './ProgressLine.tsx';

/** Each row that cannot come in, where it is and why. */
export function ImportProblems({ run }: { run: ImportRun }) {
  const { exchange: words, common } = useWords();
  const formats = useFormats();
  const asked = useAskPages(importProblems, { runId: run.id, limit: 100 }, { when: run.problems > 0 });
  const wordOf = (field: string) => nounName(words.fields, field === 'lead' && run.steps.every((s) => s.noun === 'account') ? 'leadSeat' : field);
  if (run.problems === 0) return run.state === 'checked' ? <p className="ink2" style={{ margin: 0 }}>{words.noProblems}</p> : null;
  return (
    <section>
      <Section title={words.problemTitle} n={formats.number(run.problems)} />
      <ProblemNote said={asked.said} />
      <div className="wide-table" tabIndex={0} role="group" aria-label={words.problemTitle}>
        <table className="t">
          <thead><tr><th>{words.file}</th><th className="num">{words.row}</th><th>{words.field}</th><th>{words.what}</th><th>{words.read}</th></tr></thead>
          <tbody>
            {asked.rows.map((p, i) => (
              <tr key={`${p.file}-${p.row}-${i}`}><td className="m">{p.file}</td><td className="num">{formats.number(p.row)}</td><td>{p.field && wordOf(p.field)}</td><td>{nounName(words.problems, p.problem)}</td><td className="ink2">{p.value ?? words.blank}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
      {asked.hasMore && <Button variant="subtle" color="gray" onClick={asked.more}>{common.more}</Button>}
    </section>
  );
}
