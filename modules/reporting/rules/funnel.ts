import { sumByCurrency, type Amount } from '../../../contract/money.ts';
import { reason, type Day, type Reason } from '../../organization/rules/index.ts';

/** A lead with all that ever became of it; `key` is what it is reported under (a blank origin is `unknown-blank`). */
export interface FunnelLead {
  leadId: string;
  key: string;
  firstContactOn: Day;
  accepted: boolean;
  qualified: boolean;
  won: boolean;
  booked: readonly Amount[];
}
/** `conversion`: won / leads; null where there are no leads. */
export interface FunnelCounts {
  leads: number;
  accepted: number;
  qualified: number;
  won: number;
  conversion: number | null;
  booked: Amount[];
}
export interface Funnel {
  rows: (FunnelCounts & { key: string })[];
  total: FunnelCounts;
  reasons: Reason<'cohort_by_first_contact'>[];
}

/**
 * The funnel of a cohort: the leads whose first contact falls in [from, to), by dates in the market's zone, counted as
 * accepted, qualified and won, and with their bookings, whenever that happened. Rows by key.
 */
export function funnelOf(leads: readonly FunnelLead[], from: Day, to: Day): Funnel {
  const cohort = leads.filter((l) => from <= l.firstContactOn && l.firstContactOn < to);
  const rows = [...Map.groupBy(cohort, (l) => l.key)].map(([key, own]) => ({ key, ...countsOf(own) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  return {
    rows,
    total: countsOf(cohort),
    reasons: [reason('cohort_by_first_contact', { from, to, leads: cohort.length, outside: leads.length - cohort.length })],
  };
}

function countsOf(leads: readonly FunnelLead[]): FunnelCounts {
  const won = leads.filter((l) => l.won).length;
  return {
    leads: leads.length,
    accepted: leads.filter((l) => l.accepted).length,
    qualified: leads.filter((l) => l.qualified).length,
    won,
    conversion: conversionOf(won, leads.length),
    booked: sumByCurrency(leads.flatMap((l) => l.booked)),
  };
}

export const conversionOf = (won: number, leads: number): number | null => (leads === 0 ? null : won / leads);
