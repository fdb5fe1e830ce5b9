import { Avatar } from '../../../platform/web/parts/Avatar.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import type { SeatAndPerson } from '../contract.ts';

export const nameOf = (s: SeatAndPerson): string => s.person?.name ?? s.seat.name;

/** Who answers for it in marketing and who in sales, in that order. */
export function Owners({ owner, coOwner }: { owner: SeatAndPerson; coOwner: SeatAndPerson | null }) {
  const words = useWords().marketing;
  return (
    <span className="row" style={{ gap: 6 }}>
      <Avatar name={nameOf(owner)} division={owner.division} />
      {coOwner && <Avatar name={nameOf(coOwner)} division={coOwner.division} />}
      <span className="el">{coOwner ? `${familyOf(owner)} · ${familyOf(coOwner)}` : nameOf(owner)}</span>
      {!coOwner && <span className="visually-hidden">{words.noCoOwner}</span>}
    </span>
  );
}

const familyOf = (s: SeatAndPerson): string => s.person?.name.split(' ').slice(1).join(' ') || nameOf(s);
