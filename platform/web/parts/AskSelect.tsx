import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words.tsx';

export interface Option { value: string; label: string }
/** How options are found: a hook over `useAsk` that is given what has been typed so far (empty at first). */
export type UseOptions = (text: string) => { options: readonly Option[]; isFinding: boolean };

/** Chooses one record among many: types, asks, picks. `chosen` names the present value before anything is asked. */
export function AskSelect({ label, value, onChange, useOptions, chosen, error, description, name, clearable, width }: {
  label: string; value: string | null; onChange: (value: string | null, label?: string) => void; useOptions: UseOptions; chosen?: Option | null;
  error?: ReactNode; description?: ReactNode; name?: string; clearable?: boolean; /** Of its choices, where the field itself is narrow. */ width?: number;
}) {
  const words = useWords();
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<Option | null>(chosen ?? null);
  const shown = picked?.value === value ? picked : chosen?.value === value ? chosen : null;
  const [asked] = useDebouncedValue(text === shown?.label ? '' : text, 150);
  const { options, isFinding } = useOptions(asked);
  // What is chosen stays known, but is offered only where it answers what is typed; it is taken away by its cross, never by choosing it again.
  // It keeps the name it is shown by: with another, what is being typed would be put back to it.
  const all = !shown ? options : options.some((o) => o.value === shown.value) ? options.map((o) => (o.value === shown.value ? shown : o)) : [shown, ...options];
  return (
    <Select label={label} name={name} searchable clearable={clearable ?? false} allowDeselect={false} value={value} data={all.map((o) => ({ ...o }))} filter={({ options: found }) => (asked === '' ? found : found.filter((o) => 'value' in o && options.some(({ value: v }) => v === o.value)))}
      searchValue={text} onSearchChange={setText} placeholder={words.platform.chooseOne} description={description} error={error}
      nothingFoundMessage={isFinding ? words.common.loading : words.platform.nothingMatches} comboboxProps={{ shadow: 'md', ...(width ? { width, position: 'bottom-start' as const } : {}) }}
      onChange={(next) => { const option = all.find((o) => o.value === next) ?? null; setPicked(option); onChange(next, option?.label); }} />
  );
}
