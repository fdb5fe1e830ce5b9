import { Section } from '../../../platform/web/parts/Section.tsx';
import { Why } from '../../../platform/web/parts/Why.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Impact } from '../contract.ts';

const parts = ['c1', 'c2', 'c3', 'c4', 'c5'] as const;
/** The most points each part can have. */
const weights = { c1: 35, c2: 20, c3: 20, c4: 10, c5: 15 };

/** The score in a figure, its five parts as bars that add up to it, and what it asks for. */
export function ImpactScore({ impact }: { impact: Impact }) {
  const words = useWords().focus;
  const f = useFormats();
  const score = f.number(impact.score, 1);
  const tenths = roundedParts(parts.map((p) => impact.points[p]), impact.score);
  return (
    <section className="impact-score">
      <Section title={words.score} />
      <div className="row" style={{ alignItems: 'baseline' }}>
        <span className="big score"><Why title={words.why(score)} parts={parts.map((p, i) => ({ name: words.components[p], value: f.number(tenths[i]! / 10, 1) }))} total={{ name: words.score, value: score }} note={words.whyNote}>{score}</Why></span>
        <span className="ink2">{words.ofHundred}</span>
      </div>
      <p className={impact.needsDecision ? 'late m' : 'ink2'} style={{ margin: '0 0 10px' }}>
        {impact.needsWaves ? words.gates.waves(f.number(impact.wavesFrom)) : impact.needsDecision ? words.gates.decision(f.number(impact.decisionFrom)) : words.gates.below}
      </p>
      <dl className="parts">
        {parts.map((p, i) => (
          <div key={p} title={words.componentHelp[p]}>
            <dt>{words.components[p]}</dt><dd>{f.number(tenths[i]! / 10, 1)}</dd>
            <span className="part-bar" aria-hidden><i style={{ width: `${(impact.points[p] / weights.c1) * 100}%` }} /><u style={{ left: `${(weights[p] / weights.c1) * 100}%` }} /></span>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Tenths of a point that add up to the score as it is written (largest remainder). */
function roundedParts(points: readonly number[], score: number): number[] {
  const whole = Math.round(score * 10), tenths = points.map((p) => Math.floor(p * 10 + 1e-9));
  const order = points.map((p, i) => [p * 10 - tenths[i]!, i] as const).sort((a, b) => b[0] - a[0]);
  for (let left = whole - tenths.reduce((a, b) => a + b, 0), n = 0; left > 0 && n < order.length; left--, n++) tenths[order[n]![1]]! += 1;
  return tenths;
}

/** The range of bookings at risk, drawn with its ends in figures and its centre marked. */
export function RevenueRange({ impact }: { impact: Impact }) {
  const words = useWords().focus;
  const f = useFormats();
  const { low, base, high } = impact.revenueAtRisk;
  const [l, b, h] = [low, base, high].map((m) => Number(m.minor)) as [number, number, number];
  const at = (n: number) => (h > 0 ? `${(n / (h * 1.1)) * 100}%` : '0');
  return (
    <section>
      <Section title={words.risk} />
      {h === 0 ? <p className="big" style={{ margin: 0 }}>{f.moneyWhole(base)}</p> : (
        <>
          <p className="fact" style={{ margin: 0 }}>{f.moneyRange(low, high)}</p>
          <div className="range" role="img" aria-label={words.riskFinding(f.moneyWhole(low), f.moneyWhole(base), f.moneyWhole(high))}><i style={{ left: at(l), right: `calc(100% - ${at(h)})` }} /><u style={{ left: at(b) }} /></div>
          <p className="sm ink2" style={{ margin: 0 }}>{words.central(f.moneyWhole(base))}</p>
        </>
      )}
      <p className="sm sub prose" style={{ margin: '4px 0 0' }}>{words.riskNote}</p>
    </section>
  );
}
