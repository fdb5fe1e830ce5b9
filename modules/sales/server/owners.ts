import type { Directory } from '../../organization/server/index.ts';
import type { Owner } from '../contract/opportunities.ts';

/** A deal's owner: the seat, and who sits there today. */
export function ownerOf(directory: Directory, seatId: string): Owner {
  const seat = directory.seats.get(seatId);
  return { seat: { id: seatId, name: seat?.title ?? '' }, person: seat?.holder ?? null };
}

/** The same as one name: the person's, or the seat's while it is vacant. */
export function ownerNamed(directory: Directory, seatId: string): string {
  const { seat, person } = ownerOf(directory, seatId);
  return person?.name ?? seat.name;
}
