import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Impact } from '../contract.ts';

/** Beside the score: deals in transit, meetings whose host changes, what goes along, who has changed too often. */
export function ImpactSide({ impact }: { impact: Impact }) {
  const words = useWords().focus;
  const f = useFormats();
  const { deals, meetings, held, changedOften } = impact;
  const [first, goes] = [held.filter((h) => settledFirst.has(h.kind)), held.filter((h) => !settledFirst.has(h.kind))];
  const line = (h: Impact['held'][number]) => <Line key={h.kind} name={words.kindsHeld[h.kind] ?? h.kind} note={h.items.slice(0, 3).map((i) => i.name).join('; ')} value={f.number(h.count)} />;
  const none = <p className="sub" style={{ margin: '4px 0 0' }}>{words.none}</p>;
  return (
    <div className="impact-lists">
      <section>
        <Section title={words.deals} n={f.number(deals.count)} />
        {deals.count === 0 ? none : <p className="ink2" style={{ margin: '2px 0 6px' }}>{words.dealsCount(f.number(deals.count), f.moneyWhole(deals.value))}</p>}
        {deals.rows.slice(0, 8).map((d) => <Line key={d.id} name={<GoLink className="u" to={`/sales/opportunities/${d.id}`}>{d.name}</GoLink>} note={`${d.account}${d.commit ? `, ${words.commit}` : ''}: ${words.fromTo(d.from ?? words.nobody, d.to ?? words.nobody)}`} value={f.moneyWhole(d.weighted)} />)}
      </section>
      <section>
        <Section title={words.meetings} n={f.number(meetings.length)} />
        {meetings.length === 0 ? none : meetings.slice(0, 8).map((m) => <Line key={m.id} name={m.title} note={`${m.account}: ${words.fromTo(m.from ?? words.nobody, m.to ?? words.nobody)}`} value={f.plainDay(m.on)} />)}
      </section>
      <section>
        <Section title={words.held} n={f.number(goes.reduce((n, h) => n + h.count, 0))} />
        {goes.length === 0 ? none : goes.map(line)}
      </section>
      {first.length > 0 && <section><Section title={words.settleFirst} n={f.number(first.reduce((n, h) => n + h.count, 0))} />{first.map(line)}</section>}
      <section>
        <Section title={words.often} n={f.number(changedOften.length)} />
        {changedOften.length === 0 ? none : changedOften.slice(0, 8).map((o) => <Line key={o.account.id} name={<GoLink className="u" to={`/customers/${o.account.id}`}>{o.account.name}</GoLink>} note="" value={words.changes(f.number(o.changes))} />)}
      </section>
    </div>
  );
}

/** What nobody passes on by closing: it has to be given another place before. */
const settledFirst: ReadonlySet<string> = new Set(['report']);

const Line = ({ name, note, value }: { name: React.ReactNode; note: string; value: string }) =>
  <div className="line"><span><span className="m">{name}</span>{note && <span className="sm sub">{note}</span>}</span><span className="m nw">{value}</span></div>;
