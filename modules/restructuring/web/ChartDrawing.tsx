import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type MouseEvent, useMemo, useRef, useState } from 'react';
import { useWidth } from '../../../platform/web/width.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { fitting, type Laying, namedAt } from '../../organization/rules/index.ts';
import { type SeatTag, seatsWith, StructureChart } from '../../organization/web/index.ts';
import type { Proposal, StructureThen } from '../contract.ts';
import { type DrawnThen, branchIn, marksBySeat, withClosing } from './drawnThen.ts';
import { DropMenu, type SeatAct, SeatMenu } from './DropMenu.tsx';
import { useSeatDrag } from './seatDrag.ts';
import type { Draw } from './useDrawing.ts';

interface Drawn { proposal: Proposal; draw: Draw; find: string; setFind: (find: string) => void; onAct: (act: SeatAct, seatId: string) => void; onEdit: (changeId: string) => void; onRemove: (changeId: string) => void }

/** With so many marked or found, the chart opens where they are. */
const fewMarked = 60;
/** Seats in a row, however narrow: the plane scrolls. */
const leastInRow = 3;

/** The structure as the proposal leaves it, on the plane of the structure itself, drawn by dragging a seat onto another or from its menu. */
export function ChartDrawing({ proposal, draw, find, setFind, onAct, onEdit, onRemove }: Drawn) {
  const words = useWords().restructuring, w = words.onChart, mayDraw = proposal.may.edit;
  const then = useMemo(() => withClosing(draw.shown), [draw.shown]), tags = useTags(draw.shown);
  const [chosen, setChosen] = useState<string>(), [dropped, setDropped] = useState<{ from: string; to: string }>(), [menu, setMenu] = useState<{ seatId: string; at: DOMRect }>();
  const found = useMemo(() => seatsWith(find, then.seats, new Map(then.units.map((u) => [u.id, u.name]))), [find, then]);
  const [measured, width] = useWidth(), { laying, onFold } = useFolding(width, found, tags);
  const box = useRef<HTMLDivElement>(null), seatOf = (id: string) => then.seats.find((s) => s.id === id)!;
  useSeatDrag(box, { take: useTaking(then), drop: (from, to) => setDropped({ from, to }) }, mayDraw);
  const open = (seatId: string) => { const at = box.current?.querySelector(`[data-seat="${seatId}"]`)?.getBoundingClientRect(); setChosen(seatId); if (at && mayDraw) setMenu({ seatId, at }); };
  const openAt = (event: MouseEvent) => { const seat = (event.target as Element).closest<HTMLElement>('[data-seat]'); if (seat) { event.preventDefault(); open(seat.dataset['seat']!); } };
  return (
    <section aria-label={words.see.chart}>
      <div className="row draw-tools" data-wrap>
        <TextInput aria-label={words.whole.find} placeholder={words.whole.find} value={find} onChange={(e) => setFind(e.currentTarget.value)} leftSection={<IconSearch size={15} stroke={1.7} />} />
        <Counts found={found} />
        {mayDraw && <span className="sm sub el hint"><span className="for-pointer">{w.hint}</span><span className="for-finger">{w.hintFinger}</span></span>}
      </div>
      <div className="structure drawn-chart" ref={box} onContextMenu={mayDraw ? openAt : undefined}>
        <div className="canvas" ref={measured}>
          {width > 0 && <StructureChart structure={then} chosen={chosen} found={found} dotted={false} changes={undefined} tags={tags} laying={laying} overlay={undefined} onChoose={open} onFold={onFold} />}
        </div>
      </div>
      {menu && <SeatMenu seat={seatOf(menu.seatId)} isGone={tags.get(menu.seatId)?.isGone ?? false} proposal={proposal} at={menu.at} onAct={onAct} onEdit={onEdit} onRemove={onRemove} onClose={() => setMenu(undefined)} />}
      {dropped && <DropMenu from={seatOf(dropped.from)} to={seatOf(dropped.to)} then={draw.shown.after} onClose={() => setDropped(undefined)} onDraw={(edit, seatId) => { draw.edit(edit, [seatId]); setDropped(undefined); setChosen(dropped.from); }} />}
    </section>
  );
}

function Counts({ found }: { found: ReadonlySet<string> | undefined }) {
  const words = useWords().restructuring.whole, f = useFormats();
  return <span role="status" className="sub nw">{found && (found.size === 0 ? words.none : words.seats(f.number(found.size)))}</span>;
}

/** What becomes of each seat, in the words of the outline: the one that matters most, and all of it for whoever points at it. */
function useTags(shown: DrawnThen): ReadonlyMap<string, SeatTag> {
  const words = useWords().restructuring;
  return useMemo(() => {
    const was = new Map(shown.before.seats.map((s) => [s.id, s]));
    const says = (id: string) => { const named = was.get(id) && namedAt(was.get(id)!); return named ? words.onChart.before(named) : ''; };
    return new Map([...marksBySeat(shown.marks)].map(([id, [first, ...others]]) => {
      const all = [first!, ...others].map((m) => words.marks[m]), text = words.marks[first!];
      return [id, { text: others.length > 0 ? `${text} +${others.length}` : text, says: [all.join(', '), first === 'holder' || others.includes('holder') ? says(id) : ''].filter(Boolean).join('; '), isGone: first === 'closes' }] as const;
    }));
  }, [shown, words]);
}

/** Which branches are open: folded and unfolded by hand, and where something is marked or found. */
function useFolding(width: number, found: ReadonlySet<string> | undefined, tags: ReadonlyMap<string, SeatTag>): { laying: Laying; onFold: (more: { kind: string; managerId: string; open: boolean }) => void } {
  const [hand, setHand] = useState<ReadonlyMap<string, boolean>>(new Map()), perRow = Math.max(leastInRow, fitting(width));
  const laying = useMemo((): Laying => {
    const of = (is: boolean) => new Set([...hand].filter(([, open]) => open === is).map(([id]) => id)), shown = found ?? new Set(tags.keys());
    return { perRow, opened: of(true), shut: of(false), gone: new Set([...tags].filter(([, t]) => t.isGone).map(([id]) => id)), ...(shown.size <= fewMarked ? { shown } : {}) };
  }, [perRow, hand, found, tags]);
  // A long row that is shortened again is not a branch that is folded.
  return { laying, onFold: ({ kind, managerId, open }) => setHand(new Map([...[...hand].filter(([id]) => id !== managerId), ...(kind === 'row' && open ? [] : [[managerId, !open] as const])])) };
}

/** A seat goes with all below it, and says how many they are. */
function useTaking(then: StructureThen): (seatId: string) => string | null {
  const words = useWords().restructuring.onChart, f = useFormats();
  return (seatId) => { const below = branchIn(then, seatId).size - 1; return below > 0 ? words.withBelow(f.number(below)) : ''; };
}
