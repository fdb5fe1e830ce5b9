import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState } from '../parts/EmptyState.tsx';
import { useWords } from '../words.tsx';

/** Nothing at all says what to do next; nothing under these filters offers to take them off. */
export function EmptyList({ isFiltered, clear, children }: { isFiltered: boolean; clear: () => void; children: ReactNode }) {
  const words = useWords();
  return (
    <div className="scroll">
      {isFiltered ? <EmptyState action={<Button onClick={clear}>{words.platform.list.clearFilters}</Button>}>{words.platform.list.noneMatches}</EmptyState> : children}
    </div>
  );
}
