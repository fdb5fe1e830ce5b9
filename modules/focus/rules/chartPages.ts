import type { Structure } from '../../organization/contract.ts';
import type { Box, Laying } from '../../organization/rules/index.ts';
import { drawChart, type Drawing } from './chartDrawing.ts';

/** Room for the chart on a lying sheet once head, foot and margins are taken, in points. */
export const rooms = { a4: { width: 770, height: 448 }, a3: { width: 1119, height: 694 } } as const;
/** Points a pixel: titles of 12 pixels are set between 6 and 9 points, and never smaller. */
const least = 0.5, most = 0.75;
/** A chart this much smaller is worth the seats that longer rows show of it. */
const nearly = 0.85;

export interface ChartPage { window: Box; /** The manager whose row the page begins with; '' on the first. */ continues: string }
export interface Pages { drawing: Drawing; scale: number; pages: ChartPage[] }

/**
 * The chart over as few pages as it takes with every name legible, and as large as those pages let it be: with rows as long as
 * suits the paper, showing as many seats as they may. Pages are cut between lines of seats, and between columns where even the narrowest chart is too wide.
 */
export function chartPages(structure: Structure, laying: Laying, how: Parameters<typeof drawChart>[2], room: { width: number; height: number }): Pages {
  const tried = [2, 3, 4, 5, 6, 8].map((perRow) => paged(drawChart(structure, { ...laying, perRow }, how), room));
  const fewest = Math.min(...tried.map((t) => t.pages.length)), few = tried.filter((t) => t.pages.length === fewest), largest = Math.max(...few.map((t) => t.scale));
  return few.filter((t) => t.scale >= nearly * largest).reduce((best, one) => (one.drawing.seats > best.drawing.seats || (one.drawing.seats === best.drawing.seats && one.scale > best.scale) ? one : best));
}

function paged(drawing: Drawing, room: { width: number; height: number }): Pages {
  const { width, height, top } = drawing, whole = Math.min(room.width / width, room.height / (height - top));
  const scale = Math.min(most, Math.max(least, whole >= least ? whole : room.width / width));
  const down = cuts([top, ...drawing.rows.filter((y) => y > top)], height, room.height / scale), across = cuts([0, ...drawing.columns.map((x) => x - 4).filter((x) => x > 0)], width, room.width / scale);
  return { drawing, scale, pages: down.flatMap(([from, to]) => across.map(([left, right]) => ({ window: { x: left, y: from, width: right - left, height: to - from }, continues: from === top ? '' : (drawing.titles.get(from) ?? '') }))) };
}

/** From cut to cut, each stretch as long as fits; one that cannot be cut is cut where the room ends. */
function cuts(at: readonly number[], end: number, room: number): [number, number][] {
  const stretches: [number, number][] = [];
  for (let from = at[0]!; from < end;) {
    const to = from + room >= end ? end : (at.findLast((c) => c > from && c <= from + room) ?? from + room);
    stretches.push([from, to]);
    from = to;
  }
  return stretches;
}
