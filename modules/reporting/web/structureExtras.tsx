import { lazy } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Money } from '../../../contract/shapes.ts';
import type { Structure } from '../../organization/contract.ts';
import type { SeatFigure, StructureExtras } from '../../organization/web/index.ts';
import { seatFigures, type SeatFigures } from '../contract.ts';
import { rollUp } from '../rules/rollUp.ts';
import { bothSeats } from '../rules/seatLoad.ts';

/* What reports bring to the structure: what each seat holds, read on the chart one measure at a time, and all of it beside the seat. */

const right = 'reporting.seat.read';
type Words = ReturnType<typeof useWords>['reporting']['seats'];
type Formats = ReturnType<typeof useFormats>;
type Answer = NonNullable<ReturnType<typeof useSeatFigures>>;
interface Say { words: Words; formats: Formats; answer: Answer }
interface Told { text: string; size?: number; mark?: number; tone?: 'late' | 'faint' }
interface Measure { of: (row: SeatFigures, say: Say) => Told | undefined; legend: (say: Say, most: number) => string }

export const useSeatFigures = (on: string, when: boolean) => useAsk(seatFigures, { on }, { when, keep: true, live: ['booking', 'opportunity', 'account', 'position'] }).data;

const openOnly = (says: (say: Say, most: number) => string) => (say: Say, most: number) => (say.answer.on === say.formats.settings.today ? says(say, most) : say.words.legends.onlyToday);

const money = (amount: Money | null, { words, formats }: Say): Told | undefined => {
  if (!amount) return { text: words.noFigure };
  return amount.minor === '0' ? undefined : { text: formats.moneyWhole(amount), size: Number(amount.minor) };
};

/* A seat with nothing of a measure shows none: most seats of marketing have no customers, and that is no news. */
const measures: Record<keyof Words['overlays'], Measure> = {
  customers: {
    of: ({ customers }, { formats }) => (customers.all === 0 ? undefined : { text: formats.number(customers.all), size: customers.all }),
    legend: ({ words, formats }, most) => words.legends.customers(formats.number(most)),
  },
  booked: {
    of: ({ booked }, say) => money(booked, say),
    legend: ({ words, formats, answer }) => words.legends.booked(formats.plainDay(answer.from), formats.plainDay(answer.on)),
  },
  pipeline: { of: ({ pipeline }, say) => (pipeline ? money(pipeline, say) : undefined), legend: openOnly(({ words }) => words.legends.pipeline) },
  load: {
    of: ({ load }, { formats }) => {
      if (!load || load.carried === 0) return undefined;
      if (load.share === null) return { text: formats.number(load.carried), tone: 'faint' };
      return { text: formats.percent(load.share, 0), size: load.share, mark: 1, ...(load.state === 'over' ? { tone: 'late' as const } : load.state === 'under' ? { tone: 'faint' as const } : {}) };
    },
    legend: openOnly(({ words, formats, answer: { band } }) => words.legends.load(formats.percent(band.under, 0), formats.percent(band.over, 0))),
  },
};

/** The longest bar is the largest of what is shown; where there is a mark, a bar reaches half as far again as it. */
const longestWithMark = 1.5;

/** Each seat's own figures, and those of each that leads others together with all below it. */
export function withTeams(answer: Answer, structure: Structure) {
  const rows = new Map(answer.rows.map((row) => [row.seatId, row]));
  return { rows, together: rollUp(rows, structure.lines.filter((l) => l.kind === 'solid'), (a, b) => bothSeats(a, b, answer.band)) };
}

/** Seats without anybody below show their own figure with a bar; who leads others, what they stand for together, in words. */
function useMeasure(key: keyof typeof measures, structure: Structure, when: boolean) {
  const words = useWords().reporting.seats, formats = useFormats();
  const answer = useSeatFigures(structure.on, when);
  if (!when || !answer) return { figures: undefined, legend: '' };
  const say = { words, formats, answer }, { of, legend } = measures[key];
  const { rows, together } = withTeams(answer, structure);
  const own = [...rows.values()].filter((row) => !together.has(row.seatId)).flatMap((row) => { const told = of(row, say); return told ? [[row.seatId, told] as const] : []; });
  const most = Math.max(0, ...own.map(([, f]) => f.size ?? 0)), longest = own.some(([, f]) => f.mark) ? longestWithMark : most;
  const teams = [...together].flatMap(([id, row]) => { const told = of(row, say); return told ? [[id, { text: words.team(told.text), ...(told.tone ? { tone: told.tone } : {}) }] as const] : []; });
  const missing = answer.missing.length > 0 ? ` ${words.legends.missing(answer.missing.join(', '))}` : '';
  return {
    legend: legend(say, most) + missing,
    figures: new Map<string, SeatFigure>([...teams, ...own.map(([id, { size, mark, ...figure }]) =>
      [id, { ...figure, ...(size !== undefined && longest > 0 ? { fill: size / longest } : {}), ...(mark ? { mark: mark / longest } : {}) }] as const)]),
  };
}

export const structureExtras: StructureExtras = {
  overlays: (Object.keys(measures) as (keyof typeof measures)[]).map((key) => ({
    key, right, name: (words) => words.reporting.seats.overlays[key], useFigures: (structure, when) => useMeasure(key, structure, when),
  })),
  SeatSide: lazy(() => import('./SeatHolds.tsx').then((m) => ({ default: m.SeatHolds }))),
};
