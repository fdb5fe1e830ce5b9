import { SegmentedControl, TextInput } from '@mantine/core';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { AskSelect, type Option, type UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { listAccounts } from '../../customers/contract.ts';
import { accountTerritory, listModels, makeException, modelAccounts, type ModelRow, readModel } from '../contract.ts';
import { useSeats } from './TerritoryForm.tsx';

const useCustomers: UseOptions = (text) => {
  const { data, isFetching } = useAsk(listAccounts, { ...(text ? { find: text } : {}), limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map((a) => ({ value: a.id, label: a.city ? `${a.name}, ${a.city}` : a.name })), isFinding: isFetching };
};
export const exceptionsStale = [accountTerritory, readModel, listModels, modelAccounts];

/** Leaves a customer out of a model's rules: frozen where it is, or with a seat of its own. It takes the place of the exception it had. */
export function ExceptionForm({ model, account, onClose }: { model: ModelRow; account?: Option | undefined; onClose: () => void }) {
  const words = useWords().territories, w = words.exceptionForm;
  const make = useTell(makeException, { makesStale: exceptionsStale, done: () => w.made });
  const form = useFields({ accountId: account?.value ?? '', kind: 'frozen' as 'frozen' | 'seat', positionId: '', reason: '' }, { problems: make.fields });
  const v = form.values;
  const submit = () => {
    const input = form.check(makeException.input, { modelId: model.id, accountId: v.accountId, positionId: v.kind === 'frozen' ? null : v.positionId, reason: v.reason });
    if (input) make.tell(input, onClose);
  };
  return (
    <FormDrawer title={w.title} submit={w.save} onSubmit={submit} onClose={onClose} sending={make.isTelling} said={make.said}>
      <AskSelect label={w.account} name="accountId" value={v.accountId || null} chosen={account ?? null} useOptions={useCustomers} onChange={(id) => form.set('accountId', id ?? '')} error={form.errors['accountId']} />
      <SegmentedControl aria-label={w.kind} value={v.kind} onChange={(kind) => form.set('kind', kind as 'frozen')} data={[{ value: 'frozen', label: w.frozen }, { value: 'seat', label: w.seat }]} />
      {v.kind === 'seat' && <AskSelect label={words.form.seat} name="positionId" value={v.positionId || null} useOptions={useSeats} onChange={(id) => form.set('positionId', id ?? '')} error={form.errors['positionId']} />}
      <TextInput label={w.reason} description={words.freezeHelp} {...form.text('reason')} />
    </FormDrawer>
  );
}
