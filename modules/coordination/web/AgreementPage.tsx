import { Select } from '@mantine/core';
import { z } from 'zod';
import { useAsk } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listMarkets } from '../../organization/contract.ts';
import { addDays } from '../../organization/rules/index.ts';
import { type Agreement, getAgreement } from '../contract.ts';
import { AgreementForm } from './AgreementForm.tsx';
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
        {view.set && data && <AgreementForm key={`${view.market} ${data.current?.id}`} last={data.current} market={markets.find((m) => m.id === view.market) ?? null} onClose={() => setView({ set: undefined })} />}
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
          <dt>{words.contact}</dt><dd>{time(a.contactMinutes)}</dd><dt>{words.disposition}</dt><dd>{time(a.dispositionMinutes)}</dd><dt>{words.dispute}</dt><dd>{words.days(a.disputeDays)}</dd><dt>{words.pauseCap}</dt><dd>{a.pauseCapMinutes > 0 ? time(a.pauseCapMinutes) : words.noPauses}</dd>
        </dl>
      </div>
      <div><Section title={words.promised} /><p style={{ margin: '4px 0 0' }}>{a.leadsAMonth === null ? words.nothingPromised : words.month(formats.number(a.leadsAMonth))}</p></div>
    </div>
  );
}

function History({ rows }: { rows: readonly Agreement[] }) {
  const words = useWords().coordination.agreement;
  const formats = useFormats();
  const time = (label: string, minutes: number) => `${label} ${workingTime(minutes, formats.number)}`;
  const termsOf = (a: Agreement) => [
    time(words.decision, a.decisionMinutes), time(words.attempt, a.firstAttemptMinutes), time(words.contact, a.contactMinutes), time(words.disposition, a.dispositionMinutes), `${words.dispute} ${words.days(a.disputeDays)}`, a.pauseCapMinutes > 0 ? time(words.pauseCap, a.pauseCapMinutes) : `${words.pauseCap}: ${words.noPauses}`,
    ...(a.leadsAMonth === null ? [] : [words.month(formats.number(a.leadsAMonth))]),
  ].join(' · ');
  return (
    <div style={{ marginTop: 24, maxWidth: '72ch' }}>
      <Section title={words.history} />
      <ol className="agreements">
        {rows.map((a) => <li key={a.id}><span className="nw">{words.since(formats.plainDay(a.from))}{a.to && <> {words.to(formats.plainDay(addDays(a.to, -1)))}</>}</span><span className="ink2 nw">{a.market?.name ?? words.all}</span><span>{a.definition}<span className="sm sub agreed">{termsOf(a)}</span></span></li>)}
      </ol>
    </div>
  );
}
