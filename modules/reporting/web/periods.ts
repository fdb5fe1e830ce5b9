import { addDays, addMonths } from '../../organization/rules/index.ts';

export interface Span { from: string; to: string }
export const presetNames = ['month', 'thisMonth', 'quarter', 'thisQuarter', 'year', 'lastYear'] as const;
export type Preset = (typeof presetNames)[number];

/** The periods people ask for by name, on a day; half-open. */
export function presetsOn(today: string): Record<Preset, Span> {
  const month = `${today.slice(0, 8)}01`, year = `${today.slice(0, 5)}01-01`;
  const quarter = addMonths(month, -((Number(today.slice(5, 7)) - 1) % 3));
  return {
    month: { from: addMonths(month, -1), to: month }, thisMonth: { from: month, to: addMonths(month, 1) },
    quarter: { from: addMonths(quarter, -3), to: quarter }, thisQuarter: { from: quarter, to: addMonths(quarter, 3) },
    year: { from: year, to: addDays(today, 1) }, lastYear: { from: addMonths(year, -12), to: year },
  };
}

export const presetOf = ({ from, to }: Span, today: string): Preset | null =>
  presetNames.find((name) => { const p = presetsOn(today)[name]; return p.from === from && p.to === to; }) ?? null;
