import type { Division } from '../../../contract/shapes.ts';
import type { Structure, StructureSeat } from '../../organization/contract.ts';
import { type Box, type ChartLayout, chartSize, dottedOf, dottedPath, heightsOf, layChart, type Laying, linkPath, meets, type PlacedSeat, shownTitle } from '../../organization/rules/index.ts';

/*
  The chart as shapes on a plane, from the same layout as the screen's, and those shapes as SVG: the whole, or the part that a
  page of paper shows. Colours are the light theme's, as paper is white. Lengths are pixels of the screen.
*/

export interface Figure { text: string; fill?: number; mark?: number; tone?: 'late' | 'faint' }
export interface ChartWords {
  /** Who sits there, in a line, and whether that is a vacancy. */
  sits: (seat: StructureSeat) => { text: string; isEmpty: boolean; isVacant: boolean };
  band: (side: Division | null, seats: number) => { name: string; seats: string };
  more: (n: number) => string;
  dotted: (scope: string | null, share: number | null) => string;
}
/** Everything that is drawn, each with where it is; `rows`: where a page may be cut. */
export interface Drawing { width: number; /** From here down to `height`: the name of a team's frame stands above the first line. */ top: number; height: number; shapes: { box: Box; svg: string }[]; rows: number[]; columns: number[]; titles: Map<number, string>; /** How many seats are drawn; the others are counted. */ seats: number }

const ink = '#16181b', ink2 = '#474c52', ink3 = '#646a71', line2 = '#c9cdd2', late = '#a8123a', sunken = '#f8f9f9', track = '#e3e5e8';
const sides = { marketing: { mark: '#bc5f08', text: '#a85200', line: '#efc593' }, sales: { mark: '#2456c7', text: '#2456c7', line: '#a9c0f0' } } as const;
const inner = chartSize.width - 18;

export function drawChart(structure: Structure, laying: Laying, { words, figures, dotted }: { words: ChartWords; figures: ReadonlyMap<string, Figure> | undefined; dotted: boolean }): Drawing {
  const isLong = (s: PlacedSeat) => widthOf(shownTitle(s), 12, 600) > inner - 12, extra = (figures ? 1 : 0) + (layChart(structure, laying).seats.some(isLong) ? 0.8 : 0);
  const layout = layChart(structure, { ...laying, lines: extra }), heights = heightsOf(extra), places = new Map(layout.seats.map((s) => [s.seat.id, s]));
  const shapes = [
    ...layout.frames.flatMap((f) => [{ box: f, svg: rect(f, { stroke: ink, radius: 12, weight: 1.5 }) }]),
    ...layout.links.flatMap((l) => linkShape(places.get(l.from), places.get(l.to), l, heights.seat)),
    ...(dotted ? dottedOf(structure, layout).flatMap((l) => dottedShape(places.get(l.reportsToId), places.get(l.positionId), words.dotted(l.scope, l.share), heights.seat)) : []),
    ...layout.frames.map((f) => label(f.x + 6, f.y - 8, f.name, ink, true)),
    ...layout.bands.map((b) => { const said = words.band(b.side, b.seats); return label(b.x + 4, b.y + 14, said.name, b.side ? sides[b.side].text : ink, true, said.seats); }),
    ...layout.seats.map((s) => ({ box: { x: s.x, y: s.y, width: chartSize.width, height: heights.seat }, svg: seatSvg(s, heights.seat, words, figures && (figures.get(s.seat.id) ?? null)) })),
    ...layout.more.filter((m) => m.kind === 'row' ? m.n > 0 : !m.open).map((m) => label(m.x + 8, m.kind === 'row' ? m.y + 14 : m.y + 4, words.more(m.n), ink3, false)),
  ];
  return { width: layout.width + 24, top: layout.frames.some((f) => f.y < 16) ? -24 : 0, height: layout.height + 16, shapes, rows: rowsOf(layout), columns: [...new Set(layout.seats.map((s) => s.x))].sort((a, b) => a - b), titles: titlesOf(layout), seats: layout.seats.length };
}

/** Just above each line of seats, and above the name of the division that begins with it. */
const above = ({ bands }: ChartLayout, y: number): number => (bands.some((b) => b.y < y && b.y > y - 30) ? y - 34 : y - 12);
const rowsOf = (layout: ChartLayout): number[] => [...new Set(layout.seats.filter((s) => s.x > 0).map((s) => above(layout, s.y)))].sort((a, b) => a - b);
/** Whose row each line of seats is: said at the top of a page that begins with it. */
function titlesOf(layout: ChartLayout): Map<number, string> {
  const first = new Map<number, PlacedSeat>();
  for (const s of layout.seats) if (s.x > 0 && (first.get(s.y)?.x ?? Number.POSITIVE_INFINITY) > s.x) first.set(s.y, s);
  return new Map([...first].map(([y, s]) => [above(layout, y), s.seat.title]));
}

function seatSvg(placed: PlacedSeat, height: number, words: ChartWords, figure: Figure | null | undefined): string {
  const { seat, side, x, y, reports } = placed, { text, isEmpty, isVacant } = words.sits(seat), left = x + 9, titled = side ? 12 : 0, [one, two] = inTwo(shownTitle(placed), inner - titled - (reports > 0 ? 20 : 0));
  const lines = [
    rect({ x, y, width: chartSize.width, height }, { stroke: line2, fill: isEmpty ? sunken : '#ffffff', radius: 8, dashed: isEmpty }),
    side === 'marketing' ? `<circle cx="${left + 3.5}" cy="${y + 14}" r="3.5" ${isEmpty ? `fill="none" stroke="${sides.marketing.mark}"` : `fill="${sides.marketing.mark}"`}/>` : '',
    side === 'sales' ? `<rect x="${left}" y="${y + 10.5}" width="7" height="7" rx="1" ${isEmpty ? `fill="none" stroke="${sides.sales.mark}"` : `fill="${sides.sales.mark}"`}/>` : '',
    say(left + titled, y + 18, one, { weight: 600 }), two ? say(left, y + 33, cut(two, inner, 600), { weight: 600 }) : '',
    reports > 0 ? say(x + chartSize.width - 9, y + 18, String(reports), { fill: ink3, size: 11, end: true }) : '',
    say(left, y + (two ? 49 : 34), cut(text, inner, 400), { fill: isVacant ? late : ink2 }),
  ];
  return `<g><title>${escaped(`${seat.title}: ${text}`)}</title>${lines.join('')}${figure ? figureSvg(figure, left, y + height - 16) : ''}</g>`;
}

function figureSvg({ text, fill, mark, tone }: Figure, x: number, y: number): string {
  const wide = widthOf(text, 12, tone === 'late' ? 600 : 400), bar = Math.max(0, inner - wide - 8), colour = tone === 'late' ? late : tone === 'faint' ? ink3 : ink2;
  const drawn = fill === undefined || bar < 12 ? '' : `<rect x="${x}" y="${y}" width="${n(bar)}" height="4" rx="2" fill="${track}"/><rect x="${x}" y="${y}" width="${n(bar * Math.min(1, Math.max(0, fill)))}" height="4" rx="2" fill="${colour}"/>`
    + (mark === undefined ? '' : `<rect x="${n(x + bar * mark - 1)}" y="${y - 4}" width="2" height="12" fill="${ink}"/>`);
  return drawn + (fill === undefined ? say(x, y + 6, cut(text, inner, 400), { fill: tone === 'late' ? late : ink3 }) : say(x + inner, y + 6, text, { fill: tone === 'late' ? late : tone === 'faint' ? ink3 : ink, end: true, weight: tone === 'late' ? 600 : 400 }));
}

type Place = PlacedSeat | undefined;
function linkShape(from: Place, to: Place, { kind, side }: ChartLayout['links'][number], height: number): Drawing['shapes'] {
  if (!from || !to) return [];
  const { d, box } = linkPath(from, to, kind, height);
  return [{ box, svg: `<path d="${d}" fill="none" stroke="${side ? sides[side].line : line2}" stroke-width="${kind === 'branch' ? 1.5 : 3}"/>` }];
}

function dottedShape(from: Place, to: Place, said: string, height: number): Drawing['shapes'] {
  if (!from || !to) return [];
  const { d, box } = dottedPath(from, to, height);
  return [{ box, svg: `<path d="${d}" fill="none" stroke="${ink}" stroke-width="1.5" stroke-dasharray="2 4"/>` }, ...(said ? [label(to.x - 2, to.y - 6, said, ink2, false)] : [])];
}

const n = (value: number): string => String(Math.round(value * 100) / 100);
const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
const rect = ({ x, y, width, height }: Box, { stroke, fill = 'none', radius, dashed = false, weight = 1 }: { stroke: string; fill?: string; radius: number; dashed?: boolean; weight?: number }): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="${weight}"${dashed ? ' stroke-dasharray="4 3"' : ''}/>`;
const say = (x: number, y: number, text: string, { fill = ink, size = 12, weight = 400, end = false }: { fill?: string; size?: number; weight?: number; end?: boolean }): string =>
  `<text x="${n(x)}" y="${n(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}"${end ? ' text-anchor="end"' : ''}>${escaped(text)}</text>`;
/** Words on the sheet itself, on a ground of its own so that no line runs through them. */
function label(x: number, y: number, strong: string, fill: string, bold: boolean, faint = ''): Drawing['shapes'][number] {
  const weight = bold ? 600 : 400, first = widthOf(strong, 12, weight), box = { x: x - 3, y: y - 11, width: first + (faint ? widthOf(faint, 12, 400) + 6 : 0) + 6, height: 15 };
  return { box, svg: `<rect x="${n(box.x)}" y="${n(box.y)}" width="${n(box.width)}" height="${box.height}" fill="#ffffff"/>${say(x, y, strong, { fill, weight })}${faint ? say(x + first + 6, y, faint, { fill: ink3 }) : ''}` };
}

/** About how wide words are set: there is no font to ask here. Measured on Instrument Sans; the error is under a twentieth. */
export function widthOf(text: string, size: number, weight: number): number {
  let ems = 0;
  for (const c of text) ems += /[iljtfrI.,:;'’|!()[\] ·]/.test(c) ? 0.3 : /[mwMW@%—…]/.test(c) ? 0.86 : /[A-ZÁÉÍÓÚÑ0-9&€$]/.test(c) ? 0.64 : 0.55;
  return ems * size * (weight >= 600 ? 1.03 : 1);
}
function cut(text: string, width: number, weight: number): string {
  if (widthOf(text, 12, weight) <= width) return text;
  let short = text;
  while (short.length > 1 && widthOf(`${short}…`, 12, weight) > width) short = short.slice(0, -1);
  return `${short.trimEnd()}…`;
}
/** A title in one line, or in two cut between words. */
function inTwo(title: string, width: number): [string, string | undefined] {
  if (widthOf(title, 12, 600) <= width) return [title, undefined];
  const words = title.split(' ');
  let first = words.shift()!;
  while (words.length > 0 && widthOf(`${first} ${words[0]}`, 12, 600) <= width) first += ` ${words.shift()}`;
  return words.length > 0 ? [cut(first, width, 600), words.join(' ')] : [cut(first, width, 600), undefined];
}

/** The drawing as a picture: all of it, or what lies in a window. `head` and `foot` are lines of words above and under the whole. */
export function svgOf({ width, height, top, shapes }: Drawing, window: Box | undefined, { head = [], foot = [], typeface = '' }: { head?: readonly string[]; foot?: readonly string[]; /** Style that brings the typeface along, where whoever opens the picture may not have it. */ typeface?: string } = {}): string {
  const view = window ?? { x: -16, y: top - 8 - head.length * 18, width: width + 32, height: height - top + 24 + (head.length + foot.length) * 18 };
  const seen = window ? shapes.filter(({ box }) => meets(box, view)) : shapes;
  const words = [...head.map((t, i) => say(0, top + 4 - (head.length - i) * 18 + 8, t, { weight: i === 0 ? 600 : 400, size: i === 0 ? 15 : 12, fill: i === 0 ? ink : ink2 })), ...foot.map((t, i) => say(0, height + 18 + i * 18, t, { fill: ink2 }))];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${n(view.x)} ${n(view.y)} ${n(view.width)} ${n(view.height)}" width="${n(view.width)}" height="${n(view.height)}" font-family="'Instrument Sans', 'Helvetica Neue', Arial, sans-serif">`
    + (typeface ? `<style>${typeface}</style>` : '') + `<rect x="${n(view.x)}" y="${n(view.y)}" width="${n(view.width)}" height="${n(view.height)}" fill="#ffffff"/>${seen.map((s) => s.svg).join('')}${words.join('')}</svg>`;
}
