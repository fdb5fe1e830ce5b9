import { useWords } from '../../../platform/web/words.tsx';
import type { Formats } from '../../../words/formats.ts';

/** As it is read: 62 of a hundred. */
export const outOf100 = (value: number | null, f: Formats): string | null => (value === null ? null : f.number(Math.round(100 * value)));
/** Between two as they are read, signed. */
export const pointsBetween = (now: number, before: number, f: Formats): string => {
  const points = Math.round(100 * now) - Math.round(100 * before);
  return points === 0 ? '=' : `${points > 0 ? '+' : '−'}${f.number(Math.abs(points))}`;
};

export function useQuarterName(short = false): (quarter: string) => string {
  const words = useWords().focus.interdependence, name = short ? words.quarterShort : words.quarter;
  return (quarter) => name(quarter.slice(6), quarter.slice(0, 4));
}
