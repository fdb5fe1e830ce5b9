import type { ReactNode } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { AskSelect, type Option } from '../../../platform/web/parts/AskSelect.tsx';
import { findSeats } from '../../organization/contract.ts';

/** Chooses the seat a deal belongs to: those of sales, by title or by who sits there. */
export const OwnerField = (field: { label: string; value: string | null; onChange: (value: string | null, label?: string) => void; chosen?: Option | null; error?: ReactNode; description?: ReactNode }) =>
  <AskSelect useOptions={useSalesSeats} {...field} />;

export function useSalesSeats(text: string) {
  const { data, isFetching } = useAsk(findSeats, { ...(text ? { find: text } : {}), division: ['sales'], limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map((s) => ({ value: s.id, label: s.holder ? `${s.holder.name}, ${s.title}` : s.title })), isFinding: isFetching };
}

/** What a chosen seat is called, for the chip of a filter. */
export const useSeatName = (id: string): string | undefined => useAsk(findSeats, { division: ['sales'], limit: 200 }, { freshFor: 300_000 }).data?.rows.find((s) => s.id === id)?.title;
