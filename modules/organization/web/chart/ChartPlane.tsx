import { ActionIcon } from '@mantine/core';
import { IconArrowsMinimize, IconMinus, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import type { Box } from '../../rules/chartPaths.ts';
import { drag, edge, least, most, paper, useGoing, usePaper, useSeen, useZoom } from './plane.ts';

interface PlaneProps {
  /** Of all that is drawn, at its own size. */
  width: number; height: number; name: string;
  /** What is to be in view: whenever its key becomes another, the window goes there. */
  at: (Box & { key: string }) | undefined;
  onKeyDown: (event: KeyboardEvent) => void;
  /** Draws what meets this part of the plane. */
  children: (seen: Box) => ReactNode;
}

/**
 * A plane larger than its window. The browser itself scrolls it, so that nothing of ours works while it moves; what comes into
 * view is drawn when one has gone a good way, and not at each frame.
 */
export function ChartPlane({ width, height, name, at, onKeyDown, children }: PlaneProps) {
  const words = useWords().organization.structure, { percent } = useFormats();
  const plane = useRef<HTMLDivElement>(null);
  const [near, zoomTo] = useZoom(plane), isPrinting = usePaper(), whole = { x: -edge.x, y: -edge.y, width: width + 2 * edge.x, height: height + 2 * edge.y };
  const zoom = isPrinting ? Math.min(1, paper.width / whole.width, Math.max(paper.height / whole.height, 0.5)) : near, seen = useSeen(plane, zoom);
  useGoing(plane, zoom, at);
  const fit = () => zoomTo(Math.min(1, plane.current!.clientWidth / (width + 2 * edge.x), plane.current!.clientHeight / (height + 2 * edge.y)));
  return (
    <>
      <div ref={plane} className="chart-plane" role="group" aria-label={name} onKeyDown={onKeyDown} onPointerDown={drag}>
        <div style={{ width: (width + 2 * edge.x) * zoom, height: (height + 2 * edge.y) * zoom }}>
          <div className="chart-sheet" style={{ transform: `scale(${zoom}) translate(${edge.x}px, ${edge.y}px)` }}>{children(isPrinting ? whole : seen)}</div>
        </div>
      </div>
      <div className="chart-zoom" role="group" aria-label={words.zoom.name}>
        <ActionIcon aria-label={words.zoom.further} disabled={zoom <= least} onClick={() => zoomTo(zoom / 1.25)}><IconMinus size={15} stroke={1.7} /></ActionIcon>
        <button type="button" className="plain sm" title={words.zoom.own} onClick={() => zoomTo(1)}>{percent(zoom, 0)}</button>
        <ActionIcon aria-label={words.zoom.nearer} disabled={zoom >= most} onClick={() => zoomTo(zoom * 1.25)}><IconPlus size={15} stroke={1.7} /></ActionIcon>
        <ActionIcon aria-label={words.zoom.whole} title={words.zoom.whole} onClick={fit}><IconArrowsMinimize size={15} stroke={1.7} /></ActionIcon>
      </div>
    </>
  );
}
