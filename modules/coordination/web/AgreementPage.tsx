import { NumberInput, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listMarkets } from '../../organization/contract.ts';
import { addDays } from '../../organization/rules/index.ts';
import { type Agreement, getAgreement, setAgreement } from '../contract.ts';
import './coordination.css';
import { CoordinationTabs } from './CoordinationTabs.tsx';
import { workingTime } from './workingTime.ts';

const viewShape = z.object({ market: z.string().optional(), set: z.literal('1').optional() });

/** What both divisions promised each other: now, and before. */
export function AgreementPage() {
  const words = useWords().coordination.agreement;
  const [view, setView] = useView(viewShape);
  const may = useMay();
  const markets = useAsk(listMarkets, {}, { freshFor: 600_000 }).data?.rows ?? [];
  const { data, said, refetch } = useAsk(getAgreement, view.market ? { market: view.market } : {}, { keep: true });
  return (
    <>
      <TopBar title={words.title} actions={may('coordination.agreement.write') ? [{ name: words.set, main: true, run: () => setView({ set: '1' }, { push: true }) }] : []} />
      <CoordinationTabs />
      <div className="split">
        <div className="main pad">
          {markets.length > 1 && <Select aria-label={words.market} value={view.market ?? ''} allowDeselect={false} w={220} mb={16} onChange={(v) => setView({ market: v || undefined })} data={[{ value: '', label: words.all }, ...markets.map((m) => ({ value: m.id, label: m.name }))]} />}
          {said && <ProblemNote said={said} retry={() => void refetch()} />}
          {!data && !said && <LoadingBars />}
          {data && (data.current ? <Terms agreement={data.current} /> : <EmptyState>{words.none}</EmptyState>)}
          {data && data.history.length > 0 && <History rows={data.history} />}
        </div>
        {view.set && data && <AgreementForm key={data.current?.id} last={data.current} market={view.market ?? null} onClose={() => setView({ set: undefined })} />}
      </div>
    </>
  );
}

function Terms({ agreement: a }: { agreement: Agreement }) {
  const words = useWords().coordination.agreement;
  const formats = useFormats();
  const time = (minutes: number) => words.workingTime(workingTime(minutes, formats.number));
  return (
    <div className="col" style={{ gap: 20, maxWidth: '72ch' }}>
      <div><Section title={words.definition} n={a.market?.name ?? words.all} /><p style={{ margin: '4px 0 0', fontSize: 15, lineHeight: '23px' }}>{a.definition}</p></div>
      <div><Section title={words.limits} />
        <dl className="facts-list">
          <dt>{words.decision}</dt><dd>{time(a.decisionMinutes)}</dd><dt>{words.attempt}</dt><dd>{time(a.firstAttemptMinutes)}</dd>
          <dt>{words.contact}</dt><dd>{time(a.contactMinutes)}</dd><dt>{words.disposition}</dt><dd>{time(a.dispositionMinutes)}</dd><dt>{words.dispute}</dt><dd>{words.days(a.disputeDays)}</dd>
        </dl>
      </div>
      <div><Section title={words.promised} /><p style={{ margin: '4px 0 0' }}>{a.leadsAMonth === null ? words.nothingPromised : words.month(formats.number(a.leadsAMonth))}</p></div>
    </div>
  );
}

function History({ rows }: { rows: readonly Agreement[] }) {
  const words = useWords().coordination.agreement;
  const formats = useFormats();
  return (
    <div style={{ marginTop: 24, maxWidth: '72ch' }}>
      <Section title={words.history} />
      <ol className="agreements">
        {rows.map((a) => <li key={a.id}><span className="nw">{words.since(formats.plainDay(a.from))}{a.to && <> {words.to(formats.plainDay(addDays(a.to, -1)))}</>}</span><span className="ink2 nw">{a.market?.name ?? words.all}</span><span>{a.definition}</span></li>)}
      </ol>
    </div>
  );
}

function AgreementForm({ last, market, onClose }: { last: Agreement | null; market: string | null; onClose: () => void }) {
  const words = useWords().coordination.agreement;
  const { today } = useFormats().settings;
  const [values, setValues] = useState({
    from: today as string | null, definitionEs: last?.definitionEs ?? '', definitionEn: last?.definitionEn ?? '', decisionMinutes: last?.decisionMinutes ?? 120, firstAttemptMinutes: last?.firstAttemptMinutes ?? 240,
    contactMinutes: last?.contactMinutes ?? 960, dispositionMinutes: last?.dispositionMinutes ?? 4800, disputeDays: last?.disputeDays ?? 5, leadsAMonth: last?.leadsAMonth ?? null,
  });
  const [tried, setTried] = useState(false);
  const { missing } = useWords().platform.fields;
  const put = (patch: Partial<typeof values>) => setValues({ ...values, ...patch });
  const { tell, isTelling, said, fields } = useTell(setAgreement, { makesStale: [getAgreement], done: () => words.saved });
  const minutes = (name: 'decisionMinutes' | 'firstAttemptMinutes' | 'contactMinutes' | 'dispositionMinutes', label: string) =>
    <NumberInput label={label} min={1} w={180} rightSectionWidth={130} rightSection={<span className="sm sub">{words.minutes}</span>} value={values[name]} onChange={(v) => put({ [name]: Number(v) || 1 })} error={fields[name]} hideControls />;
  return (
    <FormDrawer title={words.set} submit={words.set} onClose={onClose} sending={isTelling} said={said} note={<span className="sm sub">{words.note}</span>}
      onSubmit={() => { if (values.from) tell({ ...values, from: values.from, marketId: market }, onClose); else setTried(true); }}>
      <DayField label={words.from} value={values.from} onChange={(from) => put({ from })} error={tried && !values.from ? missing : fields['from']} />
      <Textarea label={words.definitionEs} autosize minRows={2} value={values.definitionEs} onChange={(e) => put({ definitionEs: e.currentTarget.value })} error={fields['definitionEs']} />
      <Textarea label={words.definitionEn} autosize minRows={2} value={values.definitionEn} onChange={(e) => put({ definitionEn: e.currentTarget.value })} error={fields['definitionEn']} />
      {minutes('decisionMinutes', words.decision)}{minutes('firstAttemptMinutes', words.attempt)}{minutes('contactMinutes', words.contact)}{minutes('dispositionMinutes', words.disposition)}
      <NumberInput label={words.leadsAMonth} min={0} w={180} value={values.leadsAMonth ?? ''} onChange={(v) => put({ leadsAMonth: v === '' ? null : Number(v) })} />
    </FormDrawer>
  );
}
