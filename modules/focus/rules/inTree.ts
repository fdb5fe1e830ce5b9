interface Placed { id: string; name: string; parentId: string | null }

/** Rows of units in the order of the tree, each under the nearest unit above it that has a row too, by name within it. */
export function inTree<R extends { unitId: string }>(units: readonly Placed[], rows: readonly R[]): (R & { name: string; depth: number })[] {
  const unit = new Map(units.map((u) => [u.id, u])), rowOf = new Map(rows.map((r) => [r.unitId, r]));
  const above = (id: string): string | null => {
    const been = new Set([id]);
    for (let up = unit.get(id)?.parentId ?? null; up !== null && !been.has(up); up = unit.get(up)?.parentId ?? null) { if (rowOf.has(up)) return up; been.add(up); }
    return null;
  };
  const named = rows.flatMap((r) => (unit.has(r.unitId) ? [{ ...r, name: unit.get(r.unitId)!.name }] : [])), below = Map.groupBy(named, (r) => above(r.unitId));
  const from = (parent: string | null, depth: number): (R & { name: string; depth: number })[] =>
    (below.get(parent) ?? []).toSorted((a, b) => a.name.localeCompare(b.name)).flatMap((r) => [{ ...r, depth }, ...from(r.unitId, depth + 1)]);
  return from(null, 0);
}
