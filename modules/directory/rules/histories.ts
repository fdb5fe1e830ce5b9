import { cleaned, type ReadPost } from './cleaning.ts';
import { sharesIn } from './continuing.ts';
import { eventsBetween, type OrganogramEvent } from './events.ts';
import { byText, type DatedPieces, keyOf, type Period, type Problem, type Renumbering, type Snapshot } from './organograms.ts';

/** What was read for one date. */
export interface ReadOrganogram { on: string; posts: readonly ReadPost[] }
/** What the person decided about the doubts: dates to leave out, and which posts only changed their reference. */
export interface HistoryChoices { leaveOut: readonly string[]; renumbered: readonly Renumbering[] }

export interface History {
  snapshots: Snapshot[];
  events: OrganogramEvent[];
  pieces: DatedPieces;
  problems: Problem[];
  /** The same holder and title under another reference from one date to the next: for the person to say whether it is one post. */
  suggestions: (Renumbering & { title: string; holder: string })[];
}

/**
 * The history that several organograms tell, each holding from its date until the next one's; the last one still holds.
 * Two files of one date are one picture. The order of files and rows makes no difference. `base`: what stood before the first, where an earlier
 * import is gone on with.
 */
export function historyOf(read: readonly ReadOrganogram[], choices: HistoryChoices, base: Snapshot | null = null): History {
  const problems: Problem[] = [];
  const dates = [...Map.groupBy(read, (r) => r.on)].map(([on, those]) => ({ on, posts: those.flatMap((r) => r.posts) })).sort((a, b) => byText(a.on, b.on));
  problems.push(...fewPosts(dates, base));
  const left = new Set(choices.leaveOut);
  const snapshots = dates.filter((d) => !left.has(d.on)).map(({ on, posts }) => {
    const named = posts.map((p) => renumber(p, on, choices.renumbered));
    const { snapshot, problems: found } = cleaned(on, named);
    problems.push(...found);
    return snapshot;
  });
  const pairs = snapshots.map((s, i) => [snapshots[i - 1] ?? base, s] as const);
  return {
    snapshots, problems, events: pairs.flatMap(([before, after]) => eventsBetween(before, after)), pieces: piecesOf(snapshots),
    suggestions: pairs.flatMap(([before, after]) => (before ? renumberings(before, after) : [])),
  };
}

/** The reference a post goes by in this history: the one it had first, however often it was renumbered since. */
function firstReference(ref: string, on: string, renumbered: readonly Renumbering[]): string {
  const last = renumbered.filter((r) => r.to === ref && r.on <= on && r.from !== ref).sort((a, b) => byText(b.on, a.on))[0];
  return last ? firstReference(last.from, last.on, renumbered.filter((r) => r !== last)) : ref;
}
const renumber = (p: ReadPost, on: string, renumbered: readonly Renumbering[]): ReadPost => ({
  ...p, ref: firstReference(p.ref, on, renumbered), reportsTo: p.reportsTo === null ? null : firstReference(p.reportsTo, on, renumbered),
});

function renumberings(before: Snapshot, after: Snapshot): History['suggestions'] {
  const gone = before.posts.filter((p) => p.holder !== null && !after.posts.some((a) => a.ref === p.ref));
  const come = after.posts.filter((p) => p.holder !== null && !before.posts.some((b) => b.ref === p.ref));
  return gone.flatMap((g) => come.filter((c) => c.holder === g.holder && keyOf(c.title) === keyOf(g.title)).slice(0, 1)
    .map((c) => ({ from: g.ref, to: c.ref, on: after.on, title: c.title, holder: after.people[c.holder!]! })));
}

/** Fewer than three posts for each five of the dates beside it looks like a list that is not whole. Group seats do not count. */
function fewPosts(dates: readonly ReadOrganogram[], base: Snapshot | null): Problem[] {
  const sizes = dates.map((d) => new Set(d.posts.filter((p) => !p.group).map((p) => p.ref)).size);
  return dates.flatMap((d, i): Problem[] => {
    const beside = [sizes[i - 1] ?? base?.posts.filter((p) => !p.group).length, sizes[i + 1]].filter((n) => n !== undefined);
    if (sizes[i] === 0 && d.posts.length > 0) return [{ kind: 'date_without_posts', on: d.on, ref: null, value: null }];
    return beside.length > 0 && sizes[i]! < 0.6 * Math.min(...beside) ? [{ kind: 'few_posts', on: d.on, ref: null, value: `${sizes[i]} / ${Math.max(...beside)}` }] : [];
  });
}

/** Each picture cut into rows that hold from a date until another; what stays the same over several dates is one row. */
function piecesOf(snapshots: readonly Snapshot[]): DatedPieces {
  const units = new Pieces<{ key: string; name: string }>(), posts = new Pieces<Omit<DatedPieces['posts'][number], 'valid'>>();
  const appointments = new Pieces<{ person: string; ref: string; fte: number }>(), lines = new Pieces<{ ref: string; reportsTo: string }>();
  const people = new Map<string, string>();
  snapshots.forEach((s, i) => {
    const valid = { from: s.on, to: snapshots[i + 1]?.on ?? null };
    const shares = sharesIn(s);
    for (const [key, name] of Object.entries(s.units)) units.add({ key, name }, valid);
    for (const p of s.posts) {
      posts.add({ ref: p.ref, title: p.title, unit: p.unit, fte: p.fte, archetype: p.archetype, market: p.market, held: p.holder !== null, unnamed: p.unnamed }, valid);
      if (p.reportsTo !== null) lines.add({ ref: p.ref, reportsTo: p.reportsTo }, valid);
      if (p.holder !== null) appointments.add({ person: p.holder, ref: p.ref, fte: shares.get(p.ref)! }, valid);
    }
    for (const [key, name] of Object.entries(s.people)) people.set(key, name);
  });
  return { units: units.all, posts: posts.all, appointments: appointments.all, lines: lines.all, people: [...people].map(([key, name]) => ({ key, name })) };
}

class Pieces<T extends object> {
  readonly all: (T & { valid: Period })[] = [];
  private readonly last = new Map<string, T & { valid: Period }>();
  add(what: T, valid: Period): void {
    const key = JSON.stringify(what), before = this.last.get(key);
    if (before?.valid.to === valid.from) {
      before.valid.to = valid.to;
      return;
    }
    const piece = { ...what, valid: { ...valid } };
    this.all.push(piece);
    this.last.set(key, piece);
  }
}
