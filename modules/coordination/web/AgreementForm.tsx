import { NumberInput, Textarea } from '@mantine/core';
import type { Named } from '../../../contract/shapes.ts';
import { useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Agreement, getAgreement, setAgreement } from '../contract.ts';

const limits = ['decisionMinutes', 'firstAttemptMinutes', 'contactMinutes', 'dispositionMinutes', 'pauseCapMinutes'] as const;
/** As typed: a number, or what is being typed of one. */
const inHours = (minutes: number): number | string => minutes / 60;

/** A new agreement from a day on, beginning with the terms of the last. Limits are agreed in hours, as people say them, and kept in minutes. */
export function AgreementForm({ last, market, onClose }: { last: Agreement | null; market: Pick<Named, 'id' | 'name'> | null; onClose: () => void }) {
  const words = useWords().coordination.agreement;
  const { settings: { today }, number } = useFormats();
  const { tell, isTelling, said, fields } = useTell(setAgreement, { makesStale: [getAgreement], done: () => words.saved });
  const form = useFields({
    from: today as string | null, definitionEs: last?.definitionEs ?? '', definitionEn: last?.definitionEn ?? '', decisionMinutes: inHours(last?.decisionMinutes ?? 120), firstAttemptMinutes: inHours(last?.firstAttemptMinutes ?? 240),
    contactMinutes: inHours(last?.contactMinutes ?? 960), dispositionMinutes: inHours(last?.dispositionMinutes ?? 4800), disputeDays: last?.disputeDays ?? 5, pauseCapMinutes: inHours(last?.pauseCapMinutes ?? 2400), leadsAMonth: last?.leadsAMonth ?? null,
  }, { problems: fields });
  const submit = () => { const input = form.check(setAgreement.input, { ...form.values, ...Object.fromEntries(limits.map((name) => [name, Math.round(Number(form.values[name]) * 60)])), from: form.values.from ?? '', marketId: market?.id ?? null }); if (input) tell(input, onClose); };
  const hours = (name: (typeof limits)[number], label: string, help?: string) => (
    <NumberInput label={label} description={help} min={0} decimalScale={2} decimalSeparator={number(0.5, 1).slice(1, 2)} w={220} rightSectionWidth={130} rightSection={<span className="sm sub nw">{words.hours}</span>} hideControls
      value={form.values[name]} onChange={(v) => form.set(name, v)} error={form.errors[name]} />
  );
  return (
    <FormDrawer title={words.set} submit={words.set} onClose={onClose} sending={isTelling} said={said} onSubmit={submit}>
      <p className="sub" style={{ margin: 0 }}>{market ? words.forMarket(market.name) : words.forAll} {words.note}</p>
      <DayField label={words.from} {...form.field('from')} />
      <Textarea label={words.definitionEs} autosize minRows={2} {...form.text('definitionEs')} />
      <Textarea label={words.definitionEn} autosize minRows={2} {...form.text('definitionEn')} />
      {hours('decisionMinutes', words.decision)}{hours('firstAttemptMinutes', words.attempt)}{hours('contactMinutes', words.contact)}{hours('dispositionMinutes', words.disposition)}
      <NumberInput label={words.dispute} min={1} w={220} rightSectionWidth={130} rightSection={<span className="sm sub nw">{words.workingDays}</span>} hideControls value={form.values.disputeDays} onChange={(v) => form.set('disputeDays', Number(v) || 0)} error={form.errors['disputeDays']} />
      {hours('pauseCapMinutes', words.pauseCap, words.pauseCapHelp)}
      <NumberInput label={words.leadsAMonth} min={0} w={220} hideControls value={form.values.leadsAMonth ?? ''} onChange={(v) => form.set('leadsAMonth', v === '' ? null : Number(v))} error={form.errors['leadsAMonth']} />
    </FormDrawer>
  );
}
