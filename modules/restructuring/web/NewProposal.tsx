import { Textarea, TextInput } from '@mantine/core';
import { useTell } from '../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useGo } from '../../../platform/web/parts/GoLink.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { addDays } from '../../../words/days.ts';
import { changeProposal, createProposal, type Proposal } from '../contract.ts';
import { useStale } from './editing.ts';

/** Begins a proposal on today's structure; a month from now unless another day is given. */
export function NewProposal({ onClose }: { onClose: () => void }) {
  const words = useWords().restructuring, w = words.form;
  const { today } = useFormats().settings;
  const go = useGo(), makesStale = useStale();
  const create = useTell(createProposal, { makesStale });
  const form = useFields({ name: '', why: '', on: addDays(today, 30) as string | null }, { draft: 'restructuring.newProposal', problems: create.fields });
  const send = () => {
    const input = form.check(createProposal.input);
    if (input) create.tell(input, (made) => { form.clear(); go(`/structure/proposals/${made.id}`); });
  };
  return (
    <FormDrawer title={words.begin} submit={w.create} onSubmit={send} onClose={onClose} sending={create.isTelling} said={create.said} draft={form}>
      <TextInput label={w.name} description={w.nameHelp} {...form.text('name')} />
      <Textarea label={w.why} description={w.whyHelp} autosize minRows={3} {...form.text('why')} />
      <DayField label={w.on} {...form.field('on')} />
    </FormDrawer>
  );
}

/** Another name or purpose for a proposal. */
export function RenameProposal({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const words = useWords().restructuring, w = words.form;
  const change = useTell(changeProposal, { makesStale: useStale() });
  const editing = useEditing(proposal);
  const first = useOpened(() => ({ name: proposal.name, why: proposal.why }));
  const form = useFields(first, { problems: change.fields });
  const send = () => {
    const input = form.check(changeProposal.input, { proposalId: proposal.id, version: editing.version, ...touched(first, form.values) });
    if (input) change.tell(input, onClose);
  };
  return (
    <FormDrawer title={w.rename} submit={w.save} onSubmit={send} onClose={onClose} sending={change.isTelling} said={change.said} editing={editing}>
      <TextInput label={w.name} {...form.text('name')} />
      <Textarea label={w.why} description={w.whyHelp} autosize minRows={3} {...form.text('why')} />
    </FormDrawer>
  );
}
