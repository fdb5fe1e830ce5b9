import { reason, type Reason } from '../../organization/rules/index.ts';
import type { Change } from '../contract/changes.ts';
import type { Plan, PlanForum, PlanHolder, PlanLine, PlanModel, PlanSeat, PlanTeam, PlanUnit } from './plan.ts';

/** A change as it is applied: where it stands, and the date of its wave. */
export interface DrawnChange { id: string; place: number; wave: number; day: string; change: Change }
export type ChangeFault =
  | 'exists_already' | 'no_unit' | 'no_position' | 'no_person' | 'no_market' | 'unit_circle' | 'line_circle' | 'two_managers' | 'two_holders' | 'over_full_time' | 'overlap_ends'
  | 'not_appointed' | 'already_appointed' | 'unit_not_empty' | 'seat_still_holds' | 'successor_missing' | 'itself' | 'no_team' | 'not_in_team' | 'team_needs_both' | 'no_forum' | 'no_line' | 'no_account' | 'orphans' | 'closing_too' | 'no_model' | 'model_away' | 'model_without_seats' | 'model_in_force' | 'two_models';
export interface RefusedChange { changeId: string; code: ChangeFault; figures: Reason['figures'] }

/** What stands outside the structure and a change may name. */
export interface Known { people: ReadonlyMap<string, string>; markets: ReadonlySet<string> }

/** The plan while it is being changed, wave by wave: the only thing these rules write to, and nobody else sees it. */
export interface Draft {
  day: string;
  units: Map<string, PlanUnit>; seats: Map<string, PlanSeat>; managers: Map<string, string>; delegates: Map<string, string>; lines: Map<string, PlanLine>; teams: Map<string, PlanTeam>; forums: Map<string, PlanForum>; models: Map<string, PlanModel>;
  /** Seats that close in the wave at hand: whoever sits there is free for another. */
  closing: Set<string>;
  /** Who each seat reported to before the wave at hand. */
  above: ReadonlyMap<string, string>;
  /** What the wave at hand has already said once and may not say twice. */
  said: Set<string>;
  known: Known;
}
export type Applied = Reason<ChangeFault> | null;

export const draftOf = (plan: Plan, known: Known): Draft => ({
  day: plan.day, units: new Map(plan.units), seats: new Map(plan.seats), managers: new Map(plan.managers), delegates: new Map(plan.delegates), lines: new Map(plan.lines), teams: new Map(plan.teams), forums: new Map(plan.forums), models: new Map(plan.models),
  closing: new Set(), above: new Map(), said: new Set(), known,
});
export const planOfDraft = ({ day, units, seats, managers, delegates, lines, teams, forums, models }: Draft): Plan => ({ day, units, seats, managers, delegates, lines, teams, forums, models });

export const noUnit = (draft: Draft, unit: string): Applied => (draft.units.has(unit) ? null : reason('no_unit', { unit }));
export const noSeat = (draft: Draft, position: string): Applied => (draft.seats.has(position) ? null : reason('no_position', { position }));

/** Full-time equivalents of a person in seats that stay, hand-overs left out. */
export const loadOf = (draft: Draft, personId: string): number => [...draft.seats.values()].filter((s) => !draft.closing.has(s.id))
  .flatMap((s) => s.holders).filter((h) => h.personId === personId && h.kind !== 'overlap').reduce((sum, h) => sum + h.fte, 0);

export function setHolders(draft: Draft, seatId: string, holders: readonly PlanHolder[]): void {
  draft.seats.set(seatId, { ...draft.seats.get(seatId)!, holders });
}
