import type { Money } from '../../../../contract/shapes.ts';
import type { ExecutiveReport } from '../../contract/executive.ts';
import { chosenSources, roomForSources } from '../../rules/sources.ts';
import { shareText, totalText, type Writing } from './page.ts';

/** The tables of the page, row by row as they are printed. */

const tenths = (share: number | null, { f, words }: Writing): string => (share === null ? words.notApplies : f.number(share / 10, 1));
const cost = (m: Money | null, { f, words }: Writing): string => (m && m.minor !== '0' ? f.amount(m) : words.notApplies);

/** The largest sources; what has no room is one line, so that the column still adds up. */
export function sourcesOf(w: Writing) {
  const { figures: { attribution: a, currency }, words, f } = w;
  const { shown, rest } = chosenSources(a.rows.map((r) => ({ ...r, size: BigInt(r.total?.minor ?? r.sums[0]?.minor ?? '0'), paid: BigInt(r.cost?.minor ?? '0') > 0n })), roomForSources(a.booked.sums.length));
  const sum = (some: readonly (Money | null)[]): Money => ({ minor: some.reduce((t, m) => t + BigInt(m?.minor ?? '0'), 0n).toString(), currency });
  const whole = rest.every((r) => r.total);
  return {
    title: words.sources, unit: words.method, head: [words.source, words.bookedIn(w.sign), words.share, words.costIn(w.sign)],
    rows: [
      ...shown.map((r) => ({ side: r.division ?? '', name: r.name, amount: totalText(r, w), share: tenths(r.share, w), cost: cost(r.cost, w) })),
      ...(rest.length > 0 ? [{
        side: '', name: words.others(f.number(rest.length)), amount: whole ? f.amount(sum(rest.map((r) => r.total))) : words.noFigure,
        share: tenths(rest.every((r) => r.share !== null) ? rest.reduce((n, r) => n + (r.share ?? 0), 0) : null, w), cost: cost(sum(rest.map((r) => r.cost)), w),
      }] : []),
      { side: '', name: words.unattributed, amount: totalText(a.unattributed, w), share: tenths(a.unattributed.share, w), cost: words.notApplies },
    ],
    total: { name: words.totalEqual, amount: totalText(a.booked, w), share: a.booked.total && a.booked.total.minor !== '0' ? f.number(100, 1) : words.notApplies, cost: cost(a.cost, w) },
  };
}

/** Attributed and unattributed against booked, by currency: the difference is nothing. */
export function tieOf(w: Writing) {
  const { figures: { attribution: a }, words, f } = w;
  const currencies = a.booked.sums.map((s) => s.currency);
  const of = (sums: readonly Money[], currency: string) => BigInt(sums.find((s) => s.currency === currency)?.minor ?? '0');
  const blocks = currencies.map((currency) => {
    const attributed = a.rows.reduce((t, r) => t + of(r.sums, currency), 0n), none = of(a.unattributed.sums, currency), waiting = of(a.pending, currency);
    const text = (minor: bigint) => f.amount({ minor, currency });
    return {
      currency, rows: [{ name: words.tieAttributed, value: text(attributed) }, { name: words.tieUnattributed, value: text(none) }, ...(waiting !== 0n ? [{ name: words.pending, value: text(waiting) }] : [])],
      total: { name: `${words.tieBooked}, ${currency}`, value: text(of(a.booked.sums, currency)) }, difference: { name: words.difference, value: text(attributed + none + waiting - of(a.booked.sums, currency)) },
    };
  });
  const { none, one, several } = a.touches;
  return { title: words.tieOut, blocks, note: none + one + several > 0 ? words.severalTouches(f.number(several), f.number(none + one + several)) : '' };
}

export function divisionsOf(w: Writing) {
  const { figures: r, words, f } = w;
  const support = (to: string) => r.support.find((s) => s.to === to);
  const kept = (name: string, k: { met: number; missed: number; value: number | null } | undefined) =>
    ({ name, value: k && k.met + k.missed > 0 ? words.of(f.number(k.met), f.number(k.met + k.missed)) : words.nothingDue, share: k?.value == null ? '' : f.percent(k.value, 0) });
  const rows = {
    marketing: [
      kept(words.marketingRows.accepted, { met: r.handOffs.accepted, missed: r.handOffs.returned, value: r.handOffs.marketing }),
      { name: words.marketingRows.leads, value: f.number(r.funnel.leads), share: words.wasBefore(f.number(r.funnel.before.leads)) },
      kept(words.marketingRows.support, support('marketing')),
      { name: words.marketingRows.cost, value: r.attribution.cost ? f.moneyWhole(r.attribution.cost) : words.noFigure, share: '' },
    ],
    sales: [
      kept(words.salesRows.answered, r.handOffs.decision), { name: words.salesRows.won, value: r.deals.closed > 0 ? words.of(f.number(r.deals.won), f.number(r.deals.closed)) : words.noFigure, share: r.deals.value === null ? '' : f.percent(r.deals.value, 0) },
      kept(words.salesRows.promises, r.promises), kept(words.salesRows.support, support('sales')),
    ],
  };
  return r.divisions.map((d) => ({
    side: d.division, exists: d.exists, absent: words.noDivision[d.division], who: d.people.map(surname).join(', '), rows: rows[d.division], owes: owedBy(w, d),
  }));
}

const surname = (name: string): string => name.split(' ').slice(1).join(' ') || name;

function owedBy({ words, f }: Writing, d: ExecutiveReport['divisions'][number]): string {
  const { count, oldest } = d.owes;
  const text = oldest ? words.owes(f.number(count), oldest.title, f.days(oldest.days)) : words.owesNothing;
  return d.division === 'marketing' ? words.owesSales(text) : words.owesMarketing(text);
}

export function marketsOf(w: Writing) {
  const { figures: { markets }, words, f } = w, c = words.marketColumns;
  return {
    title: words.markets, head: [c.market, c.booked(w.sign), c.overYear, c.events, c.weighted, c.customers, c.both, c.joint],
    rows: markets.slice(0, 6).map((m) => ({
      cells: [m.market.name, totalText(m, w), m.overYear === null ? words.noFigure : f.signedPercent(m.overYear), f.number(m.events), m.weighted.total ? f.moneyWhole(m.weighted.total) : words.noFigure,
        f.number(m.customers), m.customers === 0 ? words.notApplies : f.percent(m.both / m.customers, 0), shareText(m.joint, w)],
      late: m.overYear !== null && m.overYear < -0.1,
    })),
  };
}
