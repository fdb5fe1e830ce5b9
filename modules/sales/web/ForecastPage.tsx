import { z } from 'zod';
import { addDays, daysBetween } from '../../../words/days.ts';
import { useAsk } from '../../../platform/web/ask.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { addMonths } from '../../organization/rules/index.ts';
import { forecast, type ForecastLine } from '../contract.ts';
import { Sums } from './dealParts.tsx';
import { quarterOf } from './periods.ts';
import './sales.css';
import { SalesTabs } from './SalesTabs.tsx';

const viewShape = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() });
const columns = ['closed', 'commit', 'mostLikely', 'bestCase', 'openPipeline'] as const;

/** What a period should bring, surer to bolder, in all and by seat. */
export function ForecastPage() {
  const words = useWords().sales;
  const formats = useFormats();
  const { today } = formats.settings;
  const [view, setView] = useView(viewShape);
  const [from, to] = [view.from ?? quarterOf(today).from, view.to ?? quarterOf(today).to];
  const { data, said, refetch } = useAsk(forecast, { from, to }, { when: daysBetween(from, to) > 0, keep: true, live: ['opportunity'] });
  const next = quarterOf(quarterOf(today).to), month = `${today.slice(0, 7)}-01`;
  const shortcuts = [[words.forecast.quarter, quarterOf(today)], [words.forecast.nextQuarter, next], [words.forecast.month, { from: month, to: addMonths(month, 1) }]] as const;
  return (
    <>
      <TopBar title={words.title} />
      <SalesTabs />
      <div className="board-bar" style={{ alignItems: 'flex-end' }}>
        <DayField label={words.forecast.from} value={from} onChange={(day) => setView({ from: day ?? undefined })} />
        <DayField label={words.forecast.to} value={addDays(to, -1)} onChange={(day) => setView({ to: day ? addDays(day, 1) : undefined })} />
        <div className="list-views">{shortcuts.map(([name, p]) => <button key={name} type="button" aria-pressed={p.from === from && p.to === to} onClick={() => setView(p)}>{name}</button>)}</div>
      </div>
      <div className="scroll pad">
        <h2 className="ttl">{formats.period(from, to)}</h2>
        <p className="ink2 prose" style={{ marginTop: 4 }}>{words.forecast.note}</p>
        <ProblemNote said={said} retry={() => void refetch()} />
        {!data && !said && <LoadingBars />}
        {data && data.seats.length === 0 && <EmptyState>{words.forecast.none}</EmptyState>}
        {data && data.seats.length > 0 && <RollUps data={data} from={from} to={to} />}
      </div>
    </>
  );
}

function RollUps({ data, from, to }: { data: z.output<typeof forecast.output>; from: string; to: string }) {
  const words = useWords().sales.forecast;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={words.title}>
      <table className="t">
        <thead><tr><th>{words.who}</th>{columns.map((c) => <th key={c} className="num">{words[c]}</th>)}</tr></thead>
        <tbody>
          {data.seats.map((s) => (
            <tr key={s.seat.id}>
              <td><GoLink className="u m" to={`/sales/opportunities?seat=${s.seat.id}&closeFrom=${from}&closeTo=${to}`}>{s.person ?? s.seat.name}</GoLink></td>
              <Cells line={s} />
            </tr>
          ))}
        </tbody>
        <tfoot><tr><td>{words.all}</td><Cells line={data.total} /></tr></tfoot>
      </table>
    </div>
  );
}

function Cells({ line }: { line: ForecastLine }) {
  const words = useWords().sales.forecast;
  return columns.map((c) => <td key={c} className="num" title={words.deals(line[c].deals)}><Sums sums={line[c].sums} /></td>);
}
