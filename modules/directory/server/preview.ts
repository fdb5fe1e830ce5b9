import type { EventLine, OrganogramMapping, OrganogramPreview } from '../contract/organograms.ts';
import { eventsBetween, type OrganogramEvent } from '../rules/events.ts';
import type { History } from '../rules/histories.ts';
import { byText, type Problem, type Snapshot } from '../rules/organograms.ts';

interface Asked { mapping: OrganogramMapping; leaveOut: readonly string[] }

/** The history as it is shown: by date, its events counted and told, every problem, and the doubts to decide. */
export function previewOf(history: History, problems: readonly Problem[], { leaveOut }: Asked, { base, ...found }: { taken: string[]; hash: string; continues: OrganogramPreview['continues']; units: OrganogramPreview['units']; base: Snapshot | null }): OrganogramPreview {
  const told = history.snapshots.map((s, i) => { const before = history.snapshots[i - 1] ?? base; return pictureOf(s, eventsBetween(before, s), before ?? undefined); });
  const out = leaveOut.map((on) => ({ on, leftOut: true, posts: 0, groupSeats: 0, people: 0, units: 0, counts: [], events: [] }));
  const kinds = Map.groupBy(problems, (p) => p.kind);
  return {
    ...found, dates: [...told, ...out].sort((a, b) => byText(a.on, b.on)), suggestions: history.suggestions, totals: totalsOf(history),
    problems: [...kinds.values()].flatMap((those) => those.slice(0, 200)).map((p) => ({ kind: p.kind, on: p.on, ref: p.ref, value: p.value, file: p.file ?? null, row: p.row ?? null })),
    problemCounts: [...kinds].map(([kind, those]) => ({ kind, n: those.length })),
  };
}

function pictureOf(s: Snapshot, events: readonly OrganogramEvent[], before: Snapshot | undefined): OrganogramPreview['dates'][number] {
  const groups = new Set([...s.posts, ...(before?.posts ?? [])].filter((p) => p.group).map((p) => p.ref));
  const shown = events.filter((e) => !('ref' in e) || !groups.has(e.ref));
  return {
    on: s.on, leftOut: false, posts: s.posts.filter((p) => !p.group).length, groupSeats: s.posts.filter((p) => p.group).length,
    people: Object.keys(s.people).length, units: Object.keys(s.units).length,
    counts: [...Map.groupBy(events, (e) => e.kind)].map(([kind, those]) => ({ kind, n: those.length })),
    events: shown.slice(0, 400).map((e) => lineOf(e, s, before)),
  };
}

function lineOf(e: OrganogramEvent, now: Snapshot, before: Snapshot | undefined): EventLine {
  const unit = (key: string | null) => (key === null ? null : (now.units[key] ?? before?.units[key] ?? key));
  if (e.kind === 'unit_opened' || e.kind === 'unit_closed') return { kind: e.kind, ref: null, what: e.name, from: null, to: null };
  if (e.kind === 'unit_renamed') return { kind: e.kind, ref: null, what: e.to, from: e.from, to: e.to };
  if (e.kind === 'opened') return { kind: e.kind, ref: e.ref, what: e.title, from: null, to: unit(e.post.unit) };
  if (e.kind === 'closed') return { kind: e.kind, ref: e.ref, what: e.title, from: null, to: null };
  if (e.kind === 'moved') return { kind: e.kind, ref: e.to, what: e.name, from: e.from, to: `${e.to} · ${e.title}` };
  if ('person' in e) return { kind: e.kind, ref: e.ref, what: e.name, from: null, to: `${e.ref} · ${e.title}` };
  return { kind: e.kind, ref: e.ref, what: e.title, from: e.kind === 'changed_unit' ? unit(e.from) : e.from, to: e.kind === 'changed_unit' ? unit(e.to) : e.to };
}

export const totalsOf = ({ pieces }: History): OrganogramPreview['totals'] => ({
  units: new Set(pieces.units.map((u) => u.key)).size, posts: new Set(pieces.posts.map((p) => p.ref)).size, people: pieces.people.length,
  appointments: pieces.appointments.length, lines: pieces.lines.length,
});
