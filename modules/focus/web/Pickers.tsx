import { useAsk } from '../../../platform/web/ask.ts';
import { AskSelect, type UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { getAccount, listAccounts } from '../../customers/contract.ts';
import { findSeats, readPosition, type SeatRow } from '../../organization/contract.ts';

const asOption = (s: SeatRow) => ({ value: s.id, label: s.holder ? `${s.holder.name}, ${s.title}` : s.title });
const useSeats: UseOptions = (text) => {
  const { data, isFetching } = useAsk(findSeats, { ...(text ? { find: text } : {}), limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map(asOption), isFinding: isFetching };
};
const useCustomers: UseOptions = (text) => {
  const { data, isFetching } = useAsk(listAccounts, { ...(text ? { find: text } : {}), limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map((a) => ({ value: a.id, label: a.city ? `${a.name}, ${a.city}` : a.name })), isFinding: isFetching };
};

interface Field { label: string; value: string | null; onChange: (value: string | null) => void; clearable?: boolean }

/** Chooses a seat by its title or by who sits there; the one in the address is named. */
export function SeatPick(field: Field) {
  const { data } = useAsk(readPosition, { positionId: field.value ?? '' }, { when: field.value !== null });
  const holder = data?.answering?.person.name;
  const label = data?.current ? [holder, data.current.title].filter(Boolean).join(', ') : undefined;
  return <AskSelect key={label} useOptions={useSeats} {...field} chosen={field.value && label ? { value: field.value, label } : null} />;
}
/** Chooses a customer by name. */
export const CustomerPick = (field: Field) => <AskSelect useOptions={useCustomers} {...field} />;

/** The name of a customer that stands in the address. */
export function AccountName({ accountId }: { accountId: string }) {
  return <>{useAsk(getAccount, { accountId }, { freshFor: 600_000 }).data?.name ?? '…'}</>;
}
/** The name of a seat that stands in the address. */
export function SeatName({ seatId }: { seatId: string }) {
  return <>{useAsk(readPosition, { positionId: seatId }, { freshFor: 600_000 }).data?.current?.title ?? '…'}</>;
}
