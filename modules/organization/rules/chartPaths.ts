import { type ChartLayout, size } from './chartLayout.ts';

/* The lines of the chart between two seats, as paths: the same on the screen, in the picture and on paper. */

export interface Box { x: number; y: number; width: number; height: number }
export interface Path { d: string; box: Box }
interface Corner { x: number; y: number }

/** A branch leaves its manager so far to the right before it turns; a dotted line as far to the left of both. */
const out = 14, outDotted = 12, radius = 8;

/** From the right edge of a seat to the left edge of the one it leads, or of the next in its row. `height`: of the seats. */
export function linkPath(from: Corner, to: Corner, kind: ChartLayout['links'][number]['kind'], height: number): Path {
  const x1 = from.x + size.width, y1 = from.y + height / 2, x2 = to.x, y2 = to.y + height / 2;
  return { d: kind === 'row' ? `M${n(x1)} ${n(y1)}H${n(x2)}` : bent(x1, y1, x1 + out, x2, y2), box: around(x1, y1, x2, y2) };
}

/** From the left edge of a seat round to the left edge of another, behind what stands between. */
export function dottedPath(from: Corner, to: Corner, height: number): Path {
  const y1 = from.y + height / 2, y2 = to.y + height / 2, x = Math.min(from.x, to.x) - outDotted;
  return { d: bent(from.x, y1, x, to.x, y2), box: around(x, y1, Math.max(from.x, to.x), y2) };
}

/** Along to `middle`, up or down, and along again, with round corners. */
function bent(x1: number, y1: number, middle: number, x2: number, y2: number): string {
  const r = Math.min(radius, Math.abs(y2 - y1) / 2), down = Math.sign(y2 - y1);
  if (r < 1) return `M${n(x1)} ${n(y1)}H${n(x2)}`;
  const first = middle - Math.sign(middle - x1) * r, last = middle + Math.sign(x2 - middle) * r;
  return `M${n(x1)} ${n(y1)}H${n(first)}Q${n(middle)} ${n(y1)} ${n(middle)} ${n(y1 + down * r)}V${n(y2 - down * r)}Q${n(middle)} ${n(y2)} ${n(last)} ${n(y2)}H${n(x2)}`;
}

const around = (x1: number, y1: number, x2: number, y2: number): Box => ({ x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) });
const n = (value: number): string => String(Math.round(value * 100) / 100);

/** Whether any of it lies in a window. */
export const meets = (a: Box, b: Box): boolean => a.x <= b.x + b.width && a.x + a.width >= b.x && a.y <= b.y + b.height && a.y + a.height >= b.y;
