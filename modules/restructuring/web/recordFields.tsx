import { ActionIcon, Checkbox, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { AskSelect, type Option, type UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listAccounts } from '../../customers/contract.ts';
import { listPeople } from '../../organization/contract.ts';
import { listModels } from '../../territories/contract.ts';

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

/** Models that may be put in force; with `goesBack`, the one that is, because another comes before it. `name`: of the one chosen before, should it be no longer among them. */
export function ModelField({ name, goesBack, value, ...field }: { goesBack: boolean; label: string; error: string | undefined; value: string | null; name: string | undefined; onChange: (id: string | null) => void }) {
  const words = useWords(), w = words.restructuring.changes.fields, asked = useAsk(listModels, {});
  const models = (asked.data?.rows ?? []).filter((m) => m.state === 'planning' || m.state === 'archived' && m.wasInForce || m.state === 'active' && goesBack).map((m) => ({ value: m.id, label: m.state === 'planning' ? m.name : `${m.name} · ${m.state === 'active' ? words.territories.states.active : words.territories.wasBefore}` }));
  const data = value && name && asked.data && !models.some((m) => m.value === value) ? [...models, { value, label: name }] : models;
  return <Select {...field} value={value} searchable data={data} description={asked.data && models.length === 0 ? w.noModels : w.modelHelp} />;
}

/** The customers that a model gives to another seat, to go along with it. */
export function PassesField({ fitting, value, onChange }: { fitting: { moves: readonly unknown[]; total: number }; value: boolean; onChange: (passes: boolean) => void }) {
  const w = useWords().restructuring.changes.fields, f = useFormats(), n = f.number(fitting.moves.length);
  if (fitting.total === 0) return <p className="sm sub" style={{ margin: 0 }}>{w.passesNobody}</p>;
  return <Checkbox label={w.passesToo(n)} description={fitting.total > fitting.moves.length ? w.passesFirst(n, f.number(fitting.total)) : w.passesHelp} checked={value} onChange={(e) => onChange(e.currentTarget.checked)} />;
}
