import { byText, keyOf, type Post, type Problem, type Snapshot } from './organograms.ts';

/** A post as it was read: names in full, what it reports to unchecked. `withheld`: the list has a place for who holds it, and does not say. */
export interface ReadPost extends Omit<Post, 'unit' | 'holder'> { unit: string; holder: string | null; withheld: boolean; vacant: boolean }

/**
 * Makes one date's rows a structure: one row a reference, managers that are there, no circles. The order of the rows
 * makes no difference: of two rows with one reference, the first in the order of their contents stays.
 */
export function cleaned(on: string, read: readonly ReadPost[]): { snapshot: Snapshot; problems: Problem[] } {
  const problems: Problem[] = [];
  const say = (kind: Problem['kind'], ref: string | null, value: string | null) => problems.push({ kind, on, ref, value });
  const one = oneEach(read, say);
  for (const p of one.values()) {
    if (p.withheld) say('holder_withheld', p.ref, null);
    if (p.vacant) say('vacant', p.ref, p.title);
  }
  const managers = managersOf(one, say);
  sayDoubled(one, say);
  const units: Record<string, string> = {}, people: Record<string, string> = {};
  const posts = [...one.values()].map(({ withheld: _, vacant: __, ...p }): Post => {
    const unit = keyOf(p.unit), holder = p.holder === null ? null : keyOf(p.holder);
    units[unit] = least(units[unit], p.unit);
    if (holder !== null) people[holder] = least(people[holder], p.holder!);
    return { ...p, unit, holder, reportsTo: managers.get(p.ref) ?? null };
  });
  return { snapshot: { on, posts: posts.sort((a, b) => byText(a.ref, b.ref)), units, people }, problems };
}

type Say = (kind: Problem['kind'], ref: string | null, value: string | null) => void;
const least = (a: string | undefined, b: string): string => (a === undefined || b < a ? b : a);
const contents = (p: ReadPost): string => JSON.stringify([p.holder === null, p.holder, p.title, p.unit, p.reportsTo, p.fte, p.archetype, p.market, p.unnamed, p.withheld, p.vacant, p.group]);

function oneEach(read: readonly ReadPost[], say: Say): Map<string, ReadPost> {
  const one = new Map<string, ReadPost>();
  for (const p of [...read].sort((a, b) => byText(a.ref, b.ref) || byText(contents(a), contents(b)))) {
    const before = one.get(p.ref);
    if (!before) one.set(p.ref, p);
    else if (p.holder !== null && before.holder !== null && keyOf(p.holder) !== keyOf(before.holder)) say('two_holders', p.ref, `${before.holder} · ${p.holder}`);
    else say('duplicate_reference', p.ref, p.title);
  }
  return one;
}

/** The manager of each post, where it has one. A circle is opened at its first reference, which then reports to nobody. */
function managersOf(posts: ReadonlyMap<string, ReadPost>, say: Say): Map<string, string> {
  const managers = new Map<string, string>();
  for (const { ref, reportsTo } of posts.values()) {
    if (reportsTo === null) continue;
    if (reportsTo === ref) say('manager_is_itself', ref, reportsTo);
    else if (!posts.has(reportsTo)) say('manager_missing', ref, reportsTo);
    else managers.set(ref, reportsTo);
  }
  const settled = new Set<string>();
  for (const start of [...managers.keys()].sort(byText)) {
    const way: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !settled.has(at) && !way.includes(at)) {
      way.push(at);
      at = managers.get(at);
    }
    if (at !== undefined && !settled.has(at)) {
      const circle = way.slice(way.indexOf(at)), opened = [...circle].sort(byText)[0]!;
      managers.delete(opened);
      say('circle', opened, [...circle, at].join(' → '));
    }
    for (const ref of way) settled.add(ref);
  }
  return managers;
}

function sayDoubled(posts: ReadonlyMap<string, ReadPost>, say: Say): void {
  const held = Map.groupBy([...posts.values()].filter((p) => p.holder !== null), (p) => keyOf(p.holder!));
  for (const those of held.values()) {
    if (those.length > 1) say('holder_in_several', those[0]!.ref, `${those[0]!.holder}: ${those.map((p) => p.ref).join(', ')}`);
  }
}
