import { Select } from '@mantine/core';
import { z } from 'zod';
import { useAsk } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { exportFunnel, FunnelBy, funnelReport, type FunnelReport } from '../contract.ts';
import { AskedFields, useSpan } from './AskedFields.tsx';
import './reporting.css';
import { monthText } from './reading.ts';
import { ReportTabs } from './ReportTabs.tsx';
import { StructureSwitch } from './StructureSwitch.tsx';
import { useSheetActions } from './sheetActions.tsx';

const shape = z.object({ by: FunnelBy.default('origin'), from: z.string().optional(), to: z.string().optional(), market: z.string().optional(), read: z.enum(['was', 'is']).default('was'), on: z.string().optional() });
const steps = ['won', 'qualified', 'accepted', 'leads'] as const;
type Counts = FunnelReport['total'];

/** What became of the leads of a period, by where they came from. */
export function Funnel() {
  const words = useWords().reporting;
  const f = useFormats();
  const [view, setView] = useView(shape), { company } = useMe();
  const span = useSpan(view, 'year');
  const bySeats = view.by === 'unit' || view.by === 'seat';
  const ask = { by: view.by, ...(bySeats && view.read === 'is' ? { structureOn: view.on ?? company.today } : {}), ...span, ...(view.market ? { market: view.market } : {}) };
  const { data, said, refetch } = useAsk(funnelReport, ask, { keep: true });
  const nameOf = (r: FunnelReport['rows'][number]) => (view.by === 'month' ? monthText(r.key, r.name, f) : r.name || (words.funnel.unnamed[view.by] ?? r.key));
  return (
    <>
      <TopBar title={words.funnel.title} actions={useSheetActions(exportFunnel.path, ask)} />
      <ReportTabs />
      <AskedFields span={span} market={view.market} onChange={(patch) => setView(patch)}>
        <Select label={words.byLabel} w={150} allowDeselect={false} value={view.by} data={FunnelBy.options.map((value) => ({ value, label: words.by[value] }))} onChange={(v) => v && setView({ by: v as FunnelBy })} />
      </AskedFields>
      <div className="scroll pad">
        {bySeats && <StructureSwitch read={view.read} on={view.on} onChange={(patch) => setView(patch)} />}
        {said && <ProblemNote said={said} retry={() => void refetch()} />}
        {!data && !said && <LoadingBars />}
        {data && data.rows.length === 0 && <EmptyState>{words.funnel.none}</EmptyState>}
        {data && data.rows.length > 0 && (
          <>
            <Section title={words.funnel.question} right={<Legend />}><span className="sm sub">{words.funnel.unit}</span></Section>
            <div className="table-scroll" tabIndex={0} role="group" aria-label={words.funnel.question} style={{ marginTop: 6 }}><FunnelTable rows={data.rows} total={data.total} title={words.by[view.by]} nameOf={nameOf} /></div>
            <p className="sm sub prose">{words.funnel.note} {data.partial && words.report.partial}</p>
          </>
        )}
      </div>
    </>
  );
}

function Legend() {
  const { steps: names } = useWords().reporting.funnel;
  return <span className="legend sm sub">{steps.map((s) => <span key={s}><i data-step={s} aria-hidden />{names[s]}</span>)}</span>;
}

function FunnelTable({ rows, total, title, nameOf }: { rows: FunnelReport['rows']; total: Counts; title: string; nameOf: (r: FunnelReport['rows'][number]) => string }) {
  const words = useWords().reporting.funnel;
  const f = useFormats();
  const most = Math.max(1, ...rows.map((r) => r.leads)), c = words.columns, currencies = total.booked.map((m) => m.currency);
  const cells = (r: Counts) => (
    <>
      <td className="num">{f.number(r.leads)}</td><td className="num">{f.number(r.accepted)}</td><td className="num">{f.number(r.qualified)}</td><td className="num b">{f.number(r.won)}</td>
      <td className="num">{r.conversion === null ? '—' : f.percent(r.conversion)}</td>{currencies.map((k) => <td key={k} className="num">{f.amount(r.booked.find((m) => m.currency === k) ?? { minor: '0', currency: k })}</td>)}
    </>
  );
  return (
    <table className="t funnel">
      <thead><tr><th>{title}</th><th className="bar-cell"><span className="visually-hidden">{words.unit}</span></th><th className="num">{c.leads}</th><th className="num">{c.accepted}</th><th className="num">{c.qualified}</th><th className="num">{c.won}</th><th className="num">{c.conversion}</th>{currencies.map((k) => <th key={k} className="num">{c.booked}, {k}</th>)}</tr></thead>
      <tbody>{rows.map((r) => <tr key={r.key}><td className="m">{nameOf(r)}</td><td className="bar-cell"><Bar counts={r} most={most} finding={words.finding(f.number(r.leads), f.number(r.won))} /></td>{cells(r)}</tr>)}</tbody>
      <tfoot><tr><td>{words.total}</td><td />{cells(total)}</tr></tfoot>
    </table>
  );
}

/** One bar: won, then those that got as far as an opportunity, as sales, or only to us. */
function Bar({ counts: c, most, finding }: { counts: Counts; most: number; finding: string }) {
  const far = Math.max(c.qualified, c.won), answered = Math.max(c.accepted, far);
  const parts = { won: c.won, qualified: far - c.won, accepted: answered - far, leads: Math.max(0, c.leads - answered) };
  return <span className="stack" role="img" aria-label={finding}>{steps.map((s) => parts[s] > 0 && <i key={s} data-step={s} style={{ width: `${(parts[s] / most) * 100}%` }} />)}</span>;
}
