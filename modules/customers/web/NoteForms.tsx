import { Textarea, TextInput } from '@mantine/core';
import { useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Account, givePromise, registerNeed } from '../contract.ts';
import { staleByLedger as stale } from './staleByLedger.ts';

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
