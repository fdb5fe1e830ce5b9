import { Radio, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useEditing } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDialog } from '../../../platform/web/parts/FormFrame.tsx';
import { MoneyField } from '../../../platform/web/parts/MoneyField.tsx';
import { useFormats, useSpeech, useWords } from '../../../platform/web/words.tsx';
import {
  board, bookingTotals, closeOpportunity, getOpportunity, listBookings, listClosingReasons, listOpportunities, type Opportunity, opportunityHistory, opportunityTotals, reassignOpportunity, winOpportunity,
} from '../contract.ts';
import { ownerName } from './dealParts.tsx';
import { OwnerField } from './OwnerField.tsx';

export const dealStale = [board, listOpportunities, opportunityTotals, getOpportunity, opportunityHistory, listBookings, bookingTotals];
interface FormProps { deal: Opportunity; onClose: () => void }

/** Wins a deal: the booking is recorded in the same act, and cannot be undone. Hence a dialog. */
export function WinForm({ deal, onClose }: FormProps) {
  const words = useWords().sales;
  const { settings } = useFormats();
  const [v, setV] = useState({ on: settings.today as string | null, minor: deal.amount.minor === '0' ? null : deal.amount.minor, reference: '' });
  const editing = useEditing(deal);
  const win = useTell(winOpportunity, { makesStale: dealStale, done: (o) => words.won(o.name) });
  const [lacking, setLacking] = useState(false);
  const { missing } = useWords().platform.fields;
  const submit = () => {
    setLacking(v.minor === null);
    if (v.minor !== null) win.tell({ opportunityId: deal.id, version: editing.version, on: v.on ?? settings.today, amount: { minor: v.minor, currency: deal.amount.currency }, ...(v.reference ? { reference: v.reference } : {}) }, onClose);
  };
  return (
    <FormDialog opened title={words.winTitle(deal.name)} submit={words.winDo} onSubmit={submit} onClose={onClose} sending={win.isTelling} said={win.said} editing={editing}>
      <p className="ink2" style={{ margin: 0 }}>{words.winNote}</p>
      <MoneyField label={words.fields.amount} value={v.minor} currency={deal.amount.currency} onChange={(minor) => setV({ ...v, minor })} error={lacking && v.minor === null ? missing : win.fields['amount']} required />
      <DayField label={words.wonOn} value={v.on} max={settings.today} onChange={(on) => setV({ ...v, on })} error={win.fields['on']} />
      <TextInput label={words.reference} description={words.referenceHelp} value={v.reference} onChange={(e) => setV({ ...v, reference: e.currentTarget.value })} />
    </FormDialog>
  );
}

/** Here the reason cannot be left out: it is said beside its field, before anything is sent. */
const closing = closeOpportunity.input.extend({ reason: closeOpportunity.input.shape.reason.min(1) });

/** Closes a deal that was not won, with the reason that pattern reports are read from. */
export function LoseForm({ deal, onClose }: FormProps) {
  const words = useWords().sales;
  const { language } = useSpeech();
  const { settings } = useFormats();
  const reasons = useAsk(listClosingReasons, {}, { freshFor: 300_000 }).data?.rows ?? [];
  const editing = useEditing(deal);
  const close = useTell(closeOpportunity, { makesStale: dealStale, done: (o) => words.lost(o.name) });
  const form = useFields({ outcome: 'lost' as 'lost' | 'no_decision', reason: null as string | null, on: settings.today as string | null }, { problems: close.fields });
  const { outcome } = form.values;
  const submit = () => {
    const input = form.check(closing, { ...form.values, opportunityId: deal.id, version: editing.version, on: form.values.on ?? settings.today, reason: form.values.reason ?? '' });
    if (input) close.tell(input, onClose);
  };
  return (
    <FormDialog opened title={words.loseTitle(deal.name)} submit={words.lose} onSubmit={submit} onClose={onClose} sending={close.isTelling} said={close.said} editing={editing}>
      <Radio.Group label={words.outcome} value={outcome} onChange={(chosen) => { form.set('outcome', chosen as typeof outcome); form.set('reason', null); }}>
        <div className="row" data-wrap style={{ gap: 16, paddingTop: 4 }}><Radio value="lost" label={words.settings.lost} /><Radio value="no_decision" label={words.settings.no_decision} /></div>
      </Radio.Group>
      <Select label={words.reason} {...form.field('reason')} data={reasons.filter((r) => r.outcome === outcome).map((r) => ({ value: r.key, label: language === 'es' ? r.nameEs : r.nameEn }))} />
      <DayField label={words.closedOn} max={settings.today} {...form.field('on')} />
    </FormDialog>
  );
}

export function ReassignForm({ deal, onClose }: FormProps) {
  const words = useWords().sales;
  const editing = useEditing(deal);
  const give = useTell(reassignOpportunity, { makesStale: dealStale, done: (o) => words.reassigned(ownerName(o.owner)) });
  const form = useFields({ seatId: null as string | null }, { problems: give.fields });
  const submit = () => {
    const input = form.check(reassignOpportunity.input, { opportunityId: deal.id, version: editing.version, seatId: form.values.seatId ?? '' });
    if (input) give.tell(input, onClose);
  };
  return (
    <FormDialog opened title={words.reassign} submit={words.reassign} onSubmit={submit} onClose={onClose} sending={give.isTelling} said={give.said} editing={editing}>
      <OwnerField label={words.newOwner} description={words.reassignHelp} {...form.field('seatId')} />
    </FormDialog>
  );
}
