import { leadOf, periodName } from '../../../words/reportLead.ts';
import { Mark } from '../../../platform/web/shell/Mark.tsx';
import { progressCap } from '../../goals/rules/index.ts';
import { isRunning, lastDayOf } from '../rules/periods.ts';
import { reachedText, shareText, totalText, type Reading } from './reading.ts';

/** The company, the state of the report, its title, what it says in a sentence, and the six figures. */
export function SheetHead({ reading, state }: { reading: Reading; state: string }) {
  const { r, words, f } = reading;
  return (
    <>
      <header className="row"><Mark size={20} /><b>{r.company}</b><span className="sp" /><span className="sub">{state}</span></header>
      <h2 className="report-title">{words.title(periodName(r.period, f))}{r.market && ` · ${r.market.name}`}</h2>
      <p className="lead">{leadOf(r, words.lead, f, totalText(r.booked, f, words.noFigure), progressCap)}</p>
      <div className="figs"><HeadFigures reading={reading} /></div>
    </>
  );
}

function HeadFigures({ reading }: { reading: Reading }) {
  const { r, words, f } = reading, { booked, pipeline, served, handOffs } = r, [goal] = r.goals, none = words.noFigure;
  const missing = (some: readonly string[]) => words.missingRate(some.join(', '));
  const over = booked.overYear ?? booked.overBefore, compared = (text: string) => (isRunning(r.period, r.on) ? words.sameDays(text) : text);
  const points = served.share !== null && served.yearBefore !== null ? (served.share - served.yearBefore) * 100 : null;
  const bookedNote = booked.missing.length > 0 ? missing(booked.missing) : over === null ? words.noYear : compared(booked.overYear !== null ? words.overYear : words.overBefore);
  return (
    <>
      <Fig reading={reading} door="booked" name={words.figures.booked} value={totalText(booked, f, none, f.moneyWhole)} delta={over === null ? undefined : f.signedPercent(over)} up={(over ?? 0) > 0} note={bookedNote} />
      <Fig reading={reading} door={goal && 'goal'} name={words.figures.toGoal} value={goal?.pace == null ? none : f.percent(goal.pace)}
        note={goal ? (goal.missing.length > 0 ? missing(goal.missing) : goal.value ? words.behindGoal(f.moneyWhole(goal.value), f.plainDay(lastDayOf(r.period, r.on))) : '') : words.noGoal} />
      <Fig reading={reading} door="weighted" name={words.figures.weighted} value={totalText(pipeline.weighted, f, none, f.moneyWhole)}
        note={pipeline.weighted.missing.length > 0 ? missing(pipeline.weighted.missing) : words.onDay(f.plainDay(r.on), f.number(pipeline.deals))} />
      <Fig reading={reading} door="served" name={words.figures.served} value={shareText(served.share, f, none)} delta={points === null ? undefined : words.points(f.signed(points))} up={(points ?? 0) > 0}
        note={words.servedNote(f.number(served.holdDays), points === null ? '' : compared(words.overYear))} />
      <Fig reading={reading} door="agreement" name={words.figures.agreement} value={shareText(handOffs.joint, f, none)} note={words.bothHalves(shareText(handOffs.marketing, f, none), shareText(handOffs.sales, f, none))} />
      <Fig reading={reading} door={goal && 'goal'} name={words.figures.goals} value={goal?.progress == null ? none : reachedText(goal.progress, f, words)} note={goal ? words.expected(f.percent(goal.expected, 0)) : words.noGoal} />
    </>
  );
}

interface FigProps { reading: Reading; door?: string | undefined; name: string; value: string; delta?: string | undefined; up?: boolean; note: string }

/** One figure with its change and what it is set against; it opens its reasons. */
function Fig({ reading, door, name, value, delta, up, note }: FigProps) {
  return (
    <div className="fig">
      <div className="ft">{name}</div>
      <div className="fv">{door ? <DoorButton reading={reading} door={door}>{value}</DoorButton> : value}</div>
      <div className="fs">{delta && <b className={delta.startsWith('−') ? 'late' : up ? 'done' : undefined}>{delta} </b>}{note}</div>
    </div>
  );
}

/** A figure of the sheet: pressed, its reasons stand beside it. */
export function DoorButton({ reading, door, children }: { reading: Pick<Reading, 'open' | 'opened'>; door: string; children: string }) {
  return <button type="button" className="why" aria-pressed={reading.opened === door} onClick={() => reading.open(door)}>{children}</button>;
}
