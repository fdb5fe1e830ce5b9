import type { MouseEvent, ReactNode } from 'react';
import { GoLink, useGo } from '../parts/GoLink.tsx';
import { useWords } from '../words.tsx';
import type { Column } from './columns.ts';
import { pickOne, pickTo, type Picked } from './picking.ts';

export interface GridRowProps<Row> {
  id: string; row: Row; rows: readonly Row[]; index: number; start: number; columns: readonly Column<Row>[]; isHere: boolean; isPhone: boolean; goHere: () => void;
  idOf: (row: Row) => string; nameOf: (row: Row) => string; open: ((row: Row) => string) | undefined; phone: (row: Row) => ReactNode;
  picked: Picked | undefined; setPicked: (picked: Picked) => void;
}

export function GridRow<Row>(props: GridRowProps<Row>) {
  const { row, columns, picked, open, isPhone } = props;
  const go = useGo();
  const address = open?.(row);
  const isPicked = picked?.ids.has(props.idOf(row)) ?? false;
  /* Anywhere on the row opens it, unless what was pressed has its own business. */
  const press = (event: MouseEvent) => {
    props.goHere();
    if (address && !(event.target as HTMLElement).closest('a, button, input, label') && !window.getSelection()?.toString()) go(address);
  };
  return (
    <div role="row" id={props.id} className="grid-row" aria-rowindex={props.index + 2} aria-selected={picked ? isPicked : undefined} data-here={props.isHere || undefined}
      style={{ transform: `translateY(${props.start}px)`, cursor: address ? 'pointer' : undefined }} onClick={press}>
      {picked && <div role="gridcell"><PickBox {...props} picked={picked} isPicked={isPicked} /></div>}
      {isPhone
        ? <div role="gridcell">{address ? <GoLink to={address} className="plain" tabIndex={-1}>{props.phone(row)}</GoLink> : props.phone(row)}</div>
        : columns.map((column, i) => (
          <div key={column.name} role="gridcell" data-names={i === 0 || undefined} data-end={column.align === 'end' || undefined} data-middle={column.align === 'middle' || undefined}>
            {i === 0 && address ? <GoLink to={address} className="name" tabIndex={-1}>{column.cell(row)}</GoLink> : column.cell(row)}
          </div>
        ))}
    </div>
  );
}

function PickBox<Row>({ row, rows, picked, setPicked, isPicked, idOf, nameOf }: GridRowProps<Row> & { picked: Picked; isPicked: boolean }) {
  const words = useWords();
  const press = (event: MouseEvent) => setPicked(event.shiftKey ? pickTo(picked, idOf(row), rows.map(idOf)) : pickOne(picked, idOf(row)));
  return <label className="pick"><input type="checkbox" className="check" tabIndex={-1} checked={isPicked} aria-label={words.platform.list.pickRow(nameOf(row))} onClick={press} readOnly /></label>;
}

/** The real layout, with bars where the words will be. */
export const WaitingRow = ({ columns, at, withPick }: { columns: number; at: number; withPick: boolean }) => (
  <div className="grid-row bars-row" role="row" aria-hidden style={{ transform: `translateY(${at}px)` }}>
    {withPick && <div role="gridcell" />}
    {Array.from({ length: columns }, (_, i) => <div key={i} role="gridcell"><div className="grid-wait" /></div>)}
  </div>
);
