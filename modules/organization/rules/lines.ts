import type { Day, Period } from './days.ts';
import { contains } from './periods.ts';
import { reason, type Reason } from './reasons.ts';

/** Who a seat reports to, while the line holds. Only solid lines decide layers, spans and who settles a conflict. */
export interface ReportingLine {
  position: string;
  reportsTo: string;
  kind: 'solid' | 'dotted' | 'project';
  valid: Period;
}
/** The solid lines of one day: seat -> the seat it reports to. A seat without an entry is a root. */
export type Tree = ReadonlyMap<string, string>;
export type TreeFault = 'circle' | 'two_managers' | 'unknown_seat';

/** The solid lines on a day. Where a seat has two managers the first of the list is kept; `checkLines` names it. */
export function treeOn(lines: readonly ReportingLine[], day: Day): Tree {
  const tree = new Map<string, string>();
  for (const line of solidOn(lines, day)) if (!tree.has(line.position)) tree.set(line.position, line.reportsTo);
  return tree;
}

const solidOn = (lines: readonly ReportingLine[], day: Day) => lines.filter((l) => l.kind === 'solid' && contains(l.valid, day));

/** I1: on every date the solid lines form a forest over existing seats. Empty when they do. */
export function checkLines(lines: readonly ReportingLine[], positions: ReadonlySet<string>, day: Day): Reason<TreeFault>[] {
  const faults: Reason<TreeFault>[] = [];
  const managers = new Map<string, string[]>();
  for (const { position, reportsTo } of solidOn(lines, day)) {
    managers.set(position, [...(managers.get(position) ?? []), reportsTo]);
    for (const seat of [position, reportsTo]) if (!positions.has(seat)) faults.push(reason('unknown_seat', { seat, day }));
  }
  for (const [position, of] of managers) if (of.length > 1) faults.push(reason('two_managers', { position, managers: of, day }));
  for (const seats of circlesOf(treeOn(lines, day))) faults.push(reason('circle', { seats, day }));
  return faults;
}

/** Every circle once, beginning with its first seat in alphabetical order. */
export function circlesOf(tree: Tree): string[][] {
  const seen = new Set<string>();
  const circles: string[][] = [];
  for (const start of [...tree.keys()].sort()) {
    const path: string[] = [];
    let seat: string | undefined = start;
    while (seat !== undefined && !seen.has(seat)) {
      seen.add(seat);
      path.push(seat);
      seat = tree.get(seat);
    }
    const at = seat === undefined ? -1 : path.indexOf(seat);
    if (at >= 0) circles.push(fromSmallest(path.slice(at)));
  }
  return circles;
}

function fromSmallest(circle: string[]): string[] {
  const at = circle.indexOf([...circle].sort()[0]!);
  return [...circle.slice(at), ...circle.slice(0, at)];
}

/** The seat itself, then those above it, bottom up. Stops where a circle would begin again. */
export function chainOf(tree: Tree, position: string): string[] {
  const chain: string[] = [];
  const seen = new Set<string>();
  for (let seat: string | undefined = position; seat !== undefined && !seen.has(seat); seat = tree.get(seat)) {
    seen.add(seat);
    chain.push(seat);
  }
  return chain;
}

/**
 * I3: who stands in for a seat once the seat that did closes: the successor; but the next one up that somebody answers for (`above`) where it was the seat
 * above that stood in, as it does for whatever falls vacant, or where nobody answers for the successor. Null: nobody but itself is left.
 */
export function standInAfter({ seat, wasAbove, above, successor, answers }: { seat: string; wasAbove: boolean; above: string | null; successor: string | null; /** Somebody answers for the successor. */ answers: boolean }): string | null {
  const inOrder = wasAbove || !answers ? [above, successor] : [successor, above];
  return inOrder.find((s) => s !== null && s !== seat) ?? null;
}

/** Layer of each seat (DOMAIN B1): 1 for a root, one more than its manager's for the others. */
export const layersOf = (tree: Tree, positions: Iterable<string>): Map<string, number> =>
  new Map([...positions].map((p) => [p, chainOf(tree, p).length]));

/** Span of each seat that has reports: how many report to it directly. */
export function spansOf(tree: Tree): Map<string, number> {
  const spans = new Map<string, number>();
  for (const manager of tree.values()) spans.set(manager, (spans.get(manager) ?? 0) + 1);
  return spans;
}

/** How many report to a manager of each archetype (DOMAIN B1), both ends in; null: no upper end. */
export const spanBands: Readonly<Record<string, { least: number; most: number | null }>> = {
  player_coach: { least: 3, most: 5 }, coach: { least: 6, most: 7 }, supervisor: { least: 8, most: 10 }, facilitator: { least: 11, most: 15 }, coordinator: { least: 15, most: null },
};
export type SpanFit = 'fits' | 'below' | 'above' | 'unknown';

/** Whether a span lies in the band of its archetype; `unknown` where the seat has none. */
export function spanFit(span: number, archetype: string | null): SpanFit {
  const band = archetype === null ? undefined : spanBands[archetype];
  if (!band) return 'unknown';
  return span < band.least ? 'below' : band.most !== null && span > band.most ? 'above' : 'fits';
}

/** The middle of some spans; null of none. */
export function medianOf(spans: readonly number[]): number | null {
  const sorted = [...spans].sort((a, b) => a - b), half = Math.floor(sorted.length / 2);
  return sorted.length === 0 ? null : sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/**
 * What is worth saying about a seat's dotted lines (DOMAIN B1): more than two, or shares of time that sum to more than
 * the whole. A finding, not a refusal. `shares` has one entry a line, null where none was stated.
 */
export interface LineFinding { code: 'many_dotted' | 'share_over_whole'; lines: number; share: number }

export function lineFindings(shares: readonly (number | null)[]): LineFinding[] {
  const share = Math.round(shares.reduce<number>((sum, s) => sum + (s ?? 0), 0) * 1000) / 1000;
  const findings: LineFinding[] = [];
  if (shares.length > 2) findings.push({ code: 'many_dotted', lines: shares.length, share });
  if (share > 1) findings.push({ code: 'share_over_whole', lines: shares.length, share });
  return findings;
}

export type ExecutiveReason = 'one_executive' | 'no_common_executive' | 'one_division_only';
/**
 * `position`: the lowest seat above all of them, null when none is. `distance`: managers between that executive and the
 * furthest of the seats; 0 means that they share one manager. The further up, the later a conflict is settled.
 */
export interface CommonExecutive {
  position: string | null;
  distance: number | null;
  reasons: Reason<ExecutiveReason>[];
}

/**
 * The one executive over sales and marketing (DOMAIN B1): the lowest common ancestor by solid lines of both divisions'
 * seats. A company with one division only has no such question: `one_division_only`.
 */
export function commonExecutive(tree: Tree, sales: readonly string[], marketing: readonly string[]): CommonExecutive {
  if (sales.length === 0 || marketing.length === 0) {
    return { position: null, distance: null, reasons: [reason('one_division_only', { sales: sales.length, marketing: marketing.length })] };
  }
  const chains = [...sales, ...marketing].map((p) => chainOf(tree, p));
  const [first = [], ...others] = chains;
  const position = first.find((seat) => others.every((chain) => chain.includes(seat))) ?? null;
  if (position === null) {
    const tops = [...new Set(chains.map((chain) => chain.at(-1)!))].sort();
    return { position, distance: null, reasons: [reason('no_common_executive', { tops })] };
  }
  const distance = Math.max(...chains.map((chain) => Math.max(0, chain.indexOf(position) - 1)));
  return { position, distance, reasons: [reason('one_executive', { position, distance, seats: chains.length })] };
}
