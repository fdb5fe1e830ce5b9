import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDialog } from '../../../platform/web/parts/FormFrame.tsx';
import { MoneyField } from '../../../platform/web/parts/MoneyField.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { amendBooking, type Booking, creditBooking, type Opportunity, recordBooking, reverseBooking } from '../contract.ts';
import { dealStale } from './MoveForms.tsx';

export type BookingAct = { kind: 'record' } | { kind: 'amend' | 'credit' | 'reverse'; booking: Booking };

/** An entry of the ledger is never edited: a dialog, because each one stays. */
export function BookingForm({ act, deal, onClose }: { act: BookingAct; deal: Opportunity; onClose: () => void }) {
  const words = useWords().sales.bookings;
  const all = useWords().sales;
  const formats = useFormats();
  const { today } = formats.settings;
  const [v, setV] = useState({ minor: null as string | null, on: today as string | null, reference: '' });
  const [lacking, setLacking] = useState(false);
  const { missing } = useWords().platform.fields;
  const tells = useTells();
  const currency = act.kind === 'record' ? deal.amount.currency : act.booking.amount.currency;
  const note = { on: v.on ?? today, ...(v.reference ? { reference: v.reference } : {}) };
  const amount = { minor: v.minor ?? '0', currency };
  const now = tells[act.kind];
  const submit = () => {
    const isLacking = act.kind !== 'reverse' && v.minor === null;
    setLacking(isLacking);
    if (isLacking) return;
    if (act.kind === 'record') tells.record.tell({ opportunityId: deal.id, amount, ...note }, onClose);
    else if (act.kind === 'reverse') tells.reverse.tell({ bookingId: act.booking.id, ...note }, onClose);
    else tells[act.kind].tell({ bookingId: act.booking.id, amount, ...note }, onClose);
  };
  const label = act.kind === 'amend' ? words.amendAmount : act.kind === 'credit' ? words.creditAmount : words.amount;
  return (
    <FormDialog opened title={words[act.kind]} submit={words[act.kind]} onSubmit={submit} onClose={onClose} sending={now.isTelling} said={now.said}>
      {act.kind === 'reverse'
        ? <p className="ink2" style={{ margin: 0 }}>{words.reverseNote(formats.money(act.booking.amount))}</p>
        : <MoneyField label={label} value={v.minor} currency={currency} onChange={(minor) => setV({ ...v, minor })} error={lacking && v.minor === null ? missing : now.fields['amount']} description={act.kind === 'amend' ? words.amendHelp : undefined} required />}
      <DayField label={words.date} value={v.on} max={today} onChange={(on) => setV({ ...v, on })} error={now.fields['on']} />
      <TextInput label={all.reference} description={all.referenceHelp} value={v.reference} onChange={(e) => setV({ ...v, reference: e.currentTarget.value })} />
    </FormDialog>
  );
}

function useTells() {
  const words = useWords().sales.bookings;
  const makesStale = dealStale;
  return {
    record: useTell(recordBooking, { makesStale, done: () => words.recorded }), amend: useTell(amendBooking, { makesStale, done: () => words.amended }),
    credit: useTell(creditBooking, { makesStale, done: () => words.credited }), reverse: useTell(reverseBooking, { makesStale, done: () => words.reversed }),
  };
}
