import type { ReactNode } from 'react';
import type { Division } from '../../../contract/shapes.ts';
import { useAsk } from '../../../platform/web/ask.ts';
import { AskSelect, type Option } from '../../../platform/web/parts/AskSelect.tsx';
import { findSeats } from '../../organization/contract.ts';

/** Chooses a seat by its title or by who sits there; only those of a division or a market where it is told. */
export function SeatField({ division, market, ...field }: {
  label: string; value: string | null; onChange: (value: string | null, label?: string) => void; chosen?: Option | null; error?: ReactNode; description?: ReactNode; name?: string;
  clearable?: boolean; division?: Division; market?: string;
}) {
  const useSeats = (text: string) => {
    const { data, isFetching } = useAsk(findSeats, { ...(text ? { find: text } : {}), ...(division ? { division: [division] } : {}), ...(market ? { market: [market] } : {}), limit: 12 }, { keep: true });
    return { options: (data?.rows ?? []).map((s) => ({ value: s.id, label: s.holder ? `${s.holder.name}, ${s.title}` : s.title })), isFinding: isFetching };
  };
  return <AskSelect useOptions={useSeats} {...field} />;
}
