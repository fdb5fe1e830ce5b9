import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Said } from '../problems.ts';
import { DayField } from './DayField.tsx';
import { Pop } from './Pop.tsx';
import { ProblemNote } from './ProblemNote.tsx';
import { useFormats } from '../words.tsx';

/** Ends something on a date that is asked for first. `name` is the button's verb, `label` the date's, `first` the one offered if not today. */
export function EndOn({ name, of, label, first, onEnd, sending, said }: { name: string; of: string; label: string; first?: string | undefined; onEnd: (on: string, done: () => void) => void; sending: boolean; said: Said | undefined }) {
  const { today } = useFormats().settings;
  const [opened, setOpened] = useState(false);
  const [on, setOn] = useState<string | null>(first ?? today);
  const close = () => setOpened(false);
  const form = (
    <form className="form" onSubmit={(event) => { event.preventDefault(); if (on) onEnd(on, close); }}>
      <DayField label={label} value={on} onChange={setOn} />
      <ProblemNote said={said} />
      <Button variant="filled" type="submit" loading={sending}>{name}</Button>
    </form>
  );
  return (
    <Pop opened={opened} onClose={close} name={`${name}: ${of}`} width={260} position="bottom-end" content={form}>
      <Button size="compact-xs" aria-label={`${name}: ${of}`} aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)}>{name}</Button>
    </Pop>
  );
}
