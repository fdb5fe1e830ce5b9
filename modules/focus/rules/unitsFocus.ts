import { customerFocus, customerLinkedShare, type Minutes, type PersonMinutes, sumMinutes } from './customerFocus.ts';
import type { FocusParameters } from './parameters.ts';
import { shownUnits } from './shownUnits.ts';

export interface LoggedUnit {
  unitId: string; parentId: string | null;
  /** Whoever logged time in it, and for how many minutes of work its seats are there. */
  people: readonly PersonMinutes[]; scheduled: number;
  /** All its seats are within the reader's reach: a part of a unit is not the unit. */
  whole: boolean;
  /** Some seat of its own deals with customers. */
  facesCustomers: boolean;
}
export interface ShownFocus { unitId: string; people: number; value: number; evidence: number | null; low: boolean; spent: Spent; linkedShare: number; facesCustomers: boolean }
export type Spent = Pick<Minutes, 'customer' | 'linked' | 'internal'>;
export const spentOf = ({ customer, linked, internal }: Minutes): Spent => ({ customer, linked, internal });

/** The index of each unit with all below it, where it may be shown. Who counts is who logged: of six seats with one diligent person, nothing is told. */
export function unitsFocus(units: readonly LoggedUnit[], parameters: FocusParameters): ShownFocus[] {
  const logged = units.map((u) => ({ unitId: u.unitId, parentId: u.parentId, people: u.people.map((p) => p.personId) })), shown = shownUnits(logged, parameters.leastPeople);
  const below = Map.groupBy(units, (u) => u.parentId ?? '');
  const gathered = (u: LoggedUnit): LoggedUnit[] => [u, ...(below.get(u.unitId) ?? []).flatMap(gathered)];
  return units.filter((u) => shown.has(u.unitId)).flatMap((u): ShownFocus[] => {
    const all = gathered(u);
    if (all.some((x) => !x.whole)) return [];
    const minutes: Minutes = { ...sumMinutes(all.flatMap((x) => x.people)), scheduled: all.reduce((n, x) => n + x.scheduled, 0) };
    const { value, evidence, reasons } = customerFocus(minutes, parameters);
    if (value === null) return [];
    return [{
      unitId: u.unitId, people: new Set(all.flatMap((x) => x.people.map((p) => p.personId))).size, value, evidence, low: reasons.some((r) => r.code === 'low_evidence'),
      spent: spentOf(minutes), linkedShare: customerLinkedShare(minutes, parameters) ?? 0, facesCustomers: all.some((x) => x.facesCustomers),
    }];
  });
}
