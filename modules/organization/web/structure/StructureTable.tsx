import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useMemo, useRef } from 'react';
import { EmptyState } from '../../../../platform/web/parts/EmptyState.tsx';
import { Glyph } from '../../../../platform/web/parts/Glyph.tsx';
import { useWords } from '../../../../platform/web/words.tsx';
import type { Structure } from '../../contract.ts';
import { type SeatInTree, treeOrder } from '../../rules/chartLayout.ts';
import { namedAt } from '../../rules/standing.ts';
import { type OverlayFigures, structureOverlays } from './extras.ts';
import { useWhoSits } from './whoSits.ts';

interface TableProps { structure: Structure; overlay: OverlayFigures | undefined; see: string | undefined; found: ReadonlySet<string> | undefined; chosen: string | undefined; sort: string | undefined; onChoose: (id: string) => void; onSort: (sort: string | undefined) => void }

/** Up to so many rows all are drawn, so that the page's own search and print have them; beyond, those in view. */
export const drawnWhole = 300;

/** The same structure as a table, in the order of the chart, each seat under the one it reports to; or in that of a column. */
export function StructureTable({ structure, overlay, see, found, chosen, sort, onChoose, onSort }: TableProps) {
  const all = useWords(), words = all.organization.structure;
  const measure = structureOverlays().find((o) => o.key === see);
  const whoSits = useWhoSits();
  const box = useRef<HTMLDivElement>(null);
  const units = useMemo(() => new Map(structure.units.map((u) => [u.id, u])), [structure]);
  const isTree = !found && !sort;
  const rows = useMemo(() => {
    const those = treeOrder(structure).filter(({ seat }) => !found || found.has(seat.id));
    return sort ? sorted(those, sort, { unitOf: (id) => units.get(id)?.name ?? '', overlay }) : those;
  }, [structure, found, sort, units, overlay]);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => 36, overscan: rows.length <= drawnWhole ? rows.length : 12, getItemKey: (i) => rows[i]!.seat.id });
  if (rows.length === 0) return <EmptyState>{words.nobodyFound}</EmptyState>;
  const drawn = virtual.getVirtualItems(), over = drawn[0]?.start ?? 0, under = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  const columns = 4 + (measure ? 1 : 0);
  return (
    <div ref={box} className="structure-rows">
      <table className="t structure-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {(['seat', 'person', 'unit', 'reportsTo'] as const).map((c) => <SortHead key={c} column={c} name={words.columns[c]} sort={sort} onSort={onSort} />)}
            {measure && <SortHead column="measure" name={measure.name(all)} sort={sort} onSort={onSort} isFigure />}
          </tr>
        </thead>
        <tbody>
          {over > 0 && <tr className="unseen" aria-hidden><td colSpan={columns} style={{ height: over }} /></tr>}
          {drawn.map(({ index }) => {
            const { seat, depth, managerTitle } = rows[index]!, unit = units.get(seat.unitId), sits = whoSits(seat), figure = overlay?.figures?.get(seat.id);
            return (
              <tr key={seat.id} ref={virtual.measureElement} data-index={index} aria-rowindex={index + 2} data-on={seat.id === chosen || undefined}>
                <th scope="row" style={{ '--depth': isTree ? depth : 0 } as CSSProperties}>
                  <button type="button" className="plain row" style={{ gap: 6 }} onClick={() => onChoose(seat.id)}>{unit?.division && <Glyph side={unit.division} size={7} hollow={sits.isEmpty} />}<span className="m">{seat.title}</span></button>
                </th>
                <td className={sits.isVacant ? 'late' : ''}>{sits.text}</td><td>{unit?.name}</td><td className="sub">{managerTitle ?? ''}</td>
                {measure && <td className={figure?.tone === 'late' ? 'num measured late' : 'num measured'}>{figure?.text ?? ''}</td>}
              </tr>
            );
          })}
          {under > 0 && <tr className="unseen" aria-hidden><td colSpan={columns} style={{ height: under }} /></tr>}
        </tbody>
      </table>
    </div>
  );
}

/** Up, then down (a figure the other way round), then as the chart has it. */
function SortHead({ column, name, sort, onSort, isFigure = false }: { column: string; name: string; sort: string | undefined; onSort: (sort: string | undefined) => void; isFigure?: boolean }) {
  const [first, second] = isFigure ? [`-${column}`, column] : [column, `-${column}`], is = sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : 'none';
  const Arrow = is === 'descending' ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" aria-sort={is} className={isFigure ? 'num' : undefined}>
      <button type="button" className="plain sort-by" data-on={is !== 'none' || undefined} onClick={() => onSort(sort === first ? second : sort === second ? undefined : first)}>{name}{is !== 'none' && <Arrow size={12} stroke={2} aria-hidden />}</button>
    </th>
  );
}

const inWords = new Intl.Collator('es', { numeric: true });

/** Who has nothing in that column stands last, whichever way; of a measure, whoever has a bar by its length. */
function sorted(rows: readonly SeatInTree[], sort: string, { unitOf, overlay }: { unitOf: (id: string) => string; overlay: OverlayFigures | undefined }): SeatInTree[] {
  const by = sort.replace('-', ''), way = sort.startsWith('-') ? -1 : 1, fill = (row: SeatInTree) => overlay?.figures?.get(row.seat.id)?.fill;
  const says: Record<string, (row: SeatInTree) => string> = { seat: ({ seat }) => seat.title, person: ({ seat }) => namedAt(seat) ?? '', unit: ({ seat }) => unitOf(seat.unitId), reportsTo: ({ managerTitle }) => managerTitle ?? '' };
  if (by === 'measure') return rows.toSorted((a, b) => Number(fill(a) === undefined) - Number(fill(b) === undefined) || way * ((fill(a) ?? 0) - (fill(b) ?? 0)));
  const say = says[by] ?? says['seat']!;
  return rows.toSorted((a, b) => Number(say(a) === '') - Number(say(b) === '') || way * inWords.compare(say(a), say(b)));
}
