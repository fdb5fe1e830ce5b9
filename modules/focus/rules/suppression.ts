/** A unit shown with its people counted. */
export interface CountedUnit {
  unitId: string;
  people: number;
}

/**
 * The units whose figure is not shown, among siblings whose total is: those of fewer than `least` people, and as many of
 * the next smallest as it takes that nobody can find a hidden figure by subtracting the shown ones from the total. Hidden
 * are then none, or at least two units with at least `least` people together, or all. Ties to the smaller id.
 */
export function suppressedUnits(units: readonly CountedUnit[], least: number): Set<string> {
  const bySize = units.filter((u) => u.people > 0).sort((a, b) => a.people - b.people || (a.unitId < b.unitId ? -1 : 1));
  const hidden: CountedUnit[] = bySize.filter((u) => u.people < least);
  if (hidden.length === 0) return new Set();
  for (const unit of bySize.slice(hidden.length)) {
    // Each hidden one has fewer than `least`, so reaching it takes two.
    if (hidden.reduce((sum, u) => sum + u.people, 0) >= least) break;
    hidden.push(unit);
  }
  return new Set(hidden.map((u) => u.unitId));
}
