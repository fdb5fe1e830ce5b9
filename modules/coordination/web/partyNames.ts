import type { Party } from '../contract.ts';

/** Whoever answers for the seat; the seat itself while nobody does. */
export const nameOf = (p: Party): string => p.person?.name ?? p.seat.name;
