import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useKeys } from '../keys.ts';
import { lazyPart } from '../parts/lazyPart.tsx';
import { Pop } from '../parts/Pop.tsx';
import { LoadingBars } from '../parts/Waiting.tsx';
import { useWords } from '../words.tsx';
import { shownColumns, type Column, type Density } from './columns.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { ListFilters, type ListFilter } from './FilterMenu.tsx';
import { inputOf, type ListView } from './listView.ts';

const LookEditor = lazyPart(() => import('./LookEditor.tsx'), 'default', <LoadingBars rows={4} />);

export interface ListBarProps<Row> {
  view: ListView; setView: (view: ListView) => void; filters: readonly ListFilter[]; search: boolean;
  columns: readonly Column<Row>[]; shown: readonly Column<Row>[]; names: readonly string[]; chooseColumns: (names: string[]) => void;
  density: Density; setDensity: (density: Density) => void; exportPath: string | undefined; always: object; right: ReactNode;
  /** The tabs of views, where they do not stand beside the title. */
  views: ReactNode;
}

/** Search, filters; at the right, how it looks and how to take it away. */
export function ListBar<Row>(props: ListBarProps<Row>) {
  const { view, setView } = props;
  return (
    <div className="list-bar">
      {props.views}
      {props.search && <ListSearch key={view.q === '' ? 'empty' : 'full'} q={view.q} setQ={(q) => setView({ ...view, q })} />}
      <ListFilters filters={props.filters} view={view} setView={setView} />
      <span className="sp" />
      {props.right}
      <LookMenu {...props} />
      {props.exportPath && <ExportMenu path={props.exportPath} asked={{ ...props.always, ...inputOf(view), columns: props.shown.map((c) => c.name) }} />}
    </div>
  );
}

/** Asks again a moment after the last letter. */
function ListSearch({ q, setQ }: { q: string; setQ: (q: string) => void }) {
  const words = useWords().platform.list;
  const [text, setText] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(setQ);
  useEffect(() => { latest.current = setQ; });
  useEffect(() => {
    if (text === q) return;
    const timer = setTimeout(() => latest.current(text), 200);
    return () => clearTimeout(timer);
  }, [text, q]);
  useKeys([{ keys: '/', says: words.keys.search, run: () => input.current?.focus() }]);
  return (
    <TextInput ref={input} type="search" aria-label={words.search} placeholder={words.search} value={text} onChange={(event) => setText(event.currentTarget.value)} className="list-search"
      onKeyDown={(event) => { if (event.key === 'Escape' || event.key === 'Enter') { event.preventDefault(); event.currentTarget.blur(); } }}
      leftSection={<IconSearch size={14} stroke={1.7} />} rightSection={text && <ActionIcon size={24} aria-label={words.unpick} onClick={() => setText('')}><IconX size={14} stroke={1.7} /></ActionIcon>} />
  );
}

function LookMenu<Row>(props: ListBarProps<Row>) {
  const words = useWords().platform.list;
  const [opened, setOpened] = useState(false);
  const shown = shownColumns(props.columns, props.names).map((c) => c.name);
  const content = <LookEditor columns={props.columns} shown={shown} choose={props.chooseColumns} density={props.density} setDensity={props.setDensity} />;
  return (
    <span className="only-wide">
      <Pop opened={opened} onClose={() => setOpened(false)} name={words.columns} position="bottom-end" content={content}>
        <Button variant="subtle" color="gray" aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)} leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.7} />}>{words.columns}</Button>
      </Pop>
    </span>
  );
}
