/*
  What a count stands for where a field has a few choices with bounds between them: "120 employees" is a medium company. Systems
  export a number ("1.200", "120") or a range of their own ("51-200", "1000+", "10 a 49", "500 o más"), whose ends are never ours:
  a range counts as its middle.
*/
const grouped = /^\d{1,3}([.,\s\u00a0]\d{3})+$/;
const countIn = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : grouped.test(text) ? Number(text.replace(/\D/g, '')) : null);

const people = /\s*(empleados|personas|trabajadores|employees|people)$/i;
/** The middle of a range, or the number itself; null where the text is neither. */
export function middleOf(text: string): number | null {
  const plain = text.trim().replace(people, '').replace(/^(más de|mas de|over|more than|>=?|de)\s*/i, '').replace(/\s*(\+|o más|o mas|or more|y más|y mas)$/i, '').trim();
  const ends = plain.split(/\s*(?:-|–|—|\sa\s|\sto\s)\s*/).map((end) => countIn(end.trim()));
  if (ends.length > 2 || ends.some((n) => n === null)) return null;
  return ends.length === 1 ? ends[0]! : (ends[0]! + ends[1]!) / 2;
}

/** The first choice that the count is under, or the one that has no bound; null where the text tells no count. */
export function countedAs(text: string, choices: readonly string[], under: Readonly<Record<string, number>>): string | null {
  const n = middleOf(text);
  return n === null ? null : (choices.find((c) => under[c] === undefined || n < under[c]) ?? null);
}
