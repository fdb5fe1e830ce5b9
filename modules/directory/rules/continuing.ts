import type { History } from './histories.ts';
import type { Post, Snapshot } from './organograms.ts';

/*
  An organogram of a later date goes on where an earlier import ended: the structure as it is now known, told as a picture, is what
  came before, and the difference is what is written from that date on. What the organogram does not speak of (another who
  acts, a line to a seat it does not have, a unit with seats of its own) stays as people made it.
*/

/** A picture with what part of a full time each holder holds there. */
export interface Standing { snapshot: Snapshot; shares: ReadonlyMap<string, number> }
export interface Step {
  on: string;
  openUnits: { key: string; name: string }[]; renameUnits: { key: string; name: string }[]; endUnits: string[];
  openPosts: Omit<Post, 'holder' | 'reportsTo' | 'group'>[]; setPosts: ({ ref: string } & Partial<Pick<Post, 'title' | 'unit' | 'fte' | 'archetype' | 'market' | 'unnamed'>>)[]; endPosts: string[];
  managers: { ref: string; reportsTo: string | null }[]; appoint: { person: string; ref: string; fte: number }[]; endAppointments: { person: string; ref: string }[];
}

/** Nobody holds more than one full time: who holds several posts is divided among them. To the thousandth, never rounded up. */
export function sharesIn({ posts }: Snapshot): Map<string, number> {
  const load = new Map<string, number>();
  for (const p of posts) if (p.holder !== null) load.set(p.holder, (load.get(p.holder) ?? 0) + p.fte);
  return new Map(posts.flatMap((p) => (p.holder === null ? [] : [[p.ref, load.get(p.holder)! <= 1 ? p.fte : Math.max(0.001, Math.floor((p.fte / load.get(p.holder)!) * 1000) / 1000)] as const])));
}

/** What each picture changes of the one before, the first of `base`. */
export function stepsFrom(base: Standing, { snapshots }: Pick<History, 'snapshots'>): Step[] {
  let before = base;
  return snapshots.map((snapshot) => {
    const after = { snapshot, shares: sharesIn(snapshot) }, step = stepBetween(before, after);
    before = after;
    return step;
  });
}

const fields = ['title', 'unit', 'fte', 'archetype', 'market', 'unnamed'] as const;

export function stepBetween(before: Standing, after: Standing): Step {
  const was = before.snapshot, now = after.snapshot, old = new Map(was.posts.map((p) => [p.ref, p])), current = new Map(now.posts.map((p) => [p.ref, p]));
  const step: Step = {
    on: now.on, openUnits: [], renameUnits: [], endUnits: Object.keys(was.units).filter((key) => now.units[key] === undefined), openPosts: [], setPosts: [], endPosts: was.posts.filter((p) => !current.has(p.ref)).map((p) => p.ref),
    managers: [], appoint: [], endAppointments: [],
  };
  for (const [key, name] of Object.entries(now.units)) {
    if (was.units[key] === undefined) step.openUnits.push({ key, name });
    else if (was.units[key] !== name) step.renameUnits.push({ key, name });
  }
  for (const { holder, reportsTo, group: _, ...post } of now.posts) {
    const seen = old.get(post.ref);
    if (!seen) step.openPosts.push(post);
    else {
      const changed = Object.fromEntries(fields.filter((f) => seen[f] !== post[f]).map((f) => [f, post[f]]));
      if (Object.keys(changed).length > 0) step.setPosts.push({ ref: post.ref, ...changed });
    }
    if ((seen?.reportsTo ?? null) !== reportsTo) step.managers.push({ ref: post.ref, reportsTo });
    const share = after.shares.get(post.ref), stays = seen?.holder === holder && before.shares.get(post.ref) === share;
    if (!stays && seen && seen.holder !== null) step.endAppointments.push({ person: seen.holder, ref: post.ref });
    if (!stays && holder !== null) step.appoint.push({ person: holder, ref: post.ref, fte: share! });
  }
  return step;
}
