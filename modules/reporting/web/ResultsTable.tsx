import type { CSSProperties } from 'react';
import type { Money } from '../../../contract/shapes.ts';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { addDays } from '../../organization/rules/index.ts';
import type { Results, StructureResults } from '../contract.ts';
import { unitsInOrder } from '../rules/unitResults.ts';

/** Units in the order of the structure, each under the one it belongs to; the company in the foot. */
export function ResultsTable({ data, count }: { data: StructureResults; count: 'whole' | 'own' }) {
  const words = useWords().reporting.seats.results, c = words.columns;
  const costs = data.seesCost, f = useFormats();
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={words.title}>
      <table className="t results">
        <thead><tr><th>{c.unit}</th><th className="num">{c.booked}</th><th className="num">{c.overBefore}</th>{costs && <th className="num">{c.people}</th>}<th className="num">{c.campaigns}</th>{costs && <th className="num">{c.contribution}</th>}<th className="num">{c.perFte}</th>{costs && <th className="num">{c.serve}</th>}<th className="num">{c.seats}</th><th className="num">{c.customers}</th></tr></thead>
        <tbody>{unitsInOrder(data.rows).map(({ row, depth }) => (
          <tr key={row.unit.id}>
            <td style={{ '--depth': depth } as CSSProperties}><span className="row" style={{ gap: 6, paddingLeft: depth * 12 }}>{row.division ? <Glyph side={row.division} size={7} /> : <span style={{ width: 7 }} />}<span className={depth === 0 ? 'm' : ''}>{row.unit.name}</span>{row.endedOn && <span className="xs sub">{words.until(f.plainDay(addDays(row.endedOn, -1)))}</span>}</span></td>
            <Cells of={row[count]} before={count === 'whole' ? row.before.booked : null} costs={costs} sells={row.division === 'sales'} />
          </tr>
        ))}</tbody>
        <tfoot><tr><td>{words.total}</td><Cells of={data.total} before={data.totalBefore.booked} costs={costs} sells /></tr></tfoot>
      </table>
    </div>
  );
}

/** `sells`: only there is spending more than one brings in a thing to act on. */
function Cells({ of, before, costs, sells }: { of: Results; before: Money | null; costs: boolean; sells: boolean }) {
  const all = useWords().reporting, words = all.seats.results, f = useFormats();
  const money = (m: Money | null, none: string = all.seats.noFigure) => (m === null ? <span className="sub">{none}</span> : m.minor === '0' ? <span className="sub">0</span> : f.moneyWhole(m));
  const grown = of.booked && before && before.minor !== '0' ? Number(of.booked.minor) / Number(before.minor) - 1 : null;
  const left = of.contribution;
  return (
    <>
      <td className="num m">{money(of.booked)}</td>
      <td className={`num ${grown === null ? 'sub' : grown < 0 ? 'late' : ''}`}>{grown === null ? '—' : f.signedPercent(grown)}</td>
      {costs && <td className="num">{money(of.people)}</td>}
      <td className="num">{money(of.campaigns)}</td>
      {costs && <td className={sells && left?.minor.startsWith('-') ? 'num m late' : 'num m'}>{money(left)}</td>}
      <td className="num">{money(of.bookedPerFte, '—')}</td>
      {costs && <td className="num">{money(of.costToServe, '—')}</td>}
      <td className="num">{f.number(of.seats)}{of.vacant > 0 && <span className="xs sub vacant">{words.vacant(of.vacant)}</span>}</td>
      <td className="num">{f.number(of.customers)}</td>
    </>
  );
}
