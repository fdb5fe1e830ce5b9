import { useState } from 'react';
import type { Division } from '../../../contract/shapes.ts';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { withoutShared } from '../../organization/rules/index.ts';
import { sitsText } from '../../../words/seatSits.ts';
import type { TreeRow } from './outlines.ts';

export interface Dropped { from: string; to: string }

/** A seat in a tree, with what becomes of it; dragged onto another, it draws a change. */
export function SeatLine({ row: { seat, depth, mark }, side, customers, shared = '', onDrop }: { row: TreeRow; side: Division | null; /** What the titles beside it begin with too. */ shared?: string; /** How many it leads today, where the reader may know. */ customers?: number | undefined; onDrop?: (dropped: Dropped) => void }) {
  const all = useWords(), words = all.restructuring, f = useFormats();
  const [over, setOver] = useState(false);
  const sits = sitsText(seat, all.organization.structure, f);
  const drag = onDrop ? {
    draggable: true, onDragStart: (e: React.DragEvent) => e.dataTransfer.setData('text/plain', seat.id),
    onDragOver: (e: React.DragEvent) => { e.preventDefault(); setOver(true); }, onDragLeave: () => setOver(false),
    onDrop: (e: React.DragEvent) => { e.preventDefault(); setOver(false); const from = e.dataTransfer.getData('text/plain'); if (from && from !== seat.id) onDrop({ from, to: seat.id }); },
  } : {};
  return (
    <div className="tn" data-leaf={depth > 0 || undefined} data-mark={mark ?? undefined} data-over={over || undefined} {...drag}>
      {side ? <Glyph side={side} size={7} hollow={mark === 'opens' || mark === 'closes' || sits.isEmpty} /> : <span style={{ width: 7 }} />}
      <span className={depth === 0 ? 'b el name' : 'm el name'} title={seat.title}>{withoutShared(seat.title, shared)}</span>
      <span className="sub el who" style={{ flex: 1 }}>{mark === 'opens' && sits.isVacant ? words.toFill : sits.text}</span>
      {customers !== undefined && customers > 0 && <span className="sm cust nw num led">{words.whole.customers(f.number(customers))}</span>}
      {mark && <span className={`xs b nw ${mark === 'closes' ? 'late' : 'cust'}`}>{words.marks[mark]}</span>}
    </div>
  );
}
