import { reason } from '../../organization/rules/index.ts';
import type { Change } from '../contract/changes.ts';
import { type Applied, type Draft, noUnit } from './drafts.ts';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

export function openUnit(draft: Draft, { unitId, name, function: fn, parentId, marketId }: Of<'open_unit'>): Applied {
  if (draft.units.has(unitId)) return reason('exists_already', { unit: unitId });
  if (parentId !== null && !draft.units.has(parentId)) return reason('no_unit', { unit: parentId });
  if (marketId !== null && !draft.known.markets.has(marketId)) return reason('no_market', { market: marketId });
  draft.units.set(unitId, { id: unitId, name, function: fn, parentId, marketId });
  return null;
}

export function renameUnit(draft: Draft, { unitId, name }: Of<'rename_unit'>): Applied {
  const against = noUnit(draft, unitId);
  if (against) return against;
  draft.units.set(unitId, { ...draft.units.get(unitId)!, name });
  return null;
}

/** Circles are looked for once the whole wave is drawn: two units may change places. */
export function moveUnit(draft: Draft, { unitId, parentId }: Of<'move_unit'>): Applied {
  const against = noUnit(draft, unitId) ?? (parentId === null ? null : noUnit(draft, parentId));
  if (against) return against;
  if (unitId === parentId) return reason('itself', { unit: unitId });
  draft.units.set(unitId, { ...draft.units.get(unitId)!, parentId });
  return null;
}

export function closeUnit(draft: Draft, { unitId }: Of<'close_unit'>): Applied {
  const against = noUnit(draft, unitId);
  if (against) return against;
  const seats = [...draft.seats.values()].filter((s) => s.unitId === unitId).length;
  const units = [...draft.units.values()].filter((u) => u.parentId === unitId).length;
  if (seats + units > 0) return reason('unit_not_empty', { unit: unitId, seats, units });
  draft.units.delete(unitId);
  return null;
}
