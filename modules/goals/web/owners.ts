import type { Division } from '../../../contract/shapes.ts';
import { useAsk } from '../../../platform/web/ask.ts';
import type { Option, UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { findSeats, structure } from '../../organization/contract.ts';
import { namedAt } from '../../organization/rules/index.ts';

type Functions = ('sales' | 'marketing' | 'public_relations' | 'telemarketing' | 'management')[];

/** Seats of a division that answer to none of it: who leads it is who usually owns its goals. */
function useHeads(division: Division, when: boolean): Option[] {
  const { data } = useAsk(structure, {}, { when, freshFor: 600_000 });
  if (!data) return [];
  const units = new Map(data.units.map((u) => [u.id, u.division])), divisionOf = new Map(data.seats.map((s) => [s.id, units.get(s.unitId) ?? null]));
  const under = new Set(data.lines.filter((l) => l.kind === 'solid' && divisionOf.get(l.reportsToId) === division).map((l) => l.positionId));
  const leads = new Set(data.lines.filter((l) => l.kind === 'solid').map((l) => l.reportsToId));
  return data.seats.filter((s) => divisionOf.get(s.id) === division && !under.has(s.id) && leads.has(s.id)).map((s) => ({ value: s.id, label: [namedAt(s), s.title].filter(Boolean).join(', ') }));
}

/** Who may own a goal in a division, or above both; until something is typed, whoever leads it comes first. */
export const ownersIn = (division: Division, functions: Functions): UseOptions => function useOwners(text) {
  const heads = useHeads(division, text === '');
  const { data, isFetching } = useAsk(findSeats, { ...(text ? { find: text } : {}), function: functions, limit: 12 }, { keep: true });
  const found = (data?.rows ?? []).map((s) => ({ value: s.id, label: s.holder ? `${s.holder.name}, ${s.title}` : s.title })), first = text === '' ? heads : [];
  return { options: [...first, ...found.filter((o) => !first.some((h) => h.value === o.value))], isFinding: isFetching };
};
