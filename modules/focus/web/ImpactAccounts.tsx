import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { AccountEffect, Impact } from '../contract.ts';

/** Who changes hands, by class and by name: what each is worth, what of the relationship is lost, and its points of the score. */
export function ImpactAccounts({ impact }: { impact: Impact }) {
  const words = useWords().focus;
  const f = useFormats();
  const t = words.table, rows = impact.accounts;
  return (
    <section>
      <Section title={words.hands} n={f.number(impact.changingHands.reduce((n, c) => n + c.accounts, 0))} />
      <dl className="classes">
        {impact.changingHands.filter((c) => c.of > 0 || c.accounts > 0).map((c) => (
          <div key={c.class}><dt>{words.classes[c.class]}</dt><dd className="fact">{words.handsOf(f.number(c.accounts), f.number(c.of))}</dd><span className="part-bar" aria-hidden><i className="moving" style={{ width: `${c.of > 0 ? (c.accounts / c.of) * 100 : 0}%` }} /></span></div>
        ))}
      </dl>
      {rows.length > 0 && (
        <div style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={words.hands}><table className="t">
          <thead><tr><th>{t.account}</th><th>{t.from}</th><th>{t.to}</th><th className="num">{t.worth}</th><th className="num">{t.relation}</th><th className="num">{t.risk}</th><th className="num">{t.points}</th></tr></thead>
          <tbody>{rows.map((a) => <AccountRow key={a.account.id} effect={a} />)}</tbody>
        </table></div>
      )}
      {impact.touched > rows.length && <p className="sm sub">{words.shown(f.number(rows.length), f.number(impact.touched))}</p>}
    </section>
  );
}

function AccountRow({ effect: a }: { effect: AccountEffect }) {
  const words = useWords().focus;
  const f = useFormats();
  const points = a.points.c1 + a.points.c2 + a.points.c3 + a.points.c4;
  const who = (s: AccountEffect['from'] | null) => (s === null ? <span className="late">{words.nobody}</span> : <span title={s.seat.name}>{s.person?.name ?? `${s.seat.name} (${s.unnamed ? words.unnamed : words.vacant})`}</span>);
  return (
    <tr>
      <td className="m"><GoLink className="u" to={`/customers/${a.account.id}`}>{a.account.name}</GoLink>{a.class !== 'unclassed' && <span className="sub"> {a.class}</span>}</td>
      <td>{who(a.from)}</td><td>{who(a.to)}</td><td className="num">{f.moneyWhole(a.worth)}</td><td className="num">{f.percent(a.disruption, 0)}</td>
      <td className="num nw">{a.atRisk.high.minor === '0' ? '—' : f.moneyRange(a.atRisk.low, a.atRisk.high)}</td><td className="num b">{f.number(points, 2)}</td>
    </tr>
  );
}
