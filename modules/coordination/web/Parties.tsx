import { IconArrowNarrowRight } from '@tabler/icons-react';
import { Avatar } from '../../../platform/web/parts/Avatar.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import type { Party } from '../contract.ts';
import { nameOf } from './partyNames.ts';

/** From whom to whom: both faces, and the name of who receives. */
export function Parties({ from, to }: { from: Party; to: Party }) {
  const words = useWords().coordination;
  return (
    <span className="row" style={{ gap: 6 }} title={`${nameOf(from)}, ${from.seat.name} → ${nameOf(to)}, ${to.seat.name}`}>
      <span className="visually-hidden">{words.crossing(nameOf(from), nameOf(to))}</span>
      <Avatar name={nameOf(from)} division={from.division} />
      <IconArrowNarrowRight size={16} stroke={1.6} color="var(--u-ink3)" aria-hidden />
      <Avatar name={nameOf(to)} division={to.division} />
      <span className="sm ink2 el" aria-hidden>{nameOf(to)}</span>
    </span>
  );
}
