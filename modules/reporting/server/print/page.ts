import { formatsOf, type Formats } from '../../../../words/formats.ts';
import { leadOf, periodName } from '../../../../words/reportLead.ts';
import { currencySign } from '../../../../words/currencies.ts';
import { reporting as en } from '../../../../words/en/reporting.ts';
import { reporting as es } from '../../../../words/es/reporting.ts';
import type { ExecutiveReport, Total } from '../../contract/executive.ts';
import { progressCap } from '../../../goals/rules/index.ts';
import { isRunning, lastDayOf } from '../../rules/periods.ts';
import { thousands } from '../../rules/thousands.ts';
import type { Issue } from '../editions.ts';
import { typeset } from './compiler.ts';
import { paperOf } from './paper.ts';
import { divisionsOf, marketsOf, sourcesOf, tieOf } from './tables.ts';

/** Everything the page says, in words and figures as they are printed: the template only sets them. */
export interface Writing { figures: ExecutiveReport; words: typeof es.report; f: Formats; sign: string }

/** Draws the report on one page of the paper its readers print on. Not inside a transaction: it takes tens of milliseconds. */
export const printReport = (issue: Issue): Buffer => typeset(pageOf(issue));

export function pageOf({ figures, language, locale, note, edition }: Issue): object {
  const f = formatsOf({ language, locale, timeZone: 'UTC', today: figures.on });
  const w: Writing = { figures, words: (language === 'es' ? es : en).report, f, sign: currencySign(figures.currency) };
  const { words } = w;
  return {
    language, paper: paperOf(locale), company: figures.company,
    state: edition ? words.editionNote(f.number(edition.number), f.plainDay(edition.issuedOn), edition.issuedBy) : words.draftNote(f.plainDay(figures.on)),
    title: words.title(periodName(figures.period, f)) + (figures.market ? ` · ${figures.market.name}` : ''), lead: leadOf(figures, words.lead, f, totalText(figures.booked, w) + (figures.booked.total ? ` ${w.sign}` : ''), progressCap), figures: headFigures(w),
    months: monthBars(w), pipeline: pipelineBars(w), sources: sourcesOf(w), tie: tieOf(w), funnel: funnelOf(w), divisions: divisionsOf(w), markets: marketsOf(w),
    decide: note ? { title: words.decide, lines: note.split('\n').map((l) => l.trim()).filter(Boolean) } : null,
    partial: figures.partial ? words.partial : null,
    foot: { left: edition ? words.closed : words.draftFoot, right: words.ofOne },
  };
}

/** In the company's currency to the cent; where a rate is missing, each currency by itself. */
export const totalText = (t: Total, { f, words }: Pick<Writing, 'f' | 'words'>): string =>
  t.total ? f.amount(t.total) : t.sums.length > 0 ? t.sums.map(f.money).join(' + ') : words.noFigure;
export const shareText = (share: number | null, { f, words }: Pick<Writing, 'f' | 'words'>, digits = 0): string => (share === null ? words.noFigure : f.percent(share, digits));
/** How far a goal is; it is not counted beyond the cap. */
export const reachedText = (progress: number, { f, words }: Pick<Writing, 'f' | 'words'>): string => (progress >= progressCap ? words.orMore(f.percent(progressCap, 0)) : f.percent(progress, 0));

function headFigures(w: Writing): { name: string; value: string; delta: string; tone: string; note: string }[] {
  const { figures: r, words, f } = w, { booked, pipeline, served, handOffs } = r, goal = r.goals[0];
  const tone = (n: number | null) => (n === null || n === 0 ? '' : n > 0 ? 'done' : 'late');
  const over = booked.overYear ?? booked.overBefore, compared = (text: string) => (isRunning(r.period, r.on) ? words.sameDays(text) : text);
  const points = served.share !== null && served.yearBefore !== null ? (served.share - served.yearBefore) * 100 : null;
  const missing = (some: readonly string[]) => words.missingRate(some.join(', '));
  return [
    {
      name: words.figures.booked, value: booked.total ? f.moneyWhole(booked.total) : booked.sums.map(f.moneyWhole).join(' + ') || words.noFigure, delta: over === null ? '' : f.signedPercent(over), tone: tone(over),
      note: booked.missing.length > 0 ? missing(booked.missing) : over === null ? words.noYear : compared(booked.overYear !== null ? words.overYear : words.overBefore),
    },
    {
      name: words.figures.toGoal, value: goal?.pace == null ? words.noFigure : f.percent(goal.pace), delta: '', tone: '',
      note: goal ? (goal.missing.length > 0 ? missing(goal.missing) : goal.value ? words.behindGoal(f.moneyWhole(goal.value), f.plainDay(lastDayOf(r.period, r.on))) : '') : words.noGoal,
    },
    { name: words.figures.weighted, value: pipeline.weighted.total ? f.moneyWhole(pipeline.weighted.total) : words.noFigure, delta: '', tone: '', note: pipeline.weighted.missing.length > 0 ? missing(pipeline.weighted.missing) : words.onDay(f.plainDay(r.on), f.number(pipeline.deals)) },
    { name: words.figures.served, value: shareText(served.share, w), delta: points === null ? '' : words.points(f.signed(points)), tone: tone(points), note: words.servedNote(f.number(served.holdDays), points === null ? '' : compared(words.overYear)) },
    { name: words.figures.agreement, value: shareText(handOffs.joint, w), delta: '', tone: '', note: words.bothHalves(shareText(handOffs.marketing, w), shareText(handOffs.sales, w)) },
    { name: words.figures.goals, value: goal?.progress == null ? words.noFigure : reachedText(goal.progress, w), delta: '', tone: '', note: goal ? words.expected(f.percent(goal.expected, 0)) : words.noGoal },
  ];
}

const monthBars = (w: Writing) => ({
  title: w.words.byMonth, unit: `${w.words.thousands(w.sign)}${w.figures.months.some((m) => m.expected) ? `, ${w.words.goalLine}` : ''}`,
  bars: w.figures.months.map((m, i, all) => {
    const value = thousands(m.total);
    return { label: w.f.month(`${m.month}-01`), value, text: value === null ? w.words.noFigure : w.f.number(value), expected: thousands(m.expected), now: i === all.length - 1 };
  }),
});

const pipelineBars = (w: Writing) => ({
  title: w.words.pipelineTitle(w.f.plainDay(w.figures.on)), unit: w.words.pipelineUnit(w.sign),
  bars: w.figures.pipeline.categories.map((c) => ({
    label: w.words.categories[c.category] ?? c.category, open: thousands(c.open.total) ?? 0, weighted: thousands(c.weighted.total) ?? 0,
    text: c.open.total ? w.f.number(thousands(c.open.total) ?? 0) : w.words.noFigure, weightedText: c.weighted.total ? w.f.number(thousands(c.weighted.total) ?? 0) : '',
  })),
});

function funnelOf(w: Writing) {
  const { figures: { funnel }, words, f } = w;
  const rows = (['leads', 'accepted', 'qualified', 'won'] as const).map((k) => ({ name: words.funnelRows[k], value: f.number(funnel[k]), share: k === 'leads' ? words.wasBefore(f.number(funnel.before.leads)) : funnel.leads === 0 ? words.notApplies : f.percent(funnel[k] / funnel.leads) }));
  return { title: words.funnel, unit: words.cohort, rows };
}
