import '@xyflow/react/dist/base.css';
import { ReactFlow, type Edge, type Node } from '@xyflow/react';
import { useMemo } from 'react';
import type { Words } from '../../../../words/es.ts';
import type { Structure, StructureLine } from '../../contract.ts';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { hue } from '../../../../platform/web/parts/Glyph.tsx';
import { dottedOf, layChart, type ChartLayout } from './chartLayout.ts';
import { nodeTypes } from './chartNodes.tsx';
import type { OverlayFigures } from './extras.ts';

export interface ChartProps {
  structure: Structure;
  /** The seat whose drawer is open. */
  chosen: string | undefined;
  /** Seats that the search found; absent: nothing is searched. */
  found: ReadonlySet<string> | undefined;
  dotted: boolean;
  opened: ReadonlySet<string>;
  perRow: number;
  /** The measure read on each seat; absent: none is chosen. */
  overlay: OverlayFigures | undefined;
  onChoose: (seatId: string) => void;
  onOpen: (managerId: string) => void;
}

/** Left to right: the executive, the joint team in its frame, the seats. Marketing above, sales below. */
export default function StructureChart({ structure, perRow, opened, ...rest }: ChartProps) {
  const words = useWords().organization.structure;
  const formats = useFormats();
  const tall = rest.overlay !== undefined;
  const layout = useMemo(() => layChart(structure, { perRow, opened, tall }), [structure, perRow, opened, tall]);
  const dotted = dottedShown(structure, layout, rest);
  const nodes = [...nodesOf(layout, { structure, perRow, opened, ...rest }, words, formats.number), ...dottedWords(dotted, layout, formats.percent)];
  const edges = [...edgesOf(layout), ...dottedEdges(dotted)];
  return (
    <ReactFlow nodes={nodes} edges={edges} nodeTypes={nodeTypes} defaultViewport={{ x: 20, y: 30, zoom: 1 }} minZoom={0.2} maxZoom={1.6} panOnScroll zoomOnDoubleClick={false} onlyRenderVisibleElements
      nodesDraggable={false} nodesConnectable={false} nodesFocusable={false} edgesFocusable={false} elementsSelectable={false} proOptions={{ hideAttribution: true }} aria-label={words.chart} />
  );
}

function nodesOf(layout: ChartLayout, props: ChartProps, words: Words['organization']['structure'], number: (n: number) => string): Node[] {
  const { chosen, found, overlay, onChoose, onOpen } = props;
  const titles = new Map(props.structure.seats.map((s) => [s.id, s.title]));
  const seats = layout.seats.map((placed) => ({
    id: placed.seat.id, type: 'seat', position: { x: placed.x, y: placed.y },
    data: { placed, isChosen: placed.seat.id === chosen, isFaint: found !== undefined && !found.has(placed.seat.id), onChoose, figure: overlay && (overlay.figures?.get(placed.seat.id) ?? null) },
  }));
  const frames = layout.frames.flatMap((f) => [
    { id: `frame-${f.teamId}`, type: 'frame', position: { x: f.x, y: f.y }, data: { width: f.width, height: f.height }, zIndex: -1 },
    { id: `frame-name-${f.teamId}`, type: 'words', position: { x: f.x + 2, y: f.y - 22 }, data: { strong: f.name } },
  ]);
  const bands = layout.bands.map((b) => ({
    id: `band-${b.side ?? 'neither'}`, type: 'words', position: { x: b.x, y: b.y },
    data: { strong: b.side ? words.functions[b.side] : words.noDivision, faint: words.seats(number(b.seats)), side: b.side },
  }));
  const more = layout.more.map((m) => ({
    id: `more-${m.managerId}`, type: 'more', position: { x: m.x, y: m.y },
    data: { name: m.open ? '−' : words.more(number(m.n)), says: m.open ? words.showLess(titles.get(m.managerId) ?? '') : words.showMore(number(m.n), titles.get(m.managerId) ?? ''), run: () => onOpen(m.managerId) },
  }));
  return [...frames, ...bands, ...seats, ...more];
}

const edgesOf = (layout: ChartLayout): Edge[] => layout.links.map((link) => ({
  id: `${link.from}-${link.to}`, source: link.from, target: link.to, type: link.kind === 'branch' ? 'smoothstep' : 'straight',
  ...(link.kind === 'branch' ? { pathOptions: { offset: 14, borderRadius: 8 } } : {}),
  style: { stroke: link.kind === 'branch' && !link.side ? 'var(--u-line2)' : `var(--u-${link.side ? hue[link.side] : 'ink3'}-line, var(--u-line2))`, strokeWidth: link.kind === 'branch' ? 1.5 : 3 },
}));

interface Dotted { dotted: boolean; chosen: string | undefined }
/** Matrix lines: all of them, or those of the chosen seat. */
const dottedShown = (structure: Structure, layout: ChartLayout, { dotted, chosen }: Dotted) =>
  dottedOf(structure, layout).filter((l) => dotted || l.positionId === chosen || l.reportsToId === chosen);

/** Dotted ink, behind the seats that lie between. */
const dottedEdges = (lines: readonly StructureLine[]): Edge[] => lines.map((l) => ({
  id: `dotted-${l.positionId}-${l.reportsToId}`, source: l.reportsToId, target: l.positionId, sourceHandle: 'left', type: 'smoothstep',
  pathOptions: { offset: 12, borderRadius: 10 }, style: { stroke: 'var(--u-ink)', strokeDasharray: '2 4', strokeWidth: 1.5 },
} as Edge));

/** What each is for and how much of the time it takes, in words above the seat it leads to. */
const dottedWords = (lines: readonly StructureLine[], layout: ChartLayout, percent: (share: number, digits: number) => string): Node[] => lines.flatMap((l) => {
  const end = layout.seats.find((s) => s.seat.id === l.positionId);
  return end ? [{ id: `dotted-words-${l.positionId}-${l.reportsToId}`, type: 'words', position: { x: end.x - 4, y: end.y - 18 }, data: { strong: l.scope ?? '', faint: l.share === null ? '' : percent(l.share, 0) } }] : [];
});
