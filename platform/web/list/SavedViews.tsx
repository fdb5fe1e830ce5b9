import { ActionIcon } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { newName } from '../names.ts';
import { deleteView, savedViews, saveView, type SavedView } from '../../../contract/views.ts';
import { useAsk, useTell } from '../ask.ts';
import { lazyPart } from '../parts/lazyPart.tsx';
import { Pop } from '../parts/Pop.tsx';
import { reach } from '../reach.ts';
import { readSearch } from '../view.ts';
import { useWords } from '../words.tsx';
import { namesOfFilter, type ListFilter } from './FilterMenu.tsx';
import { listViewOf, queryOf, type ListView } from './listView.ts';

const SaveViewForm = lazyPart(() => import('./SaveViewForm.tsx'), 'default');

/** A view that comes with the list: the filters it sets, and its order where it is not the usual one. */
export interface GivenView { name: string; filters: ListView['filters']; sort?: string }

interface SavedViewsProps {
  list: string; given: readonly GivenView[]; view: ListView; setView: (view: ListView) => void; usualSort: string; filters: readonly ListFilter[]; names: readonly string[]; chooseColumns: (names: string[]) => void;
}

/** Views as tabs: all, those that come with the list, one's own, those shared; "+" saves what is being looked at. Silent where views cannot be read. */
export function SavedViews(props: SavedViewsProps) {
  const { list, view, setView, usualSort } = props;
  const words = useWords().platform.list;
  const saved = useAsk(savedViews, { list }, { freshFor: 300_000 }).data?.rows ?? [];
  const here = queryOf(view, usualSort), own = saved.filter((one) => one.mine);
  const look = (one: SavedView) => {
    if (one.columns.length > 0) props.chooseColumns(one.columns);
    setView(listViewOf(readSearch(one.query), props.filters.flatMap(namesOfFilter), usualSort));
  };
  const current = saved.find((one) => one.query === here), plain = (filters: ListView['filters'], sort = usualSort): ListView => ({ q: '', sort, filters });
  const isHere = (one: GivenView) => queryOf(plain(one.filters, one.sort), usualSort) === here, isGiven = props.given.some(isHere);
  return (
    <div className="list-views" role="group" aria-label={words.views}>
      {saved.length + props.given.length > 0 && <button type="button" aria-pressed={here === ''} onClick={() => setView(plain({}))}>{words.everything}</button>}
      {props.given.map((one) => <button key={one.name} type="button" aria-pressed={isHere(one)} onClick={() => setView(plain(one.filters, one.sort))}>{one.name}</button>)}
      {saved.map((one) => <button key={one.id} type="button" aria-pressed={one === current} title={one.mine ? undefined : words.viewBy(one.ownerName)} onClick={() => look(one)}>{one.name}</button>)}
      {here !== '' && !current && !isGiven && <NamedView name={words.saveView} icon={<IconPlus size={16} stroke={1.7} />} list={list} query={here} columns={props.names} own={own} />}
      {current?.mine && <NamedView key={current.id} name={words.changeView(current.name)} icon={<IconPencil size={16} stroke={1.7} />} list={list} query={current.query} columns={current.columns} own={own} changes={current} />}
      {current?.mine && <DropView view={current} />}
    </div>
  );
}

/** The form that names a view, opened by a small button. */
function NamedView({ name, icon, ...form }: Omit<ComponentProps<typeof SaveViewForm>, 'done'> & { name: string; icon: ReactNode }) {
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <Pop opened={opened} onClose={close} name={name} width={280} content={<SaveViewForm {...form} done={close} />}>
      <ActionIcon aria-label={name} title={name} aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)}>{icon}</ActionIcon>
    </Pop>
  );
}

function DropView({ view }: { view: SavedView }) {
  const words = useWords().platform.list;
  const drop = useTell(deleteView, {
    makesStale: [savedViews], done: () => words.viewDeleted(view.name),
    undo: () => reach(saveView, { list: view.list, name: view.name, query: view.query, columns: view.columns, shared: view.shared }, { idempotencyKey: newName() }),
  });
  return <ActionIcon aria-label={words.deleteView(view.name)} title={words.deleteView(view.name)} loading={drop.isTelling} onClick={() => drop.tell({ viewId: view.id })}><IconTrash size={16} stroke={1.7} /></ActionIcon>;
}
