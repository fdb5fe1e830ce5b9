import type { ReactNode } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { AskSelect, type Option } from '../../../platform/web/parts/AskSelect.tsx';
import { findSeats, readPosition } from '../../organization/contract.ts';

/** Chooses the seat a deal belongs to: those of sales, by title or by who sits there. */
export const OwnerField = (field: { label: string; value: string | null; onChange: (value: string | null, label?: string) => void; chosen?: Option | null; error?: ReactNode; description?: ReactNode }) =>
  <AskSelect useOptions={useSalesSeats} {...field} />;

export function useSalesSeats(text: string) {
  const { data, isFetching } = useAsk(findSeats, { ...(text ? { find: text } : {}), division: ['sales'], limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map((s) => ({ value: s.id, label: s.holder ? `${s.holder.name}, ${s.title}` : s.title })), isFinding: isFetching };
}

/** What a chosen seat is called, for the chip of a filter; one that is closed, as it was called at the end. */
export function useSeatName(positionId: string): string | undefined {
  const { data } = useAsk(readPosition, { positionId }, { freshFor: 300_000 });
  return (data?.current ?? data?.versions.at(-1))?.title;
}
