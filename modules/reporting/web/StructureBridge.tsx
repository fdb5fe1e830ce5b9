import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { ReadingBy, StructureBridge } from '../contract.ts';
import type { Reading } from './StructureSwitch.tsx';

/** One reading drawn, both told: what each unit or seat had, what left it, what came, what it has; and where it went. */
export function StructureBridgeTable({ bridge, by, read, on }: { bridge: StructureBridge; by: ReadingBy; read: Reading; on: string }) {
  const all = useWords().reporting, words = all.structure, c = words.columns;
  const f = useFormats();
  const { currency, moves } = bridge, none = words.nobody[by];
  const size = (n: string) => (currency ? f.amount({ minor: n, currency }) : f.number(Number(n)));
  const moved = (n: string, sign: string) => (n === '0' ? '' : `${n.startsWith('-') ? '' : sign}${size(n)}`);
  const rows = bridge.rows.toSorted((a, b) => Number(a.key === '') - Number(b.key === '') || Number(BigInt(b[read]) - BigInt(a[read])));
  const most = rows.reduce((m, r) => (BigInt(r[read]) > m ? BigInt(r[read]) : m), 1n), names = new Map(bridge.rows.map((r) => [r.key, r.name || none]));
  const column = (reading: Reading, text: string) => <td className={reading === read ? 'num b' : 'num ink2'}>{text}</td>;
  return (
    <>
      <Section title={words.question[currency ? 'bookings' : 'leads'][by]} n={currency ?? undefined} />
      <div className="table-scroll" tabIndex={0} role="group" aria-label={words.question[currency ? 'bookings' : 'leads'][by]}><table className="t funnel set bridge" style={{ marginTop: 6 }}>
        <thead><tr><th style={{ width: '26%' }}>{all.by[by]}</th><th className="bar-cell only-wide"><span className="visually-hidden">{words.readings[read]}</span></th><th className="num">{c.was}</th><th className="num only-wide">{c.out}</th><th className="num only-wide">{c.in}</th><th className="num">{c.is(f.plainDay(on))}</th></tr></thead>
        <tbody>{rows.map((r) => (
          <tr key={r.key}>
            <td className={r.key ? 'm' : 'ink2'}>{r.name || none}</td>
            <td className="bar-cell only-wide"><span className="stack" aria-hidden>{BigInt(r[read]) > 0n && <i data-step="qualified" style={{ width: `${Number((BigInt(r[read]) * 1000n) / most) / 10}%` }} />}</span></td>
            {column('was', size(r.was))}<td className="num ink2 only-wide">{moved(r.out, '−')}</td><td className="num ink2 only-wide">{moved(r.in, '+')}</td>{column('is', size(r.is))}
          </tr>
        ))}</tbody>
        <tfoot><tr><td>{words.total}</td><td className="only-wide" /><td className="num">{size(bridge.total)}</td><td className="only-wide" /><td className="only-wide" /><td className="num">{size(bridge.total)}</td></tr></tfoot>
      </table></div>
      {moves.length === 0 ? <p className="sm sub">{words.still(f.plainDay(on))}</p> : (
        <>
          <Section title={words.moved} n={f.number(moves.length)} />
          <ul className="moves">{moves.slice(0, mostMoves).map((m) => (
            <li key={`${m.from} ${m.to}`}><span className="m">{names.get(m.from)}</span> <span aria-hidden>→</span> <span className="visually-hidden">{words.to}</span><span className="m">{names.get(m.to)}</span><span className="sp" /><span className="sub sm">{currency ? all.sales(f.number(m.events)) : ''}</span><span className="num nw">{size(m.size)}</span></li>
          ))}</ul>
          {moves.length > mostMoves && <p className="sm sub">{words.moreMoves(f.number(moves.length - mostMoves))}</p>}
        </>
      )}
    </>
  );
}

const mostMoves = 12;
