import { SegmentedControl } from '@mantine/core';
import { z } from 'zod';
import { useAsk } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { PlaceTabs } from '../../../platform/web/parts/PlaceTabs.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { Split } from '../../../platform/web/parts/Split.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { addDays } from '../../organization/rules/index.ts';
import { type StructureFinding, exportStructureResults, structureResults, type StructureResults as Whole } from '../contract.ts';
import { AskedFields, useSpan } from './AskedFields.tsx';
import './reporting.css';
import { ResultsTable } from './ResultsTable.tsx';
import { useSheetActions } from './sheetActions.tsx';
import { SinceChange } from './SinceChange.tsx';
import { StructureSwitch } from './StructureSwitch.tsx';

const shape = z.object({ from: z.string().optional(), to: z.string().optional(), count: z.enum(['whole', 'own']).default('whole'), read: z.enum(['was', 'is']).default('was'), on: z.string().optional() });

/** The bottom line of how the company is organised: what each unit costs and brings in, and what stands out. */
export function StructureResults() {
  const words = useWords().reporting.seats.results, f = useFormats();
  const [view, setView] = useView(shape), { company } = useMe();
  const span = useSpan(view, 'year'), ask = { ...span, ...(view.read === 'is' ? { structureOn: view.on ?? company.today } : {}) };
  const asked = useAsk(structureResults, ask, { keep: true });
  const data = asked.data;
  return (
    <>
      <TopBar title={words.title} state={data && <Shape data={data} />} actions={useSheetActions(exportStructureResults.path, { ...ask, own: view.count === 'own' })} />
      <PlaceTabs place="structure" />
      <AskedFields span={span} market={undefined} onChange={({ from, to }) => setView({ from, to })} withoutMarket>
        <SinceChange from={span.from} onChange={({ from, to }) => setView({ from, to })} />
        <SegmentedControl aria-label={words.show} value={view.count} onChange={(count) => setView({ count: count as 'whole' })} data={[{ value: 'whole', label: words.whole }, { value: 'own', label: words.own }]} />
      </AskedFields>
      <Split side={data && <Findings data={data} />} sideName={words.findings}>
        <div className="pad">
          <p className="ink2 prose" style={{ margin: '0 0 12px' }}>{words.lead}</p>
          <StructureSwitch read={view.read} on={view.on} says={words.reads[view.read]} onChange={(patch) => setView(patch)} />
          <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
          {asked.isPending && <LoadingBars rows={8} />}
          {data && data.rows.length === 0 && <EmptyState>{words.none}</EmptyState>}
          {data && <p className="sm sub" style={{ margin: '0 0 8px' }}>{words.compared(f.period(span.from, addDays(data.lastDay, 1)), f.period(data.before.from, data.before.to))}</p>}
          {data && data.rows.length > 0 && <ResultsTable data={data} count={view.count} />}
          {data && <Notes data={data} />}
        </div>
      </Split>
    </>
  );
}

function Shape({ data }: { data: Whole }) {
  const words = useWords().reporting.seats.results, f = useFormats();
  return <span className="sub only-wide">{[words.layers(f.number(data.layers)), data.medianSpan === null ? '' : words.span(f.number(data.medianSpan, Number.isInteger(data.medianSpan) ? 0 : 1))].filter(Boolean).join(', ')}</span>;
}

function Notes({ data }: { data: Whole }) {
  const words = useWords().reporting.seats.results, all = useWords().reporting, f = useFormats();
  const says = [
    !data.seesCost && words.costHidden, data.seesCost && data.total.costUnknown > 0 && words.costUnknown(f.number(data.total.costUnknown)),
    data.missing.length > 0 && all.report.missingRate(data.missing.join(', ')), data.partial && all.report.partial,
  ].filter((text): text is string => typeof text === 'string');
  return <>{says.map((text) => <p key={text} className="sm sub prose">{text}</p>)}</>;
}

function Findings({ data }: { data: Whole }) {
  const words = useWords().reporting.seats.results, f = useFormats();
  const says = useFindingWords(data.currency);
  return (
    <section>
      <Section title={words.findings} n={f.number(data.findings.length)} />
      {data.findings.length === 0 ? <p className="sub">{words.noFindings}</p> : <ul className="findings">{data.findings.map((x, i) => <li key={i}>{says(x)}</li>)}</ul>}
    </section>
  );
}

function useFindingWords(currency: string): (finding: StructureFinding) => string {
  const words = useWords().reporting.seats.results, says = words.says, f = useFormats();
  return ({ code, about: { name }, figures: g }) => {
    const n = (key: string) => f.number(Number(g[key])), money = (key: string) => f.moneyWhole({ minor: String(g[key]), currency });
    const band = () => (g['most'] === null ? words.bandUp(n('least')) : words.band(n('least'), n('most')));
    switch (code) {
      case 'far_executive': return says.far_executive(name, n('distance'));
      case 'no_executive': return says.no_executive(name);
      case 'span_above': return says.span_above(name, n('span'), band());
      case 'span_below': return says.span_below(name, n('span'), band());
      case 'one_report': return says.one_report(name);
      case 'vacancy': return says.vacancy(name, f.plainDay(String(g['since'])));
      default: return says.costs_more(name, money('cost'), money('booked'));
    }
  };
}
