import type { Words } from './es.ts';
import type { Formats } from './formats.ts';

interface Seat { status: string; holders: readonly { kind: string; suspended: boolean; person: { name: string } }[]; standIn: { person: { name: string } } | null }

/**
 * Who sits in a seat, in a line: the holder, "en funciones", who stands in, or that it is vacant. `isEmpty`: nobody sits there; `isVacant`: somebody
 * is missing there, which is not so of a seat that is frozen or planned.
 */
export function sitsText({ status, holders, standIn }: Seat, words: Words['organization']['structure'], formats: Pick<Formats, 'number'>): { text: string; isEmpty: boolean; isVacant: boolean } {
  const [first, ...others] = holders.filter((h) => !h.suspended), isVacant = first === undefined && status !== 'frozen' && status !== 'planned';
  if (standIn) return { text: words.standsIn(standIn.person.name), isEmpty: true, isVacant };
  if (!first) return { text: status === 'frozen' || status === 'planned' ? words.status[status] : words.vacant, isEmpty: true, isVacant };
  if (first.kind === 'acting') return { text: words.acting(first.person.name), isEmpty: false, isVacant: false };
  return { text: others.length > 0 ? words.andMore(first.person.name, formats.number(others.length)) : first.person.name, isEmpty: false, isVacant: false };
}
