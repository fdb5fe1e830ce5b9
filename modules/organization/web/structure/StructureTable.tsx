import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useMemo, useRef } from 'react';
import { EmptyState } from '../../../../platform/web/parts/EmptyState.tsx';
import { Glyph } from '../../../../platform/web/parts/Glyph.tsx';
import { useWords } from '../../../../platform/web/words.tsx';
import type { Structure } from '../../contract.ts';
import { treeOrder } from '../../rules/chartLayout.ts';
import { type OverlayFigures, structureOverlays } from './extras.ts';
import { useWhoSits } from './whoSits.ts';

/** The same structure as a table, in the order of the chart, each seat under the one it reports to. */
interface TableProps { structure: Structure; overlay: OverlayFigures | undefined; see: string | undefined; found: ReadonlySet<string> | undefined; chosen: string | undefined; onChoose: (id: string) => void }

/** Up to so many rows all are drawn, so that the page's own search and print have them; beyond, those in view. */
const drawnWhole = 300;

export function StructureTable({ structure, overlay, see, found, chosen, onChoose }: TableProps) {
  const all = useWords(), words = all.organization.structure;
  const measure = structureOverlays().find((o) => o.key === see);
  const whoSits = useWhoSits();
  const box = useRef<HTMLDivElement>(null);
  const units = useMemo(() => new Map(structure.units.map((u) => [u.id, u])), [structure]);
  const rows = useMemo(() => treeOrder(structure).filter(({ seat }) => !found || found.has(seat.id)), [structure, found]);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => 36, overscan: rows.length <= drawnWhole ? rows.length : 12, getItemKey: (i) => rows[i]!.seat.id });
  if (rows.length === 0) return <EmptyState>{words.nobodyFound}</EmptyState>;
  const drawn = virtual.getVirtualItems(), over = drawn[0]?.start ?? 0, under = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  const columns = 4 + (measure ? 1 : 0);
  return (
    <div ref={box} className="structure-rows">
      <table className="t structure-table" aria-rowcount={rows.length + 1}>
        <thead><tr aria-rowindex={1}>{[words.columns.seat, words.columns.person, words.columns.unit, words.columns.reportsTo].map((c) => <th key={c} scope="col">{c}</th>)}{measure && <th scope="col" className="r">{measure.name(all)}</th>}</tr></thead>
        <tbody>
          {over > 0 && <tr className="unseen" aria-hidden><td colSpan={columns} style={{ height: over }} /></tr>}
          {drawn.map(({ index }) => {
            const { seat, depth, managerTitle } = rows[index]!, unit = units.get(seat.unitId), sits = whoSits(seat), figure = overlay?.figures?.get(seat.id);
            return (
              <tr key={seat.id} ref={virtual.measureElement} data-index={index} aria-rowindex={index + 2} data-on={seat.id === chosen || undefined}>
                <th scope="row" style={{ '--depth': found ? 0 : depth } as CSSProperties}>
                  <button type="button" className="plain row" style={{ gap: 6 }} onClick={() => onChoose(seat.id)}>{unit?.division && <Glyph side={unit.division} size={7} hollow={sits.isVacant} />}<span className="m">{seat.title}</span></button>
                </th>
                <td className={sits.isVacant ? 'late' : ''}>{sits.text}</td><td>{unit?.name}</td><td className="sub">{managerTitle ?? ''}</td>
                {measure && <td className={figure?.tone === 'late' ? 'r measured late' : 'r measured'}>{figure?.text ?? ''}</td>}
              </tr>
            );
          })}
          {under > 0 && <tr className="unseen" aria-hidden><td colSpan={columns} style={{ height: under }} /></tr>}
        </tbody>
      </table>
    </div>
  );
}
