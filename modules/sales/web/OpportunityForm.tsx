import { MultiSelect, Select, TextInput } from '@mantine/core';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { AskSelect } from '../../../platform/web/parts/AskSelect.tsx';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useGo } from '../../../platform/web/parts/GoLink.tsx';
import { MoneyField } from '../../../platform/web/parts/MoneyField.tsx';
import { useMe } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { touched, useEditing, useOpened } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { currencies } from '../../../contract/currencies.ts';
import { listMarkets } from '../../organization/contract.ts';
import { board, changeOpportunity, createOpportunity, getOpportunity, listOpportunities, type Opportunity, opportunityHistory, opportunityTotals } from '../contract.ts';
import { useStageName } from './dealParts.tsx';
import { useAccountOptions, useContactOptions, useProducts, useStages } from './findOpportunities.ts';

const stale = [board, listOpportunities, opportunityTotals, getOpportunity, opportunityHistory];

interface Values extends Record<string, unknown> {
  accountId: string | null; name: string; contactId: string | null; minor: string | null; currency: string | null; closeOn: string | null;
  nextStep: string; nextStepOn: string | null; stageId: string | null; productIds: string[];
}

/** Begins a deal: whom with, what, how much, by when, and what comes next. */
export function OpportunityForm({ stageId, accountId, accountName, onClose }: { stageId?: string; accountId?: string; accountName?: string; onClose: () => void }) {
  const words = useWords().sales;
  const go = useGo();
  const { company } = useMe();
  const markets = useAsk(listMarkets, {}, { freshFor: 600_000 }).data?.rows ?? [];
  const begin = useTell(createOpportunity, { makesStale: stale, done: (o) => words.begun(o.name) });
  const first: Values = { accountId: accountId ?? null, name: '', contactId: null, minor: null, currency: null, closeOn: null, nextStep: '', nextStepOn: null, stageId: stageId ?? null, productIds: [] };
  const form = useFields<Values>(first, { draft: 'sales.newOpportunity', problems: begin.fields });
  const { values: v, set } = form;
  const currency = v.currency ?? markets[0]?.currency ?? company.reportingCurrency;
  const submit = () => {
    const input = form.check(createOpportunity.input, {
      accountId: v.accountId ?? undefined, name: v.name, contactId: v.contactId, closeOn: v.closeOn, nextStep: v.nextStep || null, nextStepOn: v.nextStepOn, productIds: v.productIds,
      ...(v.stageId ? { stageId: v.stageId } : {}), ...(v.minor ? { amount: { minor: v.minor, currency } } : {}),
    });
    if (input) begin.tell(input, (o) => { form.clear(); go(`/sales/opportunities/${o.id}`); });
  };
  return (
    <FormDrawer title={words.new} submit={words.begin} onSubmit={submit} onClose={onClose} sending={begin.isTelling} said={begin.said} draft={form}>
      <AskSelect label={words.fields.account} value={v.accountId} useOptions={useAccountOptions} error={form.errors['accountId']} chosen={accountId ? { value: accountId, label: accountName ?? '' } : null}
        onChange={(id) => { set('accountId', id); set('contactId', null); }} name="accountId" />
      <TextInput label={words.fields.name} {...form.text('name')} />
      <div className="row" style={{ alignItems: 'flex-end' }}>
        <MoneyField label={words.fields.amount} value={v.minor} currency={currency} onChange={(minor) => set('minor', minor)} error={form.errors['amount']} />
        <CurrencyField value={currency} onChange={(c) => set('currency', c)} near={markets.map((m) => m.currency)} />
      </div>
      <DayField label={words.fields.closeOn} value={v.closeOn} onChange={(day) => set('closeOn', day)} error={form.errors['closeOn']} />
      <StageField value={v.stageId} onChange={(id) => set('stageId', id)} />
      {v.accountId && <ContactField accountId={v.accountId} value={v.contactId} onChange={(id) => set('contactId', id)} error={form.errors['contactId']} />}
      <StepFields step={v.nextStep} on={v.nextStepOn} put={(nextStep, nextStepOn) => { set('nextStep', nextStep); set('nextStepOn', nextStepOn); }} />
      <ProductsField value={v.productIds} onChange={(ids) => set('productIds', ids)} />
    </FormDrawer>
  );
}

/** Changes an open deal; its stage and owner are moved, not edited. */
export function ChangeOpportunity({ deal, onClose }: { deal: Opportunity; onClose: () => void }) {
  const words = useWords().sales;
  const change = useTell(changeOpportunity, { makesStale: stale, done: () => words.changed });
  const editing = useEditing(deal);
  const opened = useOpened(() => valuesOf(deal));
  const [v, setV] = useState(opened);
  const put = (patch: Partial<typeof v>) => setV({ ...v, ...patch });
  const submit = () => change.tell({ opportunityId: deal.id, version: editing.version, ...touched(sent(opened), sent(v)) }, onClose);
  const categories = (['omitted', 'pipeline', 'best_case', 'most_likely', 'commit'] as const).map((value) => ({ value, label: words.categories[value] }));
  return (
    <FormDrawer title={words.change} submit={words.save} onSubmit={submit} onClose={onClose} sending={change.isTelling} said={change.said} editing={editing}>
      <TextInput label={words.fields.name} value={v.name} onChange={(e) => put({ name: e.currentTarget.value })} error={change.fields['name']} />
      <div className="row" style={{ alignItems: 'flex-end' }}>
        <MoneyField label={words.fields.amount} value={v.minor} currency={v.currency} onChange={(minor) => put({ minor })} error={change.fields['amount']} />
        <CurrencyField value={v.currency} onChange={(currency) => put({ currency })} near={[]} />
      </div>
      <DayField label={words.fields.closeOn} value={v.closeOn} onChange={(closeOn) => put({ closeOn })} error={change.fields['closeOn']} />
      <Select label={words.fields.category} data={categories} value={v.forecastCategory} clearable placeholder={words.facts.ofStage} onChange={(c) => put({ forecastCategory: c as Opportunity['ownForecastCategory'] })} />
      <ContactField accountId={deal.account.id} value={v.contactId} onChange={(contactId) => put({ contactId })} error={change.fields['contactId']} {...(deal.contact ? { name: deal.contact.name } : {})} />
      <StepFields step={v.nextStep} on={v.nextStepOn} put={(nextStep, nextStepOn) => put({ nextStep, nextStepOn })} />
      <ProductsField value={v.productIds} onChange={(productIds) => put({ productIds })} />
    </FormDrawer>
  );
}

const valuesOf = (deal: Opportunity) => ({
  name: deal.name, minor: deal.amount.minor as string | null, currency: deal.amount.currency, closeOn: deal.closeOn, contactId: deal.contact?.id ?? null, nextStep: deal.nextStep ?? '',
  nextStepOn: deal.nextStepOn, forecastCategory: deal.ownForecastCategory, productIds: deal.products.map((p) => p.id),
});
const sent = ({ minor, currency, nextStep, forecastCategory, ...rest }: ReturnType<typeof valuesOf>) =>
  ({ ...rest, amount: { minor: minor ?? '0', currency }, nextStep: nextStep || null, forecastCategory: forecastCategory === 'closed' ? null : forecastCategory });

/** The company's own currencies first. */
function CurrencyField({ value, onChange, near }: { value: string; onChange: (currency: string) => void; near: readonly string[] }) {
  const words = useWords();
  const first = [...new Set([value, ...near])];
  return <Select label={words.common.currency} w={110} searchable allowDeselect={false} value={value} data={[...first, ...currencies.filter((c) => !first.includes(c))]} onChange={(c) => c && onChange(c)} />;
}

export function StageField({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const words = useWords().sales;
  const stages = useStages(), nameOf = useStageName();
  return <Select label={words.fields.stage} allowDeselect={false} value={value ?? stages[0]?.id ?? null} data={stages.map((s) => ({ value: s.id, label: nameOf(s) }))} onChange={onChange} />;
}

function ContactField({ accountId, value, onChange, error, name }: { accountId: string; value: string | null; onChange: (id: string | null) => void; error?: string | undefined; name?: string }) {
  const words = useWords().sales;
  return <AskSelect label={words.fields.contact} clearable value={value} useOptions={useContactOptions(accountId)} onChange={onChange} error={error} chosen={value && name ? { value, label: name } : null} />;
}

function StepFields({ step, on, put }: { step: string; on: string | null; put: (step: string, on: string | null) => void }) {
  const words = useWords().sales;
  return (
    <div className="two">
      <TextInput label={words.fields.nextStep} value={step} onChange={(e) => put(e.currentTarget.value, on)} />
      <DayField label={words.fields.nextStepOn} value={on} onChange={(day) => put(step, day)} />
    </div>
  );
}

function ProductsField({ value, onChange }: { value: string[]; onChange: (ids: string[]) => void }) {
  const words = useWords().sales;
  const products = useProducts();
  if (products.length === 0) return null;
  return <MultiSelect label={words.fields.products} searchable data={products.map((p) => ({ value: p.id, label: p.name }))} value={value} onChange={onChange} />;
}
