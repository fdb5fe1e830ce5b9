import { reason, type Reason } from '../../organization/rules/index.ts';
import type { FollowUp } from './followUp.ts';

/*
  What customers that changed hands lost against their like, as a difference in differences. Each group is read against its own
  twelve months before, brought to as many days; the two are compared cell by cell (same market, same class) and the cells are
  weighed by what the moved ones bought. Customers that bought nothing before have no pace to be held against and are counted
  apart. The error is the standard error of a ratio of sums, of both groups together.
*/

/** One group of one cell: customers with a pace, and sums over them of what was booked since (s) and of the pace (p). */
export interface Group { accounts: number; counted: number; s: number; p: number; ss: number; sp: number; pp: number }
export interface Cell { key: string; moved: Group; matched: Group }
export interface Observed {
  /** Bookings since over the pace: 1 is as before. Null: too little to say. */
  moved: number | null; matched: number | null; loss: number | null; error: number | null;
  movedAccounts: number; matchedAccounts: number; withoutLike: number; pace: number; reasons: Reason[];
}

const ratio = ({ s, p }: Group): number => s / p;
function variance(g: Group): number {
  if (g.counted < 2) return 0;
  const r = ratio(g), squares = Math.max(0, g.ss - 2 * r * g.sp + r * r * g.pp);
  return (g.counted / (g.counted - 1)) * squares / (g.p * g.p);
}

/** `least`: customers that each group needs at the very least. */
export function observedLoss(cells: readonly Cell[], least: number): Observed {
  const alike = cells.filter((c) => c.moved.counted > 0 && c.moved.p > 0 && c.matched.counted >= 2 && c.matched.p > 0), sum = (f: (c: Cell) => number, of: readonly Cell[] = alike) => of.reduce((n, c) => n + f(c), 0);
  const movedAccounts = sum((c) => c.moved.counted), matchedAccounts = sum((c) => c.matched.counted), all = sum((c) => c.moved.accounts, cells), pace = sum((c) => c.moved.p);
  const told = { movedAccounts, matchedAccounts, withoutLike: all - movedAccounts, pace };
  if (movedAccounts < least || matchedAccounts < least) return { ...told, moved: null, matched: null, loss: null, error: null, reasons: [reason('too_few_accounts', { moved: movedAccounts, matched: matchedAccounts, least })] };
  const weighed = (f: (c: Cell) => number) => sum((c) => (c.moved.p / pace) * f(c));
  const moved = weighed((c) => ratio(c.moved)), matched = weighed((c) => ratio(c.matched)), loss = weighed((c) => ratio(c.matched) - ratio(c.moved));
  const error = Math.sqrt(sum((c) => (c.moved.p / pace) ** 2 * (variance(c.moved) + variance(c.matched))));
  return { ...told, moved, matched, loss, error, reasons: [reason('moved_against_matched', { moved, matched, loss, error, movedAccounts, matchedAccounts })] };
}

/**
 * What was predicted as shares of the resale of the moved, and how much of it was exposed (R d m of R). `resale`: what they had bought
 * again in twelve months, in the same minor units. Null: nothing was predicted, or nothing was bought again.
 */
export interface Foreseen { predicted: { low: number; base: number; high: number } | null; exposed: number | null }
export function foreseen(risk: { low: number; base: number; high: number } | null, resale: number, loss: number | null): Foreseen {
  if (!risk || resale <= 0) return { predicted: null, exposed: null };
  const predicted = { low: risk.low / resale, base: risk.base / resale, high: risk.high / resale };
  return { predicted, exposed: loss !== null && loss > 0 ? predicted.base / loss : null };
}

/** What the moved of these cells bought in the twelve months before, from their pace over so many days. */
export const boughtBefore = (cells: readonly Cell[], days: number): number => (days > 0 ? (cells.reduce((n, c) => n + c.moved.p, 0) * 365) / days : 0);

/*
  From losses to the parameter. F3 says that of resale revenue R, R d m ℓ is at risk; so ℓ is what was lost over the share that was
  exposed (R d m of R). Restructurings are weighed by how much they exposed. The spread is the larger of what chance explains and of
  how far they lie apart. One restructuring proposes nothing: it may have been its own. Nor do several that
  contradict each other, within a spread that is a dated parameter: their middle would be nobody's experience.
*/
export interface Learnt { proposalId: string; loss: number; error: number; exposed: number; pace: number; moved: number; matched: number }
export interface Calibrated { restructurings: number; base: number | null; spread: number | null; moved: number; matched: number; proposed: { low: number; base: number; high: number } | null; reasons: Reason[] }
export const leastRestructurings = 2;

/** `mostSpread`: beyond it restructurings say too different things to propose one; what they say is told all the same. */
export function calibrated(learnt: readonly Learnt[], { calibrationSpread: mostSpread }: Pick<FollowUp, 'calibrationSpread'>): Calibrated {
  const usable = learnt.filter((l) => l.exposed > 0 && l.pace > 0), restructurings = new Set(usable.map((l) => l.proposalId)).size;
  const moved = usable.reduce((n, l) => n + l.moved, 0), matched = usable.reduce((n, l) => n + l.matched, 0);
  if (usable.length === 0) return { restructurings, base: null, spread: null, moved, matched, proposed: null, reasons: [reason('too_few_restructurings', { restructurings, least: leastRestructurings })] };
  const weight = (l: Learnt) => l.exposed * l.pace, whole = usable.reduce((n, l) => n + weight(l), 0), of = (l: Learnt) => l.loss / l.exposed;
  const base = usable.reduce((n, l) => n + (weight(l) / whole) * of(l), 0);
  const chance = Math.sqrt(usable.reduce((n, l) => n + ((weight(l) / whole) * (l.error / l.exposed)) ** 2, 0)), apart = Math.sqrt(usable.reduce((n, l) => n + (weight(l) / whole) * (of(l) - base) ** 2, 0));
  const spread = Math.max(chance, apart), share = (n: number) => Math.round(Math.min(1, Math.max(0, n)) * 1000) / 1000;
  if (restructurings < leastRestructurings) return { restructurings, base, spread, moved, matched, proposed: null, reasons: [reason('too_few_restructurings', { restructurings, least: leastRestructurings })] };
  if (spread > mostSpread) return { restructurings, base, spread, moved, matched, proposed: null, reasons: [reason('too_far_apart', { restructurings, spread, most: mostSpread })] };
  return { restructurings, base, spread, moved, matched, proposed: { low: share(base - spread), base: share(base), high: share(base + spread) }, reasons: [reason('observed_in_reviews', { restructurings, base, spread, moved, matched })] };
}
