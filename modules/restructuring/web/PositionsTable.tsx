import { Checkbox, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconDots, IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, memo, type MouseEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { useKeys } from '../../../platform/web/keys.ts';
import { nothingPicked, pickAll, pickOne, pickTo, type Picked } from '../../../platform/web/list/picking.ts';
import { SelectionBar } from '../../../platform/web/list/SelectionBar.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { sitsText } from '../../../words/seatSits.ts';
import { seatFigures } from '../../reporting/contract.ts';
import type { Proposal, ProposalImpact, StructureThen } from '../contract.ts';
import { type SeatAct, SeatMenu } from './DropMenu.tsx';
import { CellEdit, editable, type ManyAct, ManyForm } from './PositionCells.tsx';
import { columns, ledAfter, pickedRows, type PositionColumn, type PositionRow, positionRows } from './positionRows.ts';
import type { SeatEdit } from './seatEdits.ts';
import type { Draw } from './useDrawing.ts';

interface TableView { q: string; sort: string; only: boolean }
interface TableProps { proposal: Proposal; draw: Draw; flows: ProposalImpact['flows'] | undefined; view: TableView; setView: (patch: Partial<TableView>) => void; onAct: (act: SeatAct, seatId: string) => void; onEdit: (changeId: string) => void; onRemove: (changeId: string) => void }

const widths: Record<PositionColumn, string> = { title: 'minmax(142px,1.5fr)', person: 'minmax(100px,1fr)', unit: 'minmax(72px,.8fr)', reportsTo: 'minmax(112px,1.3fr)', customers: '66px', cost: '86px', changes: 'minmax(140px,.6fr)' };
const rowHeight = 36, phoneHeight = 156;

/** The positions as the proposal leaves them, a row each: their cells are written in place, and each edit draws the change that it means. */
export function PositionsTable({ proposal, draw, flows, view, setView, onAct, onEdit, onRemove }: TableProps) {
  const words = useWords().restructuring, w = words.table, f = useFormats(), mayDraw = proposal.may.edit;
  const all = useRows(draw, flows), rows = useInOrder(all, view);
  const hasCosts = draw.shown.costs !== undefined, hasLed = useMemo(() => all.some((r) => r.customers !== null), [all]), shown = useMemo(() => columns.filter((c) => (c !== 'cost' || hasCosts) && (c !== 'customers' || hasLed)), [hasCosts, hasLed]);
  const [picked, setPicked] = useState<Picked>(nothingPicked), [many, setMany] = useState<{ act: ManyAct; picked: Picked }>(), [menu, setMenu] = useState<{ row: PositionRow; at: DOMRect }>();
  const pickable = rows.filter((r) => picked.ids.has(r.seat.id) && !r.isGone), acts = (['manager', 'portfolio', 'close'] as const).map((act) => ({ name: w.many[act].name, run: () => { setMany({ act, picked }); return Promise.resolve(undefined); } }));
  return (
    <section className="positions" aria-label={words.see.table}>
      <div className="row draw-tools" data-wrap>
        <TextInput aria-label={words.whole.find} placeholder={words.whole.find} value={view.q} onChange={(e) => setView({ q: e.currentTarget.value })} leftSection={<IconSearch size={15} stroke={1.7} />} />
        <Checkbox label={w.only} checked={view.only} onChange={(e) => setView({ only: e.currentTarget.checked })} />
        <span role="status" className="sub nw">{words.whole.seats(f.number(rows.length))}</span>
      </div>
      {rows.length === 0 ? <EmptyState>{view.only && view.q === '' ? w.noneChanges : words.whole.none}</EmptyState>
        : <Rows rows={rows} shown={shown} draw={draw} mayDraw={mayDraw} sort={view.sort} setSort={(sort) => setView({ sort })} picked={mayDraw ? picked : undefined} setPicked={setPicked} onMenu={(row, at) => setMenu({ row, at })} />}
      <SelectionBar picked={picked} rows={pickable} actions={acts} sumOf={undefined} clear={() => setPicked(nothingPicked)} />
      {menu && <SeatMenu seat={menu.row.seat} isGone={menu.row.isGone} proposal={proposal} at={menu.at} onAct={onAct} onEdit={onEdit} onRemove={onRemove} onClose={() => setMenu(undefined)} />}
      {many && <ManyForm act={many.act} seatIds={rows.filter((r) => many.picked.ids.has(r.seat.id) && !r.isGone).map((r) => r.seat.id)} then={draw.shown.after} onClose={() => { setPicked(many.picked); setMany(undefined); }} onDraw={(edit) => { draw.edit(edit, rows.filter((r) => many.picked.ids.has(r.seat.id) && !r.isGone).map((r) => r.seat.id)); setMany(undefined); }} />}
    </section>
  );
}

function useRows({ shown }: Draw, flows: ProposalImpact['flows'] | undefined): PositionRow[] {
  const words = useWords(), f = useFormats();
  const today = useAsk(seatFigures, {}, { when: useMay()('reporting.seat.read'), freshFor: 60_000 }).data?.rows;
  return useMemo(() => positionRows(shown, { sits: (seat) => sitsText(seat, words.organization.structure, f), mark: (m) => words.restructuring.marks[m], led: today && ledAfter(today, flows) }), [shown, today, flows, words, f]);
}

const without = (rows: readonly PositionRow[], ids: readonly string[]) => { const known = new Set(ids); return rows.filter((r) => !known.has(r.seat.id)); };

/** In the order that was asked for until another is: what one has just written does not slip away from under one's eyes. */
function useInOrder(all: PositionRow[], { q: find, only, sort }: TableView): PositionRow[] {
  const kept = useRef<{ asked: string; ids: string[] }>(undefined), asked = JSON.stringify([find, only, sort]);
  return useMemo(() => {
    const fresh = pickedRows(all, { find, only, sort }), known = new Map(all.map((r) => [r.seat.id, r])), was = kept.current?.asked === asked ? kept.current.ids : undefined;
    const rows = was ? [...without(fresh, was), ...was.flatMap((id) => known.get(id) ?? [])] : fresh;
    kept.current = { asked, ids: rows.map((r) => r.seat.id) };
    return rows;
  }, [all, asked, find, only, sort]);
}

interface RowsProps { rows: PositionRow[]; shown: PositionColumn[]; draw: Draw; mayDraw: boolean; sort: string; setSort: (sort: string) => void; picked: Picked | undefined; setPicked: (picked: Picked) => void; onMenu: (row: PositionRow, at: DOMRect) => void }
interface Place { seatId: string; column: PositionColumn }

/** Only the rows in view are drawn. The arrows go from cell to cell, Enter writes in it, x chooses its row. */
function Rows({ rows, shown, draw, mayDraw, sort, setSort, picked, setPicked, onMenu }: RowsProps) {
  const w = useWords().restructuring.table, id = useId(), box = useRef<HTMLDivElement>(null), isPhone = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const [here, setHere] = useState<Place>({ seatId: rows[0]!.seat.id, column: 'title' }), [isEditing, setEditing] = useState(false);
  const height = isPhone ? phoneHeight : rowHeight, at = Math.max(0, rows.findIndex((r) => r.seat.id === here.seatId)), row = rows[at]!;
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => height, overscan: 10, scrollPaddingStart: isPhone ? 0 : 31 });
  useEffect(() => virtual.measure(), [virtual, height]);
  const ids = () => rows.map((r) => r.seat.id);
  const goTo = (to: number, column = here.column) => { const next = Math.max(0, Math.min(rows.length - 1, to)); setHere({ seatId: rows[next]!.seat.id, column }); virtual.scrollToIndex(next); box.current?.focus({ preventScroll: true }); };
  const menuAt = (r: PositionRow) => { const cell = mayDraw && document.getElementById(`${id}-${r.seat.id}-changes`); if (cell) onMenu(r, cell.getBoundingClientRect()); };
  const open = (r: PositionRow, column: PositionColumn) => { setHere({ seatId: r.seat.id, column }); if (column === 'changes') menuAt(r); else if (mayEdit(r, column, mayDraw)) setEditing(true); };
  const close = () => { setEditing(false); box.current?.focus({ preventScroll: true }); };
  const acts = useActs({
    open, close, draw: (r, edit, names) => draw.edit(edit, [r.seat.id], names),
    pick: (r, shift) => { if (picked) setPicked(shift ? pickTo(picked, r.seat.id, ids()) : pickOne(picked, r.seat.id)); setHere({ ...here, seatId: r.seat.id }); },
  });
  useTableKeys({ move: (by) => goTo(at + by), pick: (how) => picked && setPicked(how(picked, here.seatId, ids())), clear: () => setPicked(nothingPicked), hasPicked: (picked?.ids.size ?? 0) > 0, isOn: !isEditing });
  const press = (event: KeyboardEvent) => {
    if (event.target !== box.current || event.altKey) return;
    const column = shown.indexOf(here.column), page = Math.max(1, Math.floor(box.current!.clientHeight / height) - 2), far = event.ctrlKey || event.metaKey;
    const keys: Record<string, () => void> = {
      ArrowDown: () => goTo(at + 1), ArrowUp: () => goTo(at - 1), PageDown: () => goTo(at + page), PageUp: () => goTo(at - page), ArrowLeft: () => goTo(at, shown[Math.max(0, column - 1)]), ArrowRight: () => goTo(at, shown[Math.min(shown.length - 1, column + 1)]),
      Home: () => goTo(far ? 0 : at, shown[0]), End: () => goTo(far ? rows.length - 1 : at, shown.at(-1)), Enter: () => open(row, here.column), F2: () => open(row, here.column), ContextMenu: () => menuAt(row),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]!();
  };
  const tracks = `${picked ? '36px ' : ''}${shown.map((c) => widths[c]).join(' ')}`, least = [...tracks.matchAll(/(\d+)px/g)].reduce((sum, [, n]) => sum + Number(n), 0);
  return (
    <div ref={box} className="grid" role="grid" aria-label={w.name} aria-rowcount={rows.length + 1} aria-colcount={shown.length + (picked ? 1 : 0)} aria-multiselectable={picked ? true : undefined} aria-activedescendant={`${id}-${here.seatId}-${here.column}`} tabIndex={0} onKeyDown={press}
      style={{ '--columns': tracks, '--least': `${least}px`, '--row': `${height}px` } as CSSProperties}>
      {!isPhone && <Head shown={shown} sort={sort} setSort={setSort} pick={picked && { checked: picked.ids.size > 0 && rows.every((r) => picked.ids.has(r.seat.id)), toggle: () => setPicked(pickAll(picked, ids())) }} />}
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const r = rows[index], isHere = r?.seat.id === here.seatId;
          return r && <Row key={r.seat.id} id={id} row={r} index={index} start={start} shown={shown} mayDraw={mayDraw} isPicked={picked?.ids.has(r.seat.id)} here={isHere ? here.column : undefined} edited={isHere && isEditing ? here.column : undefined} then={isHere && isEditing ? draw.shown.after : undefined} acts={acts} />;
        })}
      </div>
    </div>
  );
}

interface RowActs { open: (row: PositionRow, column: PositionColumn) => void; pick: (row: PositionRow, shift: boolean) => void; draw: (row: PositionRow, edit: SeatEdit, names?: Record<string, string>) => void; close: () => void }
interface RowProps { id: string; row: PositionRow; index: number; start: number; shown: readonly PositionColumn[]; mayDraw: boolean; isPicked: boolean | undefined; /** Where one is, where in this row; and which cell is written. */ here: PositionColumn | undefined; edited: PositionColumn | undefined; then: StructureThen | undefined; acts: RowActs }

/** Drawn anew only when what it says changes, so that a table of thousands is scrolled and written in at ease. */
const Row = memo(({ id, row: r, index, start, shown, mayDraw, isPicked, here, edited, then, acts }: RowProps) => {
  const w = useWords().restructuring.table;
  return (
    <div role="row" className="grid-row" aria-rowindex={index + 2} aria-selected={isPicked} data-here={here !== undefined || undefined} data-gone={r.isGone || undefined} style={{ transform: `translateY(${start}px)` }}>
      {isPicked !== undefined && <div role="gridcell"><Pick row={r} isPicked={isPicked} onPick={(shift) => acts.pick(r, shift)} /></div>}
      {shown.map((c) => (
        <div key={c} id={`${id}-${r.seat.id}-${c}`} role="gridcell" data-names={c === 'title' || undefined} data-end={c === 'customers' || c === 'cost' || undefined} data-cell={here === c ? 'here' : undefined} data-column={c} data-label={w.columns[c]} aria-readonly={!mayEdit(r, c, mayDraw)} onClick={edited === c ? undefined : () => acts.open(r, c)}>
          {edited === c && then ? <CellEdit column={c} row={r} then={then} label={`${w.columns[c]}: ${r.title}`} onDraw={(edit, names) => acts.draw(r, edit, names)} onClose={acts.close} /> : <Cell row={r} column={c} mayDraw={mayDraw} />}
        </div>
      ))}
    </div>
  );
});
const mayEdit = (row: PositionRow, column: PositionColumn, mayDraw: boolean): boolean => mayDraw && !row.isGone && editable[column] === true;

/** The same functions all along, doing what the last ones do. */
function useActs(now: RowActs): RowActs {
  const latest = useRef(now);
  latest.current = now;
  return useMemo(() => ({ open: (...a) => latest.current.open(...a), pick: (...a) => latest.current.pick(...a), draw: (...a) => latest.current.draw(...a), close: () => latest.current.close() }), []);
}

function Cell({ row, column, mayDraw }: { row: PositionRow; column: PositionColumn; mayDraw: boolean }): ReactNode {
  const words = useWords(), f = useFormats();
  switch (column) {
    case 'title': return <span className="row" style={{ gap: 6 }}>{row.side && <Glyph side={row.side} size={7} hollow={row.sits.isEmpty} />}<Titled title={row.title} shared={row.shared} /></span>;
    case 'person': return <span className={row.sits.isVacant && !row.isGone ? 'late' : undefined} title={row.sits.text}>{row.sits.text}</span>;
    case 'unit': return <span title={row.unit}>{row.unit}</span>;
    case 'reportsTo': return <span className="row"><Titled title={row.reportsTo} shared={row.reportsShared} /></span>;
    case 'customers': return row.customers === null || row.customers === 0 ? '' : f.number(row.customers);
    case 'cost': return row.cost ? f.moneyWhole(row.cost) : '';
    case 'changes': return <span className="row" style={{ gap: 4 }}><span className={`xs b el ${row.isGone ? 'late' : 'cust'}`} style={{ flex: 1 }} title={row.changes}>{row.changes}</span>{mayDraw && <button type="button" className="plain dots" tabIndex={-1} aria-label={words.restructuring.whole.acts(row.title)}><IconDots size={15} stroke={1.7} /></button>}</span>;
  }
}

/** Where there is no room, what it says by itself stays, and what others beside it begin with too gives way. */
const Titled = ({ title, shared }: { title: string; shared: string }) =>
  <span className="name titled" title={title}>{shared !== '' && title.startsWith(shared) && <span className="el lead">{shared}</span>}<span className="el">{title.startsWith(shared) ? title.slice(shared.length) : title}</span></span>;

function Pick({ row, isPicked, onPick }: { row: PositionRow; isPicked: boolean; onPick: (shift: boolean) => void }) {
  const words = useWords().platform.list;
  return <label className="pick"><input type="checkbox" className="check" tabIndex={-1} checked={isPicked} aria-label={words.pickRow(row.title)} onClick={(e: MouseEvent) => onPick(e.shiftKey)} readOnly /></label>;
}

/** Up, down, then by title as at first. */
function Head({ shown, sort, setSort, pick }: { shown: readonly PositionColumn[]; sort: string; setSort: (sort: string) => void; pick: { checked: boolean; toggle: () => void } | undefined }) {
  const words = useWords(), w = words.restructuring.table;
  return (
    <div role="row" className="grid-head" aria-rowindex={1}>
      {pick && <div role="columnheader"><label className="pick"><input type="checkbox" className="check" tabIndex={-1} checked={pick.checked} aria-label={words.platform.list.pickAll} onChange={pick.toggle} /></label></div>}
      {shown.map((c) => {
        const is = sort === c ? 'ascending' : sort === `-${c}` ? 'descending' : 'none', Arrow = is === 'descending' ? IconArrowDown : IconArrowUp;
        return <div key={c} role="columnheader" aria-sort={is} data-end={c === 'customers' || c === 'cost' || undefined}><button type="button" tabIndex={-1} onClick={() => setSort(is === 'none' ? c : is === 'ascending' ? `-${c}` : 'title')}>{w.columns[c]}{is !== 'none' && <Arrow size={12} stroke={2} aria-hidden />}</button></div>;
      })}
    </div>
  );
}

interface TableKeys { move: (by: number) => void; pick: (how: (p: Picked, id: string, shown: readonly string[]) => Picked) => void; clear: () => void; hasPicked: boolean; isOn: boolean }
function useTableKeys({ move, pick, clear, hasPicked, isOn }: TableKeys): void {
  const keys = useWords().platform.list.keys;
  useKeys([{ keys: 'j', says: keys.down, run: () => move(1) }, { keys: 'k', says: keys.up, run: () => move(-1) }, { keys: 'x', says: keys.pick, run: () => pick(pickOne) }, { keys: 'shift+x', says: keys.pickTo, run: () => pick(pickTo) }], isOn);
  useKeys([{ keys: 'Escape', says: keys.leave, run: clear }], isOn && hasPicked);
}
