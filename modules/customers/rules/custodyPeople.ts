import type { Day } from '../../organization/rules/index.ts';

/**
 * Who has led a customer, person by person: a seat's time is cut where somebody else came to sit there. The relationship is with
 * people: who goes on with the customer in another seat is told as going on, and a new person in the same seat as a change.
 */
export interface CustodyRow { seatId: string; from: Day; to: Day | null; because: string | null; reason: string | null }
/** `unnamed`: by somebody whose name is not given. */
export interface SeatHolding { seatId: string; personId: string; name: string; kind: 'regular' | 'acting' | 'overlap' | 'unnamed'; from: Day; to: Day | null }
/** `began`: `created` with the customer, `appointment` when the person changed where it was, else what the custody says. `goesOn`: the person before it is the same. */
export interface CustodyStretch { seatId: string; from: Day; to: Day | null; person: { id: string; name: string } | null; unnamed: boolean; began: string; reason: string | null; goesOn: boolean }

const order = { regular: 0, acting: 1, overlap: 2, unnamed: 3 };
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const holds = (from: Day, to: Day | null, day: Day): boolean => from <= day && (to === null || day < to);

/** The latest first. Both lists in any order: of two who hold a seat alike since the same day, the same one is always told. */
export function custodyPeople(custody: readonly CustodyRow[], holdings: readonly SeatHolding[]): CustodyStretch[] {
  const found: CustodyStretch[] = [];
  const rows = [...custody].sort((a, b) => compare(a.from, b.from));
  rows.forEach((row, i) => {
    const own = holdings.filter((h) => h.seatId === row.seatId);
    const cuts = [...new Set([row.from, ...own.flatMap((h) => [h.from, ...(h.to === null ? [] : [h.to])])])].filter((d) => holds(row.from, row.to, d)).sort();
    cuts.forEach((from, n) => {
      const sits = own.filter((h) => holds(h.from, h.to, from)).sort((a, b) => order[a.kind] - order[b.kind] || compare(a.from, b.from) || compare(a.personId, b.personId))[0], unnamed = sits?.kind === 'unnamed', person = sits && !unnamed ? { id: sits.personId, name: sits.name } : null;
      const last = found.at(-1), to = cuts[n + 1] ?? row.to;
      if (n > 0 && last && last.person?.id === person?.id && last.unnamed === unnamed) last.to = to;
      else found.push({ seatId: row.seatId, from, to, person, unnamed, began: n > 0 ? 'appointment' : (row.because ?? (i === 0 ? 'created' : 'unknown')), reason: n > 0 ? null : row.reason, goesOn: last !== undefined && person !== null && last.person?.id === person.id });
    });
  });
  return found.reverse();
}
