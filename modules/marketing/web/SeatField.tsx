import type { ReactNode } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { AskSelect, type Option, type UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { findSeats } from '../../organization/contract.ts';

const useSalesSeats: UseOptions = (text) => {
  const { data, isFetching } = useAsk(findSeats, { ...(text ? { find: text } : {}), division: ['sales'], limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map((s) => ({ value: s.id, label: s.holder ? `${s.holder.name}, ${s.title}` : s.title })), isFinding: isFetching };
};

/** Chooses a seat in sales by its title or by who sits there. */
export const SalesSeatField = (field: {
  label: string; value: string | null; onChange: (value: string | null, label?: string) => void; chosen?: Option | null; error?: ReactNode; description?: ReactNode; clearable?: boolean;
}) => <AskSelect useOptions={useSalesSeats} {...field} />;
