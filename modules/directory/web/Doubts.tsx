import { Checkbox } from '@mantine/core';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { OrganogramPreview } from '../contract.ts';

export interface Renumbering { from: string; to: string; on: string }

/** Everything that does not fit, by kind: what was done about it, and where. */
export function Doubts({ preview }: { preview: OrganogramPreview }) {
  const words = useWords().directory;
  const formats = useFormats();
  const total = preview.problemCounts.reduce((sum, p) => sum + p.n, 0);
  return (
    <section>
      <Section title={words.problemsTitle} n={total} />
      {total === 0 && <p className="ink2" style={{ margin: 0 }}>{words.noProblems}</p>}
      <ul className="doubts">
        {preview.problemCounts.map(({ kind, n }) => {
          const those = preview.problems.filter((p) => p.kind === kind).slice(0, 60);
          return (
            <li key={kind}><details>
              <summary><span className="m">{words.problems[kind]}</span> <span className="sub">{words.problemCount(n)}</span></summary>
              <ul>{those.map((p, i) => <li key={i}>{[p.on && formats.plainDay(p.on), p.ref, p.value, p.file && p.row && words.atRow(p.file, p.row)].filter(Boolean).join(' · ')}</li>)}</ul>
              {n > those.length && <p className="sub" style={{ margin: '4px 0 0' }}>{words.shownOf(those.length, n)}</p>}
            </details></li>
          );
        })}
      </ul>
    </section>
  );
}

/** Posts that may only have changed their number: the person says which. What was accepted before stays listed. */
export function Suggestions({ suggestions, accepted, onChange }: { suggestions: OrganogramPreview['suggestions']; accepted: readonly Renumbering[]; onChange: (accepted: Renumbering[]) => void }) {
  const words = useWords().directory;
  const formats = useFormats();
  const same = (a: Renumbering, b: Renumbering) => a.from === b.from && a.to === b.to && a.on === b.on;
  const all = [...suggestions.map((s) => ({ ...s, name: s.title })), ...accepted.filter((a) => !suggestions.some((s) => same(s, a))).map((a) => ({ ...a, name: '' }))];
  if (all.length === 0) return null;
  return (
    <section>
      <Section title={words.suggestionsTitle} n={all.length} />
      <p className="ink2" style={{ margin: '0 0 8px' }}>{words.suggestionsLead}</p>
      <div className="doubts">
        {all.map(({ from, to, on, name }) => {
          const one = { from, to, on };
          return <Checkbox key={`${from} ${to} ${on}`} label={words.suggestion(from, to, name, formats.plainDay(on))} checked={accepted.some((a) => same(a, one))}
            onChange={(e) => onChange(e.currentTarget.checked ? [...accepted, one] : accepted.filter((a) => !same(a, one)))} />;
        })}
      </div>
    </section>
  );
}
