import type { StructureSeat } from '../../contract.ts';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { sitsText } from '../../../../words/seatSits.ts';

/** Who sits in a seat, in a line: the holder, "en funciones", who stands in, or that it is vacant. */
export function useWhoSits(): (seat: StructureSeat) => { text: string; isEmpty: boolean; isVacant: boolean } {
  const words = useWords().organization.structure;
  const formats = useFormats();
  return (seat) => sitsText(seat, words, formats);
}

/** The seats whose title, people or unit hold every word, whatever the accents; undefined when nothing is searched. */
export function seatsWith(text: string, seats: readonly StructureSeat[], unitNames: ReadonlyMap<string, string>): Set<string> | undefined {
  const parts = plain(text).split(/\s+/).filter(Boolean);
  if (parts.length === 0) return undefined;
  const says = (s: StructureSeat) => plain([s.title, unitNames.get(s.unitId), ...s.holders.map((h) => h.person.name), s.standIn?.person.name].join(' '));
  return new Set(seats.filter((s) => parts.every((part) => says(s).includes(part))).map((s) => s.id));
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
