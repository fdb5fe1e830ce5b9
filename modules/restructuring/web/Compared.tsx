import type { CSSProperties, ReactNode } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { compareProposals } from '../contract.ts';
import './studio.css';

/** Proposals beside each other and beside today: customers first, then structure and time. */
export function Compared({ ids }: { ids: string[] }) {
  const words = useWords().restructuring, r = words.compared.rows, f = useFormats();
  const asked = useAsk(compareProposals, { id: ids });
  const data = asked.data;
  const hours = (minutes: number) => `${f.number(minutes / 60, 1)} h`;
  type Row = NonNullable<typeof data>['rows'][number];
  type Today = NonNullable<typeof data>['today'];
  const lines: [string, (t: Today) => ReactNode, (p: Row) => ReactNode][] = [
    [r.on, () => '', (p) => f.plainDay(p.on)], [r.score, () => '', (p) => <span className="cust b">{f.number(p.score, 1)}</span>], [r.risk, () => '', (p) => f.moneyRange(p.revenueAtRisk.low, p.revenueAtRisk.high)],
    [r.changing, () => '', (p) => f.number(p.changing)], [r.classA, () => '', (p) => f.number(p.classA)], [r.orphans, () => '', (p) => <span className={p.orphans > 0 ? 'late m' : ''}>{f.number(p.orphans)}</span>],
    [r.deals, () => '', (p) => `${f.number(p.deals)}, ${f.moneyWhole(p.dealsValue)}`], [r.seats, (t) => f.number(t.seats), (p) => f.number(p.structure.seats)], [r.vacancies, (t) => f.number(t.vacancies), (p) => f.number(p.structure.vacancies)],
    [r.layers, (t) => f.number(t.layers), (p) => f.number(p.structure.layers)], [r.band, (t) => f.number(t.outsideBand), (p) => f.number(p.structure.outsideBand)],
    [r.cost, (t) => (t.cost ? f.moneyWhole(t.cost) : '—'), (p) => (p.structure.cost ? f.moneyWhole(p.structure.cost) : '—')], [r.hours, (t) => hours(t.weeklyMinutes), (p) => hours(p.weeklyMinutes)],
    [r.focus, () => '', (p) => (p.focusAfter === null ? words.impact.tooLittle : f.percent(p.focusAfter))], [r.refusals, () => '', (p) => <span className={p.refusals > 0 ? 'late m' : ''}>{f.number(p.refusals)}</span>],
  ];
  return (
    <>
      <TopBar title={words.compared.title} crumb={{ name: words.title, to: '/structure/proposals' }} />
      <div className="scroll pad compared-scroll">
        <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
        {asked.isPending && <LoadingBars rows={10} />}
        {data && (
          <table className="t compared" style={{ '--proposals': data.rows.length } as CSSProperties}>
            <thead><tr><th><span className="visually-hidden">{words.compared.title}</span></th><th className="num">{words.compared.today}</th>{data.rows.map((p) => <th key={p.proposal.id} className="num"><GoLink className="u" to={`/structure/proposals/${p.proposal.id}`}>{p.proposal.name}</GoLink></th>)}</tr></thead>
            <tbody>{lines.map(([name, today, of]) => <tr key={name}><th scope="row">{name}</th><td className="num sub">{today(data.today)}</td>{data.rows.map((p) => <td key={p.proposal.id} className="num">{of(p)}</td>)}</tr>)}</tbody>
          </table>
        )}
      </div>
    </>
  );
}
