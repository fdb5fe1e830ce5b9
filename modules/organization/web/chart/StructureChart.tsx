import { type KeyboardEvent, useCallback, useMemo, useRef } from 'react';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { hue } from '../../../../platform/web/parts/Glyph.tsx';
import type { StructureLine } from '../../contract.ts';
import { type Chartable, type ChartLayout, dottedOf, heightsOf, layChart, type Laying, type More, type PlacedSeat, size } from '../../rules/chartLayout.ts';
import { type Box, dottedPath, linkPath, meets, type Path } from '../../rules/chartPaths.ts';
import type { SeatChange } from '../../rules/dayChanges.ts';
import type { OverlayFigures } from '../structure/extras.ts';
import { ChartDoor, ChartSeat, ChartWords, type SeatTag } from './ChartMarks.tsx';
import { ChartPlane } from './ChartPlane.tsx';
import '../structure/structure.css';

export interface ChartProps {
  structure: Chartable;
  /** The seat whose drawer is open. */
  chosen: string | undefined;
  /** Seats that the search found; absent: nothing is searched. */
  found: ReadonlySet<string> | undefined;
  dotted: boolean;
  /** What the day brought to each seat. */
  changes: ReadonlyMap<string, SeatChange> | undefined;
  /** What is to be said on a seat's edge: what becomes of it, where the structure is only proposed. */
  tags?: ReadonlyMap<string, SeatTag> | undefined;
  laying: Laying;
  /** The measure read on each seat; absent: none is chosen. */
  overlay: OverlayFigures | undefined;
  onChoose: (seatId: string) => void;
  onFold: (more: More) => void;
}

/** Left to right: the executive, the joint team in its frame, the seats. Marketing above, sales below. Only what is in view is drawn. */
export function StructureChart(props: ChartProps) {
  const words = useWords().organization.structure;
  const { structure, chosen, found, dotted: allDotted, laying, overlay } = props;
  const onChoose = useLatest(props.onChoose), onFold = useLatest(props.onFold);
  const layout = useMemo(() => layChart(structure, laying), [structure, laying]);
  const places = useMemo(() => new Map(layout.seats.map((s) => [s.seat.id, s])), [layout]);
  const dotted = useMemo(() => dottedOf(structure, layout).filter((l) => allDotted || l.positionId === chosen || l.reportsToId === chosen), [structure, layout, allDotted, chosen]);
  const { seat: height } = heightsOf(laying.lines), lines = useLines(layout, places, dotted, height);
  const place = found && !(chosen && found.has(chosen)) ? layout.seats.find((s) => found.has(s.seat.id)) : places.get(chosen ?? '');
  const press = useArrows(layout, places, onFold);
  return (
    <ChartPlane name={words.chart} width={layout.width} height={layout.height} at={place && { key: `${place.seat.id} ${laying.perRow}`, x: place.x, y: place.y, width: size.width, height }} onKeyDown={press}>
      {(seen) => (
        <>
          {layout.frames.filter((f) => meets(f, seen)).map((f) => <div key={f.teamId} className="team-frame" style={{ left: f.x, top: f.y, width: f.width, height: f.height }} aria-hidden />)}
          <svg className="chart-lines" width={1} height={1} aria-hidden>{lines.filter((l) => meets(l.box, seen)).map((l) => <path key={l.key} d={l.d} data-k={l.kind} style={{ stroke: l.stroke }} />)}</svg>
          {layout.seats.filter(({ x, y }) => meets({ x, y, width: size.width, height }, seen)).map((placed) => (
            <ChartSeat key={placed.seat.id} placed={placed} height={height} isChosen={placed.seat.id === chosen} isFaint={found !== undefined && !found.has(placed.seat.id)} change={props.changes?.get(placed.seat.id)} tag={props.tags?.get(placed.seat.id)} onChoose={onChoose} figure={overlay && (overlay.figures?.get(placed.seat.id) ?? null)} />
          ))}
          <Surroundings layout={layout} places={places} dotted={dotted} seen={seen} onFold={onFold} />
        </>
      )}
    </ChartPlane>
  );
}

/** The same function all along, doing what the last one does: so that a click of another parent draws no seat anew. */
function useLatest<A>(run: (a: A) => void): (a: A) => void {
  const latest = useRef(run);
  latest.current = run;
  return useCallback((a: A) => latest.current(a), []);
}

type Places = ReadonlyMap<string, PlacedSeat>;
interface Line extends Path { key: string; kind: 'branch' | 'row' | 'dotted'; stroke: string }

function useLines(layout: ChartLayout, places: Places, dotted: readonly StructureLine[], height: number): Line[] {
  const solid = useMemo(() => layout.links.map((l): Line => ({
    ...linkPath(places.get(l.from)!, places.get(l.to)!, l.kind, height), key: `${l.from}-${l.to}`, kind: l.kind, stroke: l.side ? `var(--u-${hue[l.side]}-line)` : 'var(--u-line2)',
  })), [layout, places, height]);
  return useMemo(() => [...solid, ...dotted.map((l): Line => ({ ...dottedPath(places.get(l.reportsToId)!, places.get(l.positionId)!, height), key: `${l.kind}-${l.positionId}-${l.reportsToId}`, kind: 'dotted', stroke: 'var(--u-ink)' }))], [solid, dotted, places, height]);
}

/** Names of teams and divisions, what dotted lines are for, and the doors to seats that are not drawn. */
function Surroundings({ layout, places, dotted, seen, onFold }: { layout: ChartLayout; places: Places; dotted: readonly StructureLine[]; seen: Box; onFold: (more: More) => void }) {
  const words = useWords().organization.structure, { number, percent } = useFormats();
  const isSeen = ({ x, y }: { x: number; y: number }) => meets({ x, y, width: 240, height: 24 }, seen);
  const says = ({ kind, open, n, managerId }: More) => {
    const manager = places.get(managerId)?.seat.title ?? '';
    return kind === 'branch' ? (open ? words.fold(manager) : words.unfold(number(n), manager)) : open ? words.showLess(manager) : words.showMore(number(n), manager);
  };
  return (
    <>
      {layout.frames.map((f) => ({ x: f.x + 2, y: f.y - 22, f })).filter(isSeen).map(({ x, y, f }) => <ChartWords key={f.teamId} x={x} y={y} strong={f.name} />)}
      {layout.bands.filter(isSeen).map((b) => <ChartWords key={`${b.side}-${b.y}`} x={b.x} y={b.y} strong={b.side ? words.functions[b.side] : words.noDivision} faint={words.seats(number(b.seats))} side={b.side} />)}
      {layout.more.filter(isSeen).map((m) => <ChartDoor key={`${m.kind}-${m.managerId}`} more={m} name={m.open ? '−' : words.more(number(m.n))} says={says(m)} onFold={onFold} />)}
      {dotted.map((l) => ({ l, ...aboveSeat(places.get(l.positionId)!, layout.bands) })).filter(isSeen).map(({ l, x, y }) => <ChartWords key={`${l.positionId}-${l.reportsToId}`} x={x} y={y} strong={l.scope ?? ''} faint={l.share === null ? '' : percent(l.share, 0)} />)}
    </>
  );
}

/** Over its seat, and over the name of the division where that stands there already. */
function aboveSeat(seat: PlacedSeat, bands: ChartLayout['bands']) {
  const x = seat.x - 4, y = seat.y - 18, there = bands.find((b) => Math.abs(b.x - seat.x) < 40 && Math.abs(b.y - y) < 16);
  return { x, y: there ? there.y - 18 : y };
}

/** The arrows go from seat to seat: up and down in the column, left to the manager, right to those below, which open if need be. */
function useArrows(layout: ChartLayout, places: Places, onFold: (more: More) => void): (event: KeyboardEvent) => void {
  return (event) => {
    const from = places.get((event.target as HTMLElement).dataset['seat'] ?? '');
    if (!from || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const door = layout.more.find((m) => m.kind === 'branch' && m.managerId === from.seat.id), column = layout.seats.filter((s) => s.x === from.x).sort((a, b) => a.y - b.y), at = column.indexOf(from);
    const linked = (one: 'from' | 'to', other: 'from' | 'to') => places.get(layout.links.find((l) => l[one] === from.seat.id)?.[other] ?? '');
    const go: Record<string, () => void> = {
      ArrowUp: () => focusOn(column[at - 1]), ArrowDown: () => focusOn(column[at + 1]), ArrowLeft: () => focusOn(linked('to', 'from')),
      ArrowRight: () => (door && !door.open ? onFold(door) : focusOn(linked('from', 'to'))), '-': () => door?.open && onFold(door), '+': () => door && !door.open && onFold(door),
    };
    if (!go[event.key]) return;
    event.preventDefault();
    go[event.key]!();
  };
}

/** One that is near is drawn already; the browser brings it into view. */
const focusOn = (to: PlacedSeat | undefined) => { if (to) document.querySelector<HTMLElement>(`.chart-sheet [data-seat="${to.seat.id}"]`)?.focus(); };
