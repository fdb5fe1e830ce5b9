import type { Money } from '../contract/shapes.ts';
import type { Words } from './es.ts';
import type { Formats } from './formats.ts';

/* How a measure of a seat is written: the same on the chart, in its table and in the files made of them. */

/** What is known of one seat, or of one with its team. */
export interface SeatRow {
  seatId: string; customers: { all: number }; booked: Money | null; pipeline: Money | null;
  load: { carried: number; share: number | null; state: 'over' | 'within' | 'under' | 'unknown' } | null; cost: Money | null; costUnknown: number;
}
export interface SeatsAnswer { on: string; from: string; missing: readonly string[]; band: { under: number; over: number }; rows: readonly SeatRow[] }
export const seatMeasures = ['customers', 'booked', 'pipeline', 'load', 'cost'] as const;
export type SeatMeasure = (typeof seatMeasures)[number];

/** In words, and as a bar: `fill` and `mark` are shares of its length. */
export interface MeasureText { text: string; fill?: number; mark?: number; tone?: 'late' | 'faint' }
interface Told { text: string; size?: number; mark?: number; tone?: 'late' | 'faint' }
interface Say { words: Words['reporting']['seats']; formats: Formats; answer: SeatsAnswer }
interface Measure { of: (row: SeatRow, say: Say) => Told | undefined; legend: (say: Say, most: number) => string; value: (row: SeatRow) => Money | number | null }

const openOnly = (says: (say: Say) => string) => (say: Say) => (say.answer.on === say.formats.settings.today ? says(say) : say.words.legends.onlyToday);
const money = (amount: Money | null, { words, formats }: Say): Told | undefined => {
  if (!amount) return { text: words.noFigure };
  return amount.minor === '0' ? undefined : { text: formats.moneyWhole(amount), size: Number(amount.minor) };
};

/* A seat with nothing of a measure shows none: most seats of marketing have no customers, and that is no news. */
const measures: Record<SeatMeasure, Measure> = {
  customers: {
    of: ({ customers }, { formats }) => (customers.all === 0 ? undefined : { text: formats.number(customers.all), size: customers.all }),
    legend: ({ words, formats, answer }, most) => words.legends.customers(formats.plainDay(answer.on), formats.number(most)), value: (row) => row.customers.all,
  },
  booked: {
    of: ({ booked }, say) => money(booked, say), legend: ({ words, formats, answer }) => words.legends.booked(formats.plainDay(answer.from), formats.plainDay(answer.on)), value: (row) => row.booked,
  },
  pipeline: { of: ({ pipeline }, say) => (pipeline ? money(pipeline, say) : undefined), legend: openOnly(({ words, formats, answer }) => words.legends.pipeline(formats.plainDay(answer.on))), value: (row) => row.pipeline },
  load: {
    of: ({ load }, { formats }) => {
      if (!load || load.carried === 0) return undefined;
      if (load.share === null) return { text: formats.number(load.carried), tone: 'faint' };
      return { text: formats.percent(load.share, 0), size: load.share, mark: 1, ...(load.state === 'over' ? { tone: 'late' as const } : load.state === 'under' ? { tone: 'faint' as const } : {}) };
    },
    legend: openOnly(({ words, formats, answer: { band, on } }) => words.legends.load(formats.plainDay(on), formats.percent(band.under, 0), formats.percent(band.over, 0))), value: (row) => row.load?.share ?? null,
  },
  cost: {
    of: (row, say) => {
      const told = row.cost && money(row.cost, say);
      if (!told) return row.costUnknown > 0 ? { text: say.words.noFigure, tone: 'faint' } : undefined;
      return row.costUnknown > 0 ? { ...told, text: say.words.atLeast(told.text) } : told;
    },
    legend: ({ words, formats, answer }) => words.legends.cost(formats.plainDay(answer.on)), value: (row) => row.cost,
  },
};

/** The longest bar is the largest of what is shown; where there is a mark, a bar reaches half as far again as it. */
const longestWithMark = 1.5;

/** Seats without anybody below show their own figure with a bar; who leads others (`together`), what they stand for with all of them, in words. */
export function seatsMeasured(key: SeatMeasure, answer: SeatsAnswer, together: ReadonlyMap<string, SeatRow>, words: Say['words'], formats: Formats): { figures: Map<string, MeasureText>; legend: string } {
  const say = { words, formats, answer }, { of, legend } = measures[key];
  const own = answer.rows.filter((row) => !together.has(row.seatId)).flatMap((row) => { const told = of(row, say); return told ? [[row.seatId, told] as const] : []; });
  const most = own.reduce((n, [, f]) => Math.max(n, f.size ?? 0), 0), longest = own.some(([, f]) => f.mark) ? longestWithMark : most;
  const teams = [...together].flatMap(([id, row]) => { const told = of(row, say); return told ? [[id, { text: words.team(told.text), ...(told.tone ? { tone: told.tone } : {}) }] as const] : []; });
  const missing = answer.missing.length > 0 ? ` ${words.legends.missing(answer.missing.join(', '))}` : '';
  return {
    legend: legend(say, most) + missing,
    figures: new Map<string, MeasureText>([...teams, ...own.map(([id, { size, mark, ...figure }]) =>
      [id, { ...figure, ...(size !== undefined && longest > 0 ? { fill: size / longest } : {}), ...(mark ? { mark: mark / longest } : {}) }] as const)]),
  };
}

/** The bare figure, for a column. */
export const measureValue = (key: SeatMeasure, row: SeatRow): Money | number | null => measures[key].value(row);
