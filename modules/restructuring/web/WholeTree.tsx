import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconDots, IconSearch } from '@tabler/icons-react';
import { type CSSProperties, useState } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { seatFigures } from '../../reporting/contract.ts';
import type { Mark, StructureThen } from '../contract.ts';
import { type SeatAct, seatActs, useActName } from './DropMenu.tsx';
import { SeatLine, type Dropped } from './SeatLine.tsx';
import { openAtFirst, wholeTree, type WholeRow } from './outlines.ts';

/** The whole structure as the proposal leaves it: folds, is searched, and from each seat a change is drawn by dragging it or from its menu. */
export function WholeTree({ title, then, marks, draw }: { title: string; then: StructureThen; marks: readonly Mark[]; draw?: { onDrop: (dropped: Dropped) => void; onAct: (kind: SeatAct, seatId: string) => void } | undefined }) {
  const words = useWords().restructuring, w = words.whole, f = useFormats();
  const [open, setOpen] = useState<ReadonlySet<string>>(), [find, setFind] = useState('');
  const customers = useAsk(seatFigures, {}, { when: useMay()('reporting.seat.read'), freshFor: 60_000 }).data?.rows;
  const led = new Map((customers ?? []).map((r) => [r.seatId, r.customers.all]));
  const marked = new Map(marks.filter((m) => m.kind === 'position').map((m) => [m.id, m.mark])), sides = new Map(then.units.map((u) => [u.id, u.division]));
  const { rows, more } = wholeTree(then, open ?? openAtFirst(then), find);
  const toggle = (id: string) => { const next = new Set(open ?? openAtFirst(then)); if (!next.delete(id)) next.add(id); setOpen(next); };
  return (
    <div className="tree full">
      <div className="row" data-wrap style={{ marginBottom: 8 }}><span className="b">{title}</span><span className="sub">{w.seats(f.number(then.seats.length))}</span><span className="sp" />
        <TextInput aria-label={w.find} placeholder={w.find} value={find} onChange={(e) => setFind(e.currentTarget.value)} leftSection={<IconSearch size={15} stroke={1.7} />} /></div>
      {rows.length === 0 && <p className="sub">{w.none}</p>}
      {rows.map((row) => (
        <div key={row.seat.id} className="whole-row" style={{ '--depth': row.depth } as CSSProperties}>
          <Fold row={row} toggle={() => toggle(row.seat.id)} />
          <SeatLine row={{ seat: row.seat, depth: 0, mark: marked.get(row.seat.id) ?? null, leads: row.below > 0 }} side={sides.get(row.seat.unitId) ?? null} customers={led.get(row.seat.id)} {...(draw ? { onDrop: draw.onDrop } : {})} />
          {draw && <Acts row={row} onAct={draw.onAct} />}
        </div>
      ))}
      {more > 0 && <p className="sm sub">{w.more(f.number(more))}</p>}
    </div>
  );
}

function Fold({ row: { seat, below, isOpen }, toggle }: { row: WholeRow; toggle: () => void }) {
  const w = useWords().restructuring.whole, f = useFormats();
  if (below === 0) return <span className="whole-fold" />;
  const Icon = isOpen ? IconChevronDown : IconChevronRight;
  return <button type="button" className="plain whole-fold" aria-expanded={isOpen} aria-label={w.below(seat.title, f.number(below))} title={w.below(seat.title, f.number(below))} onClick={toggle}><Icon size={14} stroke={1.7} /><span className="xs sub num">{f.number(below)}</span></button>;
}

function Acts({ row: { seat }, onAct }: { row: WholeRow; onAct: (kind: SeatAct, seatId: string) => void }) {
  const words = useWords().restructuring, nameOf = useActName();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target><ActionIcon className="whole-acts" aria-label={words.whole.acts(seat.title)} size={24}><IconDots size={15} stroke={1.7} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>{seatActs.map((kind) => <Menu.Item key={kind} onClick={() => onAct(kind, seat.id)}>{nameOf(kind)}</Menu.Item>)}</Menu.Dropdown>
    </Menu>
  );
}
