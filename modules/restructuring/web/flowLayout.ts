import type { Flow, ProposalImpact } from '../contract.ts';

type FlowSeat = ProposalImpact['flows']['seats'][number];

/*
  The picture of flows: seats as they are at the left, as they will be at the right, and a band for what goes from one to
  another. A seat's bands leave and arrive in the order of the seats at the other end, so that as few as can be cross. The
  width of a band is its bookings; where nobody has booked anything (or the reader sees no amounts), its number of accounts.
*/

export interface Band { from: string; to: string | null; changesHands: boolean; accounts: number; bookings: Flow['bookings']; y0: number; y1: number; size: number }
export interface Block { id: string | null; y: number; size: number; seat: FlowSeat | null }
export interface FlowLayout { left: Block[]; right: Block[]; bands: Band[]; height: number; by: 'bookings' | 'accounts' }

const gap = 16, least = 3;
/** From one block to the next there is room for the two lines that name it. */
const named = 32;

export function layFlows(seats: readonly FlowSeat[], rows: readonly Flow[], height: number): FlowLayout {
  const by = rows.some((r) => Number(r.bookings.minor) > 0) ? 'bookings' : 'accounts';
  const weight = (r: Flow) => (by === 'bookings' ? Math.max(0, Number(r.bookings.minor)) : r.accounts);
  const whole = rows.reduce((n, r) => n + weight(r), 0);
  const order = new Map(seats.map((s, i) => [s.seat.id, i]));
  const rank = (id: string | null) => (id === null ? seats.length : (order.get(id) ?? seats.length));
  const ends = (pick: (r: Flow) => string | null) => [...new Set(rows.map(pick))].sort((a, b) => rank(a) - rank(b));
  const lefts = ends((r) => r.from), rights = ends((r) => r.to);
  // What is too thin to be seen is drawn at its least, and the picture grows by it.
  const room = Math.max(40, height - (Math.max(lefts.length, rights.length) - 1) * gap);
  const size = (r: Flow) => Math.max(least, whole > 0 ? (weight(r) / whole) * room : 0);
  const told = new Map(seats.map((s) => [s.seat.id, s]));
  const stack = (ids: readonly (string | null)[], own: (id: string | null) => readonly Flow[]): Block[] => {
    let y = 0;
    return ids.map((id) => {
      const block = { id, y, size: own(id).reduce((n, r) => n + size(r), 0), seat: id === null ? null : (told.get(id) ?? null) };
      y += Math.max(block.size + gap, named);
      return block;
    });
  };
  const left = stack(lefts, (id) => rows.filter((r) => r.from === id)), right = stack(rights, (id) => rows.filter((r) => r.to === id));
  const start = new Map(left.map((b) => [b.id, b.y])), end = new Map(right.map((b) => [b.id, b.y]));
  const take = (from: Map<string | null, number>, id: string | null, by_: number) => { const y = from.get(id)!; from.set(id, y + by_); return y; };
  const sorted = [...rows].sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to) || Number(a.changesHands) - Number(b.changesHands));
  const leaving = new Map(sorted.map((r) => [r, take(start, r.from, size(r))]));
  const arriving = new Map([...sorted].sort((a, b) => rank(a.to) - rank(b.to) || rank(a.from) - rank(b.from) || Number(a.changesHands) - Number(b.changesHands)).map((r) => [r, take(end, r.to, size(r))]));
  const bands = sorted.map((r): Band => ({ from: r.from, to: r.to, changesHands: r.changesHands, accounts: r.accounts, bookings: r.bookings, y0: leaving.get(r)!, y1: arriving.get(r)!, size: size(r) }));
  return { left, right, bands, by, height: Math.max(0, ...[...left, ...right].map((b) => b.y + Math.max(b.size, named - gap / 2))) };
}

/** The outline of a band between two edges. */
export function bandPath({ y0, y1, size }: Pick<Band, 'y0' | 'y1' | 'size'>, x0: number, x1: number): string {
  const middle = (x0 + x1) / 2;
  return `M${x0} ${y0}C${middle} ${y0},${middle} ${y1},${x1} ${y1}V${y1 + size}C${middle} ${y1 + size},${middle} ${y0 + size},${x0} ${y0 + size}Z`;
}

/** How much of the beginning all names share, up to a comma ("Venta externa, "): what tells them apart is what is worth its room. */
export function sharedBeginning(names: readonly string[]): number {
  const [first = ''] = names;
  const upTo = first.lastIndexOf(', ') + 2;
  return names.length > 1 && upTo > 1 && names.every((n) => n.length > upTo && n.startsWith(first.slice(0, upTo))) ? upTo : 0;
}
