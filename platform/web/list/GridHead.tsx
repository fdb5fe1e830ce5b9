import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useWords } from '../words.tsx';
import type { Column } from './columns.ts';
import { nextSort } from './listView.ts';

interface PickAll { state: 'none' | 'some' | 'all'; toggle: () => void }

/** Titles that sort; the sorted one in ink with its arrow. */
export function GridHead<Row>({ columns, sort, setSort, pick }: { columns: readonly Column<Row>[]; sort: string; setSort: (sort: string) => void; pick: PickAll | undefined }) {
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" aria-rowindex={1}>
        {pick && <div role="columnheader"><PickAllBox {...pick} /></div>}
        {columns.map((column) => {
          const direction = sort === column.name ? 'ascending' : sort === `-${column.name}` ? 'descending' : undefined;
          return (
            <div key={column.name} role="columnheader" aria-sort={direction ?? (column.sorts ? 'none' : undefined)} data-end={column.align === 'end' || undefined} data-middle={column.align === 'middle' || undefined}>
              {column.sorts
                ? (
                  <button type="button" onClick={() => setSort(nextSort(sort, column.name, column.align === 'end'))}>
                    {column.title}{direction && (direction === 'ascending' ? <IconArrowUp size={14} stroke={1.7} aria-hidden /> : <IconArrowDown size={14} stroke={1.7} aria-hidden />)}
                  </button>
                )
                : column.title}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function PickAllBox({ state, toggle }: PickAll) {
  const words = useWords();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => { if (box.current) box.current.indeterminate = state === 'some'; }, [state]);
  return <span className="pick"><input ref={box} type="checkbox" className="check" aria-label={words.platform.list.pickAll} checked={state === 'all'} onChange={toggle} /></span>;
}
