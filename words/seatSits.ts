import type { Words } from './es.ts';
import type { Formats } from './formats.ts';

interface Seat { status: string; holders: readonly { kind: string; suspended: boolean; person: { name: string } }[]; standIn: { person: { name: string } } | null }

/**
 * Who sits in a seat, in a line: the holder, "en funciones", who stands in, that their name is not given, or that it is vacant. `isEmpty`: nobody
 * sits there; `isVacant`: somebody is missing there, which is not so of a seat that is frozen or planned.
 */
export function sitsText({ status, holders, standIn }: Seat, words: Words['organization']['structure'], formats: Pick<Formats, 'number'>): { text: string; isEmpty: boolean; isVacant: boolean } {
  const [first, ...others] = holders.filter((h) => !h.suspended), resting = status === 'frozen' || status === 'planned', isVacant = first === undefined && !resting && status !== 'unnamed';
  if (standIn) return { text: words.standsIn(standIn.person.name), isEmpty: true, isVacant };
  if (!first && status === 'unnamed') return { text: words.status.unnamed, isEmpty: false, isVacant };
  if (!first) return { text: resting ? words.status[status] : words.vacant, isEmpty: true, isVacant };
  if (first.kind === 'acting') return { text: words.acting(first.person.name), isEmpty: false, isVacant: false };
  return { text: others.length > 0 ? words.andMore(first.person.name, formats.number(others.length)) : first.person.name, isEmpty: false, isVacant: false };
}
