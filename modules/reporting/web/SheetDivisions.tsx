import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import type { ExecutiveReport } from '../contract.ts';
import type { Reading } from './reading.ts';
import { DoorButton } from './SheetHead.tsx';

type Block = ExecutiveReport['divisions'][number];
interface Line { name: string; value: string; share: string; door?: string }

/** Both divisions side by side: what each kept, and what it owes the other. */
export const Divisions = ({ reading, names }: { reading: Reading; names: Record<Block['division'], string> }) => (
  <div className="two">{reading.r.divisions.map((d) => <Division key={d.division} block={d} reading={reading} name={names[d.division]} />)}</div>
);

function Division({ block, reading, name }: { block: Block; reading: Reading; name: string }) {
  const { words, f } = reading, hue = block.division === 'marketing' ? 'mkt' : 'sales';
  const { count, oldest } = block.owes;
  const owes = oldest ? words.owes(f.number(count), oldest.title, f.days(oldest.days)) : words.owesNothing;
  return (
    <section>
      <div className="row dh" style={{ borderColor: `var(--u-${hue}-mark)` }}><Glyph side={block.division} size={8} /><b className={hue}>{name}</b><span className="sub">{block.people.map((p) => p.split(' ').slice(1).join(' ') || p).join(', ')}</span></div>
      {!block.exists ? <p className="owe">{words.noDivision[block.division]}</p> : (
        <>
          <table className="at"><tbody>{linesOf(block, reading).map((l) => (
            <tr key={l.name}><td>{l.name}</td><td className="r b">{l.door ? <DoorButton reading={reading} door={l.door}>{l.value}</DoorButton> : l.value}</td><td className="r sub" style={{ width: 84 }}>{l.share}</td></tr>
          ))}</tbody></table>
          <p className="owe">{block.division === 'marketing' ? words.owesSales(owes) : words.owesMarketing(owes)}</p>
        </>
      )}
    </section>
  );
}

function linesOf(block: Block, { r, words, f }: Reading): Line[] {
  const kept = (name: string, k: { met: number; missed: number; value: number | null } | undefined, door: string): Line =>
    ({ name, door, value: k && k.met + k.missed > 0 ? words.of(f.number(k.met), f.number(k.met + k.missed)) : words.nothingDue, share: k?.value == null ? '' : f.percent(k.value, 0) });
  const support = (to: string) => r.support.find((s) => s.to === to);
  if (block.division === 'marketing') return [
    kept(words.marketingRows.accepted, { met: r.handOffs.accepted, missed: r.handOffs.returned, value: r.handOffs.marketing }, 'agreement'),
    { name: words.marketingRows.leads, value: f.number(r.funnel.leads), share: words.wasBefore(f.number(r.funnel.before.leads)), door: 'funnel' },
    kept(words.marketingRows.support, support('marketing'), 'support-marketing'),
    { name: words.marketingRows.cost, value: r.attribution.cost ? f.moneyWhole(r.attribution.cost) : words.noFigure, share: '', door: 'attribution' },
  ];
  return [
    kept(words.salesRows.answered, r.handOffs.decision, 'agreement'),
    { name: words.salesRows.won, value: r.deals.closed > 0 ? words.of(f.number(r.deals.won), f.number(r.deals.closed)) : words.noFigure, share: r.deals.value === null ? '' : f.percent(r.deals.value, 0), door: 'deals' },
    kept(words.salesRows.promises, r.promises, 'promises'), kept(words.salesRows.support, support('sales'), 'support-sales'),
  ];
}
