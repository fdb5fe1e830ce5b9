import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { AskSelect, type Option, type UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { listAccounts } from '../../customers/contract.ts';
import { listPeople } from '../../organization/contract.ts';

const usePeople: UseOptions = (text) => {
  const { data, isFetching } = useAsk(listPeople, { ...(text ? { find: text } : {}), limit: 20 }, { keep: true });
  return { options: (data?.rows ?? []).filter((p) => p.state !== 'erased').map((p) => ({ value: p.id, label: p.name })), isFinding: isFetching };
};
const useCustomers: UseOptions = (text) => {
  const { data, isFetching } = useAsk(listAccounts, { ...(text ? { find: text } : {}), limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map((a) => ({ value: a.id, label: a.city ? `${a.name}, ${a.city}` : a.name })), isFinding: isFetching };
};

interface One { label: string; error: string | undefined; value: string | null; onChange: (id: string | null, name?: string) => void; chosen: Option | null; clearable?: boolean; width?: number }
export const PersonField = (props: One) => <AskSelect {...props} useOptions={usePeople} />;

/** Customers one by one, each named and taken out again. */
export function AccountsField({ label, add, error, value, names, onChange }: { label: string; add: string; error: string | undefined; value: readonly string[]; names: Record<string, string>; onChange: (ids: string[]) => void }) {
  const words = useWords().restructuring.changes;
  const [found, setFound] = useState<Record<string, string>>({});
  const name = (id: string) => found[id] ?? names[id] ?? '…';
  return (
    <fieldset>
      <legend className="sm">{label}</legend>
      {value.map((id) => <div key={id} className="row line-row"><span className="m el" style={{ flex: 1 }}>{name(id)}</span><ActionIcon aria-label={`${words.remove}: ${name(id)}`} onClick={() => onChange(value.filter((v) => v !== id))}><IconX size={14} stroke={1.7} /></ActionIcon></div>)}
      <AskSelect key={value.length} label={add} error={error} value={null} useOptions={useCustomers} onChange={(id, text) => { if (id && !value.includes(id)) { setFound({ ...found, [id]: text ?? '…' }); onChange([...value, id]); } }} />
    </fieldset>
  );
}
