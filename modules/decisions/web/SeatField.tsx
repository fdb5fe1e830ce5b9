import type { ReactNode } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { AskSelect, type Option, type UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { findSeats } from '../../organization/contract.ts';

const useSeats: UseOptions = (text) => {
  const { data, isFetching } = useAsk(findSeats, { ...(text ? { find: text } : {}), limit: 20 }, { keep: true });
  return { options: (data?.rows ?? []).map((s) => ({ value: s.id, label: [s.holder?.name, s.title].filter(Boolean).join(', ') })), isFinding: isFetching };
};

/** A position, found by its title or by who holds it. */
export const SeatField = (props: { label: string; value: string | null; onChange: (id: string | null) => void; error?: ReactNode; description?: ReactNode; chosen?: Option | null }) => <AskSelect {...props} useOptions={useSeats} />;
