import { Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { useWords } from '../../../platform/web/words.tsx';
import { importNouns, type Mapping } from '../contract.ts';
import { headOf } from '../../../platform/web/csvHead.ts';
import { FieldRow } from './FieldRow.tsx';
import { guessSources, mappingOf, type NounField, type Reading, stillMissing } from './guessing.ts';
import { nounName } from './ProgressLine.tsx';

/** One file, one noun: each field beside the column that fills it, guessed from its header. Tells the mapping once nothing is missing. */
export function MappingBuilder({ file, onChange }: { file: File; onChange: (mapping: Mapping | null) => void }) {
  const words = useWords().exchange;
  const nouns = useAsk(importNouns, {}, { freshFor: 3_600_000 }).data?.rows ?? [];
  const [columns, setColumns] = useState<readonly string[]>([]);
  const [reading, setReading] = useState<Reading>({ name: file.name.replace(/\.\w+$/, ''), noun: '', existing: 'update', date: 'ymd', decimal: 'auto', sources: {} });
  useEffect(() => { void headOf(file).then((head) => setColumns([...new Set(head)])); }, [file]);
  const fields: readonly NounField[] = nouns.find((n) => n.noun === reading.noun)?.fields ?? [];
  const missing = stillMissing(fields, reading.sources);
  const put = (patch: Partial<Reading>) => {
    const next = { ...reading, ...patch };
    const its = nouns.find((n) => n.noun === next.noun)?.fields ?? [];
    setReading(next);
    onChange(next.name.trim() && its.length > 0 && stillMissing(its, next.sources).length === 0 ? mappingOf(next, its, file.name) : null);
  };
  const choose = (noun: string) => put({ noun, sources: guessSources(nouns.find((n) => n.noun === noun)?.fields ?? [], columns, words.fields) });
  const options = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <>
      <div className="two">
        <TextInput label={words.name} value={reading.name} onChange={(e) => put({ name: e.currentTarget.value })} />
        <Select label={words.noun} searchable value={reading.noun || null} onChange={(noun) => noun && choose(noun)} data={nouns.filter((n) => n.fields.length > 0).map((n) => ({ value: n.noun, label: nounName(words.nouns, n.noun) }))} />
        <Select label={words.existing} allowDeselect={false} data={options(words.existings)} value={reading.existing} onChange={(v) => v && put({ existing: v as Reading['existing'] })} />
        <Select label={words.date} allowDeselect={false} data={options(words.dates)} value={reading.date} onChange={(v) => v && put({ date: v as Reading['date'] })} />
        <Select label={words.decimal} allowDeselect={false} data={options(words.decimals)} value={reading.decimal} onChange={(v) => v && put({ decimal: v as Reading['decimal'] })} />
      </div>
      {fields.length > 0 && (
        <div>
          <p className="sm sub" style={{ margin: '0 0 6px' }}>{words.keyHelp}</p>
          {fields.map((f) => <FieldRow key={f.name} field={f} columns={columns} source={reading.sources[f.name]} onChange={(source) => put({ sources: { ...reading.sources, [f.name]: source } })} />)}
          {missing.length > 0 && <p className="ink2" role="status">{words.neededMissing(missing.map((name) => nounName(words.fields, name)).join(', '))}</p>}
        </div>
      )}
    </>
  );
}
