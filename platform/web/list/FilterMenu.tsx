import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { addDays } from '../../../words/days.ts';
import type { UseOptions } from '../parts/AskSelect.tsx';
import { FilterChips, type ShownFilter } from '../parts/FilterChips.tsx';
import { lazyPart } from '../parts/lazyPart.tsx';
import { MenuPop, Pop } from '../parts/Pop.tsx';
import { LoadingBars } from '../parts/Waiting.tsx';
import { useFormats, useWords } from '../words.tsx';
import type { ListView } from './listView.ts';

/**
 * What a list may be narrowed by; `name` is the endpoint's input. `choice`: one or several of a closed set; where it says `days`, any
 * other number of days may be typed, told as it says. `record`: one of many,
 * found by typing (`nameOf` tells the one in the address). `days`: two inputs, `nameFrom` and `nameTo`, half-open; the person says the last day inside.
 */
export type ListFilter =
  | { kind: 'choice'; name: string; label: string; options: readonly { value: string; label: string }[]; one?: true; days?: (n: number) => string }
  | { kind: 'record'; name: string; label: string; useOptions: UseOptions; useName: (id: string) => string | undefined }
  | { kind: 'days'; name: string; label: string };

/** A filter by dates has two names: `closesFrom`, `closesTo`. */
export const namesOfFilter = (filter: ListFilter): string[] => (filter.kind === 'days' ? [`${filter.name}From`, `${filter.name}To`] : [filter.name]);

const FilterEditor = lazyPart(() => import('./FilterEditor.tsx'), 'default', <LoadingBars rows={3} />);

export type Values = readonly string[] | undefined;
interface FilterProps { filters: readonly ListFilter[]; view: ListView; setView: (view: ListView) => void }

/** The chips of the filters that are on, and "+ Filtro" for the others. */
export function ListFilters({ filters, view, setView }: FilterProps) {
  const words = useWords();
  const [opened, setOpened] = useState<string>();
  const [isChoosing, setChoosing] = useState(false);
  const isOn = (filter: ListFilter) => filter.kind === 'days' ? view.filters[`${filter.name}From`] ?? view.filters[`${filter.name}To`] : view.filters[filter.name];
  const shown = filters.filter((filter) => isOn(filter) || filter.name === opened);
  const hidden = filters.filter((filter) => !shown.includes(filter));
  return (
    <>
      {shown.map((filter) => <OneFilter key={filter.name} filter={filter} view={view} setView={setView} isOpen={opened === filter.name} setOpen={(open) => setOpened(open ? filter.name : undefined)} />)}
      {hidden.length > 0 && (
        <MenuPop opened={isChoosing} onClose={() => setChoosing(false)} name={words.platform.list.filter} groups={[{ entries: hidden.map((filter) => ({ name: filter.label, run: () => setTimeout(() => setOpened(filter.name)) })) }]}>
          <Button variant="subtle" color="gray" aria-haspopup="menu" aria-expanded={isChoosing} onClick={() => setChoosing(!isChoosing)} leftSection={<IconPlus size={14} stroke={1.7} />}>{words.platform.list.filter}</Button>
        </MenuPop>
      )}
    </>
  );
}

function OneFilter({ filter, view, setView, isOpen, setOpen }: Omit<FilterProps, 'filters'> & { filter: ListFilter; isOpen: boolean; setOpen: (open: boolean) => void }) {
  const words = useWords();
  const put = (values: Record<string, Values>) => {
    const next = Object.entries({ ...view.filters, ...values }).filter(([, v]) => v !== undefined && v.length > 0);
    setView({ ...view, filters: Object.fromEntries(next) as Record<string, readonly string[]> });
  };
  const names = filter.kind === 'days' ? [`${filter.name}From`, `${filter.name}To`] : [filter.name];
  const chip: ShownFilter = {
    name: filter.name, label: filter.label, value: filter.kind === 'choice' && filter.options.length === 1 ? filter.label : <FilterValue filter={filter} view={view} />, edit: () => setOpen(!isOpen),
    drop: () => { setOpen(false); put(Object.fromEntries(names.map((name) => [name, undefined]))); },
  };
  return (
    <Pop opened={isOpen} onClose={() => setOpen(false)} name={words.platform.list.filterOf(filter.label)}
      content={<FilterEditor filter={filter} view={view} put={put} done={() => setOpen(false)} />}>
      <FilterChips filters={[chip]} />
    </Pop>
  );
}

function FilterValue({ filter, view }: { filter: ListFilter; view: ListView }) {
  const words = useWords();
  const formats = useFormats();
  if (filter.kind === 'record') return <RecordName filter={filter} id={view.filters[filter.name]?.[0]} />;
  if (filter.kind === 'days') {
    const [from, to] = [view.filters[`${filter.name}From`]?.[0], view.filters[`${filter.name}To`]?.[0]];
    if (from && to) return formats.period(from, to);
    return from ? words.platform.list.from(formats.plainDay(from)) : to ? words.platform.list.until(formats.plainDay(addDays(to, -1))) : '…';
  }
  const values = view.filters[filter.name] ?? [];
  return values.length > 2 ? words.platform.list.values(values.length) : values.map((v) => filter.options.find((o) => o.value === v)?.label ?? (filter.days && Number.isInteger(Number(v)) ? filter.days(Number(v)) : v)).join(', ') || '…';
}

const RecordName = ({ filter, id }: { filter: ListFilter & { kind: 'record' }; id: string | undefined }) => (id ? <FoundName filter={filter} id={id} /> : '…');
const FoundName = ({ filter, id }: { filter: ListFilter & { kind: 'record' }; id: string }) => filter.useName(id) ?? '…';
