import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { AskSelect } from '../../../platform/web/parts/AskSelect.tsx';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { timeIn } from '../../../words/days.ts';
import { instantInZone } from '../../organization/rules/index.ts';
import { accountLine, type Activity, ActivityKind, changeActivity, finishActivity, getAccount, listAccounts, listActivities, listInteractions, miniLines, myDay, planActivity, reopenActivity } from '../contract.ts';
import { useAccountOptions } from './pickers.ts';

interface Plan extends Record<string, unknown> { kind: ActivityKind; title: string; place: string; day: string | null; time: string; minutes: number }
/** What is sent of it; the hour is of that time zone. Without an hour it is of the day. */
const sent = ({ kind, title, place, day, time, minutes }: Plan, timeZone: string) => {
  const [h = 0, m = 0] = time.split(':').map(Number);
  return { kind, title, place: place || null, minutes, dueOn: day ?? '', dueAt: day && time ? instantInZone(day, h * 60 + m, timeZone).toISOString() : null };
};
const stale = [listActivities, myDay, getAccount, accountLine];

/** A visit, call, meeting or task to come; without a customer told, it asks which one. */
export function PlanForm({ account, onClose }: { account?: { id: string; name?: string }; onClose: () => void }) {
  const words = useWords().customers, p = words.plan;
  const { settings } = useFormats();
  const plan = useTell(planActivity, { makesStale: stale, done: () => p.done });
  const form = useFields({ kind: 'visit' as ActivityKind, title: '', place: '', day: settings.today as string | null, time: '', minutes: 30, accountId: account?.id ?? (null as string | null) },
    { draft: `customers.plan.${account?.id ?? 'day'}`, problems: plan.fields });
  const submit = () => {
    const { accountId, ...values } = form.values;
    const input = form.check(planActivity.input, { ...sent(values, settings.timeZone), ...(accountId ? { accountId } : {}) });
    if (input) plan.tell(input, () => { form.clear(); onClose(); });
  };
  return (
    <FormDrawer title={p.title} about={account?.name} submit={p.submit} onSubmit={submit} onClose={onClose} sending={plan.isTelling} said={plan.said} draft={form}>
      <PlanFields form={form}>{!account && <AskSelect label={p.whichCustomer} useOptions={useAccountOptions} clearable {...form.field('accountId')} />}</PlanFields>
    </FormDrawer>
  );
}

/** What was planned, otherwise: another day or hour, place or purpose. */
export function ChangePlan({ activity: a, onClose }: { activity: Activity; onClose: () => void }) {
  const p = useWords().customers.plan, { settings } = useFormats();
  const change = useTell(changeActivity, { makesStale: stale, done: () => p.changed });
  const editing = useEditing(a), opened = useOpened((): Plan => ({ kind: a.kind, title: a.title, place: a.place ?? '', day: a.dueOn, time: a.dueAt ? timeIn(settings.timeZone, new Date(a.dueAt)) : '', minutes: a.minutes }));
  const form = useFields(opened, { problems: change.fields });
  const submit = () => {
    const input = form.check(changeActivity.input, { ...touched(sent(opened, settings.timeZone), sent(form.values, settings.timeZone)), activityId: a.id, version: editing.version });
    if (input) change.tell(input, onClose);
  };
  return <FormDrawer title={p.changeTitle} submit={p.save} onSubmit={submit} onClose={onClose} sending={change.isTelling} said={change.said} editing={editing}><PlanFields form={form} /></FormDrawer>;
}

function PlanFields<V extends Plan>({ form, children }: { form: ReturnType<typeof useFields<V>>; children?: ReactNode }) {
  const words = useWords().customers, p = words.plan, { values, set, text, field, errors } = form as unknown as ReturnType<typeof useFields<Plan>>;
  return (
    <>
      <Select label={p.kind} allowDeselect={false} data={ActivityKind.options.map((k) => ({ value: k, label: words.channels[k] ?? k }))} value={values.kind} onChange={(v) => v && set('kind', v as ActivityKind)} />
      {children}
      <TextInput label={p.what} {...text('title')} />
      <div className="two"><DayField label={p.day} {...field('day')} error={errors['dueOn']} /><TextInput label={p.time} type="time" {...text('time')} /></div>
      <div className="two"><TextInput label={p.place} {...text('place')} /><NumberInput label={words.log.minutes} min={0} max={1440} allowDecimal={false} value={values.minutes} onChange={(v) => set('minutes', Number(v) || 0)} error={errors['minutes']} /></div>
    </>
  );
}

/** Done, with what came of it: it is logged as the customer's contact. The same again, another day, is planned with it. */
export function FinishForm({ activity: a, onClose }: { activity: Activity; onClose: () => void }) {
  const words = useWords().customers, p = words.plan, { settings } = useFormats();
  const finish = useTell(finishActivity, { makesStale: [...stale, listAccounts, listInteractions, miniLines], done: () => p.finished, undo: (done) => reach(reopenActivity, { activityId: a.id, version: done.version }) });
  const editing = useEditing(a), form = useFields({ outcome: '', minutes: a.minutes, nextOn: null as string | null, nextTime: '' }, { draft: `customers.finish.${a.id}`, problems: finish.fields });
  const submit = () => {
    const { outcome, minutes, nextOn, nextTime } = form.values, [h = 0, m = 0] = nextTime.split(':').map(Number);
    const next = nextOn ? { next: { dueOn: nextOn, dueAt: nextTime ? instantInZone(nextOn, h * 60 + m, settings.timeZone).toISOString() : null } } : {};
    const input = form.check(finishActivity.input, { activityId: a.id, version: editing.version, outcome: outcome || null, minutes, ...next });
    if (input) finish.tell(input, () => { form.clear(); onClose(); });
  };
  return (
    <FormDrawer title={a.title} submit={p.finishSubmit} onSubmit={submit} onClose={onClose} sending={finish.isTelling} said={finish.said} draft={form} editing={editing}>
      {a.account && <p className="m" style={{ margin: 0 }}>{a.account.name}</p>}
      <Textarea label={words.log.outcome} autosize minRows={3} data-autofocus {...form.text('outcome')} />
      <NumberInput label={words.log.minutes} min={0} max={1440} w={140} allowDecimal={false} value={form.values.minutes} onChange={(v) => form.set('minutes', Number(v) || 0)} />
      <div className="two"><DayField label={p.next} description={p.nextHint} min={settings.today} {...form.field('nextOn')} /><TextInput label={p.time} type="time" disabled={!form.values.nextOn} {...form.text('nextTime')} /></div>
    </FormDrawer>
  );
}
