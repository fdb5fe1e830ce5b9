import { ActionIcon, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { readDay } from '../../../words/reading.ts';
import { useFormats, useWords } from '../words.tsx';
import { lazyPart } from './lazyPart.tsx';
import { Pop } from './Pop.tsx';
import { useReadable } from './useReadable.ts';
import { LoadingBars } from './Waiting.tsx';

const Calendar = lazyPart(() => import('./Calendar.tsx'), 'default', <LoadingBars />);

/** A date as people write it ("hoy", "+7", "18 nov") or pick it; gives `YYYY-MM-DD`, null when empty. Dates belong to no zone. */
export function DayField({ label, value, onChange, error, description, name, min, max }: {
  label: string; value: string | null; onChange: (day: string | null) => void; error?: ReactNode; description?: ReactNode; name?: string; min?: string; max?: string;
}) {
  const words = useWords();
  const formats = useFormats();
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const readOf = (text: string | undefined) => (text?.trim() ? readDay(text, formats.settings) : null), read = readOf(typed);
  const unread = typed !== undefined && read === undefined;
  const input = useReadable(!unread);
  // As in a money field: what mends an error counts at once.
  const type = (text: string) => { setTyped(text); const now = readOf(text); if (error && now !== undefined) onChange(now); };
  const leave = () => { if (typed !== undefined && read !== undefined) { onChange(read); setTyped(undefined); } };
  const choose = (day: string | null) => { setTyped(undefined); setOpen(false); onChange(day); };
  const calendar = (
    <Pop opened={open} onClose={() => setOpen(false)} name={words.platform.calendar} position="bottom-end"
      content={<Calendar value={value} onChange={choose} min={min} max={max} />}>
      <ActionIcon aria-label={`${words.platform.calendar}: ${label}`} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)} size={24}><IconCalendar size={16} stroke={1.7} /></ActionIcon>
    </Pop>
  );
  return (
    <TextInput ref={input} label={label} name={name} w={180} maw="100%" description={description} placeholder={words.platform.dayHint} autoComplete="off" title={value ? formats.exactDay(value) : undefined}
      value={typed ?? (value === null ? '' : formats.fieldDay(value))} onChange={(event) => type(event.currentTarget.value)} onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && leave()} error={unread ? words.platform.notADay : error} rightSection={calendar} />
  );
}
