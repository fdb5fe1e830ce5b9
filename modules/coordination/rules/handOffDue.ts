import { addWorkingMinutes, reason, workingMinutesBetween, type Reason, type WorkCalendar } from '../../organization/rules/index.ts';

/** What the two sides agreed, in minutes of the receiving seat's working time since the offer. Frozen on offering. */
export interface Agreement {
  decisionMinutes: number;
  firstAttemptMinutes: number;
  contactMinutes: number;
  dispositionMinutes: number;
}
export type Milestone = 'decision' | 'attempt' | 'contact' | 'disposition';
export const milestones: readonly Milestone[] = ['decision', 'attempt', 'contact', 'disposition'];
export const limitOf = (a: Agreement): Record<Milestone, number> => ({
  decision: a.decisionMinutes,
  attempt: a.firstAttemptMinutes,
  contact: a.contactMinutes,
  disposition: a.dispositionMinutes,
});

/** The only grounds on which the clock may stop. */
export const pauseReasons = ['customer_set_date', 'contact_window_closed', 'returned_for_data'] as const;
export type PauseReason = (typeof pauseReasons)[number];
/** `to` null: still paused. */
export interface Pause {
  reason: PauseReason;
  from: Date;
  to: Date | null;
}

export interface DueReading {
  at: Date | null;
  pausedMinutes: number;
  reasons: Reason[];
}

/**
 * When one milestone is due (DOMAIN F4): `limit` working minutes after the offer on the receiving seat's calendar, not
 * counting pauses. Pauses stop the clock for `capMinutes` of working time in all; what exceeds it runs on. A pause counts
 * only up to `until`: the instant the milestone was reached, or now. One that begins once the time is up revives nothing.
 */
export function dueOf(offeredAt: Date, limit: number, calendar: WorkCalendar, pauses: readonly Pause[], capMinutes: number, until: Date): DueReading {
  const counted = mergePauses(pauses, offeredAt, until);
  let [cursor, left, paused] = [offeredAt, limit, 0];
  const reasons: Reason[] = [];
  for (const pause of counted) {
    const running = workingMinutesBetween(cursor, pause.from, calendar) ?? 0;
    if (running >= left) break;
    const asked = workingMinutesBetween(pause.from, pause.to, calendar) ?? 0;
    const granted = Math.min(asked, capMinutes - paused);
    if (granted < asked) reasons.push(reason('pause_capped', { asked, granted, capMinutes }));
    left -= running;
    paused += granted;
    cursor = granted < asked ? (addWorkingMinutes(pause.from, granted, calendar).at ?? pause.from) : pause.to;
  }
  if (paused > 0) reasons.push(reason('paused', { minutes: paused }));
  const due = addWorkingMinutes(cursor, left, calendar);
  return { at: due.at, pausedMinutes: paused, reasons: [...reasons, ...due.reasons] };
}

/** Pauses in order, without overlap, cut to [offeredAt, until]. */
function mergePauses(pauses: readonly Pause[], offeredAt: Date, until: Date): { from: Date; to: Date }[] {
  const merged: { from: Date; to: Date }[] = [];
  const cut = pauses.map((p) => ({ from: p.from < offeredAt ? offeredAt : p.from, to: p.to === null || p.to > until ? until : p.to }));
  for (const p of cut.filter((c) => c.from < c.to).sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = merged.at(-1);
    if (!last || p.from > last.to) merged.push(p);
    else if (p.to > last.to) last.to = p.to;
  }
  return merged;
}

/** The four due instants of an offer that nothing has paused: what is stamped on offering. */
export function dueOnOffering(agreement: Agreement, offeredAt: Date, calendar: WorkCalendar): Record<Milestone, DueReading> {
  const limits = limitOf(agreement);
  const due = (m: Milestone) => dueOf(offeredAt, limits[m], calendar, [], 0, offeredAt);
  return { decision: due('decision'), attempt: due('attempt'), contact: due('contact'), disposition: due('disposition') };
}
