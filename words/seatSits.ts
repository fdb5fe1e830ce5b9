import type { Words } from './es.ts';
import type { Formats } from './formats.ts';

interface Seat { holders: readonly { kind: string; suspended: boolean; person: { name: string } }[]; standIn: { person: { name: string } } | null }

/** Who sits in a seat, in a line: the holder, "en funciones", who stands in, or that it is vacant. */
export function sitsText({ holders, standIn }: Seat, words: Words['organization']['structure'], formats: Pick<Formats, 'number'>): { text: string; isVacant: boolean } {
  const [first, ...others] = holders.filter((h) => !h.suspended);
  if (standIn) return { text: words.standsIn(standIn.person.name), isVacant: true };
  if (!first) return { text: words.vacant, isVacant: true };
  if (first.kind === 'acting') return { text: words.acting(first.person.name), isVacant: false };
  return { text: others.length > 0 ? words.andMore(first.person.name, formats.number(others.length)) : first.person.name, isVacant: false };
}
