import type { useFormats } from '../../../platform/web/words.tsx';
import type { Words } from '../../../words/es.ts';
import type { MoveRecord } from '../contract.ts';

const whys = ['moved_since', 'seat_closed', 'withdrawn'] as const;

/** Who stays where they are when a move is taken back, and why; empty when nobody does. */
export function leftAlone({ states }: Pick<MoveRecord, 'states'>, words: Words['focus']['moves'], f: ReturnType<typeof useFormats>): string {
  const left = whys.filter((why) => states[why] > 0).map((why) => words.left[why](f.number(states[why])));
  return left.length > 0 ? words.leftAlone(left.join(', ')) : '';
}

/** What an act did, said once it is done; a seat that held nothing is only closed. */
export const doneOf = ({ accounts, deals }: { accounts: number; deals: number }, words: Words['focus'], f: Pick<ReturnType<typeof useFormats>, 'number'>): string =>
  (accounts + deals === 0 ? words.doneEmpty : words.done(f.number(accounts), f.number(deals)));
