export interface Line { positionId: string; reportsToId: string }

/**
 * What each seat stands for with all that report to it, however far down: `add` sums two figures and must not mind the order.
 * Answers the seats that lead others only. Solid lines form a forest, so each figure is counted once on its way up; a circle,
 * which the database refuses, would end at the seat where it began.
 */
export function rollUp<F>(figures: ReadonlyMap<string, F>, lines: readonly Line[], add: (a: F, b: F) => F): Map<string, F> {
  const manager = new Map(lines.map((l) => [l.positionId, l.reportsToId]));
  const sums = new Map<string, F>();
  const put = (seat: string, figure: F) => sums.set(seat, sums.has(seat) ? add(sums.get(seat)!, figure) : figure);
  for (const lead of new Set(manager.values())) { const own = figures.get(lead); if (own !== undefined) put(lead, own); }
  for (const [seat, figure] of figures) {
    const been = new Set([seat]);
    for (let up = manager.get(seat); up !== undefined && !been.has(up); up = manager.get(up)) { been.add(up); put(up, figure); }
  }
  return sums;
}
