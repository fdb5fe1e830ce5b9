import type { ReactNode } from 'react';
import { useWords } from '../words.tsx';

export interface ShownFilter { name: string; label: string; value: ReactNode; edit?: () => void; drop?: () => void }

/** Filters as readable chips: field | value | ×; one that is only on or off is its own name. */
export function FilterChips({ filters }: { filters: readonly ShownFilter[] }) {
  const words = useWords();
  return filters.map((filter) => (
    <div className="filter" key={filter.name} role="group" aria-label={filter.label}>
      {filter.value !== filter.label && <span onClick={filter.edit}>{filter.label}</span>}
      <button type="button" className="value el" onClick={filter.edit}>{filter.value}</button>
      {filter.drop && <button type="button" className="drop" aria-label={words.platform.list.dropFilter(filter.label)} onClick={filter.drop}>×</button>}
    </div>
  ));
}
