import type { ReactNode } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { AskSelect, type UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { listAccounts } from '../../customers/contract.ts';
import { findSeats, type SeatRow } from '../../organization/contract.ts';

interface FieldProps { label: string; value: string | null; onChange: (value: string | null) => void; description?: ReactNode; error?: ReactNode; clearable?: boolean }

const asOption = (s: SeatRow) => ({ value: s.id, label: s.holder ? `${s.holder.name}, ${s.title}` : s.title });
const useSeats: UseOptions = (text) => {
  const { data, isFetching } = useAsk(findSeats, { ...(text ? { find: text } : {}), limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map(asOption), isFinding: isFetching };
};
const useSalesSeats: UseOptions = (text) => {
  const { data, isFetching } = useAsk(findSeats, { ...(text ? { find: text } : {}), function: ['sales'], limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map(asOption), isFinding: isFetching };
};
const useCustomers: UseOptions = (text) => {
  const { data, isFetching } = useAsk(listAccounts, { ...(text ? { find: text } : {}), limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map((a) => ({ value: a.id, label: a.city ? `${a.name}, ${a.city}` : a.name })), isFinding: isFetching };
};

/** Chooses a seat by its title or by who sits there. */
export const SeatField = (field: FieldProps) => <AskSelect useOptions={useSeats} {...field} />;
export const SalesSeatField = (field: FieldProps) => <AskSelect useOptions={useSalesSeats} {...field} />;
/** Chooses a customer by name. */
export const CustomerField = (field: FieldProps) => <AskSelect useOptions={useCustomers} {...field} />;
