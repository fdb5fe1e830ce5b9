import type { Structure, StructureSeat } from '../contract.ts';

/** What a day brings to a seat, the weightiest of it: it is new, it reports to another, somebody else sits there, or something else of it differs. */
export type SeatChange = 'begins' | 'moves' | 'person' | 'differs';
export interface DayChanges { seats: ReadonlyMap<string, SeatChange>; /** Titles of the seats that are no more. */ gone: string[] }

/** A day's structure beside that of the day before. Of the day with which everything began nothing is told: all is new. */
export function dayChanges(before: Structure, after: Structure): DayChanges {
  if (before.seats.length === 0) return { seats: new Map(), gone: [] };
  const was = new Map(before.seats.map((s) => [s.id, s])), is = new Set(after.seats.map((s) => s.id)), [led, leads] = [before, after].map(managers);
  const seats = after.seats.flatMap((seat) => { const change = changeOf(was.get(seat.id), seat, led!.get(seat.id) !== leads!.get(seat.id)); return change ? [[seat.id, change] as const] : []; });
  return { seats: new Map(seats), gone: before.seats.filter((s) => !is.has(s.id)).map((s) => s.title) };
}

function changeOf(before: StructureSeat | undefined, after: StructureSeat, moves: boolean): SeatChange | undefined {
  if (!before) return 'begins';
  if (moves) return 'moves';
  if (sitting(before) !== sitting(after)) return 'person';
  return (['title', 'unitId', 'marketId', 'fte', 'archetype', 'customerFacing', 'capacity'] as const).some((k) => before[k] !== after[k]) ? 'differs' : undefined;
}

const managers = ({ lines }: Structure) => new Map(lines.filter((l) => l.kind === 'solid').map((l) => [l.positionId, l.reportsToId]));
const sitting = ({ holders }: StructureSeat) => holders.map((h) => h.person.id).sort().join(' ');
