import { ActionIcon, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDialog } from '../../../platform/web/parts/FormFrame.tsx';
import type { MenuEntry } from '../../../platform/web/parts/MenuBox.tsx';
import { MenuPop } from '../../../platform/web/parts/Pop.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useWords } from '../../../platform/web/words.tsx';
import { changePromise, restoreNeed, restorePromise, withdrawNeed, withdrawPromise } from '../contract.ts';
import { staleByLedger } from './staleByLedger.ts';

interface Promised { id: string; title: string; dueOn: string; version: number }

/** A promise put off with the customer's word, or reworded; recorded by mistake, it is withdrawn. */
export function PromiseMenu({ promise: p }: { promise: Promised }) {
  const words = useWords().customers.promises;
  const [changing, setChanging] = useState(false);
  const withdraw = useTell(withdrawPromise, { makesStale: staleByLedger, done: () => words.withdrawn, undo: (gone) => reach(restorePromise, { promiseId: p.id, version: gone.version }) });
  return (
    <>
      <Entries name={words.more(p.title)} entries={[{ name: words.change, run: () => setChanging(true) }, { name: words.withdraw, run: () => withdraw.tell({ promiseId: p.id, version: p.version }) }]} />
      {changing && <ChangePromise promise={p} onClose={() => setChanging(false)} />}
    </>
  );
}

/** A need registered by mistake is withdrawn. */
export function NeedMenu({ need: n }: { need: { id: string; title: string; version: number } }) {
  const words = useWords().customers.needs;
  const withdraw = useTell(withdrawNeed, { makesStale: staleByLedger, done: () => words.withdrawn, undo: (gone) => reach(restoreNeed, { needId: n.id, version: gone.version }) });
  return <Entries name={words.more(n.title)} entries={[{ name: words.withdraw, run: () => withdraw.tell({ needId: n.id, version: n.version }) }]} />;
}

function Entries({ name, entries }: { name: string; entries: readonly MenuEntry[] }) {
  const [opened, setOpened] = useState(false);
  return (
    <MenuPop opened={opened} onClose={() => setOpened(false)} name={name} position="bottom-end" groups={[{ entries }]}>
      <ActionIcon size={24} aria-label={name} aria-haspopup="menu" aria-expanded={opened} onClick={() => setOpened(!opened)}><IconDots size={15} stroke={1.7} /></ActionIcon>
    </MenuPop>
  );
}

function ChangePromise({ promise: p, onClose }: { promise: Promised; onClose: () => void }) {
  const words = useWords().customers.promises;
  const change = useTell(changePromise, { makesStale: staleByLedger, done: () => words.changed });
  const editing = useEditing(p), opened = useOpened(() => ({ title: p.title, dueOn: p.dueOn }));
  const form = useFields(opened, { problems: change.fields });
  const submit = () => {
    const input = form.check(changePromise.input, { ...touched(opened, form.values), promiseId: p.id, version: editing.version });
    if (input) change.tell(input, onClose);
  };
  return (
    <FormDialog opened title={words.change} submit={words.save} onSubmit={submit} onClose={onClose} sending={change.isTelling} said={change.said} editing={editing}>
      <TextInput label={words.what} {...form.text('title')} />
      <DayField label={words.due} value={form.values.dueOn || null} onChange={(day) => form.set('dueOn', day ?? '')} error={form.errors['dueOn']} />
    </FormDialog>
  );
}
