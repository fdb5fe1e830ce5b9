import { Button } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import type { Division } from '../../../contract/shapes.ts';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { namedAt, seatedIn } from '../../organization/rules/index.ts';
import type { Mark, Proposal, proposedStructure, StructureThen } from '../contract.ts';
import { leadsIn, treeGroups, type TreeRow } from './affected.ts';
import { DropMenu } from './DropMenu.tsx';
import { useEdits } from './editing.ts';

type Drawn = z.output<typeof proposedStructure.output>;
interface Dropped { from: string; to: string }

/** The structure before and after, side by side, with what becomes of each seat. A seat dragged onto another draws a change. */
export function BeforeAfter({ proposal, drawn, onlyAfter, all, setAll, onAdd }: { proposal: Proposal; drawn: Drawn; onlyAfter: boolean; all: boolean; setAll: (all: boolean) => void; onAdd: () => void }) {
  const words = useWords().restructuring, f = useFormats();
  const edits = useEdits(proposal);
  const [dropped, setDropped] = useState<Dropped>();
  const mayDraw = proposal.may.edit;
  const seats = new Map([...drawn.before.seats, ...drawn.after.seats].map((s) => [s.id, s]));
  const nothing = drawn.marks.length === 0 && !all;
  const tree = (which: 'before' | 'after') => (
    <Tree key={which} title={which === 'before' ? words.without : words.within(f.plainDay(drawn.on))} then={drawn[which]} other={drawn[which === 'before' ? 'after' : 'before']} marks={drawn.marks.filter((m) => (which === 'before' ? m.mark === 'closes' : true))} all={all}
      {...(which === 'after' && mayDraw ? { onDrop: setDropped } : {})} />
  );
  return (
    <>
      <ProblemNote said={edits.said} />
      {nothing ? <div className="note"><span>{words.noChange} {mayDraw && <button type="button" className="plain u m" onClick={onAdd}>{words.changes.add}</button>}</span></div> : <div className={onlyAfter ? 'trees one' : 'trees'}>{!onlyAfter && tree('before')}{tree('after')}</div>}
      <Button variant="subtle" size="compact-sm" mt={8} onClick={() => setAll(!all)}>{all ? words.showAffected : words.showAll}</Button>
      {dropped && <DropMenu from={seats.get(dropped.from)!} to={seats.get(dropped.to)!} onClose={() => setDropped(undefined)} onDraw={(change) => edits.add(change, 1, () => setDropped(undefined))} />}
    </>
  );
}

function Tree({ title, then, other, marks, all, onDrop }: { title: string; then: StructureThen; other: StructureThen; marks: readonly Mark[]; all: boolean; onDrop?: (dropped: Dropped) => void }) {
  const words = useWords().restructuring, f = useFormats();
  const units = new Map(then.units.map((u) => [u.id, u.division]));
  const groups = treeGroups(then, other, marks, all);
  return (
    <div className="tree">
      <div className="row" style={{ marginBottom: 6 }}><span className="b">{title}</span><span className="sub el">{words.counts(f.number(then.seats.length), f.number(leadsIn(then)))}</span></div>
      {groups.map((group) => <div key={group.id} className="grp">{group.rows.map((row) => <SeatLine key={row.seat.id} row={row} side={units.get(row.seat.unitId) ?? null} {...(onDrop ? { onDrop } : {})} />)}{group.others > 0 && <div className="tn sm sub" data-leaf>{words.unchanged(f.number(group.others))}</div>}</div>)}
    </div>
  );
}

function SeatLine({ row: { seat, depth, mark }, side, onDrop }: { row: TreeRow; side: Division | null; onDrop?: (dropped: Dropped) => void }) {
  const words = useWords().restructuring;
  const [over, setOver] = useState(false);
  const holder = namedAt(seat);
  const drag = onDrop ? {
    draggable: true, onDragStart: (e: React.DragEvent) => e.dataTransfer.setData('text/plain', seat.id),
    onDragOver: (e: React.DragEvent) => { e.preventDefault(); setOver(true); }, onDragLeave: () => setOver(false),
    onDrop: (e: React.DragEvent) => { e.preventDefault(); setOver(false); const from = e.dataTransfer.getData('text/plain'); if (from && from !== seat.id) onDrop({ from, to: seat.id }); },
  } : {};
  return (
    <div className="tn" data-leaf={depth > 0 || undefined} data-mark={mark ?? undefined} data-over={over || undefined} {...drag}>
      {side ? <Glyph side={side} size={7} hollow={mark === 'opens' || mark === 'closes' || seatedIn(seat).length === 0} /> : <span style={{ width: 7 }} />}
      <span className={depth === 0 ? 'b el name' : 'm el name'} title={seat.title}>{seat.title}</span>
      <span className="sub el who" style={{ flex: 1 }}>{holder ?? (mark === 'opens' ? words.toFill : words.vacant)}</span>
      {mark && <span className={`xs b nw ${mark === 'closes' ? 'late' : 'cust'}`}>{words.marks[mark]}</span>}
    </div>
  );
}
