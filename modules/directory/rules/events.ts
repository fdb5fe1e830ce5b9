import { byText, type Post, type Snapshot } from './organograms.ts';

/** What happened to the structure between two dates. `from` and `to` are what it was and what it became. */
export type OrganogramEvent =
  | { kind: 'unit_opened'; on: string; unit: string; name: string }
  | { kind: 'unit_closed'; on: string; unit: string; name: string }
  | { kind: 'unit_renamed'; on: string; unit: string; from: string; to: string }
  | { kind: 'opened'; on: string; ref: string; title: string; post: Omit<Post, 'holder'> }
  | { kind: 'closed'; on: string; ref: string; title: string; group: boolean }
  | { kind: 'renamed' | 'changed_manager' | 'changed_unit' | 'changed_fte' | 'changed_archetype' | 'changed_market' | 'changed_unnamed' | 'changed_group'; on: string; ref: string; title: string; from: string | null; to: string | null }
  | { kind: 'joined' | 'took_on' | 'left' | 'gave_up'; on: string; person: string; name: string; ref: string; title: string }
  | { kind: 'moved'; on: string; person: string; name: string; from: string; to: string; title: string };
export type EventKind = OrganogramEvent['kind'];

const fieldEvents = { title: 'renamed', reportsTo: 'changed_manager', unit: 'changed_unit', fte: 'changed_fte', archetype: 'changed_archetype', market: 'changed_market', unnamed: 'changed_unnamed', group: 'changed_group' } as const;
type Field = keyof typeof fieldEvents;
const fields = Object.keys(fieldEvents) as Field[];
const asText = (value: Post[Field]): string | null => (value === null ? null : String(value));

const nothing: Snapshot = { on: '', posts: [], units: {}, people: {} };

/** Everything that tells `after` from `before` (null: there was nothing yet). Two equal pictures give no event. */
export function eventsBetween(before: Snapshot | null, after: Snapshot): OrganogramEvent[] {
  const was = before ?? nothing;
  return [...unitEvents(was, after), ...postEvents(was, after), ...peopleEvents(was, after)];
}

function unitEvents(was: Snapshot, now: Snapshot): OrganogramEvent[] {
  const on = now.on;
  return [...new Set([...Object.keys(was.units), ...Object.keys(now.units)])].sort(byText).flatMap((unit): OrganogramEvent[] => {
    const from = was.units[unit], to = now.units[unit];
    if (from === to) return [];
    if (from === undefined) return [{ kind: 'unit_opened', on, unit, name: to! }];
    return [to === undefined ? { kind: 'unit_closed', on, unit, name: from } : { kind: 'unit_renamed', on, unit, from, to }];
  });
}

function postEvents(was: Snapshot, now: Snapshot): OrganogramEvent[] {
  const on = now.on, before = new Map(was.posts.map((p) => [p.ref, p])), after = new Map(now.posts.map((p) => [p.ref, p]));
  const closed = was.posts.filter((p) => !after.has(p.ref)).map((p): OrganogramEvent => ({ kind: 'closed', on, ref: p.ref, title: p.title, group: p.group }));
  const others = now.posts.flatMap((p): OrganogramEvent[] => {
    const old = before.get(p.ref);
    const { holder: _, ...post } = p;
    if (!old) return [{ kind: 'opened', on, ref: p.ref, title: p.title, post }];
    return fields.filter((f) => old[f] !== p[f]).map((f) => ({ kind: fieldEvents[f], on, ref: p.ref, title: p.title, from: asText(old[f]), to: asText(p[f]) }));
  });
  return [...closed, ...others];
}

const heldBy = (s: Snapshot): Map<string, Post[]> => Map.groupBy(s.posts.filter((p) => p.holder !== null), (p) => p.holder!);

/** A person who leaves one post and appears in another moved; who appears from nowhere joined; who is nowhere any more left. */
function peopleEvents(was: Snapshot, now: Snapshot): OrganogramEvent[] {
  const on = now.on, before = heldBy(was), after = heldBy(now);
  return [...new Set([...before.keys(), ...after.keys()])].sort(byText).flatMap((person) => {
    const old = before.get(person) ?? [], current = after.get(person) ?? [], name = now.people[person] ?? was.people[person] ?? person;
    const gone = old.filter((p) => !current.some((c) => c.ref === p.ref)), come = current.filter((p) => !old.some((o) => o.ref === p.ref));
    const moves = Math.min(gone.length, come.length);
    return [
      ...come.slice(0, moves).map((p, i): OrganogramEvent => ({ kind: 'moved', on, person, name, from: gone[i]!.ref, to: p.ref, title: p.title })),
      ...come.slice(moves).map((p): OrganogramEvent => ({ kind: old.length > 0 ? 'took_on' : 'joined', on, person, name, ref: p.ref, title: p.title })),
      ...gone.slice(moves).map((p): OrganogramEvent => ({ kind: current.length > 0 ? 'gave_up' : 'left', on, person, name, ref: p.ref, title: p.title })),
    ];
  });
}

/** The picture after these events: the other way round of `eventsBetween`, and its proof. */
export function replayed(before: Snapshot | null, events: readonly OrganogramEvent[]): Omit<Snapshot, 'on' | 'people'> {
  const posts = new Map((before?.posts ?? []).map((p) => [p.ref, p])), units = { ...before?.units };
  for (const e of events) applyEvent(posts, units, e);
  return { posts: [...posts.values()].sort((a, b) => byText(a.ref, b.ref)), units };
}

function applyEvent(posts: Map<string, Post>, units: Record<string, string>, e: OrganogramEvent): void {
  const hold = (ref: string, holder: string) => posts.set(ref, { ...posts.get(ref)!, holder });
  const vacate = (ref: string, holder: string) => { const p = posts.get(ref); if (p?.holder === holder) posts.set(ref, { ...p, holder: null }); };
  if (e.kind === 'unit_opened') units[e.unit] = e.name;
  else if (e.kind === 'unit_renamed') units[e.unit] = e.to;
  else if (e.kind === 'unit_closed') delete units[e.unit];
  else if (e.kind === 'opened') posts.set(e.ref, { ...e.post, holder: null });
  else if (e.kind === 'closed') posts.delete(e.ref);
  else if (e.kind === 'moved') { vacate(e.from, e.person); hold(e.to, e.person); }
  else if ('person' in e) { if (e.kind === 'joined' || e.kind === 'took_on') hold(e.ref, e.person); else vacate(e.ref, e.person); }
  else posts.set(e.ref, { ...posts.get(e.ref)!, ...changedField(e.kind, e.to) });
}

function changedField(kind: (typeof fieldEvents)[Field], to: string | null): Partial<Post> {
  const field = fields.find((f) => fieldEvents[f] === kind)!;
  return { [field]: field === 'fte' ? Number(to) : field === 'group' || field === 'unnamed' ? to === 'true' : to };
}
