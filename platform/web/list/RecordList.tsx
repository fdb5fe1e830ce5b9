import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { z } from 'zod';
import type { Endpoint } from '../../../contract/endpoint.ts';
import { useAskPages } from '../ask.ts';
import { useKept } from '../kept.ts';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { TopBar, type TopBarProps } from '../parts/TopBar.tsx';
import { useWords } from '../words.tsx';
import { useColumns, type Column, type Density } from './columns.ts';
import { EmptyList } from './EmptyList.tsx';
import { namesOfFilter, type ListFilter } from './FilterMenu.tsx';
import { Grid } from './Grid.tsx';
import { ListBar } from './ListBar.tsx';
import { ListFoot } from './ListFoot.tsx';
import { besideList, inputOf, queryOf, useListView } from './listView.ts';
import { nothingPicked, type Picked } from './picking.ts';
import { type GivenView, SavedViews } from './SavedViews.tsx';
import { SelectionBar, type BulkAction } from './SelectionBar.tsx';

type RowOf<O> = O extends { rows: (infer Row)[] } ? Row : never;

export interface RecordListProps<I extends z.ZodType, O extends z.ZodType> {
  /** The list's name, for what is remembered and for saved views: `customers.accounts`. */
  list: string;
  /** A keyset-paged endpoint whose input takes `find`, `sort` and the filters by their names. */
  endpoint: Endpoint<I, O>;
  /** What is always asked (the account whose contacts these are). */
  input?: Partial<z.input<I>>;
  columns: readonly Column<RowOf<z.output<O>>>[];
  /** On a phone: three lines, or two where `phoneLines` says so. */
  phoneLines?: 2;
  phone: (row: RowOf<z.output<O>>) => ReactNode;
  idOf: (row: RowOf<z.output<O>>) => string;
  /** The row in words, for screen readers. */
  nameOf: (row: RowOf<z.output<O>>) => string;
  /** The address of the record; absent: rows do not open. */
  open?: (row: RowOf<z.output<O>>) => string;
  filters?: readonly ListFilter[];
  /** The order when none is chosen, as the endpoint has it: `name`, `-amount`. */
  usualSort: string;
  search?: false;
  /** Views that come with it, as tabs: what most people come for. */
  views?: readonly GivenView[];
  /** "311 clientes": what stands in the foot; `more` when not all are fetched. */
  count: (n: number, more: boolean) => string;
  /** Totals for the foot, from the first page or a summary of one's own. */
  totals?: ReactNode;
  bulk?: readonly BulkAction<RowOf<z.output<O>>>[];
  /** The sum of what is chosen, for the selection bar. */
  sumOf?: (rows: readonly RowOf<z.output<O>>[]) => ReactNode;
  /** The path of the export endpoint, ending in `:format`: the same question as a file. */
  exportPath?: string;
  /** One sentence on why there is nothing at all, and one action. */
  empty: ReactNode;
  live?: readonly string[];
  /** The screen's top bar, when the list is the screen: the views stand in it as tabs by the title. */
  top?: TopBarProps;
  /** What stands at the right end of the bar. */
  right?: ReactNode;
}

/**
 * Every list: search, readable filters, sort by header, columns, density, views, choosing with bulk actions and undo, export,
 * keyboard (j k Enter x Shift+x / Esc), totals in the foot, keyset pages as one scrolls. Its whole state is in the address.
 */
export function RecordList<I extends z.ZodType, O extends z.ZodType>(props: RecordListProps<I, O>) {
  const { list, endpoint, columns, filters = [], usualSort, idOf } = props;
  const words = useWords();
  const [view, setView] = useListView(filters.flatMap(namesOfFilter), usualSort);
  const [density, setDensity] = useKept<Density>(`${list}.density`, 'normal');
  const chosen = useColumns(list, columns);
  const [picked, setPicked] = useState<Picked>(nothingPicked);
  const asked = inputOf(view);
  const pages = useAskPages(endpoint, { ...props.input, ...asked } as Omit<z.input<I>, 'after'>, props.live ? { live: props.live } : {});
  const rows = pages.rows as RowOf<z.output<O>>[];
  const isFiltered = queryOf(view, view.sort) !== '', path = useRouterState({ select: (state) => state.location.pathname }), { open } = props;
  const views = <SavedViews list={list} given={props.views ?? []} view={view} setView={setView} usualSort={usualSort} filters={filters} names={chosen.names} chooseColumns={chosen.choose} />;
  return (
    <div className="list">
      {props.top && <TopBar {...props.top}>{props.top.children}<span className="only-wide el">{views}</span></TopBar>}
      <ListBar view={view} setView={setView} filters={filters} search={props.search !== false} columns={columns} names={chosen.names}
        chooseColumns={chosen.choose} density={density} setDensity={setDensity} exportPath={props.exportPath} always={props.input ?? {}} shown={chosen.shown} right={props.right}
        views={props.top ? <span className="only-phone el">{views}</span> : views} />
      {pages.said && <div className="pad"><ProblemNote said={pages.said} retry={() => void pages.refetch()} /></div>}
      {rows.length === 0 && !pages.isPending
        ? !pages.said && <EmptyList isFiltered={isFiltered} clear={() => setView({ q: '', sort: view.sort, filters: {} })}>{props.empty}</EmptyList>
        : (
          <Grid columns={chosen.shown} rows={rows} density={density} sort={view.sort} setSort={(sort) => setView({ ...view, sort })} idOf={idOf} nameOf={props.nameOf} open={open && ((row) => besideList(open(row), path, queryOf(view, usualSort)))}
            phone={props.phone} phoneLines={props.phoneLines ?? 3} picked={props.bulk ? picked : undefined} setPicked={setPicked} isWaiting={pages.isPending} hasMore={pages.hasMore} more={pages.more} name={props.top?.title ?? words.platform.list.rows} />
        )}
      {props.bulk && <SelectionBar picked={picked} rows={rows.filter((row) => picked.ids.has(idOf(row)))} actions={props.bulk} sumOf={props.sumOf} clear={() => setPicked(nothingPicked)} />}
      <ListFoot count={rows.length > 0 ? props.count(rows.length, pages.hasMore) : ''} totals={props.totals} opens={props.open !== undefined} picks={props.bulk !== undefined} />
    </div>
  );
}
