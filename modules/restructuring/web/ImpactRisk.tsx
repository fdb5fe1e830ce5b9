import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { ProposalImpact } from '../contract.ts';

/** Bookings at risk as a range with its ends in figures and its centre marked; new sales apart, never netted. */
export function ImpactRisk({ impact }: { impact: ProposalImpact }) {
  const words = useWords().restructuring.impact, f = useFormats();
  const { low, base, high } = impact.customers.revenueAtRisk, { newSales } = impact.customers;
  const [l, b, h] = [low, base, high].map((m) => Number(m.minor)) as [number, number, number];
  const from = l - (h - l) * 0.8, width = (h - l) * 2.6 || 1, at = (n: number) => `${((n - from) / width) * 100}%`;
  return (
    <section>
      <div className="row" style={{ alignItems: 'baseline' }}><Section title={words.risk} /><span className="sp" /><span className="b" style={{ fontSize: 15 }}>{h === 0 ? words.noRisk : f.moneyRange(low, high)}</span></div>
      {h > 0 && <div className="rng" aria-hidden><u style={{ left: at(l), width: `calc(${at(h)} - ${at(l)})` }} /><b style={{ left: at(b) }} /><span style={{ left: at(b) }}>{words.central(f.moneyWhole(base))}</span></div>}
      <div className="sm sub">{words.riskNote} {newSales.high.minor !== '0' && words.newSales(f.moneyWhole(newSales.low), f.moneyWhole(newSales.high))}</div>
    </section>
  );
}
