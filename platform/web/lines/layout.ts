/*
  The double line's arithmetic, apart from its drawing. A lane is served while a division has been in touch within the last
  `hold` days (a parameter by class of customer); the rest is a gap. Days are whole numbers from the left edge, [from, to).
*/
export type Stretch = readonly [from: number, to: number];

/** When a division was looking after the customer: from each contact, `hold` days, never past today; overlapping ones joined. */
export function stretchesOf(contacts: readonly number[], hold: number, today: number): Stretch[] {
  const joined: [number, number][] = [];
  for (const day of contacts.filter((d) => d <= today).toSorted((a, b) => a - b)) {
    const end = Math.min(day + hold, today);
    const last = joined.at(-1);
    if (last && day <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([day, end]);
  }
  return joined;
}

/** The days between, within [0, today), that are longer than `atLeast`. */
export function gapsOf(stretches: readonly Stretch[], today: number, atLeast = 5): Stretch[] {
  const gaps: Stretch[] = [];
  let reached = 0;
  for (const [from, to] of [...stretches, [today, today] as const]) {
    if (Math.min(from, today) - reached > atLeast) gaps.push([reached, from]);
    reached = Math.max(reached, to);
  }
  return gaps;
}

/** Days in a gap without a word: the gap begins `hold` days after the last contact, unless there was none before. */
export const silentDays = ([from, to]: Stretch, hold: number): number => to - from + (from > 0 ? hold : 0);

export interface Served { both: number; marketing: number; sales: number; none: number }

/** Days of [0, today) served by both divisions, by one only, by none; they add up to `today`. */
export function daysServed(marketing: readonly Stretch[], sales: readonly Stretch[], today: number): Served {
  const served: Served = { both: 0, marketing: 0, sales: 0, none: 0 };
  const holds = (lane: readonly Stretch[], day: number) => lane.some(([from, to]) => from <= day && day < to);
  for (let day = 0; day < today; day++) {
    const [m, s] = [holds(marketing, day), holds(sales, day)];
    served[m && s ? 'both' : m ? 'marketing' : s ? 'sales' : 'none']++;
  }
  return served;
}

/** The same in whole weeks, which still add up to the weeks of the window (largest remainder). */
export function weeksServed(served: Served): Served {
  const names = ['both', 'marketing', 'sales', 'none'] as const;
  const weeks = Math.round(names.reduce((sum, name) => sum + served[name], 0) / 7);
  const whole = { ...served };
  for (const name of names) whole[name] = Math.floor(served[name] / 7);
  let missing = weeks - names.reduce((sum, name) => sum + whole[name], 0);
  for (const name of names.toSorted((a, b) => (served[b] % 7) - (served[a] % 7))) if (missing-- > 0) whole[name]++;
  return whole;
}

export interface Flag { id: string; x: number; text: string }
export interface Placed { row: number; toLeft: boolean }

/**
 * Labels are flags on a pole, newest first, each on the lowest row where it hides no other flag and no later pole;
 * those that find none are left out (hover and the list below tell them). `right` is the edge they may not pass.
 */
export function placeFlags(flags: readonly Flag[], rows: number, right: number): Map<string, Placed> {
  const taken: { row: number; from: number; to: number; x: number }[] = [];
  const placed = new Map<string, Placed>();
  for (const flag of flags.filter((f) => f.text !== '').toSorted((a, b) => b.x - a.x)) {
    const width = widthOf(flag.text);
    const toLeft = flag.x + width > right;
    const [from, to] = toLeft ? [flag.x - width, flag.x + 2] : [flag.x - 2, flag.x + width];
    for (let row = 0; row < rows; row++) {
      if (taken.some((t) => (t.row === row && from < t.to && to > t.from) || (t.x > from && t.x < to && t.row >= row))) continue;
      taken.push({ row, from, to, x: flag.x });
      placed.set(flag.id, { row, toLeft });
      break;
    }
  }
  return placed;
}

/**
 * Labels beside their marks on one line, newest first: to the right where there is room, else to the left, else none.
 * `before` and `after` are how far from its mark a label begins on each side; no label covers another mark.
 */
export function placeBeside(labels: readonly Flag[], [left, right]: Stretch, before = 5, after = 13): Map<string, 'left' | 'right'> {
  const taken: Stretch[] = [];
  const marks = labels.map(({ id, x }) => ({ id, from: x - 2, to: x + 10 }));
  const placed = new Map<string, 'left' | 'right'>();
  for (const { id, x, text } of labels.filter((l) => l.text !== '').toSorted((a, b) => b.x - a.x)) {
    const width = text.length * 5.8;
    const isFree = ([from, to]: Stretch) => from >= left && to <= right && !taken.some((t) => from < t[1] && to > t[0]) && !marks.some((m) => m.id !== id && from < m.to && to > m.from);
    const side = isFree([x + after, x + after + width]) ? 'right' : isFree([x - before - width, x - before]) ? 'left' : undefined;
    if (!side) continue;
    taken.push(side === 'right' ? [x + after, x + after + width] : [x - before - width, x - before]);
    placed.set(id, side);
  }
  return placed;
}

/** 11 px Instrument Sans at width 92: five pixels a letter, and room for the pole. */
const widthOf = (text: string) => text.length * 5 + 9;
