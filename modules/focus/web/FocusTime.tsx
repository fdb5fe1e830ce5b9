import { useAsk } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { PlaceTabs } from '../../../platform/web/parts/PlaceTabs.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { Why } from '../../../platform/web/parts/Why.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { structure } from '../../organization/contract.ts';
import { unitFocus, type UnitFocus } from '../contract.ts';
import { inTree } from '../rules/inTree.ts';
import './focus.css';

const kinds = ['customer', 'linked', 'internal'] as const;
type Spent = UnitFocus['rows'][number]['spent'];

/** How much of the time that was logged went to customers: of each group large enough, and one's own to oneself. */
export function FocusTime() {
  const words = useWords().focus.time, f = useFormats(), may = useMay();
  const { data, said, refetch } = useAsk(unitFocus, {}, { live: ['interaction', 'position'] });
  const units = useAsk(structure, {}, { when: data !== undefined }).data?.units;
  return (
    <>
      <TopBar title={words.title} state={data && <span className="sub">{f.period(data.from, data.to)}</span>} />
      <PlaceTabs place="focus" />
      <div className="scroll pad col" style={{ gap: 24 }}>
        <p className="ink2 prose" style={{ margin: 0 }}>{words.lead}</p>
        {said && <ProblemNote said={said} retry={() => void refetch()} />}
        {(!data || !units) && !said && <LoadingBars rows={8} />}
        {data?.own && <Own own={data.own} />}
        {data && units && (
          <section>
            <Section title={words.groups} />
            {data.rows.length === 0 ? <p className="sub prose" style={{ margin: '8px 0 0' }}>{words.none(f.number(data.leastPeople))}</p> : (
              <>
                <div className="row" data-wrap style={{ gap: '4px 24px', margin: '4px 0' }}><span className="sm sub">{words.per(f.number(data.leastPeople))}</span><span className="sp" /><Legend /></div>
                <Groups rows={inTree(units, data.rows)} />
                <p className="sm sub prose">{words.note}</p>
              </>
            )}
          </section>
        )}
        {may('decisions.forum.read') && <p className="sm prose" style={{ margin: 0 }}>{words.takes} <GoLink to="/structure/time" className="u m">{words.seeInternal}</GoLink></p>}
      </div>
    </>
  );
}

function Own({ own }: { own: NonNullable<UnitFocus['own']> }) {
  const words = useWords().focus.time, f = useFormats();
  return (
    <section>
      <Section title={words.yours}><span className="sm sub">{words.onlyYou}</span></Section>
      {own.value === null ? <p className="sub" style={{ margin: '8px 0 0' }}>{words.nothingLogged} <GoLink to="/" className="u m">{words.log}</GoLink></p> : (
        <div className="focus-own">
          <Index value={own.value} spent={own.spent} low={own.low} name={words.yours} />
          <Bar spent={own.spent} most={total(own.spent)} />
          <span className="sm sub">{own.before === null ? words.firstWeeks : words.change(difference(f, own.value, own.before))}</span>
        </div>
      )}
    </section>
  );
}

function Groups({ rows }: { rows: readonly (UnitFocus['rows'][number] & { name: string; depth: number })[] }) {
  const words = useWords().focus.time, f = useFormats();
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={words.groups} style={{ marginTop: 6 }}>
      <table className="t stacked focus-time">
        <thead><tr><th>{words.columns.unit}</th><th className="num">{words.columns.index}</th><th className="num">{words.columns.before}</th><th className="bar-cell"><span className="visually-hidden">{words.columns.bar}</span></th>{kinds.map((k) => <th key={k} className="num">{words.kinds[k]}</th>)}<th className="num">{words.columns.people}</th><th className="num">{words.columns.evidence}</th></tr></thead>
        <tbody>{rows.map((r) => (
          <tr key={r.unitId}>
            <td className="m named" style={{ paddingLeft: 10 + 14 * r.depth }}><span>{r.name}{!r.facesCustomers && <> <Chip>{words.backOffice}</Chip></>}</span></td>
            <td className="num b" data-label={words.columns.index}><Index value={r.facesCustomers ? r.value : r.linkedShare} spent={r.spent} low={r.low} name={r.name} /></td>
            <td className="num" data-label={words.columns.before}>{r.before === null || !r.facesCustomers ? '—' : difference(f, r.value, r.before)}</td>
            <td className="bar-cell"><Bar spent={r.spent} most={total(r.spent)} /></td>
            {kinds.map((k) => <td key={k} className="num" data-label={words.kinds[k]}>{words.hours(f.number(Math.round(r.spent[k] / 60)))}</td>)}
            <td className="num" data-label={words.columns.people}>{f.number(r.people)}</td>
            <td className="num" data-label={words.columns.evidence}><span>{r.evidence === null ? '—' : f.percent(r.evidence, 0)}{r.low && <span className="sub"> {words.little}</span>}</span></td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}

function Index({ value, spent, low, name }: { value: number; spent: Spent; low: boolean; name: string }) {
  const words = useWords().focus.time, f = useFormats(), hours = (minutes: number) => words.hours(f.number(Math.round(minutes / 60)));
  return (
    <Why title={words.why(name)} parts={kinds.map((k) => ({ name: words.kinds[k], value: hours(spent[k]) }))} total={{ name: words.logged, value: hours(total(spent)) }} note={words.method}>
      <span className={low ? 'sub' : undefined}>{f.percent(value, 0)}</span>
    </Why>
  );
}

const total = (s: Spent): number => s.customer + s.linked + s.internal;
/** In points of a hundred, signed. */
const difference = (f: ReturnType<typeof useFormats>, now: number, before: number): string => {
  const points = Math.round(100 * now) - Math.round(100 * before);
  return points === 0 ? '=' : `${points > 0 ? '+' : '−'}${f.number(Math.abs(points))}`;
};

function Bar({ spent, most }: { spent: Spent; most: number }) {
  const words = useWords().focus.time, f = useFormats();
  return <span className="spent-bar" role="img" aria-label={kinds.map((k) => `${words.kinds[k]}: ${f.percent(spent[k] / Math.max(1, most), 0)}`).join(', ')}>{kinds.map((k) => spent[k] > 0 && <i key={k} data-kind={k} style={{ flexGrow: spent[k] }} />)}</span>;
}

function Legend() {
  const words = useWords().focus.time;
  return <span className="legend-time sm sub">{kinds.map((k) => <span key={k}><i data-kind={k} aria-hidden />{words.kinds[k]}</span>)}</span>;
}
