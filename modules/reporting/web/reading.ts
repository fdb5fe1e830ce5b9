import { currencySign } from '../../../words/currencies.ts';
import type { Formats } from '../../../words/formats.ts';
import type { Words } from '../../../words/es.ts';
import type { Money } from '../../../contract/shapes.ts';
import { progressCap } from '../../goals/rules/index.ts';
import type { ExecutiveReport, Total, Why } from '../contract.ts';

export type ReportWords = Words['reporting']['report'];
export interface Reading { r: ExecutiveReport; words: ReportWords; f: Formats; sign: string; open: (id: string) => void; opened: string | undefined }

/** In the company's currency; where a rate is missing, each currency by itself. */
export const totalText = (t: Total, f: Formats, none: string, write: (m: Money) => string = f.money): string =>
  t.total ? write(t.total) : t.sums.length > 0 ? t.sums.map(write).join(' + ') : none;
/** To the cent, without the sign the column's title has. */
export const columnText = (t: Total, f: Formats, none: string): string => (t.total ? f.amount(t.total) : totalText(t, f, none));
export const shareText = (share: number | null, f: Formats, none: string, digits = 0): string => (share === null ? none : f.percent(share, digits));
/** How far a goal is; it is not counted beyond the cap. */
export const reachedText = (progress: number, f: Formats, words: Pick<ReportWords, 'orMore'>): string => (progress >= progressCap ? words.orMore(f.percent(progressCap, 0)) : f.percent(progress, 0));
/** A month by its name. While the answer about months is on its way, the rows are still those of what was asked before, and no months. */
export const monthText = (key: string, name: string, f: Formats): string => (/^\d{4}-\d{2}$/.test(key) ? f.monthAndYear(`${key}-01`) : name);
export const signOf = (r: Pick<ExecutiveReport, 'currency'>): string => currencySign(r.currency);

/** A figure that can be asked why, with how it is written. */
export interface Door { id: string; value: string; why: Why }

export function doorsOf(r: ExecutiveReport, words: ReportWords, f: Formats): Door[] {
  const none = words.noFigure, share = (n: number | null) => shareText(n, f, none);
  return [
    { id: 'booked', value: totalText(r.booked, f, none), why: r.booked.why },
    { id: 'weighted', value: totalText(r.pipeline.weighted, f, none), why: r.pipeline.why },
    { id: 'served', value: share(r.served.share), why: r.served.why },
    { id: 'agreement', value: share(r.handOffs.joint), why: r.handOffs.why },
    { id: 'attribution', value: totalText(r.attribution.booked, f, none), why: r.attribution.why },
    { id: 'funnel', value: f.number(r.funnel.won), why: r.funnel.why },
    { id: 'deals', value: share(r.deals.value), why: r.deals.why },
    { id: 'promises', value: share(r.promises.value), why: r.promises.why },
    ...r.support.map((s) => ({ id: `support-${s.to}`, value: share(s.value), why: s.why })),
    ...r.goals.map((g, i) => ({ id: i === 0 ? 'goal' : `goal-${g.id}`, value: g.progress === null ? none : reachedText(g.progress, f, words), why: g.why })),
  ];
}
