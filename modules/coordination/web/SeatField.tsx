import type { ReactNode } from 'react';
import type { Division } from '../../../contract/shapes.ts';
import { useAsk } from '../../../platform/web/ask.ts';
import { AskSelect } from '../../../platform/web/parts/AskSelect.tsx';
import { findSeats } from '../../organization/contract.ts';
import { listAccounts } from '../../customers/contract.ts';

interface FieldProps { label: string; value: string | null; onChange: (value: string | null) => void; description?: ReactNode; error?: ReactNode; clearable?: boolean }

/** Chooses a seat by its title or by who sits there. */
export function SeatField({ division, market, ...field }: FieldProps & { division?: Division; market?: string }) {
  const useSeats = (text: string) => {
    const { data, isFetching } = useAsk(findSeats, { ...(text ? { find: text } : {}), ...(division ? { division: [division] } : {}), ...(market ? { market: [market] } : {}), limit: 12 }, { keep: true });
    return { options: (data?.rows ?? []).map((s) => ({ value: s.id, label: s.holder ? `${s.holder.name}, ${s.title}` : s.title })), isFinding: isFetching };
  };
  return <AskSelect useOptions={useSeats} {...field} />;
}

/** Chooses a customer by name. */
export function CustomerField(field: FieldProps) {
  const useCustomers = (text: string) => {
    const { data, isFetching } = useAsk(listAccounts, { ...(text ? { find: text } : {}), limit: 12 }, { keep: true });
    return { options: (data?.rows ?? []).map((a) => ({ value: a.id, label: a.city ? `${a.name}, ${a.city}` : a.name })), isFinding: isFetching };
  };
  return <AskSelect useOptions={useCustomers} {...field} />;
}
