import type { CSSProperties, ReactNode } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { compareProposals } from '../contract.ts';
import './studio.css';

/** Proposals beside each other and beside today: customers first, then structure and time. */
export function Compared({ ids }: { ids: string[] }) {
  const words = useWords().restructuring, r = words.compared.rows, f = useFormats();
  const asked = useAsk(compareProposals, { id: ids });
  const data = asked.data;
  const hours = (minutes: number) => `${f.number(minutes / 60, 1)} h`, sign = (n: number) => (n > 0 ? '+' : '−');
  type Row = NonNullable<typeof data>['rows'][number];
  type Today = NonNullable<typeof data>['today'];
  /** The figure, and what the proposal itself adds to it or takes from it. */
  const beside = (figure: ReactNode, n: number, by: string) => <>{n !== 0 && <span className="sub sm">{sign(n)}{by}{'\u2002'}</span>}{figure}</>;
  const counted = (of: (t: Today) => number): [(t: Today) => ReactNode, (p: Row) => ReactNode] => [(t) => f.number(of(t)), (p) => { const n = of(p.after) - of(p.before); return beside(f.number(of(p.after)), n, f.number(Math.abs(n))); }];
  const seesCosts = useMay()('organization.cost.read'), costless = seesCosts ? words.impact.tooLittle : words.impact.structure.noCost;
  /** A sum of some positions says of how many it knows nothing. */
  const known = (t: Today, figure: ReactNode) => (t.costUnknown === 0 ? figure : <>{figure}<span className="sub sm" style={{ display: 'block' }}>{words.impact.structure.costUnknown(f.number(t.costUnknown))}</span></>);
  const cost = ({ after, before: { cost: was } }: Row) => {
    if (!after.cost) return costless;
    const n = was ? Number(after.cost.minor) - Number(was.minor) : 0;
    return known(after, beside(f.moneyWhole(after.cost), n, f.moneyWhole({ ...after.cost, minor: String(Math.abs(n)) })));
  };
  const nothing = () => '', points = (n: number) => f.number(Math.abs(n) * 100, 1);
  const focus = ({ focusAfter: is, focusBefore: was }: Row) => (is === null ? words.impact.tooLittle : beside(f.percent(is), was === null || points(is - was) === points(0) ? 0 : is - was, was === null ? '' : points(is - was)));
  /** Of what is published nothing is to come: that is not that it did nothing. */
  const toCome = (p: Row, told: ReactNode) => (p.written ? <span className="sub">—</span> : told);
  const lines: [string, (t: Today) => ReactNode, (p: Row) => ReactNode][] = [
    [r.on, nothing, (p) => p.waves.map((day) => f.plainDay(day)).join(', ')], [r.score, nothing, (p) => <span className="cust b">{f.number(p.score, 1)}</span>], [r.risk, nothing, (p) => toCome(p, p.revenueAtRisk.high.minor === '0' ? words.impact.noRisk : f.moneyRange(p.revenueAtRisk.low, p.revenueAtRisk.high))],
    [r.changing, nothing, (p) => <>{p.unweighed > 0 && <span className="sub sm">{words.compared.unweighed(f.number(p.unweighed))}{'\u2002'}</span>}{f.number(p.changing)}</>], [r.classA, nothing, (p) => toCome(p, f.number(p.classA))], [r.orphans, nothing, (p) => toCome(p, <span className={p.orphans > 0 ? 'late m' : ''}>{f.number(p.orphans)}</span>)],
    [r.deals, nothing, (p) => toCome(p, p.deals === 0 ? f.number(0) : `${f.number(p.deals)}, ${f.moneyWhole(p.dealsValue)}`)], [r.seats, ...counted((t) => t.seats)], [r.vacancies, ...counted((t) => t.vacancies)], [r.layers, ...counted((t) => t.layers)], [r.band, ...counted((t) => t.outsideBand)],
    [r.cost, (t) => (t.cost ? known(t, f.moneyWhole(t.cost)) : costless), cost], [r.hours, (t) => hours(t.weeklyMinutes), (p) => { const n = p.after.weeklyMinutes - p.before.weeklyMinutes; return beside(hours(p.after.weeklyMinutes), n, hours(Math.abs(n))); }],
    [r.focus, nothing, focus], [r.refusals, nothing, (p) => <span className={p.refusals > 0 ? 'late m' : ''}>{f.number(p.refusals)}</span>],
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
        {data && <p className="sm sub">{words.compared.note}{data.rows.some((p) => p.written) && ` ${words.compared.written}`}</p>}
      </div>
    </>
  );
}
