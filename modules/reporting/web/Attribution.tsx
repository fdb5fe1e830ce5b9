import { SegmentedControl, Select } from '@mantine/core';
import { z } from 'zod';
import type { Money } from '../../../contract/shapes.ts';
import { useAsk } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { AttributionBy, attributionReport, exportAttribution, type AttributionReport, Model } from '../contract.ts';
import { AskedFields, useSpan } from './AskedFields.tsx';
import './reporting.css';
import { monthText } from './reading.ts';
import { ReportTabs } from './ReportTabs.tsx';
import { StructureSwitch } from './StructureSwitch.tsx';
import { useSheetActions } from './sheetActions.tsx';

const shape = z.object({ by: AttributionBy.default('origin'), model: Model.default('position'), from: z.string().optional(), to: z.string().optional(), market: z.string().optional(), read: z.enum(['was', 'is']).default('was'), on: z.string().optional() });

/** Where bookings came from, by a method; it ties out to the cent whatever the method. */
export function Attribution() {
  const { reporting: words, marketing } = useWords();
  const f = useFormats();
  const [view, setView] = useView(shape), { company } = useMe();
  const span = useSpan(view, 'year');
  const bySeats = view.by === 'unit' || view.by === 'seat';
  const ask = { by: view.by, ...(bySeats && view.read === 'is' ? { structureOn: view.on ?? company.today } : {}), model: view.model, ...span, ...(view.market ? { market: view.market } : {}) };
  const { data, said, refetch } = useAsk(attributionReport, ask, { keep: true });
  const nameOf = (r: AttributionReport['rows'][number]) =>
    view.by === 'month' ? monthText(r.key, r.name, f) : view.by === 'channel' ? (marketing.channels[r.key as keyof typeof marketing.channels] ?? r.key) : r.name || (words.funnel.unnamed[view.by] ?? r.key);
  const touched = data ? data.touches.none + data.touches.one + data.touches.several : 0;
  return (
    <>
      <TopBar title={words.attribution.title} actions={useSheetActions(exportAttribution.path, ask)} />
      <ReportTabs />
      <AskedFields span={span} market={view.market} onChange={(patch) => setView(patch)}>
        <Select label={words.byLabel} w={150} allowDeselect={false} value={view.by} data={AttributionBy.options.map((value) => ({ value, label: words.by[value] }))} onChange={(v) => v && setView({ by: v as AttributionBy })} />
      </AskedFields>
      <div className="scroll pad">
        <div className="models"><SegmentedControl aria-label={words.attribution.model} value={view.model} data={Model.options.map((value) => ({ value, label: words.attribution.models[value] }))} onChange={(v) => setView({ model: v as Model })} /></div>
        {bySeats && <StructureSwitch read={view.read} on={view.on} says={words.attribution.says[view.read]} onChange={(patch) => setView(patch)} />}
        {said && <ProblemNote said={said} retry={() => void refetch()} />}
        {!data && !said && <LoadingBars />}
        {data && data.booked.length === 0 && <EmptyState>{words.attribution.none}</EmptyState>}
        {data && data.booked.length > 0 && (
          <>
            <Section title={words.attribution.question} n={words.attribution.models[view.model]} />
            {data.booked.map(({ currency }) => <AttributionTable key={currency} report={data} currency={currency} title={words.by[view.by]} nameOf={nameOf} byMonth={view.by === 'month'} />)}
            <p className="prose">{words.report.severalTouches(f.number(data.touches.several), f.number(touched))}</p>
            <p className="sm sub prose">{words.attribution.note} {data.partial && words.report.partial}</p>
          </>
        )}
      </div>
    </>
  );
}

const of = (sums: readonly Money[], currency: string) => BigInt(sums.find((s) => s.currency === currency)?.minor ?? '0');

function AttributionTable({ report, currency, title, nameOf, byMonth }: { byMonth: boolean; report: AttributionReport; currency: string; title: string; nameOf: (r: AttributionReport['rows'][number]) => string }) {
  const { attribution: words, report: lines } = useWords().reporting;
  const f = useFormats();
  const rows = report.rows.map((r) => ({ r, minor: of(r.attributed, currency) })).filter((x) => x.minor !== 0n).sort((a, b) => (byMonth ? a.r.key < b.r.key : a.minor > b.minor) ? -1 : 1);
  const none = of(report.unattributed, currency), waiting = of(report.pending, currency), booked = of(report.booked, currency);
  const most = rows.reduce((m, x) => (x.minor > m ? x.minor : m), none > 1n ? none : 1n), given = rows.reduce((t, x) => t + x.minor, 0n);
  const shares = booked > 0n && [...rows.map((x) => x.minor), none, waiting].every((m) => m >= 0n) ? f.shares([...rows.map((x) => x.minor), none, waiting]) : null;
  const money = (minor: bigint) => f.amount({ minor, currency });
  const bar = (minor: bigint, step = 'qualified') => <span className="stack" aria-hidden>{minor > 0n && <i data-step={step} style={{ width: `${Number((minor * 1000n) / most) / 10}%` }} />}</span>;
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={title}><table className="t funnel set" style={{ marginTop: 6 }}>
      <thead><tr><th style={{ width: '24%' }}>{title}</th><th className="bar-cell"><span className="visually-hidden">{words.columns.share}</span></th><th className="num">{words.columns.attributed}, {currency}</th><th className="num">{words.columns.share}</th><th className="num">{words.columns.bookings}</th></tr></thead>
      <tbody>
        {rows.map(({ r, minor }, i) => <tr key={r.key}><td className="m">{nameOf(r)}</td><td className="bar-cell">{bar(minor)}</td><td className="num">{money(minor)}</td><td className="num">{shares?.[i] ?? '—'}</td><td className="num">{f.number(r.bookingsIn[currency] ?? 0)}</td></tr>)}
        <tr><td className="ink2">{lines.unattributed}</td><td className="bar-cell">{bar(none, 'leads')}</td><td className="num">{money(none)}</td><td className="num">{shares?.[rows.length] ?? '—'}</td><td /></tr>
        {waiting !== 0n && <tr><td className="ink2">{lines.pending}</td><td /><td className="num">{money(waiting)}</td><td /><td /></tr>}
      </tbody>
      <tfoot>
        <tr><td>{lines.tieBooked}</td><td /><td className="num">{money(booked)}</td><td /><td /></tr>
        <tr className="done"><td>{words.tie}: {lines.difference.toLowerCase()}</td><td /><td className="num">{money(given + none + waiting - booked)}</td><td /><td /></tr>
      </tfoot>
    </table></div>
  );
}
