import { Autocomplete, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/web/words.tsx';
import { type NounField, type Source, wordFor } from './guessing.ts';
import { nounName } from './ProgressLine.tsx';

/** A field of the noun, and where it comes from: a column, one value for every row, or nowhere. */
export function FieldRow({ field, columns, sample, choices, source, onChange, children }: { field: NounField; columns: readonly string[]; sample: Readonly<Record<string, string>>; choices: readonly string[]; source: Source | undefined; onChange: (source: Source) => void; children?: ReactNode }) {
  const words = useWords().exchange;
  const label = nounName(words.fields, wordFor(field));
  const fixed = source?.value !== undefined;
  const from = fixed ? 'always' : source?.column ? `column:${source.column}` : 'none';
  const choose = (v: string | null) => v && onChange(v === 'none' ? {} : v === 'always' ? { value: '' } : { column: v.slice('column:'.length) });
  return (
    <div className="field-row">
      <span><span className="m">{label}</span>{field.required && <span className={source?.column || source?.value ? 'sm sub' : 'sm late'}> {words.needed}</span>}</span>
      <Select aria-label={`${words.from}: ${label}`} allowDeselect={false} searchable value={from} onChange={choose}
        data={[{ value: 'none', label: words.notBrought }, { value: 'always', label: words.always }, ...columns.map((c) => ({ value: `column:${c}`, label: c }))]} />
      {fixed && field.choices.length > 0 && <Select aria-label={words.valueOf(label)} placeholder={words.standsForWhat} data={field.choices.map((c) => ({ value: c, label: nounName(words.choices, c) }))} value={source.value || null} onChange={(value) => onChange({ value: value ?? '' })} />}
      {fixed && field.choices.length === 0 && <Autocomplete aria-label={words.valueOf(label)} placeholder={words.value} data={[...choices]} value={source.value ?? ''} onChange={(value) => onChange({ value })} />}
      {!fixed && <span className="sm sub el">{source?.column && sample[source.column] ? words.sample(sample[source.column]!) : ''}</span>}
      {children}
    </div>
  );
}
