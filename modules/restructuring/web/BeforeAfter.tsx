import { Button } from '@mantine/core';
import { useState } from 'react';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { sharedBeginning } from '../../organization/rules/index.ts';
import type { Mark, Proposal, StructureThen } from '../contract.ts';
import { leadsIn, treeGroups, type TreeRow } from './outlines.ts';
import { DropMenu, type SeatAct } from './DropMenu.tsx';
import { type Dropped, SeatLine } from './SeatLine.tsx';
import type { Draw } from './useDrawing.ts';
import { WholeTree } from './WholeTree.tsx';

/** The structure before and after, side by side, with what becomes of each seat. A seat dragged onto another draws a change. */
export function BeforeAfter({ proposal, draw, all, setAll, onAct }: { proposal: Proposal; draw: Draw; all: boolean; setAll: (all: boolean) => void; onAct: (kind: SeatAct, seatId: string) => void }) {
  const words = useWords().restructuring, f = useFormats();
  const drawn = draw.shown;
  const [dropped, setDropped] = useState<Dropped>();
  const mayDraw = proposal.may.edit;
  const seats = new Map([...drawn.before.seats, ...drawn.after.seats].map((s) => [s.id, s]));
  // With nothing drawn yet the whole structure is there to draw on; what was begun on it goes on there.
  const nothing = drawn.marks.length === 0, whole = all || nothing;
  const tree = (which: 'before' | 'after') => (
    <Tree key={which} title={which === 'before' ? words.without : words.within(f.plainDay(drawn.on))} then={drawn[which]} other={drawn[which === 'before' ? 'after' : 'before']} marks={drawn.marks} says={which === 'before' ? (mark) => mark === 'closes' : () => true}
      {...(which === 'after' && mayDraw ? { onDrop: setDropped } : {})} />
  );
  return (
    <>
      {whole ? <WholeTree title={words.within(f.plainDay(drawn.on))} then={drawn.after} marks={drawn.marks} draw={mayDraw ? { onDrop: setDropped, onAct } : undefined} /> : <div className="trees">{tree('before')}{tree('after')}</div>}
      {!nothing && <Button variant="subtle" size="compact-sm" mt={8} onClick={() => setAll(!all)}>{all ? words.showAffected : words.showAll}</Button>}
      {dropped && <DropMenu from={seats.get(dropped.from)!} to={seats.get(dropped.to)!} then={drawn.after} onClose={() => setDropped(undefined)} onDraw={(edit, seatId) => { if (whole) setAll(true); draw.edit(edit, [seatId]); setDropped(undefined); }} />}
    </>
  );
}

/** `says`: the marks worth a word on this side. */
function Tree({ title, then, other, marks, says, onDrop }: { title: string; then: StructureThen; other: StructureThen; marks: readonly Mark[]; says: (mark: Mark['mark']) => boolean; onDrop?: (dropped: Dropped) => void }) {
  const words = useWords().restructuring, f = useFormats();
  const units = new Map(then.units.map((u) => [u.id, u.division]));
  const groups = treeGroups(then, other, marks);
  return (
    <div className="tree">
      <div className="row" style={{ marginBottom: 6 }}><span className="b">{title}</span><span className="sub el">{words.counts(f.number(then.seats.length), f.number(leadsIn(then)))}</span></div>
      <Units then={then} marks={marks} says={says} />
      {groups.map((group) => <div key={group.id} className="grp">{group.rows.map((row) => <SeatLine key={row.seat.id} row={row.mark && !says(row.mark) ? { ...row, mark: null } : row} side={units.get(row.seat.unitId) ?? null} shared={row.depth > 0 ? sharedIn(group.rows) : ''} {...(onDrop ? { onDrop } : {})} />)}{group.others > 0 && <div className="tn sm sub" data-leaf>{words.unchanged(f.number(group.others))}</div>}</div>)}
    </div>
  );
}

/** Units come first: each of which something becomes, as it stands on this side, and where it hangs. */
function Units({ then, marks, says }: { then: StructureThen; marks: readonly Mark[]; says: (mark: Mark['mark']) => boolean }) {
  const words = useWords().restructuring;
  const marked = new Map(marks.filter((m) => m.kind === 'unit').map((m) => [m.id, m.mark])), names = new Map(then.units.map((u) => [u.id, u.name])), touched = then.units.filter((u) => marked.has(u.id));
  if (touched.length === 0) return null;
  return (
    <div className="grp">
      {touched.map((u) => {
        const mark = marked.get(u.id)!;
        return <div key={u.id} className="tn" data-mark={says(mark) ? mark : undefined}>{u.division ? <Glyph side={u.division} size={7} hollow={mark === 'opens' || mark === 'closes'} /> : <span style={{ width: 7 }} />}<span className="m el name" title={u.name}>{u.name}</span><span className="sub el who" style={{ flex: 1 }}>{u.parentId === null ? '' : words.unitIn(names.get(u.parentId) ?? '')}</span>{says(mark) && <span className={`xs b nw ${mark === 'closes' ? 'late' : 'cust'}`}>{words.marks[mark]}</span>}</div>;
      })}
    </div>
  );
}

const sharedIn = (rows: readonly TreeRow[]): string => sharedBeginning(rows.filter((r) => r.depth > 0).map((r) => r.seat.title));
