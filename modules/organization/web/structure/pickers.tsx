import { Select } from '@mantine/core';
import { createContext, useContext, type ReactNode } from 'react';
import { useAsk } from '../../../../platform/web/ask.ts';
import { DayField } from '../../../../platform/web/parts/DayField.tsx';
import { AskSelect, type Option, type UseOptions } from '../../../../platform/web/parts/AskSelect.tsx';
import { useWords } from '../../../../platform/web/words.tsx';
import { findSeats, listMarkets, listPeople } from '../../contract.ts';
import { useStructure } from './structural.ts';

interface Picks { label: string; name?: string; value: string | null; onChange: (value: string | null) => void; error?: ReactNode; description?: ReactNode; clearable?: boolean; chosen?: Option | null }

const SeatDay = createContext('');
const useSeats: UseOptions = (text) => {
  const asked = useAsk(findSeats, { on: useContext(SeatDay), limit: 20, ...(text ? { find: text } : {}) }, { keep: true });
  return { options: (asked.data?.rows ?? []).map((s) => ({ value: s.id, label: [s.title, s.holder?.name].filter(Boolean).join(' · ') })), isFinding: asked.isFetching };
};
/** A position of that date, found by its title, unit or holder. */
export const SeatPicker = ({ on, ...rest }: Picks & { on: string }) => <SeatDay value={on}><AskSelect {...rest} useOptions={useSeats} /></SeatDay>;

const usePeople: UseOptions = (text) => {
  const asked = useAsk(listPeople, { limit: 20, ...(text ? { find: text } : {}) }, { keep: true });
  return { options: (asked.data?.rows ?? []).filter((p) => p.state !== 'erased').map((p) => ({ value: p.id, label: p.name })), isFinding: asked.isFetching };
};
export const PersonPicker = (props: Picks) => <AskSelect {...props} useOptions={usePeople} />;

/** A unit of that date, by name. */
export function UnitPicker({ on, without, ...rest }: Omit<Picks, 'chosen'> & { on: string; without?: string }) {
  const words = useWords().organization.structure;
  const data = (useStructure(on)?.units ?? []).filter((u) => u.id !== without).map((u) => ({ value: u.id, label: u.name })).sort((a, b) => a.label.localeCompare(b.label));
  return <Select searchable data={data} placeholder={rest.clearable ? words.form.noUnit : undefined} {...pick(rest)} />;
}

export function MarketPicker(props: Omit<Picks, 'chosen'>) {
  const words = useWords().organization.structure;
  const asked = useAsk(listMarkets, {}, { freshFor: 60_000 });
  return <Select data={(asked.data?.rows ?? []).map((m) => ({ value: m.id, label: m.name }))} placeholder={props.clearable ? words.form.anyMarket : undefined} {...pick(props)} />;
}

const pick = ({ clearable, name, ...rest }: Omit<Picks, 'chosen'>) => ({ ...rest, clearable: clearable ?? false, ...(name ? { name } : {}) });

interface DateField { value: string | null; onChange: (day: string | null) => void; error?: string | undefined; name: string }

/** From when, and until when if it ends: the same in every form that changes the structure. */
export function DateFields({ from, to }: { from: DateField; to?: DateField }) {
  const words = useWords().organization.structure.form;
  return (
    <div className="two">
      <DayField label={words.from} description={words.fromHelp} {...from} />
      {to && <DayField label={words.to} description={words.toHelp} {...to} />}
    </div>
  );
}
