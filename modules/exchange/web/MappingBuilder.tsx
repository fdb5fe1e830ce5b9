import { Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { useWords } from '../../../platform/web/words.tsx';
import { importNouns, type Mapping } from '../contract.ts';
import { beginningOf } from '../../../platform/web/csvHead.ts';
import { listMarkets } from '../../organization/contract.ts';
import { FieldRow } from './FieldRow.tsx';
import { guessNoun, guessSources, mappingOf, type NounField, type Reading, type Source, stillMissing, wordFor } from './guessing.ts';
import { nounName } from './ProgressLine.tsx';

/** One file, one noun: each field beside the column that fills it, guessed from its header. Tells the mapping once nothing is missing. */
export function MappingBuilder({ file, onChange }: { file: File; onChange: (mapping: Mapping | null) => void }) {
  const words = useWords().exchange;
  const nouns = useAsk(importNouns, {}, { freshFor: 3_600_000 }).data?.rows;
  const markets = (useAsk(listMarkets, {}).data?.rows ?? []).map((m) => m.code);
  const [{ head, sample }, setBeginning] = useState<Awaited<ReturnType<typeof beginningOf>>>({ head: [], sample: {} });
  const [reading, setReading] = useState<Reading>({ name: file.name.replace(/\.\w+$/, ''), noun: '', existing: 'update', date: 'ymd', decimal: 'auto', sources: {} });
  useEffect(() => { void beginningOf(file).then(setBeginning); }, [file]);
  const columns = [...new Set(head)], fieldsOf = (noun: string): readonly NounField[] => nouns?.find((n) => n.noun === noun)?.fields ?? [];
  const fields = fieldsOf(reading.noun), missing = stillMissing(fields, reading.sources);
  const put = (patch: Partial<Reading>) => {
    const next = { ...reading, ...patch }, its = fieldsOf(next.noun);
    setReading(next);
    onChange(next.name.trim() && its.length > 0 && stillMissing(its, next.sources).length === 0 ? mappingOf(next, its, file.name) : null);
  };
  // What no column says is the same in every row where it can be nothing else: the only market there is.
  const choose = (noun: string) => {
    const guessed: Record<string, Source> = guessSources(fieldsOf(noun), columns, words.fields);
    const only = fieldsOf(noun).filter((f) => f.reference === 'market' && f.required && !guessed[f.name] && markets.length === 1).map((f) => [f.name, { value: markets[0]! }] as const);
    put({ noun, sources: { ...guessed, ...Object.fromEntries(only) } });
  };
  const guess = nouns && head.length > 0 && !reading.noun ? guessNoun(nouns, file.name, columns, words) : null;
  useEffect(() => { if (guess) choose(guess); }, [guess]);
  const options = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <>
      <div className="two">
        <TextInput label={words.name} value={reading.name} onChange={(e) => put({ name: e.currentTarget.value })} />
        <Select label={words.noun} searchable value={reading.noun || null} onChange={(noun) => noun && choose(noun)} data={(nouns ?? []).filter((n) => n.fields.length > 0).map((n) => ({ value: n.noun, label: nounName(words.nouns, n.noun) }))} />
        <Select label={words.existing} allowDeselect={false} data={options(words.existings)} value={reading.existing} onChange={(v) => v && put({ existing: v as Reading['existing'] })} />
        <Select label={words.date} allowDeselect={false} data={options(words.dates)} value={reading.date} onChange={(v) => v && put({ date: v as Reading['date'] })} />
        <Select label={words.decimal} allowDeselect={false} data={options(words.decimals)} value={reading.decimal} onChange={(v) => v && put({ decimal: v as Reading['decimal'] })} />
      </div>
      {fields.length > 0 && (
        <div>
          <p className="sm sub" style={{ margin: '0 0 6px' }}>{words.keyHelp}</p>
          {fields.map((f) => <FieldRow key={f.name} field={f} columns={columns} sample={sample} choices={f.reference === 'market' ? markets : f.choices} source={reading.sources[f.name]} onChange={(source) => put({ sources: { ...reading.sources, [f.name]: source } })} />)}
          {missing.length > 0 && <p className="ink2" role="status">{words.neededMissing(missing.map((name) => nounName(words.fields, wordFor(fields.find((f) => f.name === name)!))).join(', '))}</p>}
        </div>
      )}
    </>
  );
}
