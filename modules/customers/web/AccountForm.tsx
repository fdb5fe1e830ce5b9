import { Select, TextInput, type TextInputProps } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useGo } from '../../../platform/web/parts/GoLink.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { listMarkets } from '../../organization/contract.ts';
import { type Account, AccountSize, changeAccount, createAccount, getAccount, listAccounts, listProductLines, listSegments } from '../contract.ts';
import { KnownAccounts } from './AlreadyThere.tsx';

const texts = ['name', 'segment', 'productLine', 'taxId', 'website', 'phone', 'street', 'city', 'region', 'postcode'] as const;
type Values = Record<(typeof texts)[number], string> & { status: Account['status']; class: Account['class']; size: Account['size']; customerSince: string | null; marketId: string | null };
const blank: Values = { name: '', segment: '', productLine: '', taxId: '', website: '', phone: '', street: '', city: '', region: '', postcode: '', status: 'prospect', class: null, size: null, customerSince: null, marketId: null };
const valuesOf = (a: Account): Values => ({ ...blank, ...Object.fromEntries(texts.map((t) => [t, a[t] ?? ''])), status: a.status, class: a.class, size: a.size, customerSince: a.customerSince });

/** What is sent: a blank is nothing, not an empty text. */
const sent = ({ marketId: _, ...v }: Values) => ({ ...v, ...Object.fromEntries(texts.filter((t) => t !== 'name').map((t) => [t, v[t].trim() || null])) });

export function NewAccount({ onClose }: { onClose: () => void }) {
  const words = useWords().customers;
  const go = useGo();
  const markets = useAsk(listMarkets, {}, { freshFor: 600_000 }).data?.rows ?? [];
  const create = useTell(createAccount, { makesStale: [listAccounts], done: (_, input) => words.created(input.name) });
  const form = useFields(blank, { draft: 'customers.newAccount', problems: create.fields });
  const submit = () => {
    const input = form.check(createAccount.input, { ...sent(form.values), ...(form.values.marketId ? { marketId: form.values.marketId } : {}) });
    if (input) create.tell(input, (a) => { form.clear(); go(`/customers/${a.id}`); });
  };
  return (
    <FormDrawer title={words.newTitle} submit={words.create} onSubmit={submit} onClose={onClose} sending={create.isTelling} said={create.said} draft={form}>
      <AccountFields form={form} known={<KnownAccounts name={form.values.name} taxId={form.values.taxId} />} />
      {markets.length > 1 && <Select label={words.fields.market} clearable data={markets.map((m) => ({ value: m.id, label: m.name }))} {...form.field('marketId')} />}
    </FormDrawer>
  );
}

export function ChangeAccount({ account, onClose }: { account: Account; onClose: () => void }) {
  const words = useWords().customers;
  const change = useTell(changeAccount, { makesStale: [getAccount, listAccounts], done: () => words.saved });
  const editing = useEditing(account);
  const opened = useOpened(() => valuesOf(account));
  const form = useFields(opened, { problems: change.fields });
  const submit = () => {
    const input = form.check(changeAccount.input, { ...touched(sent(opened), sent(form.values)), accountId: account.id, version: editing.version });
    if (input) change.tell(input, onClose);
  };
  return (
    <FormDrawer title={words.change} submit={words.save} onSubmit={submit} onClose={onClose} sending={change.isTelling} said={change.said} editing={editing}><AccountFields form={form} /></FormDrawer>
  );
}

/** In the company's own words: those in use are offered as one writes. */
function SaidField({ of, ...field }: TextInputProps & { of: typeof listSegments | typeof listProductLines }) {
  const id = useId(), said = useAsk(of, {}, { freshFor: 600_000 }).data?.rows ?? [];
  return <><TextInput {...field} list={id} autoComplete="off" /><datalist id={id}>{said.map((s) => <option key={s} value={s} />)}</datalist></>;
}

function AccountFields({ form, known }: { form: ReturnType<typeof useFields<Values>>; known?: ReactNode }) {
  const words = useWords().customers, f = words.fields;
  return (
    <>
      <TextInput label={f.name} {...form.text('name')} />
      {known}
      <div className="two">
        <Select label={f.status} allowDeselect={false} data={Object.entries(words.statuses).map(([value, label]) => ({ value, label }))} value={form.values.status} onChange={(v) => v && form.set('status', v as Account['status'])} />
        <Select label={f.class} clearable placeholder={f.noClass} data={['A', 'B', 'C']} value={form.values.class} onChange={(v) => form.set('class', v as Account['class'])} />
      </div>
      <div className="two">
        <Select label={f.size} clearable placeholder={f.noSize} data={AccountSize.options.map((s) => ({ value: s, label: words.sizesWith[s] }))} value={form.values.size} onChange={(v) => form.set('size', v as Account['size'])} />
        <TextInput label={f.taxId} {...form.text('taxId')} />
      </div>
      <div className="two"><SaidField label={f.segment} of={listSegments} {...form.text('segment')} /><SaidField label={f.productLine} of={listProductLines} {...form.text('productLine')} /></div>
      <div className="two"><TextInput label={f.phone} type="tel" {...form.text('phone')} /><TextInput label={f.website} {...form.text('website')} /></div>
      <TextInput label={f.street} {...form.text('street')} />
      <div className="two"><TextInput label={f.postcode} {...form.text('postcode')} /><TextInput label={f.city} {...form.text('city')} /></div>
      <div className="two"><TextInput label={f.region} {...form.text('region')} /><DayField label={f.customerSince} {...form.field('customerSince')} /></div>
    </>
  );
}
