import '@xyflow/react/dist/base.css';
import { Position, ReactFlow, type Edge, type Node } from '@xyflow/react';
import { useCallback, useMemo, useRef } from 'react';
import type { Words } from '../../../../words/es.ts';
import type { Structure, StructureLine } from '../../contract.ts';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { hue } from '../../../../platform/web/parts/Glyph.tsx';
import { dottedOf, heightsOf, layChart, size, type ChartLayout, type Laying, type More } from '../../rules/chartLayout.ts';
import { nodeTypes } from './chartNodes.tsx';
import type { OverlayFigures } from './extras.ts';

export interface ChartProps {
  structure: Structure;
  /** The seat whose drawer is open. */
  chosen: string | undefined;
  /** Seats that the search found; absent: nothing is searched. */
  found: ReadonlySet<string> | undefined;
  dotted: boolean;
  laying: Laying;
  /** The measure read on each seat; absent: none is chosen. */
  overlay: OverlayFigures | undefined;
  onChoose: (seatId: string) => void;
  onFold: (more: More) => void;
}

/** Left to right: the executive, the joint team in its frame, the seats. Marketing above, sales below. */
export default function StructureChart(props: ChartProps) {
  const words = useWords().organization.structure;
  const formats = useFormats();
  const { structure, chosen, found, dotted: allDotted, laying, overlay } = props;
  const onChoose = useLatest(props.onChoose), onFold = useLatest(props.onFold);
  const layout = useMemo(() => layChart(structure, laying), [structure, laying]);
  const dotted = useMemo(() => dottedOf(structure, layout).filter((l) => allDotted || l.positionId === chosen || l.reportsToId === chosen), [structure, layout, allDotted, chosen]);
  const nodes = useMemo(() => [...surroundings(layout, structure, onFold, words, formats.number), ...seatNodes(layout, { chosen, found, overlay, onChoose, height: heightsOf(laying.lines).seat }), ...dottedWords(dotted, layout, formats.percent)],
    [layout, structure, chosen, found, overlay, dotted, laying, onChoose, onFold, words, formats]);
  const edges = useMemo(() => [...edgesOf(layout), ...dottedEdges(dotted)], [layout, dotted]);
  return (
    <ReactFlow nodes={nodes} edges={edges} nodeTypes={nodeTypes} defaultViewport={{ x: 20, y: 30, zoom: 1 }} minZoom={0.2} maxZoom={1.6} panOnScroll zoomOnDoubleClick={false} onlyRenderVisibleElements
      nodesDraggable={false} nodesConnectable={false} nodesFocusable={false} edgesFocusable={false} elementsSelectable={false} proOptions={{ hideAttribution: true }} aria-label={words.chart} />
  );
}

/** The same function all along, doing what the last one does: so that a click of another parent draws no seat anew. */
function useLatest<A>(run: (a: A) => void): (a: A) => void {
  const latest = useRef(run);
  latest.current = run;
  return useCallback((a: A) => latest.current(a), []);
}

/** Where lines begin and end, told beforehand: what is out of sight is never measured, and its lines are drawn all the same. */
const ends = (height: number) => [
  { type: 'target' as const, position: Position.Left, x: 0, y: height / 2, width: 1, height: 1 }, { type: 'source' as const, position: Position.Right, x: size.width, y: height / 2, width: 1, height: 1 },
  { id: 'left', type: 'source' as const, position: Position.Left, x: 0, y: height / 2, width: 1, height: 1 },
];

function seatNodes(layout: ChartLayout, { chosen, found, overlay, onChoose, height }: Pick<ChartProps, 'chosen' | 'found' | 'overlay' | 'onChoose'> & { height: number }): Node[] {
  const handles = ends(height);
  return layout.seats.map((placed) => ({
    id: placed.seat.id, type: 'seat', position: { x: placed.x, y: placed.y }, width: size.width, height, handles,
    data: { placed, isChosen: placed.seat.id === chosen, isFaint: found !== undefined && !found.has(placed.seat.id), onChoose, figure: overlay && (overlay.figures?.get(placed.seat.id) ?? null) },
  }));
}

function surroundings(layout: ChartLayout, structure: Structure, onFold: (more: More) => void, words: Words['organization']['structure'], number: (n: number) => string): Node[] {
  const titles = new Map(structure.seats.map((s) => [s.id, s.title]));
  const frames = layout.frames.flatMap((f) => [
    { id: `frame-${f.teamId}`, type: 'frame', position: { x: f.x, y: f.y }, width: f.width, height: f.height, data: { width: f.width, height: f.height }, zIndex: -1 },
    { id: `frame-name-${f.teamId}`, type: 'words', position: { x: f.x + 2, y: f.y - 22 }, data: { strong: f.name } },
  ]);
  const bands = layout.bands.map((b) => ({
    id: `band-${b.side ?? 'neither'}-${b.y}`, type: 'words', position: { x: b.x, y: b.y }, data: { strong: b.side ? words.functions[b.side] : words.noDivision, faint: words.seats(number(b.seats)), side: b.side },
  }));
  const more = layout.more.map((m) => {
    const manager = titles.get(m.managerId) ?? '', says = m.kind === 'branch' ? (m.open ? words.fold(manager) : words.unfold(number(m.n), manager)) : m.open ? words.showLess(manager) : words.showMore(number(m.n), manager);
    return { id: `${m.kind}-${m.managerId}`, type: m.kind === 'branch' ? 'fold' : 'more', position: { x: m.x, y: m.kind === 'branch' ? m.y - 12 : m.y }, width: m.kind === 'branch' ? 37 : 44, height: 24, data: { name: m.open ? '−' : words.more(number(m.n)), says, isOpen: m.open, run: () => onFold(m) } };
  });
  return [...frames, ...bands, ...more];
}

const edgesOf = (layout: ChartLayout): Edge[] => layout.links.map((link) => ({
  id: `${link.from}-${link.to}`, source: link.from, target: link.to, type: link.kind === 'branch' ? 'smoothstep' : 'straight',
  ...(link.kind === 'branch' ? { pathOptions: { offset: 14, borderRadius: 8 } } : {}),
  style: { stroke: link.kind === 'branch' && !link.side ? 'var(--u-line2)' : `var(--u-${link.side ? hue[link.side] : 'ink3'}-line, var(--u-line2))`, strokeWidth: link.kind === 'branch' ? 1.5 : 3 },
}));

/** Dotted ink, behind the seats that lie between. */
const dottedEdges = (lines: readonly StructureLine[]): Edge[] => lines.map((l) => ({
  id: `dotted-${l.positionId}-${l.reportsToId}`, source: l.reportsToId, target: l.positionId, sourceHandle: 'left', type: 'smoothstep',
  pathOptions: { offset: 12, borderRadius: 10 }, style: { stroke: 'var(--u-ink)', strokeDasharray: '2 4', strokeWidth: 1.5 },
} as Edge));

/** What each is for and how much of the time it takes, in words above the seat it leads to. */
const dottedWords = (lines: readonly StructureLine[], layout: ChartLayout, percent: (share: number, digits: number) => string): Node[] => {
  const places = lines.length === 0 ? new Map() : new Map(layout.seats.map((s) => [s.seat.id, s]));
  return lines.flatMap((l) => {
    const end = places.get(l.positionId);
    return end ? [{ id: `dotted-words-${l.positionId}-${l.reportsToId}`, type: 'words', position: { x: end.x - 4, y: end.y - 18 }, data: { strong: l.scope ?? '', faint: l.share === null ? '' : percent(l.share, 0) } }] : [];
  });
};
