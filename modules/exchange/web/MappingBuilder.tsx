import { Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { importNouns, type Mapping } from '../contract.ts';
import { beginningOf } from '../../../platform/web/csvHead.ts';
import { listMarkets } from '../../organization/contract.ts';
import { listPipelines } from '../../sales/contract.ts';
import { FieldRow } from './FieldRow.tsx';
import { ValueRows } from './ValueRows.tsx';
import { guessDates, guessNoun, guessSources, leftOut, mappingOf, type NounField, type Reading, type Source, stillMissing, wordFor } from './guessing.ts';
import { nounName } from './ProgressLine.tsx';

/** One file, one noun: each field beside the column that fills it, guessed from its header. Tells the mapping once nothing is missing. */
export function MappingBuilder({ file, onChange }: { file: File; onChange: (mapping: Mapping | null) => void }) {
  const words = useWords().exchange;
  const nouns = useAsk(importNouns, {}, { freshFor: 3_600_000 }).data?.rows;
  const askedMarkets = useAsk(listMarkets, {}), marketRows = askedMarkets.data?.rows ?? [], markets = marketRows.map((m) => m.code);
  const { company, language } = useMe(), usual = useFormats().settings.locale === 'en-US' ? 'mdy' : 'dmy';
  const stages = (useAsk(listPipelines, {}, { freshFor: 600_000 }).data?.rows ?? []).flatMap((p) => p.stages);
  const choicesOf = (f: NounField): readonly string[] => (f.reference === 'stage' ? [...new Set(stages.map((s) => (language === 'es' ? s.nameEs : s.nameEn)))] : f.reference === 'market' ? markets : f.choices);
  const known = (f: NounField) => (f.reference === 'stage' ? stages.flatMap((s) => [s.nameEs, s.nameEn]) : f.reference === 'market' ? marketRows.flatMap((m) => [m.code, m.nameEs, m.nameEn]) : choicesOf(f));
  const [beginning, setBeginning] = useState<Awaited<ReturnType<typeof beginningOf>>>(), { head, rows } = beginning ?? { head: [], rows: [] };
  const [reading, setReading] = useState<Reading>({ name: file.name.replace(/\.\w+$/, ''), noun: '', existing: 'update', date: 'ymd', decimal: 'auto', sources: {} });
  useEffect(() => { void beginningOf(file).then(setBeginning); }, [file]);
  const columns = [...new Set(head)], fieldsOf = (noun: string): readonly NounField[] => nouns?.find((n) => n.noun === noun)?.fields ?? [];
  const fields = fieldsOf(reading.noun), sample = rows[0] ?? {}, unused = leftOut(columns, reading.sources), missing = stillMissing(fields, reading.sources);
  const put = (patch: Partial<Reading>) => {
    const next = { ...reading, ...patch }, its = fieldsOf(next.noun);
    setReading(next);
    onChange(next.name.trim() && its.length > 0 && stillMissing(its, next.sources).length === 0 ? mappingOf(next, its, file.name) : null);
  };
  // What no column says is the same in every row where it can be nothing else: the only market there is, the company's currency.
  const always = (f: NounField) => (f.reference === 'market' && markets.length === 1 ? markets[0] : f.name === 'currency' && !f.reference ? company.reportingCurrency : undefined);
  const choose = (noun: string) => {
    const guessed: Record<string, Source> = guessSources(fieldsOf(noun), columns, words.fields);
    const only = fieldsOf(noun).flatMap((f) => { const value = f.required && !guessed[f.name] ? always(f) : undefined; return value ? [[f.name, { value }] as const] : []; });
    const sources = { ...guessed, ...Object.fromEntries(only) };
    put({ noun, sources, date: guessDates(fieldsOf(noun), sources, rows, usual) });
  };
  // The only market there is fills in itself: what is guessed waits for it.
  const guess = nouns && !askedMarkets.isPending && head.length > 0 && !reading.noun ? guessNoun(nouns, file.name, columns, words) : null;
  useEffect(() => { if (guess) choose(guess); }, [guess]);
  const options = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  const wrong = beginning && (!beginning.isText ? words.notText : file.size === 0 || head.length === 0 ? words.emptyFile : rows.length === 0 ? words.onlyHead : undefined);
  if (wrong) return <p className="late" role="alert" style={{ margin: 0 }}>{wrong(file.name)}</p>;
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
          {fields.map((f) => <FieldRow key={f.name} field={f} columns={columns} sample={sample} choices={choicesOf(f)} source={reading.sources[f.name]} onChange={(source) => put({ sources: { ...reading.sources, [f.name]: source } })}>
            <ValueRows known={known(f)} choices={choicesOf(f)} counted={f.counted} rows={rows} source={reading.sources[f.name]} onChange={(source) => put({ sources: { ...reading.sources, [f.name]: source } })} />
          </FieldRow>)}
          {unused.length > 0 && <p className="ink2">{words.unused(unused.join(', '))}</p>}
          {missing.length > 0 && <p className="ink2" role="status">{words.neededMissing(missing.map((name) => nounName(words.fields, wordFor(fields.find((f) => f.name === name)!))).join(', '))}</p>}
        </div>
      )}
    </>
  );
}
