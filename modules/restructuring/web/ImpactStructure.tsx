import type { ReactNode } from 'react';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { Why } from '../../../platform/web/parts/Why.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { ProposalImpact, StructureFigures } from '../contract.ts';

/** The structure before and after in figures: seats, spans, layers, cost, internal hours and focus, each with its change. */
export function ImpactStructure({ impact }: { impact: ProposalImpact }) {
  const words = useWords().restructuring.impact, s = words.structure, f = useFormats();
  const { before, after } = impact.structure, { information, focus } = impact;
  const hours = (minutes: number) => f.number(minutes / 60, 1);
  const row = (name: string, now: ReactNode, then: ReactNode, change: number, says: (n: number) => string, worse: 'more' | 'less' | null) =>
    <tr key={name}><td className="ink2">{name}</td><td className="num sub">{now}</td><td className="num m">{then}</td><td className={`num m ${change === 0 || !worse ? 'sub' : (change > 0) === (worse === 'more') ? 'late' : 'done'}`}>{change === 0 ? '=' : says(change)}</td></tr>;
  const plain = (n: number) => f.signed(n);
  return (
    <>
      <section>
        <table className="t k">
          <thead><tr><th>{s.title}</th><th className="num">{s.now}</th><th className="num">{s.after}</th><th className="num">{s.change}</th></tr></thead>
          <tbody>
            {row(s.seats, f.number(before.seats), f.number(after.seats), after.seats - before.seats, plain, null)}
            {row(s.vacancies, f.number(before.vacancies), f.number(after.vacancies), after.vacancies - before.vacancies, plain, 'more')}
            {row(s.span, median(before, f.number), median(after, f.number), (after.medianSpan ?? 0) - (before.medianSpan ?? 0), (n) => f.signed(n, 1), null)}
            {row(s.band, f.number(before.outsideBand), <Outside figures={after} />, after.outsideBand - before.outsideBand, plain, 'more')}
            {row(s.layers, f.number(before.layers), f.number(after.layers), after.layers - before.layers, plain, 'more')}
            {before.cost && after.cost && after.costUnknown < after.seats && row(s.cost, f.moneyWhole(before.cost), f.moneyWhole(after.cost), Number(BigInt(after.cost.minor) - BigInt(before.cost.minor)), (n) => `${n > 0 ? '+' : ''}${f.moneyWhole({ minor: String(n), currency: after.cost!.currency })}`, 'more')}
            {row(s.hours, hours(information.before.minutes), hours(information.after.minutes), information.after.minutes - information.before.minutes, (n) => `${f.signed(n / 60, 1)} h`, 'more')}
            {row(s.focus, focus.before === null ? words.tooLittle : f.percent(focus.before), focus.after === null ? words.tooLittle : f.percent(focus.after), (focus.after ?? 0) - (focus.before ?? 0), (n) => `${f.signed(n * 100, 1)} pt`, 'less')}
          </tbody>
        </table>
        {focus.lowEvidence && <p className="sm sub" style={{ margin: '4px 0 0' }}>{words.lowEvidence}</p>}
        {after.cost && after.costUnknown > 0 && <p className="sm sub" style={{ margin: '4px 0 0' }}>{s.costUnknown(f.number(after.costUnknown))}</p>}
      </section>
      <Executives impact={impact} />
      {impact.waves.length > 1 && (
        <section>
          <Section title={words.perWave} />
          {impact.waves.map((w) => <div key={w.number} className="row line-row"><span className="m">{words.wave(f.number(w.number), f.plainDay(w.on))}</span><span className="sub sm" style={{ flex: 1 }}>{f.number(w.accounts)}, {f.moneyWhole(w.worth)}</span><span className="cust m">{f.number(w.score, 1)}</span></div>)}
        </section>
      )}
    </>
  );
}

const median = ({ medianSpan }: StructureFigures, number: (n: number, digits?: number) => string) => (medianSpan === null ? '—' : number(medianSpan, Number.isInteger(medianSpan) ? 0 : 1));

/** Managers outside the band of their archetype, by name. */
function Outside({ figures }: { figures: StructureFigures }) {
  const words = useWords().restructuring.impact.structure, f = useFormats();
  const out = figures.spans.filter((s) => s.fits === 'above' || s.fits === 'below');
  if (out.length === 0) return <>{f.number(figures.outsideBand)}</>;
  return <Why title={words.band} parts={out.slice(0, 12).map((s) => ({ name: s.person ? `${s.seat.name}, ${s.person.name}` : s.seat.name, value: `${f.number(s.span)} (${s.least ?? 0}–${s.most ?? '∞'})` }))}>{f.number(figures.outsideBand)}</Why>;
}

/** Only where the lowest common executive of a market changes, or how far up. */
function Executives({ impact }: { impact: ProposalImpact }) {
  const words = useWords().restructuring.impact, f = useFormats();
  const moved = impact.structure.executives.filter((e) => e.before?.seat.id !== e.after?.seat.id || e.before?.distance !== e.after?.distance);
  if (moved.length === 0) return null;
  const say = (e: (typeof moved)[number]['before']) => (e === null ? words.noOne : `${e.person?.name ?? e.seat.name}, ${e.distance === 0 ? words.same : words.distance(f.number(e.distance))}`);
  return (
    <section>
      <Section title={words.executives} />
      {moved.map((e) => <div key={e.market.id} className="row line-row"><span className="m">{e.market.name}</span><span className="sub sm" style={{ flex: 1 }}>{say(e.before)} → {say(e.after)}</span></div>)}
    </section>
  );
}
