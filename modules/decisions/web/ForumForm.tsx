import { MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { addDays } from '../../../words/days.ts';
import { structure } from '../../organization/contract.ts';
import { namedAt } from '../../organization/rules/index.ts';
import { changeForum, type ForumRow, Frequency, listForums, openForum } from '../contract.ts';
import { SeatField } from './SeatField.tsx';

type Values = { name: string; what: string; ownerId: string | null; participantIds: string[]; minutes: number; readingMinutes: number; frequency: string; serves: string; expiresOn: string | null };

/** Registers a recurring meeting or report, or changes and renews one: six months at most, so that what nobody renews ends. */
export function ForumForm({ forum, onClose }: { forum?: ForumRow; onClose: () => void }) {
  const all = useWords(), words = all.decisions.forums, w = all.restructuring.changes.fields;
  const { today } = useFormats().settings;
  const seats = useAsk(structure, { on: today }, { keep: true }).data?.seats ?? [];
  const makesStale = [listForums];
  const open = useTell(openForum, { makesStale, done: () => words.done.opened }), change = useTell(changeForum, { makesStale, done: () => words.done.changed });
  const { isTelling, said } = forum ? change : open;
  const editing = useEditing(forum);
  const first = useOpened((): Values => (forum
    ? { name: forum.name, what: forum.what, ownerId: forum.owner.id, participantIds: forum.participants.map((p) => p.id), minutes: forum.minutes, readingMinutes: forum.readingMinutes, frequency: forum.frequency, serves: forum.serves, expiresOn: forum.expiresOn }
    : { name: '', what: 'meeting', ownerId: null, participantIds: [], minutes: 60, readingMinutes: 0, frequency: 'weekly', serves: '', expiresOn: addDays(today, 180) }));
  const form = useFields(first, { ...(forum ? {} : { draft: 'decisions.forum' }), problems: said?.fields ?? {} });
  const v = form.values;
  const send = () => {
    if (forum) { const input = form.check(changeForum.input, { forumId: forum.id, version: editing.version, ...touched(first, v) }); if (input) change.tell(input, onClose); return; }
    const input = form.check(openForum.input);
    if (input) open.tell(input, () => { form.clear(); onClose(); });
  };
  return (
    <FormDrawer title={forum ? forum.name : words.open} submit={forum ? words.save : words.open} onSubmit={send} onClose={onClose} sending={isTelling} said={said} draft={form} editing={editing}>
      <TextInput label={w.name} {...form.text('name')} />
      <Select label={w.what} allowDeselect={false} value={v.what} onChange={(x) => form.set('what', x ?? 'meeting')} data={[{ value: 'meeting', label: words.meeting }, { value: 'report', label: words.report }]} />
      <SeatField label={w.owner} value={v.ownerId} onChange={(id) => form.set('ownerId', id)} error={form.errors['ownerId']} chosen={forum ? { value: forum.owner.id, label: forum.owner.name } : null} />
      <MultiSelect label={w.participants} searchable limit={60} data={seats.map((s) => ({ value: s.id, label: [s.title, namedAt(s)].filter(Boolean).join(' · ') }))} {...form.field('participantIds')} />
      <div className="two">
        <NumberInput label={w.minutes} min={1} allowDecimal={false} value={v.minutes} onChange={(n) => form.set('minutes', Number(n))} error={form.errors['minutes']} />
        {v.what === 'report' && <NumberInput label={w.reading} min={0} allowDecimal={false} value={v.readingMinutes} onChange={(n) => form.set('readingMinutes', Number(n))} />}
      </div>
      <Select label={w.frequency} allowDeselect={false} value={v.frequency} onChange={(x) => form.set('frequency', x ?? 'weekly')} data={Frequency.options.map((value) => ({ value, label: w.frequencies[value] }))} />
      <Textarea label={w.serves} autosize minRows={2} {...form.text('serves')} />
      <DayField label={w.expires} {...form.field('expiresOn')} />
    </FormDrawer>
  );
}
