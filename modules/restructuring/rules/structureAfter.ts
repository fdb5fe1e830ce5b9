import { circlesOf } from '../../organization/rules/index.ts';
import type { Change, ChangeKind } from '../contract/changes.ts';
import { type Applied, draftOf, type Draft, type DrawnChange, type Known, loadOf, planOfDraft, type RefusedChange, setHolders } from './drafts.ts';
import { changeForum, endForum, followModel, joinTeam, leaveTeam, openForum } from './jointChanges.ts';
import { addLine, appoint, endAppointment, endLine, setDelegate, setManager } from './peopleChanges.ts';
import { isEven, type Plan } from './plan.ts';
import { changePosition, closePosition, openPosition } from './seatChanges.ts';
import { closeUnit, moveUnit, openUnit, renameUnit } from './unitChanges.ts';

/**
 * The structure with a proposal's changes in it (DOMAIN E2, invariants I1, I2 and I4). Wave by wave; within a wave what
 * opens comes first and what closes last, so that the order of drawing does not matter to what is possible; then in the order
 * drawn. A change that cannot be is left out and told, with its reason; all others stand. Circles and one-sided teams are
 * looked for once a wave is whole, and the last change drawn that makes one gives way.
 */
export interface After { plan: Plan; refusals: RefusedChange[]; done: ReadonlySet<string> }

const phase: Record<ChangeKind, number> = {
  open_unit: 0, rename_unit: 0, open_position: 1, move_unit: 2, change_position: 2, end_appointment: 3, appoint: 4, set_manager: 5, end_line: 5, add_line: 6, set_delegate: 5, join_team: 5, leave_team: 5,
  open_forum: 6, change_forum: 6, end_forum: 6, follow_model: 6, move_accounts: 7, move_portfolio: 7, move_matching: 7, close_position: 8, close_unit: 9,
};
export function structureAfter(base: Plan, changes: readonly DrawnChange[], known: Known): After {
  const draft = draftOf(base, known), refusals: RefusedChange[] = [], done = new Set<string>();
  for (const [, wave] of [...Map.groupBy(changes, (c) => c.wave)].sort(([a], [b]) => a - b)) {
    const before = planOfDraft(draftOf(planOfDraft(draft), known));
    draft.above = before.managers;
    draft.closing = new Set(wave.flatMap(({ change: c }) => (c.kind === 'close_position' ? [c.positionId] : [])));
    const opening = wave.filter((c) => phase[c.change.kind] < 8), closings = wave.filter((c) => phase[c.change.kind] >= 8);
    for (const drawn of retrying(opening, draft)) keep(drawn, refusals, done);
    takeBack(openCircles(draft, before, wave, done), refusals, done);
    for (const drawn of retrying(closings, draft)) keep(drawn, refusals, done);
    takeBack(withinFullTime(draft, before, wave, done), refusals, done);
    takeBack(evenTeams(draft, before, wave, done), refusals, done);
    takeBack(openCircles(draft, before, wave, done), refusals, done);
  }
  return { plan: planOfDraft(draft), refusals, done };
}

function keep({ change, against }: { change: DrawnChange; against: Applied }, refusals: RefusedChange[], done: Set<string>): void {
  if (against) refusals.push({ changeId: change.id, code: against.code, figures: against.figures });
  else done.add(change.id);
}

function takeBack(refused: readonly RefusedChange[], refusals: RefusedChange[], done: Set<string>): void {
  refusals.push(...refused);
  for (const r of refused) done.delete(r.changeId);
}

/** By phase, then as drawn. Openings name each other in any order (a unit below one drawn later): what lacks another is tried again. */
function* retrying(changes: readonly DrawnChange[], draft: Draft): Generator<{ change: DrawnChange; against: Applied }> {
  for (const [, group] of [...Map.groupBy(changes, (c) => phase[c.change.kind])].sort(([a], [b]) => a - b)) {
    let waiting: DrawnChange[] = group.toSorted((a, b) => a.place - b.place);
    for (let left = -1; waiting.length > 0 && waiting.length !== left;) {
      left = waiting.length;
      const again: DrawnChange[] = [];
      for (const c of waiting) {
        const against = apply(draft, c.change, c);
        if (against === null) yield { change: c, against };
        else again.push(c);
      }
      waiting = again;
    }
    for (const c of waiting) yield { change: c, against: apply(draft, c.change, c) };
  }
}

function apply(draft: Draft, c: Change, drawn: DrawnChange): Applied {
  switch (c.kind) {
    case 'open_unit': return openUnit(draft, c);
    case 'rename_unit': return renameUnit(draft, c);
    case 'move_unit': return moveUnit(draft, c);
    case 'close_unit': return closeUnit(draft, c);
    case 'open_position': return openPosition(draft, c);
    case 'change_position': return changePosition(draft, c);
    case 'close_position': return closePosition(draft, c);
    case 'appoint': return appoint(draft, c, drawn);
    case 'end_appointment': return endAppointment(draft, c);
    case 'set_manager': return setManager(draft, c, drawn);
    case 'add_line': return addLine(draft, c);
    case 'end_line': return endLine(draft, c);
    case 'set_delegate': return setDelegate(draft, c);
    case 'join_team': return joinTeam(draft, c);
    case 'leave_team': return leaveTeam(draft, c);
    case 'open_forum': return openForum(draft, c);
    case 'change_forum': return changeForum(draft, c);
    case 'end_forum': return endForum(draft, c);
    case 'follow_model': return followModel(draft, c, drawn);
    default: return null;
  }
}

const lastFirst = (wave: readonly DrawnChange[], done: ReadonlySet<string>) => wave.filter((c) => done.has(c.id)).toSorted((a, b) => b.place - a.place);

/** While there is a circle, the last change drawn that lies on it is taken back. */
function openCircles(draft: Draft, before: Plan, wave: readonly DrawnChange[], done: ReadonlySet<string>): RefusedChange[] {
  const refused: RefusedChange[] = [], given = () => new Set(refused.map((r) => r.changeId));
  for (let circle = circlesOf(draft.managers)[0]; circle; circle = circlesOf(draft.managers)[0]) {
    const on = new Set(circle), guilty = lastFirst(wave, done).find(({ id, change: c }) => !given().has(id) && (c.kind === 'set_manager' && on.has(c.positionId) || c.kind === 'open_position' && on.has(c.positionId)));
    const seat = (guilty?.change as { positionId?: string } | undefined)?.positionId ?? circle[0]!, was = stillAbove(draft, before, seat);
    if (was === undefined || !guilty) draft.managers.delete(seat);
    else draft.managers.set(seat, was);
    if (guilty) refused.push({ changeId: guilty.id, code: 'line_circle', figures: { seats: circle } });
  }
  const parents = () => new Map([...draft.units.values()].flatMap((u) => (u.parentId === null ? [] : [[u.id, u.parentId] as const])));
  for (let circle = circlesOf(parents())[0]; circle; circle = circlesOf(parents())[0]) {
    const on = new Set(circle), guilty = lastFirst(wave, done).find(({ id, change: c }) => !given().has(id) && (c.kind === 'move_unit' || c.kind === 'open_unit') && on.has(c.unitId));
    const unit = (guilty?.change as { unitId?: string } | undefined)?.unitId ?? circle[0]!;
    draft.units.set(unit, { ...draft.units.get(unit)!, parentId: guilty ? before.units.get(unit)?.parentId ?? null : null });
    if (guilty) refused.push({ changeId: guilty.id, code: 'unit_circle', figures: { units: circle } });
  }
  return refused;
}

/** Who a seat reported to before; where that seat closes, the next one above it that stays. */
function stillAbove(draft: Draft, before: Plan, seat: string): string | undefined {
  let above = before.managers.get(seat);
  while (above !== undefined && !draft.seats.has(above)) above = before.managers.get(above);
  return above;
}

/** Whoever was free because their seat would close, and it did not: the appointment gives way, and who sat there sits there again. */
function withinFullTime(draft: Draft, before: Plan, wave: readonly DrawnChange[], done: ReadonlySet<string>): RefusedChange[] {
  draft.closing = new Set();
  return lastFirst(wave, done).flatMap(({ id, change: c }): RefusedChange[] => {
    const load = c.kind === 'appoint' && c.as !== 'overlap' ? loadOf(draft, c.personId) : 0;
    if (c.kind !== 'appoint' || load <= 1.0005 || !draft.seats.has(c.positionId)) return [];
    const stay = draft.seats.get(c.positionId)!.holders.filter((h) => h.personId !== c.personId), was = before.seats.get(c.positionId)?.holders ?? [];
    setHolders(draft, c.positionId, stay);
    const back = was.filter((h) => !stay.some((s) => s.personId === h.personId) && loadOf(draft, h.personId) + h.fte <= 1.0005);
    setHolders(draft, c.positionId, [...stay, ...(stay.some((h) => h.kind === 'regular') ? back.filter((h) => h.kind !== 'regular') : back)]);
    return [{ changeId: id, code: 'over_full_time', figures: { person: c.personId, name: draft.known.people.get(c.personId) ?? '', load } }];
  });
}

/** A joint team has both divisions and can reach its quorum, or has ended; otherwise it stays as it was where that still can be. */
function evenTeams(draft: Draft, before: Plan, wave: readonly DrawnChange[], done: ReadonlySet<string>): RefusedChange[] {
  return [...draft.teams.values()].flatMap((team): RefusedChange[] => {
    const was = before.teams.get(team.id);
    if (!was || team.members.size === 0 || same(was.members, team.members)) return [];
    if (isEven(draft, team)) return [];
    draft.teams.set(team.id, { ...team, members: new Set([...was.members].filter((m) => draft.seats.has(m))) });
    const guilty = lastFirst(wave, done).find(({ change: c }) => (c.kind === 'join_team' || c.kind === 'leave_team') && c.teamId === team.id);
    return guilty ? [{ changeId: guilty.id, code: 'team_needs_both', figures: { team: team.id, name: team.name } }] : [];
  });
}

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((x) => b.has(x));
