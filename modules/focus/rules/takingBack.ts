/** A customer that an act moved: `stands`, the act's seat still leads it for ever after; `wasOpen`, the seat it came from is still there to go back to; `touched`, who leads it has been written again since. */
export interface MovedAccount { accountId: string; was: string; became: string; stands: boolean; wasOpen: boolean; withdrawn: boolean; touched: boolean }
export type StateOfMove = 'stands' | 'moved_since' | 'seat_closed' | 'withdrawn';

/** Whether a customer would go back, and if not, why it is left alone. */
export function stateOfMove(m: Pick<MovedAccount, 'stands' | 'wasOpen' | 'withdrawn'>): StateOfMove {
  if (m.withdrawn) return 'withdrawn';
  if (!m.stands) return 'moved_since';
  return m.wasOpen ? 'stands' : 'seat_closed';
}

export type WayBack = 'whole' | 'by_moving' | 'nobody_left' | 'taken_back' | 'by_proposal';
/** How an act is taken back. Whole only while it has not been in force and nothing was written over what would go back; a restructuring has its own way. */
export function wayBack(act: { because: string; takenBack: boolean; on: string }, moved: readonly MovedAccount[], today: string): WayBack {
  const back = moved.filter((m) => stateOfMove(m) === 'stands');
  if (act.because === 'restructuring') return 'by_proposal';
  if (act.takenBack) return 'taken_back';
  if (back.length === 0) return 'nobody_left';
  return act.on >= today && back.every((m) => !m.touched) ? 'whole' : 'by_moving';
}
