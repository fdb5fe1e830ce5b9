import { Select, TextInput } from '@mantine/core';
import { useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { AskSelect } from '../../../platform/web/parts/AskSelect.tsx';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { instantInZone } from '../../organization/rules/index.ts';
import { accountLine, ActivityKind, getAccount, listActivities, myDay, planActivity } from '../contract.ts';
import { useAccountOptions } from './pickers.ts';

/** A visit, call, meeting or task to come; without a customer told, it asks which one. */
export function PlanForm({ account, onClose }: { account?: { id: string; timeZone: string }; onClose: () => void }) {
  const words = useWords().customers, p = words.plan;
  const { settings } = useFormats();
  const plan = useTell(planActivity, { makesStale: [listActivities, myDay, getAccount, accountLine], done: () => p.done });
  const form = useFields({ kind: 'visit' as ActivityKind, title: '', place: '', day: settings.today as string | null, time: '', accountId: account?.id ?? (null as string | null) },
    { draft: `customers.plan.${account?.id ?? 'day'}`, problems: plan.fields });
  const submit = () => {
    const { kind, title, place, day, time, accountId } = form.values;
    const [h = 0, m = 0] = time.split(':').map(Number);
    const when = day && time ? { dueAt: instantInZone(day, h * 60 + m, account?.timeZone ?? settings.timeZone).toISOString() } : day ? { dueOn: day } : {};
    const input = form.check(planActivity.input, { kind, title, ...(place ? { place } : {}), ...when, ...(accountId ? { accountId } : {}) });
    if (input) plan.tell(input, () => { form.clear(); onClose(); });
  };
  return (
    <FormDrawer title={p.title} submit={p.submit} onSubmit={submit} onClose={onClose} sending={plan.isTelling} said={plan.said} draft={form}>
      <Select label={p.kind} allowDeselect={false} data={ActivityKind.options.map((k) => ({ value: k, label: words.channels[k] ?? k }))} value={form.values.kind} onChange={(v) => v && form.set('kind', v as ActivityKind)} />
      {!account && <AskSelect label={p.whichCustomer} useOptions={useAccountOptions} clearable {...form.field('accountId')} />}
      <TextInput label={p.what} {...form.text('title')} />
      <div className="two"><DayField label={p.day} {...form.field('day')} error={form.errors['dueOn']} /><TextInput label={p.time} type="time" {...form.text('time')} /></div>
      <TextInput label={p.place} {...form.text('place')} />
    </FormDrawer>
  );
}
