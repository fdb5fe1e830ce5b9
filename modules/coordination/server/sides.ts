import type { Person } from '../../../platform/server/request.ts';
import { type HandOffVerb, handOffMoves, type Side } from '../rules/handOffMoves.ts';
import type { HandOffState } from '../rules/handOffStates.ts';

const rightOf: Record<Side, string> = {
  sender: 'coordination.hand_off.offer', receiver: 'coordination.hand_off.answer', arbiter: 'coordination.hand_off.resolve',
};

/** Whether somebody acts for a seat under a right: it is theirs, or within the scope in which they hold the right. */
export function actsFor(person: Person, right: string, seat: string): boolean {
  const { company, seats } = person.scopeOf(right);
  return company || seats.includes(seat);
}

export interface Parties { from: string; to: string }

/** Whether a person may speak for a side of a hand-off. Whoever settles disputes does it for the market, not for a seat. */
export const speaksFor = (person: Person, side: Side, { from, to }: Parties): boolean =>
  side === 'arbiter' ? person.may(rightOf.arbiter) : actsFor(person, rightOf[side], side === 'sender' ? from : to);

/** What a person may do with a hand-off in its present state. */
export const mayDo = (person: Person, state: HandOffState, parties: Parties): HandOffVerb[] =>
  (Object.entries(handOffMoves[state]) as [HandOffVerb, Side][]).filter(([, side]) => speaksFor(person, side, parties)).map(([verb]) => verb);
