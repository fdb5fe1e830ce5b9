import type { Formats } from './formats.ts';

/* How a report calls its period and begins: the same sentence on the screen and on the printed page. */

interface Span { from: string; to: string }

/** "octubre de 2026" for one whole month, "2026" for a whole year, else both ends. */
export function periodName({ from, to }: Span, f: Pick<Formats, 'monthAndYear' | 'period'>): string {
  const [y = 0, m = 0] = from.split('-').map(Number), [toY = 0, toM = 0] = to.split('-').map(Number);
  const months = from.endsWith('-01') && to.endsWith('-01') ? toY * 12 + toM - y * 12 - m : null;
  if (months === 1) return f.monthAndYear(from);
  if (months === 12 && m === 1) return String(y);
  return f.period(from, to);
}

interface LeadFigures {
  booked: { events: number; overYear: number | null; overBefore: number | null };
  attribution: { rows: readonly { name: string; share: number | null }[] };
  goals: readonly { name: string; progress: number | null; expected: number }[];
}
type GoalWords = (name: string, progress: string, expected: string) => string;
interface LeadWords {
  grew: (r: string) => string; fell: (r: string) => string; same: string; grewBefore: (r: string) => string; fellBefore: (r: string) => string;
  booked: (amount: string) => string; nothing: string; source: (name: string, share: string) => string;
  behind: GoalWords; ahead: GoalWords; beyond: GoalWords;
}

/** What the figures say, in a sentence or two. `total`: what was booked, as it is written; `cap`: progress is not counted beyond it, so it is said to be that or more. */
export function leadOf({ booked, attribution, goals: [goal] }: LeadFigures, words: LeadWords, f: Pick<Formats, 'percent'>, total: string, cap: number): string {
  const grown = (ratio: number, up: LeadWords['grew'], down: LeadWords['fell']) => (ratio >= 0 ? up : down)(f.percent(Math.abs(ratio)));
  const opening = booked.events === 0 ? words.nothing : booked.overYear === 0 ? words.same : booked.overYear !== null ? grown(booked.overYear, words.grew, words.fell)
    : booked.overBefore !== null ? grown(booked.overBefore, words.grewBefore, words.fellBefore) : words.booked(total);
  const top = attribution.rows.find((r) => (r.share ?? 0) > 0);
  const source = top ? words.source(top.name, f.percent((top.share ?? 0) / 1000)) : '';
  const standing = (progress: number, expected: number) => (progress < expected ? words.behind : progress >= cap ? words.beyond : words.ahead);
  const said = goal?.progress != null ? ` ${standing(goal.progress, goal.expected)(goal.name, f.percent(goal.progress, 0), f.percent(goal.expected, 0))}` : '';
  return `${opening}${source}.${said}`;
}
