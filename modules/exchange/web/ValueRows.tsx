import { Select } from '@mantine/core';
import { useWords } from '../../../platform/web/words.tsx';
import { nounName } from './ProgressLine.tsx';
import { type Source, standsFor, unknownValues } from './guessing.ts';

/** What the column says that we have no such value for: which of ours each stands for. */
export function ValueRows({ known, choices, counted, rows, source, onChange }: { counted?: boolean | undefined; /** All that is understood, in either language; the reader chooses among `choices`. */ known: readonly string[]; choices: readonly string[]; rows: readonly Readonly<Record<string, string>>[]; source: Source | undefined; onChange: (source: Source) => void }) {
  const words = useWords().exchange;
  const unknown = source?.column && known.length > 0 ? unknownValues(rows, source.column, known, counted) : [];
  if (!source || unknown.length === 0) return null;
  return (
    <div className="value-rows">
      <span className="sm ink2">{words.unknownValues}</span>
      {unknown.map((value) => (
        <div key={value} className="row"><span className="m el">{value}</span><Select aria-label={words.standsFor(value)} placeholder={words.standsForWhat} data={choices.map((c) => ({ value: c, label: nounName(words.choices, c) }))} value={source.map?.[value] ?? null} onChange={(chosen) => chosen && onChange(standsFor(source, value, chosen, known))} /></div>
      ))}
    </div>
  );
}
