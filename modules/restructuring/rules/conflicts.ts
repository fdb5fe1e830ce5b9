import type { DrawnChange } from './drafts.ts';
import type { Plan } from './plan.ts';

/** What a change stands on, as it was when it was drawn and as it is; null: not there. */
export interface Disagreement { changeId: string; kind: 'unit' | 'position' | 'manager' | 'lines' | 'holder' | 'delegate' | 'team' | 'forum' | 'accounts' | 'model'; id: string; was: string | null; is: string | null }
type Aspect = Omit<Disagreement, 'changeId' | 'was' | 'is'>;

/** Where the structure has moved under a proposal: only what its changes name, change by change. New things conflict with nothing. */
export function disagreements(changes: readonly DrawnChange[], then: Plan, now: Plan): Disagreement[] {
  return changes.flatMap((c) => aspectsOf(c).flatMap((a): Disagreement[] => {
    const [was, is] = [said(then, a), said(now, a)];
    return was === is ? [] : [{ changeId: c.id, ...a, was, is }];
  }));
}

function aspectsOf({ change: c }: DrawnChange): Aspect[] {
  switch (c.kind) {
    case 'rename_unit': case 'move_unit': case 'close_unit': return [{ kind: 'unit', id: c.unitId }];
    case 'open_unit': return c.parentId === null ? [] : [{ kind: 'unit', id: c.parentId }];
    case 'open_position': return [{ kind: 'unit', id: c.unitId }];
    case 'change_position': return [{ kind: 'position', id: c.positionId }];
    case 'close_position': return [{ kind: 'position', id: c.positionId }, { kind: 'manager', id: c.positionId }, { kind: 'holder', id: c.positionId }];
    case 'appoint': case 'end_appointment': return [{ kind: 'holder', id: c.positionId }];
    case 'set_manager': return [{ kind: 'manager', id: c.positionId }];
    case 'add_line': case 'end_line': return [{ kind: 'lines', id: c.positionId }];
    case 'set_delegate': return [{ kind: 'delegate', id: c.positionId }];
    case 'join_team': case 'leave_team': return [{ kind: 'team', id: c.teamId }];
    case 'change_forum': case 'end_forum': return [{ kind: 'forum', id: c.forumId }];
    case 'open_forum': return [];
    case 'follow_model': return [{ kind: 'model', id: c.modelId }];
    case 'move_accounts': return [{ kind: 'holder', id: c.toPositionId }];
    case 'move_portfolio': case 'move_matching': return [{ kind: 'holder', id: c.fromPositionId }, { kind: 'holder', id: c.toPositionId }];
  }
}

const titleOf = (plan: Plan, seat: string | undefined): string | null => (seat === undefined ? null : plan.seats.get(seat)?.title ?? null);

function said(plan: Plan, { kind, id }: Aspect): string | null {
  const unit = plan.units.get(id), seat = plan.seats.get(id);
  switch (kind) {
    case 'unit': return unit ? [unit.name, unit.parentId === null ? '' : plan.units.get(unit.parentId)?.name ?? ''].join(' ← ') : null;
    case 'position': return seat ? [seat.title, plan.units.get(seat.unitId)?.name ?? '', seat.fte, seat.archetype ?? '', seat.capacity ?? ''].join(' · ') : null;
    case 'manager': return titleOf(plan, plan.managers.get(id));
    case 'lines': return [...plan.lines.values()].filter((l) => l.positionId === id).map((l) => titleOf(plan, l.reportsToId) ?? '').sort().join(', ') || null;
    case 'holder': return seat && seat.holders.length > 0 ? seat.holders.map((h) => h.name).sort().join(', ') : null;
    case 'delegate': return titleOf(plan, plan.delegates.get(id));
    case 'team': return plan.teams.has(id) ? [...plan.teams.get(id)!.members].map((m) => titleOf(plan, m) ?? '').sort().join(', ') : null;
    case 'forum': return plan.forums.get(id) ? JSON.stringify(Object.values(plan.forums.get(id)!)) : null;
    case 'model': return plan.models.get(id)?.state ?? null;
    case 'accounts': return null;
  }
}
