/** Events that share where they were and where they are: keys of units or seats, '' for none. `size` in minor units, or a count. */
export interface MovedPart { was: string; is: string; size: bigint; events: number }
export interface BridgeRow { key: string; was: bigint; out: bigint; in: bigint; is: bigint; eventsWas: number; eventsIs: number }
export interface Bridge { rows: BridgeRow[]; moves: { from: string; to: string; size: bigint; events: number }[]; total: bigint; events: number }

/**
 * Two readings of one sum and the bridge between them. Every event is once in each reading, so both add up to the same; a row
 * loses what left it and gains what came, and closes. Rows by size, what nobody holds last; moves by size.
 */
export function bridgeOf(parts: readonly MovedPart[]): Bridge {
  const rows = new Map<string, BridgeRow>();
  const rowOf = (key: string) => {
    const found = rows.get(key) ?? { key, was: 0n, out: 0n, in: 0n, is: 0n, eventsWas: 0, eventsIs: 0 };
    rows.set(key, found);
    return found;
  };
  for (const { was, is, size, events } of parts) {
    const [from, to] = [rowOf(was), rowOf(is)];
    from.was += size;
    from.eventsWas += events;
    to.is += size;
    to.eventsIs += events;
    if (was !== is) {
      from.out += size;
      to.in += size;
    }
  }
  const moved = Map.groupBy(parts.filter((p) => p.was !== p.is), (p) => JSON.stringify([p.was, p.is]));
  const moves = [...moved.values()].map((own) => ({ from: own[0]!.was, to: own[0]!.is, size: sum(own), events: own.reduce((n, p) => n + p.events, 0) }));
  const weight = (r: BridgeRow) => larger(absolute(r.was), absolute(r.is));
  return {
    rows: [...rows.values()].sort((a, b) => (a.key === '') === (b.key === '') ? descending(weight(a), weight(b)) || rising(a.key, b.key) : a.key === '' ? 1 : -1),
    moves: moves.sort((a, b) => descending(absolute(a.size), absolute(b.size)) || b.events - a.events || rising(a.from, b.from) || rising(a.to, b.to)),
    total: sum(parts), events: parts.reduce((n, p) => n + p.events, 0),
  };
}

const sum = (parts: readonly MovedPart[]): bigint => parts.reduce((n, p) => n + p.size, 0n);
const absolute = (n: bigint): bigint => (n < 0n ? -n : n);
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const rising = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
const descending = (a: bigint, b: bigint): number => (a === b ? 0 : a > b ? -1 : 1);
