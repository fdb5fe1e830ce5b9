import type { ChangeDay } from '../../contract.ts';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';

type Change = ChangeDay['changes'][number];

const weights = { unit: 50, team: 30, position: 10, line: 3, appointment: 2 } as const;
/** How much a change tells about a day: units before teams, positions, lines and people; more of a kind weighs more. */
export const weightOf = ({ noun, act, count }: Change): number => weights[noun] * (act === 'changes' ? 0.5 : 1) * (1 + Math.log2(count));
export const heaviest = (changes: readonly Change[]): Change | undefined => changes.toSorted((a, b) => weightOf(b) - weightOf(a))[0];

/** The heaviest change of a day in a few words: "Alta: Mesa FR", "Puesto nuevo: Oporto y 3 más". */
export function useChangeWords(): (day: ChangeDay, isFirst: boolean) => string {
  const words = useWords().organization.structure.change;
  const formats = useFormats();
  return ({ changes }, isFirst) => {
    const change = heaviest(changes);
    if (isFirst || !change) return words.beginning;
    const act = words[change.noun][change.act], name = change.names[0] ?? '';
    return change.count > 1 ? words.many(act, name, formats.number(change.count - 1)) : words.one(act, name);
  };
}
