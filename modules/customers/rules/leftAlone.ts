import { type Day, daysBetween, reason, type Reason } from '../../organization/rules/index.ts';
import { servedBy } from './served.ts';

export interface LastContacts { marketing: Day | null; sales: Day | null }
export interface LeftAlone { alone: boolean; /** Days without a word; null: never a contact. */ days: number | null; reasons: Reason<'left_alone' | 'never_contacted' | 'served' | 'contact_planned'>[] }

/**
 * Whether a customer is being left alone: no division in touch for `hold` days, and none has planned to be within as many.
 */
export function leftAlone(last: LastContacts, nextPlanned: Day | null, today: Day, hold: number): LeftAlone {
  const by = servedBy(last, today, hold);
  const latest = [last.marketing, last.sales].filter((d) => d !== null).sort().at(-1) ?? null;
  const days = latest === null ? null : daysBetween(latest, today);
  if (by !== 'none') return { alone: false, days, reasons: [reason('served', { by, hold })] };
  if (nextPlanned !== null && nextPlanned >= today && daysBetween(today, nextPlanned) <= hold) {
    return { alone: false, days, reasons: [reason('contact_planned', { on: nextPlanned })] };
  }
  return { alone: true, days, reasons: [latest === null ? reason('never_contacted') : reason('left_alone', { days, hold })] };
}
