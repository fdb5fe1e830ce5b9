import { useAsk } from '../../../platform/web/ask.ts';
import { Facts } from '../../../platform/web/parts/Facts.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay, useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { executiveReport } from '../contract.ts';
import { presetsOn } from './periods.ts';

/** For who answers to senior management, and for senior management: the year so far in five figures, and the way to the page they stand on. */
export function DayReport() {
  const may = useMay(), { seats } = useMe();
  const looks = may('reporting.edition.issue') || (may('reporting.report.read') && seats.every((s) => s.division === null));
  return looks ? <YearSoFar /> : null;
}

function YearSoFar() {
  const words = useWords().reporting, d = words.day;
  const f = useFormats(), may = useMay();
  const span = presetsOn(f.settings.today).year;
  const report = useAsk(executiveReport, span, { keep: true, live: ['booking'] }).data;
  if (!report) return null;
  // Nothing sold, offered or served yet: there is nothing to report.
  if (report.booked.sums.length + report.pipeline.deals + report.served.both + report.served.marketing + report.served.sales + report.served.none === 0) return null;
  const share = (n: number | null) => (n === null ? words.report.noFigure : f.percent(n)), { booked, served, handOffs, promises, pipeline } = report;
  const even = report.attribution.difference.every((m) => BigInt(m.minor) === 0n);
  return (
    <section className="day-block">
      <Section title={d.title} right={<GoLink className="sm u" to={`/reports?from=${span.from}&to=${span.to}`}>{d.open}</GoLink>}><span className="sm sub" style={{ marginLeft: 8, fontWeight: 400 }}>{d.note(f.plainDay(span.from), f.plainDay(report.on))}</span></Section>
      <div className="day-facts"><Facts facts={[
        { label: d.facts.booked, is: booked.total ? f.moneyWhole(booked.total) : words.report.noFigure, why: booked.overYear === null ? undefined : d.over(f.signedPercent(booked.overYear)) },
        { label: d.facts.served, is: share(served.share), why: d.servedOf(f.number(served.both), f.number(served.both + served.marketing + served.sales + served.none)) },
        { label: d.facts.joint, is: share(handOffs.joint), why: d.halves(share(handOffs.marketing), share(handOffs.sales)) },
        { label: d.facts.promises, is: share(promises.value), why: d.keptOf(f.number(promises.met), f.number(promises.met + promises.missed)) },
        { label: d.facts.pipeline, is: pipeline.weighted.total ? f.moneyWhole(pipeline.weighted.total) : words.report.noFigure, why: d.deals2(f.number(pipeline.deals)) },
      ]} /></div>
      {may('reporting.edition.issue') && <div className="row" style={{ paddingTop: 8, flexWrap: 'wrap' }}><span className="m">{d.tie}</span><span className={even ? 'done' : 'late'}>{even ? d.tieEven : d.tieOff}</span><span className="sub sm">{booked.sums.length > 0 && d.tieNote(booked.sums.map((m) => f.money(m)).join(' · '))}</span><span className="sp" /><GoLink className="sm u" to={`/reports/attribution?from=${span.from}&to=${span.to}`}>{d.attribution}</GoLink></div>}
    </section>
  );
}
