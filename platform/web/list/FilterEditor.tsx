import { Button, Checkbox, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { addDays } from '../../../words/days.ts';
import { AskSelect } from '../parts/AskSelect.tsx';
import { DayField } from '../parts/DayField.tsx';
import { useWords } from '../words.tsx';
import type { ListFilter, Values } from './FilterMenu.tsx';
import type { ListView } from './listView.ts';

/** Where a filter is set; fetched when the first one is opened. */
export default function FilterEditor({ filter, view, put, done }: { filter: ListFilter; view: ListView; put: (values: Record<string, Values>) => void; done: () => void }) {
  const words = useWords();
  if (filter.kind === 'record') {
    return <AskSelect label={filter.label} value={view.filters[filter.name]?.[0] ?? null} useOptions={filter.useOptions} onChange={(v) => { put({ [filter.name]: v ? [v] : undefined }); done(); }} />;
  }
  if (filter.kind === 'days') {
    const [from, to] = [view.filters[`${filter.name}From`]?.[0] ?? null, view.filters[`${filter.name}To`]?.[0] ?? null];
    return (
      <div className="row" data-wrap style={{ alignItems: 'flex-end' }}>
        <DayField label={words.platform.list.fromDay} value={from} onChange={(day) => put({ [`${filter.name}From`]: day ? [day] : undefined })} />
        <DayField label={words.platform.list.untilDay} value={to && addDays(to, -1)} onChange={(day) => put({ [`${filter.name}To`]: day ? [addDays(day, 1)] : undefined })} />
      </div>
    );
  }
  const values = view.filters[filter.name] ?? [];
  const toggle = (value: string) => {
    if (filter.one) { put({ [filter.name]: [value] }); done(); } else put({ [filter.name]: values.includes(value) ? values.filter((v) => v !== value) : [...values, value] });
  };
  return (
    <div className="col" style={{ gap: 10, maxHeight: 320, overflow: 'auto' }}>
      {filter.options.map((option) => <Checkbox key={option.value} label={option.label} checked={values.includes(option.value)} onChange={() => toggle(option.value)} />)}
      {filter.days && <OtherDays value={values.find((v) => !filter.options.some((o) => o.value === v))} put={(days) => { put({ [filter.name]: [String(days)] }); done(); }} />}
    </div>
  );
}

const mostDays = 3650;

/** A number of days of one's own, taken with Enter or its button. */
function OtherDays({ value, put }: { value: string | undefined; put: (days: number) => void }) {
  const words = useWords().platform.list;
  const [days, setDays] = useState<number | string>(Number(value) || '');
  const isWhole = typeof days === 'number' && days >= 1 && days <= mostDays;
  return (
    <form className="row" style={{ alignItems: 'flex-end' }} onSubmit={(event) => { event.preventDefault(); if (isWhole) put(days); }}>
      <NumberInput label={words.otherDays} min={1} max={mostDays} allowDecimal={false} allowNegative={false} w={130} value={days} onChange={setDays} />
      <Button type="submit" variant="default" disabled={!isWhole}>{words.applyDays}</Button>
    </form>
  );
}
