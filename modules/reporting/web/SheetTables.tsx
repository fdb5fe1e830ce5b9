import type { Money } from '../../../contract/shapes.ts';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { chosenSources, roomForSources } from '../rules/sources.ts';
import { columnText, shareText, type Reading } from './reading.ts';
import { DoorButton } from './SheetHead.tsx';

/** Where the bookings came from, to the cent; the total equals the bookings. */
export function Sources({ reading }: { reading: Reading }) {
  const { r: { attribution: a, currency }, words, f, sign } = reading;
  const { shown, rest } = chosenSources(a.rows.map((s) => ({ ...s, size: BigInt(s.total?.minor ?? s.sums[0]?.minor ?? '0'), paid: BigInt(s.cost?.minor ?? '0') > 0n })), roomForSources(a.booked.sums.length));
  const tenths = (share: number | null) => (share === null ? words.notApplies : f.number(share / 10, 1));
  const cost = (m: Money | null) => (m && m.minor !== '0' ? f.amount(m) : words.notApplies);
  const sum = (some: readonly (Money | null)[]): Money => ({ minor: some.reduce((t, m) => t + BigInt(m?.minor ?? '0'), 0n).toString(), currency });
  return (
    <section>
      <h3>{words.sources} <span>{words.method}</span></h3>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={words.sources}><table className="at">
        <thead><tr><th>{words.source}</th><th className="r">{words.bookedIn(sign)}</th><th className="r">{words.share}</th><th className="r">{words.costIn(sign)}</th></tr></thead>
        <tbody>
          {shown.map((s) => <tr key={s.key}><td className={s.division ? '' : 'indent'}>{s.division && <Glyph side={s.division} size={7} />} {s.name}</td><td className="r">{columnText(s, f, words.noFigure)}</td><td className="r">{tenths(s.share)}</td><td className="r sub">{cost(s.cost)}</td></tr>)}
          {rest.length > 0 && <tr><td className="indent">{words.others(f.number(rest.length))}</td><td className="r">{rest.every((s) => s.total) ? f.amount(sum(rest.map((s) => s.total))) : words.noFigure}</td>
            <td className="r">{tenths(rest.every((s) => s.share !== null) ? rest.reduce((n, s) => n + (s.share ?? 0), 0) : null)}</td><td className="r sub">{cost(sum(rest.map((s) => s.cost)))}</td></tr>}
          <tr><td className="indent">{words.unattributed}</td><td className="r">{columnText(a.unattributed, f, words.noFigure)}</td><td className="r">{tenths(a.unattributed.share)}</td><td className="r sub">{words.notApplies}</td></tr>
          <tr className="tot"><td>{words.totalEqual}</td><td className="r"><DoorButton reading={reading} door="attribution">{columnText(a.booked, f, words.noFigure)}</DoorButton></td>
            <td className="r">{a.booked.total && a.booked.total.minor !== '0' ? f.number(100, 1) : words.notApplies}</td><td className="r">{cost(a.cost)}</td></tr>
        </tbody>
      </table></div>
    </section>
  );
}

/** Attributed and unattributed against booked, by currency: the difference is nothing. */
export function TieOut({ reading: { r: { attribution: a }, words, f } }: { reading: Reading }) {
  const of = (sums: readonly Money[], currency: string) => BigInt(sums.find((s) => s.currency === currency)?.minor ?? '0');
  const { none, one, several } = a.touches;
  return (
    <section>
      <h3>{words.tieOut}</h3>
      {a.booked.sums.map(({ currency }) => {
        const attributed = a.rows.reduce((t, s) => t + of(s.sums, currency), 0n), unattributed = of(a.unattributed.sums, currency), waiting = of(a.pending, currency), booked = of(a.booked.sums, currency);
        const text = (minor: bigint) => f.amount({ minor, currency });
        return (
          <table className="at" key={currency}><tbody>
            <tr><td>{words.tieAttributed}</td><td className="r">{text(attributed)}</td></tr>
            <tr><td>{words.tieUnattributed}</td><td className="r">{text(unattributed)}</td></tr>
            {waiting !== 0n && <tr><td>{words.pending}</td><td className="r">{text(waiting)}</td></tr>}
            <tr className="tot"><td>{words.tieBooked}, {currency}</td><td className="r">{text(booked)}</td></tr>
            <tr><td className="done b">{words.difference}</td><td className="r done b">{text(attributed + unattributed + waiting - booked)}</td></tr>
          </tbody></table>
        );
      })}
      {none + one + several > 0 && <p className="fine">{words.severalTouches(f.number(several), f.number(none + one + several))}</p>}
    </section>
  );
}

/** The cohort of the period, from first contact to won. */
export function FunnelRows({ reading }: { reading: Reading }) {
  const { r: { funnel }, words, f } = reading;
  const share = (n: number) => (funnel.leads === 0 ? words.notApplies : f.percent(n / funnel.leads));
  return (
    <section>
      <h3>{words.funnel} <span>{words.cohort}</span></h3>
      <table className="at"><tbody>
        {(['leads', 'accepted', 'qualified', 'won'] as const).map((k) => (
          <tr key={k}><td>{words.funnelRows[k]}</td><td className="r b">{k === 'won' ? <DoorButton reading={reading} door="funnel">{f.number(funnel.won)}</DoorButton> : f.number(funnel[k])}</td>
            <td className="r sub">{k === 'leads' ? words.wasBefore(f.number(funnel.before.leads)) : share(funnel[k])}</td></tr>
        ))}
      </tbody></table>
    </section>
  );
}

export function Markets({ reading: { r, words, f, sign } }: { reading: Reading }) {
  const c = words.marketColumns;
  return (
    <section>
      <h3>{words.markets}</h3>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={words.markets}><table className="at">
        <thead><tr><th>{c.market}</th>{[c.booked(sign), c.overYear, c.events, c.weighted, c.customers, c.both, c.joint].map((t) => <th key={t} className="r">{t}</th>)}</tr></thead>
        <tbody>{r.markets.map((m) => (
          <tr key={m.market.id}><td>{m.market.name}</td><td className="r">{columnText(m, f, words.noFigure)}</td>
            <td className={m.overYear !== null && m.overYear < -0.1 ? 'r late b' : 'r'}>{m.overYear === null ? words.noFigure : f.signedPercent(m.overYear)}</td><td className="r">{f.number(m.events)}</td>
            <td className="r">{m.weighted.total ? f.moneyWhole(m.weighted.total) : words.noFigure}</td><td className="r">{f.number(m.customers)}</td>
            <td className="r">{m.customers === 0 ? words.notApplies : f.percent(m.both / m.customers, 0)}</td><td className="r">{shareText(m.joint, f, words.noFigure)}</td></tr>
        ))}</tbody>
      </table></div>
    </section>
  );
}
