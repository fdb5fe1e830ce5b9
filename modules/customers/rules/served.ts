import { addDays, type Day, daysBetween } from '../../organization/rules/index.ts';

/**
 * Who serves a customer. A division's contact holds for `hold` days (parameter `customers.served_days`): on the day it
 * happened and the `hold` - 1 days after it. Planned contacts serve nobody yet. Days are those of the customer's market.
 */
export interface ContactDay { on: Day; division: 'marketing' | 'sales' }
export type ServedBy = 'both' | 'marketing' | 'sales' | 'none';
/** Days, or weeks, by who served; they add up to the window. */
export type Served = Record<ServedBy, number>;
export interface Gap { from: Day; to: Day; /** Days since the contact before the gap; the gap's own length when there was none. */ silent: number }

const kinds: readonly ServedBy[] = ['both', 'marketing', 'sales', 'none'];
const whoOf = (marketing: boolean, sales: boolean): ServedBy => (marketing ? (sales ? 'both' : 'marketing') : sales ? 'sales' : 'none');

/** Days of [from, to) by who served them, also by contacts from before the window. */
export function daysServed(contacts: readonly ContactDay[], from: Day, to: Day, hold: number): Served {
  const [marketing, sales] = [servedDays(contacts, 'marketing', from, to, hold), servedDays(contacts, 'sales', from, to, hold)];
  const served: Served = { both: 0, marketing: 0, sales: 0, none: 0 };
  marketing.forEach((m, day) => { served[whoOf(m, sales[day]!)] += 1; });
  return served;
}

function servedDays(contacts: readonly ContactDay[], division: ContactDay['division'], from: Day, to: Day, hold: number): boolean[] {
  const days = Math.max(0, daysBetween(from, to));
  const served = Array<boolean>(days).fill(false);
  for (const contact of contacts) {
    if (contact.division !== division) continue;
    const first = daysBetween(from, contact.on);
    for (let day = Math.max(0, first); day < Math.min(days, first + hold); day++) served[day] = true;
  }
  return served;
}

/** In whole weeks that still add up to the weeks of the window (largest remainder, in the order both, marketing, sales, none). */
export function weeksServed(days: Served): Served {
  const weeks = Math.round(kinds.reduce((sum, kind) => sum + days[kind], 0) / 7);
  const whole = Object.fromEntries(kinds.map((kind) => [kind, Math.floor(days[kind] / 7)])) as Served;
  let left = weeks - kinds.reduce((sum, kind) => sum + whole[kind], 0);
  for (const kind of [...kinds].sort((a, b) => (days[b] % 7) - (days[a] % 7))) {
    if (left <= 0) break;
    whole[kind] += 1;
    left -= 1;
  }
  return whole;
}

/** The stretches of [from, to) in which a division was silent, longer than `atLeast` days. */
export function laneGaps(contacts: readonly ContactDay[], division: ContactDay['division'], from: Day, to: Day, hold: number, atLeast = 5): Gap[] {
  const served = servedDays(contacts, division, from, to, hold);
  const before = contacts.some((c) => c.division === division && c.on < from);
  const gaps: Gap[] = [];
  for (let day = 0; day < served.length; day++) {
    if (served[day]) continue;
    const start = day;
    while (day < served.length && !served[day]) day += 1;
    const hadContact = start > 0 || before;
    if (day - start > atLeast) gaps.push({ from: addDays(from, start), to: addDays(from, day), silent: day - start + (hadContact && start > 0 ? hold : 0) });
  }
  return gaps;
}

/** The day of the last contact of either division; null: never. */
export const latestOf = ({ marketing, sales }: { marketing: Day | null; sales: Day | null }): Day | null => (marketing === null || (sales !== null && sales > marketing) ? sales : marketing);

/** Which divisions serve the customer on `today`, by the day of each one's last contact; null: never. */
export function servedBy(last: { marketing: Day | null; sales: Day | null }, today: Day, hold: number): ServedBy {
  const holds = (day: Day | null) => day !== null && day <= today && daysBetween(day, today) < hold;
  return whoOf(holds(last.marketing), holds(last.sales));
}
