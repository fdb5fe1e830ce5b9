import type { z } from 'zod';
import type { Mark, Proposal, proposedStructure, ProposalChange, structureBefore, StructureThen } from '../contract.ts';
import { divisionIn, lineKey, type Plan, type PlanSeat, statusThen } from '../rules/plan.ts';
import { structureAfter } from '../rules/structureAfter.ts';
import { structureWith } from '../rules/structureDifference.ts';

/*
  The structure that a proposal leaves, as the chart and the table show it: at once, by the rule that the server applies too, while
  what was just drawn is on its way; and with the seats that it closes where they stood, so that one sees them go.
*/

type Proposed = z.output<typeof proposedStructure.output>;
/** Before: the structure without the proposal; after: with it. */
export interface DrawnThen extends Pick<Proposed, 'on' | 'marks' | 'refusals' | 'costs'> { before: StructureThen; after: StructureThen }
type Seat = StructureThen['seats'][number];
type MarkOf = Mark['mark'];

/** Null where one of the two is of another structure than the other: it has changed in between. */
export const drawnOf = (before: z.output<typeof structureBefore.output>, proposed: Proposed): DrawnThen | null =>
  (before.on === proposed.on && before.knownAt === proposed.knownAt ? { ...proposed, before, after: structureWith(before, proposed) } : null);

/** As the server will answer once it has these changes. What only it knows (forums, models of territories, who is away, customers) is left as it was. */
export function drawnAhead(drawn: DrawnThen, changes: readonly ProposalChange[], waves: Proposal['waves']): DrawnThen {
  const { before } = drawn, toCome = changes.flatMap((c) => { const w = waves.find((x) => x.number === c.wave && x.publishedAt === null); return w ? [{ ...c, day: w.on }] : []; });
  const people = new Map([...before.seats.flatMap((s) => s.holders.map((h) => [h.person.id, h.person.name] as const)), ...changes.flatMap((c) => Object.entries(c.names))]);
  const markets = new Set([...before.seats.map((s) => s.marketId), ...changes.flatMap(({ change: c }) => ('marketId' in c && c.marketId ? [c.marketId] : []))]);
  const { plan } = structureAfter(planOf(drawn), toCome, { people, markets }), after = thenOf(plan, before);
  const counted = drawn.marks.filter((m) => m.mark === 'grows' || m.mark === 'shrinks' || m.kind === 'unit');
  return { ...drawn, after, marks: [...seatMarks(before, after), ...counted.filter((m) => m.kind === 'unit' || plan.seats.has(m.id))] };
}

function planOf({ before, on }: DrawnThen): Plan {
  return {
    day: on, units: new Map(before.units.map((u) => [u.id, u])), delegates: new Map(), forums: new Map(), models: new Map(), teams: new Map(before.teams.map((t) => [t.id, { ...t, members: new Set(t.members) }])),
    seats: new Map(before.seats.map((s): [string, PlanSeat] => [s.id, { ...s, cost: null, holders: s.holders.map((h) => ({ personId: h.person.id, name: h.person.name, kind: h.kind, fte: h.fte, since: h.since, until: h.until })) }])),
    lines: new Map(before.lines.flatMap((l) => (l.kind === 'solid' ? [] : [[lineKey({ ...l, kind: l.kind }), { ...l, kind: l.kind }] as const]))),
    managers: new Map(before.lines.filter((l) => l.kind === 'solid').map((l) => [l.positionId, l.reportsToId])),
  };
}

function thenOf(plan: Plan, before: StructureThen): StructureThen {
  const seats = new Map(before.seats.map((s) => [s.id, s])), away = new Set(before.seats.flatMap((s) => s.holders.filter((h) => h.suspended).map((h) => h.person.id)));
  return {
    units: [...plan.units.values()].map((u) => ({ ...u, function: u.function as 'sales', division: divisionIn({ ...plan, seats: new Map([[u.id, { unitId: u.id } as PlanSeat]]) }, u.id) })),
    seats: [...plan.seats.values()].map(({ cost: _, holders, ...s }): Seat => {
      const those = holders.map((h) => ({ person: { id: h.personId, name: h.name }, kind: h.kind, fte: h.fte, since: h.since, until: h.until, suspended: away.has(h.personId) }));
      const isFilled = those.some((h) => !h.suspended);
      return { ...(s as Omit<Seat, 'holders' | 'standIn'>), status: statusThen(s.status, isFilled), holders: those, standIn: isFilled ? null : (seats.get(s.id)?.standIn ?? null) };
    }),
    lines: [...[...plan.managers].map(([positionId, reportsToId]) => ({ positionId, reportsToId, kind: 'solid' as const, scope: null, share: null })), ...[...plan.lines.values()].filter((l) => plan.seats.has(l.positionId) && plan.seats.has(l.reportsToId))],
    teams: before.teams.map((t) => ({ ...t, members: [...(plan.teams.get(t.id)?.members ?? [])] })),
  };
}

const fields = ['title', 'unitId', 'marketId', 'fte', 'archetype', 'customerFacing', 'capacity'] as const;

function seatMarks(before: StructureThen, after: StructureThen): Mark[] {
  const was = new Map(before.seats.map((s) => [s.id, s])), stays = new Set(after.seats.map((s) => s.id)), [hadManager, hasManager] = [managersOf(before), managersOf(after)], [hadLines, hasLines] = [besides(before), besides(after)];
  const mark = (id: string, m: MarkOf): Mark => ({ kind: 'position', id, mark: m }), first = (s: Seat | undefined) => s?.holders.find((h) => !h.suspended)?.person.id;
  return [...before.seats.flatMap((s) => (stays.has(s.id) ? [] : [mark(s.id, 'closes')])), ...after.seats.flatMap((s) => {
    const old = was.get(s.id);
    if (!old) return [mark(s.id, 'opens')];
    return [...(fields.some((f) => old[f] !== s[f]) || hadLines.get(s.id) !== hasLines.get(s.id) ? [mark(s.id, 'changes')] : []), ...(hadManager.get(s.id) !== hasManager.get(s.id) ? [mark(s.id, 'manager')] : []), ...(first(old) !== first(s) ? [mark(s.id, 'holder')] : [])];
  })];
}

/** The lines of each seat beside the solid one, to tell whether they changed. */
const besides = ({ lines }: StructureThen): Map<string, string> => new Map([...Map.groupBy(lines.filter((l) => l.kind !== 'solid'), (l) => l.positionId)].map(([id, own]) => [id, JSON.stringify(own)]));

export const managersOf = ({ lines }: StructureThen): Map<string, string> => new Map(lines.filter((l) => l.kind === 'solid').map((l) => [l.positionId, l.reportsToId]));

/** With the seats that close, each under whom it reported to, or the next above that is there; and with their units. */
export function withClosing({ before, after }: Pick<DrawnThen, 'before' | 'after'>): StructureThen {
  const there = new Set(after.seats.map((s) => s.id)), closing = before.seats.filter((s) => !there.has(s.id));
  if (closing.length === 0) return after;
  const above = managersOf(before), all = new Set([...there, ...closing.map((s) => s.id)]), units = new Set(after.units.map((u) => u.id)), kept = new Set(closing.map((s) => s.unitId));
  const lines = closing.flatMap((s) => { const to = above.get(s.id); return to !== undefined && all.has(to) ? [{ positionId: s.id, reportsToId: to, kind: 'solid' as const, scope: null, share: null }] : []; });
  return { ...after, seats: [...after.seats, ...closing], lines: [...after.lines, ...lines], units: [...after.units, ...before.units.filter((u) => kept.has(u.id) && !units.has(u.id))] };
}

/** Of each seat, the marks in the order in which they matter: that it comes or goes, then where to, then the rest. */
export function marksBySeat(marks: readonly Mark[]): Map<string, MarkOf[]> {
  const by = Map.groupBy(marks.filter((m) => m.kind === 'position'), (m) => m.id);
  return new Map([...by].map(([id, those]) => [id, those.map((m) => m.mark).sort((a, b) => order.indexOf(a) - order.indexOf(b))]));
}
const order: readonly MarkOf[] = ['closes', 'opens', 'manager', 'holder', 'moves', 'changes', 'grows', 'shrinks'];

/** Everybody below a seat, however far down, and the seat itself. */
export function branchIn(then: StructureThen, seatId: string): Set<string> {
  const below = Map.groupBy(then.lines.filter((l) => l.kind === 'solid'), (l) => l.reportsToId), all = new Set<string>();
  const walk = (id: string) => { if (all.has(id)) return; all.add(id); for (const l of below.get(id) ?? []) walk(l.positionId); };
  walk(seatId);
  return all;
}
