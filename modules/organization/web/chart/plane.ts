import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Box } from '../../rules/chartPaths.ts';

/* How one moves over a plane larger than its window: what is seen of it, going to a place, nearer and further, dragging. */

type Plane = RefObject<HTMLDivElement | null>;
/** Room between the window's edge and the first seat, at its own size. */
export const edge = { x: 20, y: 30 };
export const least = 0.25, most = 1.5;
/** How wide and high a sheet lies, in CSS pixels: A4 on its side, within its margins and under the name of the page. */
export const paper = { width: 1040, height: 610 };

/** So much is drawn beyond what is seen, and only when one has gone so far is it drawn anew. */
const beyond = 500, stride = 250;

/** The part of the plane to draw. At first no more than the window shows: the rest once that is there. */
export function useSeen(plane: Plane, zoom: number): Box {
  const [seen, setSeen] = useState<Box>(() => ({ x: 0, y: 0, width: window.innerWidth, height: window.innerHeight }));
  useEffect(() => {
    const box = plane.current!;
    const look = () => setSeen((before) => {
      const now = around(box, zoom);
      return now.x === before.x && now.y === before.y && now.width === before.width && now.height === before.height ? before : now;
    });
    const sized = new ResizeObserver(look), first = setTimeout(() => sized.observe(box), 100);
    box.addEventListener('scroll', look, { passive: true });
    return () => { clearTimeout(first); sized.disconnect(); box.removeEventListener('scroll', look); };
  }, [plane, zoom]);
  return seen;
}

/** Whether the page is going on paper: there is no window there, all is drawn. */
export function usePaper(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true)), end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => { window.removeEventListener('beforeprint', begin); window.removeEventListener('afterprint', end); };
  }, []);
  return isPrinting;
}

function around({ scrollLeft, scrollTop, clientWidth, clientHeight }: HTMLElement, zoom: number): Box {
  const from = (at: number, free: number) => Math.floor((at / zoom - free - beyond) / stride) * stride, long = (length: number) => Math.ceil((length / zoom + 2 * beyond) / stride + 1) * stride;
  return { x: from(scrollLeft, edge.x), y: from(scrollTop, edge.y), width: long(clientWidth), height: long(clientHeight) };
}

/** Goes where something is, no further than it must, whenever that becomes another, and when the window onto it does: a drawer opens beside it. */
export function useGoing(plane: Plane, zoom: number, at: (Box & { key: string }) | undefined): void {
  const key = at?.key;
  useLayoutEffect(() => {
    const box = plane.current!;
    if (!at) return;
    const to = (start: number, length: number, free: number, from: number, shown: number) => {
      const first = (start + free) * zoom - 40, last = (start + free + length) * zoom + 40;
      return first < from ? first : last > from + shown ? Math.min(first, last - shown) : from;
    };
    const go = () => box.scrollTo(to(at.x, at.width, edge.x, box.scrollLeft, box.clientWidth), to(at.y, at.height, edge.y, box.scrollTop, box.clientHeight)), sized = new ResizeObserver(go);
    go();
    sized.observe(box);
    return () => sized.disconnect();
    // What is where at this zoom does not move by itself: only another place is gone to.
  }, [key]);
}

/** How near: what is under the pointer stays there, or without one what is in the middle. Ctrl and the wheel, or two fingers on a trackpad. */
export function useZoom(plane: Plane): readonly [number, (wanted: number) => void] {
  const [zoom, setZoom] = useState(1);
  const still = useRef<{ x: number; y: number; atX: number; atY: number }>(undefined);
  const zoomTo = (wanted: number, x = plane.current!.clientWidth / 2, y = plane.current!.clientHeight / 2) => {
    const { scrollLeft, scrollTop } = plane.current!;
    still.current = { x, y, atX: (scrollLeft + x) / zoom, atY: (scrollTop + y) / zoom };
    setZoom(Math.min(most, Math.max(least, wanted)));
  };
  const latest = useRef(zoomTo);
  latest.current = zoomTo;
  useLayoutEffect(() => {
    const kept = still.current;
    if (kept) plane.current!.scrollTo(kept.atX * zoom - kept.x, kept.atY * zoom - kept.y);
  }, [zoom, plane]);
  useEffect(() => {
    const box = plane.current!;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = box.getBoundingClientRect();
      latest.current(zoom * Math.exp(-event.deltaY / 200), event.clientX - left, event.clientY - top);
    };
    box.addEventListener('wheel', turn, { passive: false });
    return () => box.removeEventListener('wheel', turn);
  }, [plane, zoom]);
  return [zoom, zoomTo];
}

/** Dragged with the mouse from anywhere that is not a button; a finger scrolls by itself. */
export function drag(event: PointerEvent<HTMLElement>): void {
  if (event.pointerType !== 'mouse' || event.button !== 0 || (event.target as Element).closest('button')) return;
  const box = event.currentTarget, { clientX, clientY } = event, { scrollLeft, scrollTop } = box;
  const move = (now: globalThis.PointerEvent) => box.scrollTo(scrollLeft + clientX - now.clientX, scrollTop + clientY - now.clientY);
  box.setPointerCapture(event.pointerId);
  box.dataset['held'] = 'true';
  box.addEventListener('pointermove', move);
  box.addEventListener('lostpointercapture', () => { box.removeEventListener('pointermove', move); delete box.dataset['held']; }, { once: true });
}
