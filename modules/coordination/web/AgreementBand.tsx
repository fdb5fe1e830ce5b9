import { useAsk } from '../../../platform/web/ask.ts';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { Why } from '../../../platform/web/parts/Why.tsx';
import type { Division } from '../../../contract/shapes.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { addDays } from '../../organization/rules/index.ts';
import { type Attainment, getAttainment } from '../contract.ts';

/** The last 28 days, today not among them: what is due today can still be kept. */
export function useLastWeeks() {
  const { today } = useFormats().settings;
  return useAsk(getAttainment, { from: addDays(today, -28), to: today }, { live: ['hand_off'], freshFor: 60_000 });
}

/** How both divisions keep what they promised each other, and the lower of both between them. */
export function AgreementBand() {
  const words = useWords();
  const formats = useFormats();
  const { attainment: t } = words.coordination;
  const total = useLastWeeks().data?.total;
  if (!total) return null;
  const share = (v: number | null) => (v === null ? t.unknown : formats.percent(v, 0));
  const m = total.milestones, of = (a: { met: number; missed: number }) => `${a.met} / ${a.met + a.missed}`;
  return (
    <div className="agree">
      <Half division="marketing" name={words.common.marketing} says={t.marketing} value={share(total.marketing)} parts={[[t.accepted, `${total.acceptance.accepted} / ${total.acceptance.accepted + total.acceptance.returnedUpheld}`]]} />
      <div className="joint">
        <span className="sm sub">{t.joint}</span>
        <Why title={t.joint} parts={[{ name: words.common.marketing, value: share(total.marketing) }, { name: words.common.sales, value: share(total.sales) }]} total={{ name: t.lower, value: share(total.joint) }} note={t.note}>
          <span className="big">{share(total.joint)}</span>
        </Why>
        <span className="sm sub">{t.until(formats.plainDay(addDays(formats.settings.today, -1)))}</span>
      </div>
      <Half division="sales" name={words.common.sales} says={t.sales} value={share(total.sales)} parts={[[t.answered, of(m.decision)], [t.attempted, of(m.attempt)], [t.contacted, of(m.contact)]]} />
    </div>
  );
}

function Half({ division, name, says, value, parts }: { division: Division; name: string; says: string; value: string; parts: readonly [string, string][] }) {
  return (
    <div>
      <div className="row" style={{ alignItems: 'baseline' }}><Glyph side={division} /><span className={`b ${division === 'sales' ? 'sales' : 'mkt'}`}>{name}</span><span className="sub" style={{ minWidth: 0 }}>{says}</span><span className="sp" /><span className="big nw">{value}</span></div>
      <div className="parts">{parts.map(([label, is]) => <span key={label} className="nw">{label} <b>{is}</b></span>)}</div>
    </div>
  );
}

/** Market by market: marketing's mark and sales' mark on one line from 0 to 100, with the figures beside it. */
export function Keeping() {
  const words = useWords();
  const formats = useFormats();
  const t = words.coordination.attainment;
  const markets = useLastWeeks().data?.markets ?? [];
  const share = (v: number | null) => (v === null ? <span className="sub">{t.unknown}</span> : formats.percent(v, 0));
  return (
    <div className="pad">
      <h2 className="sec">{t.title}<span className="sp" /><span className="sm sub">{t.unit}</span></h2>
      {markets.length === 0 ? <p className="sub" style={{ margin: '6px 0 0' }}>{t.nothing}</p> : (
        <div className="keeping">
          <div><span>{words.coordination.fields.market}</span><span className="row"><span>0</span><span className="sp" /><span>100</span></span><span className="r">{words.common.marketing}</span><span className="r">{words.common.sales}</span><span className="r">{t.handOffs}</span></div>
          {markets.map((m) => <div key={m.market.id}><span className="m el">{m.market.name}</span><Track of={m} /><span className="r mkt m">{share(m.marketing)}</span><span className="r sales m">{share(m.sales)}</span><span className="r sub">{formats.number(m.handOffs)}</span></div>)}
        </div>
      )}
    </div>
  );
}

function Track({ of: { marketing, sales } }: { of: Attainment }) {
  const ends = [marketing, sales].filter((v): v is number => v !== null);
  const left = Math.min(...ends) * 100, right = Math.max(...ends) * 100;
  return (
    <div className="track" aria-hidden>
      {ends.length === 2 && <i style={{ left: `${left}%`, width: `${right - left}%` }} />}
      {marketing !== null && <b style={{ left: `${marketing * 100}%` }}><Glyph side="marketing" size={11} /></b>}
      {sales !== null && <b style={{ left: `${sales * 100}%` }}><Glyph side="sales" size={11} /></b>}
    </div>
  );
}
