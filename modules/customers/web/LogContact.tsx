import { MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import type { ReactNode } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { AskSelect } from '../../../platform/web/parts/AskSelect.tsx';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDialog, FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { dayIn, timeIn } from '../../../words/days.ts';
import { instantInZone } from '../../organization/rules/index.ts';
import { type Account, changeInteraction, type Interaction, InteractionChannel, logInteraction } from '../contract.ts';
import { nowOf } from './now.ts';
import { useAccountOptions, useContactsOf } from './pickers.ts';
import { staleByLedger } from './staleByLedger.ts';

interface Told { channel: InteractionChannel; subject: string; outcome: string; day: string | null; time: string; minutes: number; contactIds: string[] }

/** As it is sent. Times are the writer’s own, as they are shown. */
function sent({ day, time, outcome, ...told }: Told, today: string, timeZone: string) {
  const [h = '12', m = '0'] = time.split(':');
  return { ...told, outcome: outcome || null, startsAt: instantInZone(day ?? today, Number(h) * 60 + Number(m), timeZone).toISOString() };
}

/** A contact as it happened, just now unless told, or as it is planned: what has not come yet is planned. Without a customer told, it asks which one. */
export function LogContactForm({ account, onClose }: { account?: Pick<Account, 'id'>; onClose: () => void }) {
  const words = useWords().customers;
  const { settings: { timeZone } } = useFormats(), now = nowOf(useMe().company), today = dayIn(timeZone, now);
  const log = useTell(logInteraction, { makesStale: staleByLedger, done: () => words.log.done });
  const form = useFields({ channel: 'call' as InteractionChannel, subject: '', outcome: '', day: today as string | null, time: timeIn(timeZone, now), minutes: 15, accountId: account?.id ?? (null as string | null), contactIds: [] as string[] }, { draft: `customers.log.${account?.id ?? 'day'}`, problems: log.fields });
  const submit = () => {
    const { accountId, ...told } = form.values, isPlanned = (told.day ?? '') > today;
    const input = form.check(logInteraction.input, { accountId, ...sent(told, today, timeZone), ...(isPlanned ? { planned: true } : {}) });
    if (input) log.tell(input, () => { form.clear(); onClose(); });
  };
  return (
    <FormDrawer title={words.log.title} submit={words.log.submit} onSubmit={submit} onClose={onClose} sending={log.isTelling} said={log.said} draft={form}>
      <ContactFields form={form} accountId={form.values.accountId}>{!account && <AskSelect label={words.one} useOptions={useAccountOptions} {...form.field('accountId')} />}</ContactFields>
    </FormDrawer>
  );
}

/** What was logged, put right: history keeps what it said before. */
export function CorrectContact({ contact: c, accountId, onClose }: { contact: Interaction; accountId: string; onClose: () => void }) {
  const words = useWords().customers, { settings: { timeZone, today } } = useFormats();
  const change = useTell(changeInteraction, { makesStale: staleByLedger, done: () => words.happened.corrected });
  const at = new Date(c.startsAt), editing = useEditing(c);
  const opened = useOpened((): Told => ({ channel: c.channel, subject: c.subject, outcome: c.outcome ?? '', day: dayIn(timeZone, at), time: timeIn(timeZone, at), minutes: c.minutes, contactIds: c.contacts.map((k) => k.id) }));
  const form = useFields<Told & Record<string, unknown>>({ ...opened }, { problems: change.fields });
  const submit = () => {
    const input = form.check(changeInteraction.input, { ...touched(sent(opened, today, timeZone), sent(form.values, today, timeZone)), interactionId: c.id, version: editing.version });
    if (input) change.tell(input, onClose);
  };
  return (
    <FormDialog opened title={words.happened.correctTitle} submit={words.happened.save} onSubmit={submit} onClose={onClose} sending={change.isTelling} said={change.said} editing={editing}>
      <ContactFields form={form} accountId={accountId} />
    </FormDialog>
  );
}

/** How it was, with whom, about what, and when. */
function ContactFields<V extends Told>({ form, accountId, children }: { form: ReturnType<typeof useFields<V & Record<string, unknown>>>; accountId: string | null; children?: ReactNode }) {
  const words = useWords().customers, { values, set, text, field, errors } = form as unknown as ReturnType<typeof useFields<Told & Record<string, unknown>>>;
  const channels = InteractionChannel.options.filter((c) => !['advert', 'press', 'web'].includes(c) || c === values.channel);
  return (
    <>
      <Select label={words.log.channel} allowDeselect={false} data={channels.map((c) => ({ value: c, label: words.channels[c] ?? c }))} value={values.channel} onChange={(v) => v && set('channel', v as InteractionChannel)} />
      {children}
      {accountId && <WithWhom accountId={accountId} value={values.contactIds} onChange={(ids) => set('contactIds', ids)} />}
      <TextInput label={words.log.subject} {...text('subject')} />
      <Textarea label={words.log.outcome} autosize minRows={2} {...text('outcome')} />
      <div className="two"><DayField label={words.log.day} {...field('day')} error={errors['startsAt']} /><TextInput label={words.log.time} type="time" {...text('time')} /></div>
      <NumberInput label={words.log.minutes} min={0} max={1440} w={140} value={values.minutes} onChange={(v) => set('minutes', Number(v) || 0)} error={errors['minutes']} />
    </>
  );
}

function WithWhom({ accountId, value, onChange }: { accountId: string; value: string[]; onChange: (ids: string[]) => void }) {
  const words = useWords().customers.log;
  const people = useContactsOf(accountId);
  return people.length === 0 ? null : <MultiSelect label={words.whom} clearable searchable hidePickedOptions data={people} value={value} onChange={onChange} />;
}
