import { getAttainment, getHandOff, handOffQueue, listHandOffs, listLeads } from '../contract.ts';

/** The answers that a move of a hand-off makes stale. */
export const staleByMoves = [handOffQueue, getHandOff, listHandOffs, listLeads, getAttainment];
