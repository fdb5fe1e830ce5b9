import type { CSSProperties } from 'react';
import { EmptyState } from '../../../../platform/web/parts/EmptyState.tsx';
import { Glyph } from '../../../../platform/web/parts/Glyph.tsx';
import { useWords } from '../../../../platform/web/words.tsx';
import type { Structure } from '../../contract.ts';
import { type OverlayFigures, structureOverlays } from './extras.ts';
import { treeOrder } from './treeOrder.ts';
import { useWhoSits } from './whoSits.ts';

/** The same structure as a table, in the order of the chart, each seat under the one it reports to. */
interface TableProps { structure: Structure; overlay: OverlayFigures | undefined; see: string | undefined; found: ReadonlySet<string> | undefined; chosen: string | undefined; onChoose: (id: string) => void }

export function StructureTable({ structure, overlay, see, found, chosen, onChoose }: TableProps) {
  const all = useWords(), words = all.organization.structure;
  const measure = structureOverlays().find((o) => o.key === see);
  const whoSits = useWhoSits();
  const units = new Map(structure.units.map((u) => [u.id, u]));
  const rows = treeOrder(structure).filter(({ seat }) => !found || found.has(seat.id));
  if (rows.length === 0) return <EmptyState>{words.nobodyFound}</EmptyState>;
  return (
    <table className="t structure-table">
      <thead><tr>{[words.columns.seat, words.columns.person, words.columns.unit, words.columns.reportsTo].map((c) => <th key={c} scope="col">{c}</th>)}{measure && <th scope="col" className="r">{measure.name(all)}</th>}</tr></thead>
      <tbody>
        {rows.map(({ seat, depth, managerTitle }) => {
          const unit = units.get(seat.unitId);
          const sits = whoSits(seat);
          return (
            <tr key={seat.id} data-on={seat.id === chosen || undefined}>
              <th scope="row" style={{ '--depth': found ? 0 : depth } as CSSProperties}>
                <button type="button" className="plain row" style={{ gap: 6 }} onClick={() => onChoose(seat.id)}>{unit?.division && <Glyph side={unit.division} size={7} hollow={sits.isVacant} />}<span className="m">{seat.title}</span></button>
              </th>
              <td className={sits.isVacant ? 'late' : ''}>{sits.text}</td><td>{unit?.name}</td><td className="sub">{managerTitle ?? ''}</td>
              {measure && <td className={overlay?.figures?.get(seat.id)?.tone === 'late' ? 'r measured late' : 'r measured'}>{overlay?.figures?.get(seat.id)?.text ?? ''}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
