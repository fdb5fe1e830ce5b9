import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Words } from '../../../words/es.ts';
import type { Parameter } from '../contract.ts';

type Unit = Parameter['parts'][number]['unit'];

export const partName = (words: Words['oversight']['parameters'], name: Parameter['name'], part: string): string =>
  (words.kinds[name].parts as Record<string, string>)[part] ?? part;

/** Shares and ten-thousandths are shown and typed as percentages. */
export const scaleOf = (unit: Unit): number => (unit === 'share' ? 100 : unit === 'bp' ? 0.01 : 1);
/** What the parts that are weights of one whole sum to, in ten-thousandths, and the last of them; nothing where there are none. */
export function weighed(parts: Parameter['parts'], values: Readonly<Record<string, number>>): { sum: number; last: string } | undefined {
  const weights = parts.filter((p) => p.part.startsWith('weightsBp.')).map((p) => p.part), last = weights.at(-1);
  return last === undefined ? undefined : { sum: weights.reduce((sum, part) => sum + (values[part] ?? 0), 0), last };
}

/** Without what binary fractions leave behind: 0.154 is 15.4. */
export const scaled = (value: number, by: number): number => Math.round(value * by * 1e6) / 1e6;

/** A value as it is read: «30 días», «15,4 %». */
export function useShown(): (unit: Unit, value: number) => string {
  const words = useWords().oversight.parameters.units;
  const { settings } = useFormats();
  return (unit, value) => words[unit](new Intl.NumberFormat(settings.locale, { maximumFractionDigits: 2 }).format(scaled(value, scaleOf(unit))));
}
