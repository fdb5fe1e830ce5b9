import { Section } from '../../../platform/web/parts/Section.tsx';
import { Why } from '../../../platform/web/parts/Why.tsx';
import { useAsk } from '../../../platform/web/ask.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Proposal, type ProposalImpact, proposalSensitivity } from '../contract.ts';

const parts = ['c1', 'c2', 'c3', 'c4', 'c5'] as const;
const tone = (i: number) => `color-mix(in oklab, var(--u-cust-mark, var(--u-cust)) ${100 - i * 18}%, var(--u-sheet))`;

/** The score, its five parts on a scale of 100 that shows where a decision and waves are asked for, and how it moves with the weights. */
export function ImpactScore({ impact, proposal: { id: proposalId, weighed, toCome, waves }, isWorking }: { impact: ProposalImpact; proposal: Proposal; isWorking: boolean }) {
  const words = useWords().restructuring.impact, f = useFormats();
  const { score, points, components, decisionFrom, wavesFrom } = impact.customers;
  const written = f.number(score, 1), tenths = tenthsOf(parts.map((p) => points[p]), score);
  // Whoever sees part of the company has a score of that part beside the one that everybody else reads in the list.
  const kept = waves.some((w) => w.publishedAt !== null) ? toCome : weighed, whole = impact.partial && kept && !kept.stale ? kept : null;
  const weight = (p: (typeof parts)[number]) => (components[p] > 0 ? points[p] / components[p] : 0);
  return (
    <section>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <div style={{ flex: 1 }}><Section title={words.title} /><div className="sm sub">{isWorking ? words.working : ' '}</div></div>
        <span className="cust score"><Why title={words.why} note={words.whyNote} parts={parts.map((p, i) => ({ name: `${words.parts[p]}: ${f.percent(components[p], 1)} × ${f.number(weight(p))}`, value: f.number(tenths[i]! / 10, 1) }))} total={{ name: words.why, value: written }}>{written}</Why></span>
        <span className="sub" style={{ paddingTop: 12 }}>{words.of}</span>
      </div>
      {impact.partial && <p className="sm ink2" role="note" style={{ margin: '10px 0 0' }}>{words.partial}{whole && ` ${words.partialOf(f.number(whole.score, 1), f.number(whole.changing))}`}</p>}
      {impact.customers.unweighed > 0 && <p className={impact.customers.unweighed === impact.customers.changing ? 'note' : 'sm sub'} role="note" style={{ margin: '10px 0 0' }}>{words.unweighed(f.number(impact.customers.unweighed), f.number(impact.customers.changing))}</p>}
      <div className="scale" aria-hidden>
        <div>{parts.map((p, i) => <i key={p} style={{ width: `${points[p]}%`, background: tone(i) }} />)}</div>
        <s style={{ left: `${decisionFrom}%` }} /><s style={{ left: `${wavesFrom}%` }} />
        <span style={{ left: `${decisionFrom}%`, transform: 'translateX(-100%)' }}>{words.at.decision(f.number(decisionFrom))}</span><span style={{ left: `${wavesFrom}%` }}>{words.at.waves(f.number(wavesFrom))}</span>
      </div>
      <table className="pt"><tbody>{parts.map((p, i) => <tr key={p}><td><i className="sw" style={{ background: tone(i) }} /></td><td className="ink2">{words.parts[p]}</td><td className="num sub">{f.percent(components[p], 1)}</td><td className="num m">{f.number(tenths[i]! / 10, 1)}</td></tr>)}</tbody></table>
      {score > 0 && <Sensitivity proposalId={proposalId} />}
    </section>
  );
}

/** Half and one and a half of each weight: whether what the score asks for would change. */
function Sensitivity({ proposalId }: { proposalId: string }) {
  const words = useWords().restructuring.impact, f = useFormats();
  const { data } = useAsk(proposalSensitivity, { proposalId }, { keep: true });
  if (!data) return null;
  return (
    <p className="sm sub" style={{ margin: '6px 0 0' }}>
      {words.sensitivity}: <Why title={words.sensitivity} note={data.holds ? words.holds : words.breaks} parts={data.rows.map((r) => ({ name: words.parts[r.component], value: words.between(f.number(Math.min(r.half, r.more), 1), f.number(Math.max(r.half, r.more), 1)) }))}>{words.between(f.number(data.lowest, 1), f.number(data.highest, 1))}</Why>
    </p>
  );
}

/** Tenths of a point that add up to the score as it is written (largest remainder). */
function tenthsOf(points: readonly number[], score: number): number[] {
  const whole = Math.round(score * 10), tenths = points.map((p) => Math.floor(p * 10 + 1e-9));
  const order = points.map((p, i) => [p * 10 - tenths[i]!, i] as const).sort((a, b) => b[0] - a[0]);
  for (let left = whole - tenths.reduce((a, b) => a + b, 0), n = 0; left > 0 && n < order.length; left--, n++) tenths[order[n]![1]]! += 1;
  return tenths;
}

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
