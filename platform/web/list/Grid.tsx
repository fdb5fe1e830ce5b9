import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useKeys } from '../keys.ts';
import { useGo } from '../parts/GoLink.tsx';
import { useWords } from '../words.tsx';
import { leastWidth, rowHeights, tracksOf, type Column, type Density } from './columns.ts';
import { GridHead } from './GridHead.tsx';
import { GridRow, WaitingRow } from './GridRow.tsx';
import { nothingPicked, pickAll, pickOne, pickTo, type Picked } from './picking.ts';

export interface GridProps<Row> {
  name: string; columns: readonly Column<Row>[]; rows: readonly Row[]; density: Density; sort: string; setSort: (sort: string) => void;
  idOf: (row: Row) => string; nameOf: (row: Row) => string; open: ((row: Row) => string) | undefined; phone: (row: Row) => ReactNode;
  picked: Picked | undefined; setPicked: (picked: Picked) => void; isWaiting: boolean; hasMore: boolean; more: () => void;
  phoneLines: 2 | 3;
}

/** A row of so many lines on a phone. */
const phoneRows = { 2: 60, 3: 78 };

/** Rows of fixed height, only those in view drawn; the next page is asked for twenty rows before its end. */
export function Grid<Row>(props: GridProps<Row>) {
  const { rows, columns, picked, density } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const isPhone = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const [here, setHere] = useState(0);
  const height = isPhone ? phoneRows[props.phoneLines] : rowHeights[density];
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => height, overscan: 12, scrollPaddingStart: isPhone ? 0 : 31 });
  useEffect(() => virtual.measure(), [virtual, height]);
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => { if (props.hasMore && last >= rows.length - 20) props.more(); });
  useGridKeys(props, here, (at) => { setHere(at); virtual.scrollToIndex(at); box.current?.focus({ preventScroll: true }); });
  const tracks = tracksOf(columns, picked !== undefined);
  const style = { '--columns': tracks, '--least': `${leastWidth(tracks)}px`, '--row': `${height}px` } as CSSProperties;
  return (
    <div ref={box} className="grid" role="grid" aria-label={props.name} aria-rowcount={props.hasMore ? -1 : rows.length + 1} aria-colcount={columns.length + (picked ? 1 : 0)}
      aria-multiselectable={picked ? true : undefined} aria-activedescendant={rows.length > 0 ? `${id}-${here}` : undefined} aria-busy={props.isWaiting} tabIndex={0} style={style}>
      {!isPhone && <GridHead columns={columns} sort={props.sort} setSort={props.setSort} pick={picked && {
        state: picked.ids.size === 0 ? 'none' : picked.ids.size < rows.length ? 'some' : 'all', toggle: () => props.setPicked(pickAll(picked, rows.map(props.idOf))) }} />}
      <div role="rowgroup" style={{ height: props.isWaiting ? height * 12 : virtual.getTotalSize(), position: 'relative' }}>
        {props.isWaiting && Array.from({ length: 12 }, (_, i) => <WaitingRow key={i} columns={columns.length} at={i * height} withPick={picked !== undefined} />)}
        {drawn.map(({ index, start }) => {
          const row = rows[index];
          return row !== undefined && (
            <GridRow key={props.idOf(row)} id={`${id}-${index}`} row={row} index={index} start={start} isHere={index === here} isPhone={isPhone} {...props} goHere={() => setHere(index)} />
          );
        })}
      </div>
    </div>
  );
}

function useGridKeys<Row>({ rows, picked, setPicked, open, idOf }: GridProps<Row>, here: number, goTo: (at: number) => void) {
  const words = useWords().platform.list.keys;
  const go = useGo();
  const row = rows[here];
  const move = (by: number) => goTo(Math.max(0, Math.min(rows.length - 1, here + by)));
  const pick = (how: (p: Picked, id: string) => Picked) => picked && row !== undefined && setPicked(how(picked, idOf(row)));
  useKeys([
    { keys: 'j', says: words.down, run: () => move(1) },
    { keys: 'k', says: words.up, run: () => move(-1) },
    { keys: 'ArrowDown', run: () => move(1) },
    { keys: 'ArrowUp', run: () => move(-1) },
    ...(open ? [{ keys: 'Enter', says: words.open, run: () => row !== undefined && go(open(row)) }] : []),
    ...(picked ? [
      { keys: 'x', says: words.pick, run: () => pick(pickOne) },
      { keys: 'shift+x', says: words.pickTo, run: () => pick((p, id) => pickTo(p, id, rows.map(idOf))) },
    ] : []),
  ], rows.length > 0);
  useKeys([{ keys: 'Escape', says: words.leave, run: () => setPicked(nothingPicked) }], picked !== undefined && picked.ids.size > 0);
}
