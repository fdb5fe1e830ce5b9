import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { currencies } from '../../../contract/currencies.ts';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useMay, useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { bookingTotals, listBookings, listFxRates, recordFxRate } from '../contract.ts';
import { rateTexts } from './rateTexts.ts';

interface Values extends Record<string, unknown> { from: string | null; to: string; rate: string; since: string | null; until: string | null }

type Wanted = { from: string; to: string; firstOn: string };

/** Rates as they were recorded, and those that bookings still lack. */
export function FxRates() {
  const words = useWords().sales.settings;
  const formats = useFormats();
  const may = useMay();
  const [wanted, setWanted] = useState<Wanted>();
  const { data, said } = useAsk(listFxRates, {});
  const texts = rateTexts(data?.rows ?? [], formats.number(0.1, 1).charAt(1));
  return (
    <div className="form" style={{ maxWidth: 900 }}>
      <Section title={words.rates} />
      <p className="ink2 prose" style={{ margin: 0 }}>{words.ratesNote}</p>
      <ProblemNote said={said} />
      {data?.missing.map((m) => (
        <div key={m.from} className="note" role="status">
          <span className="ink2">{words.missing(m.bookings, m.from, formats.plainDay(m.firstOn))}</span><span className="sp" />
          {may('sales.fx_rate.write') && <Button onClick={() => setWanted(m)}>{words.record}</Button>}
        </div>
      ))}
      {may('sales.fx_rate.write') && <RateForm key={wanted?.from ?? ''} wanted={wanted} />}
      {!data ? <LoadingBars /> : data.rows.length === 0 ? <EmptyState>{words.noRates}</EmptyState> : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={words.rates}>
          <table className="t">
            <thead><tr><th>{words.from}</th><th>{words.to}</th><th className="num">{words.rate}</th><th>{words.since}</th><th>{words.until}</th></tr></thead>
            <tbody>
              {data.rows.map((r, i) => (
                <tr key={r.id}>
                  <td className="m">{r.from}</td><td>{r.to}</td><td className="num">{texts[i]}</td><td>{formats.plainDay(r.since)}</td>
                  <td>{r.until ? formats.plainDay(r.until) : <span className="sub">{words.stillHolds}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function RateForm({ wanted }: { wanted: Wanted | undefined }) {
  const words = useWords().sales.settings;
  const { company } = useMe();
  const record = useTell(recordFxRate, { makesStale: [listFxRates, listBookings, bookingTotals], done: (r) => words.rateAdded(r.converted) });
  const form = useFields<Values>({ from: wanted?.from ?? null, to: wanted?.to ?? company.reportingCurrency, rate: '', since: wanted?.firstOn ?? null, until: null }, { problems: record.fields });
  const v = form.values;
  const submit = () => {
    const input = form.check(recordFxRate.input, { ...v, rate: v.rate.trim().replace(',', '.') });
    if (input) record.tell(input, () => form.clear());
  };
  return (
    <form className="form" noValidate onSubmit={(e) => { e.preventDefault(); submit(); }}>
      <div className="row" data-wrap style={{ alignItems: 'flex-start' }}>
        <Select label={words.from} w={110} searchable data={[...currencies]} value={v.from} error={form.errors['from']} onChange={(c) => form.set('from', c)} />
        <Select label={words.to} w={110} searchable allowDeselect={false} data={[...currencies]} value={v.to} error={form.errors['to']} onChange={(c) => c && form.set('to', c)} />
        <TextInput label={words.rate} w={180} inputMode="decimal" description={v.from ? words.rateHelp(v.from, v.to) : undefined} {...form.text('rate')} />
        <DayField label={words.since} value={v.since} onChange={(day) => form.set('since', day)} error={form.errors['since']} />
        <DayField label={words.until} value={v.until} onChange={(day) => form.set('until', day)} error={form.errors['until']} />
      </div>
      <ProblemNote said={record.said} />
      <div><Button type="submit" loading={record.isTelling}>{words.addRate}</Button></div>
    </form>
  );
}
