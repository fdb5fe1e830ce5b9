import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { AskSelect } from '../../../platform/web/parts/AskSelect.tsx';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { dayIn, timeIn } from '../../../words/days.ts';
import { instantInZone } from '../../organization/rules/index.ts';
import { type Account, accountLine, getAccount, givePromise, InteractionChannel, listCommitments, listInteractions, logInteraction, miniLines, myDay, registerNeed } from '../contract.ts';
import { nowOf } from './now.ts';
import { useAccountOptions, useContactsOf } from './pickers.ts';

const stale = [getAccount, accountLine, listInteractions, listCommitments, miniLines, myDay];

/** A contact as it happened, just now unless told, or as it is planned: what has not come yet is planned. Without a customer told, it asks which one. Times are the writer’s own, as they are shown. */
export function LogContactForm({ account, onClose }: { account?: Pick<Account, 'id'>; onClose: () => void }) {
  const words = useWords().customers;
  const { settings: { timeZone } } = useFormats(), now = nowOf(useMe().company), today = dayIn(timeZone, now);
  const log = useTell(logInteraction, { makesStale: stale, done: () => words.log.done });
  const form = useFields({ channel: 'call' as InteractionChannel, subject: '', outcome: '', day: today as string | null, time: timeIn(timeZone, now), minutes: 15, accountId: account?.id ?? (null as string | null), contactIds: [] as string[] }, { draft: `customers.log.${account?.id ?? 'day'}`, problems: log.fields });
  const submit = () => {
    const { channel, subject, outcome, day, time, minutes, accountId, contactIds } = form.values;
    const [h = '12', m = '0'] = time.split(':');
    const at = instantInZone(day ?? today, Number(h) * 60 + Number(m), timeZone);
    const isPlanned = (day ?? '') > today;
    const input = form.check(logInteraction.input, { accountId, channel, subject, outcome: outcome || null, minutes, startsAt: at.toISOString(), contactIds, ...(isPlanned ? { planned: true } : {}) });
    if (input) log.tell(input, () => { form.clear(); onClose(); });
  };
  const channels = InteractionChannel.options.filter((c) => !['advert', 'press', 'web'].includes(c));
  return (
    <FormDrawer title={words.log.title} submit={words.log.submit} onSubmit={submit} onClose={onClose} sending={log.isTelling} said={log.said} draft={form}>
      <Select label={words.log.channel} allowDeselect={false} data={channels.map((c) => ({ value: c, label: words.channels[c] ?? c }))} value={form.values.channel} onChange={(v) => v && form.set('channel', v as InteractionChannel)} />
      {!account && <AskSelect label={words.one} useOptions={useAccountOptions} {...form.field('accountId')} />}
      {form.values.accountId && <WithWhom accountId={form.values.accountId} value={form.values.contactIds} onChange={(ids) => form.set('contactIds', ids)} />}
      <TextInput label={words.log.subject} {...form.text('subject')} />
      <Textarea label={words.log.outcome} autosize minRows={2} {...form.text('outcome')} />
      <div className="two"><DayField label={words.log.day} {...form.field('day')} /><TextInput label={words.log.time} type="time" {...form.text('time')} /></div>
      <NumberInput label={words.log.minutes} min={0} max={1440} w={140} value={form.values.minutes} onChange={(v) => form.set('minutes', Number(v) || 0)} />
    </FormDrawer>
  );
}

function WithWhom({ accountId, value, onChange }: { accountId: string; value: string[]; onChange: (ids: string[]) => void }) {
  const words = useWords().customers.log;
  const people = useContactsOf(accountId);
  return people.length === 0 ? null : <Select label={words.whom} clearable searchable data={people} value={value[0] ?? null} onChange={(id) => onChange(id ? [id] : [])} />;
}

export function PromiseForm({ account, onClose }: { account: Pick<Account, 'id'>; onClose: () => void }) {
  const words = useWords().customers.promises;
  const { settings } = useFormats();
  const give = useTell(givePromise, { makesStale: stale });
  const form = useFields({ title: '', dueOn: null as string | null }, { draft: `customers.promise.${account.id}`, problems: give.fields });
  const submit = () => {
    const input = form.check(givePromise.input, { accountId: account.id, title: form.values.title, dueOn: form.values.dueOn ?? '' });
    if (input) give.tell(input, () => { form.clear(); onClose(); });
  };
  return (
    <FormDrawer title={words.give} submit={words.give} onSubmit={submit} onClose={onClose} sending={give.isTelling} said={give.said} draft={form}>
      <TextInput label={words.what} {...form.text('title')} />
      <DayField label={words.due} min={settings.today} {...form.field('dueOn')} />
    </FormDrawer>
  );
}

export function NeedForm({ account, onClose }: { account: Pick<Account, 'id'>; onClose: () => void }) {
  const words = useWords().customers.needs;
  const register = useTell(registerNeed, { makesStale: stale });
  const form = useFields({ title: '', detail: '' }, { draft: `customers.need.${account.id}`, problems: register.fields });
  const submit = () => {
    const input = form.check(registerNeed.input, { accountId: account.id, ...form.values });
    if (input) register.tell(input, () => { form.clear(); onClose(); });
  };
  return (
    <FormDrawer title={words.register} submit={words.register} onSubmit={submit} onClose={onClose} sending={register.isTelling} said={register.said} draft={form}>
      <TextInput label={words.what} {...form.text('title')} />
      <Textarea label={words.detail} autosize minRows={2} {...form.text('detail')} />
    </FormDrawer>
  );
}
