import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorkingMinutes, type WorkCalendar, workingMinutesBetween } from '../../organization/rules/index.ts';
import { runningClock, turnOf } from './handOffClock.ts';
import { dueOf, dueOnOffering } from './handOffDue.ts';
import { readMilestone } from './handOffMilestones.ts';
import { type ClockPause, duesAfter, endOf, type HandOffClocked, pausedMinutes, type PauseAsked, planPause, windowOpensAt } from './handOffPauses.ts';
import { noStamps, type HandOffStamps } from './handOffStates.ts';

const office = (zone: string, opens = '09:00', closes = '18:00', holidays: string[] = []): WorkCalendar => ({ zone, hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens, closes })), holidays });
const madrid = office('Europe/Madrid'), mexico = office('America/Mexico_City');
const agreement = { decisionMinutes: 120, firstAttemptMinutes: 240, contactMinutes: 960, dispositionMinutes: 4800 };
const wednesday = new Date('2026-03-25T10:00:00+01:00');
const at = (text: string) => new Date(text);

function offered(offeredAt: Date, calendar = madrid, stamps: Partial<HandOffStamps> = {}, capMinutes = 2400): HandOffClocked {
  const due = dueOnOffering(agreement, offeredAt, calendar);
  const dues = { decision: due.decision.at, attempt: due.attempt.at, contact: due.contact.at, disposition: due.disposition.at, resolution: null };
  return { stamps: { ...noStamps, offeredAt, decisionDueAt: dues.decision, ...stamps }, dues, pauses: [], capMinutes, calendar };
}
const accepted = { acceptedAt: at('2026-03-25T10:30:00+01:00') };
const until = (day: string | null, more: Partial<PauseAsked> = {}): PauseAsked => ({ reason: 'customer_set_date', until: day, note: '', ...more });
const forData: PauseAsked = { reason: 'returned_for_data', until: null, note: 'El teléfono' };
const why = (h: HandOffClocked, asked: PauseAsked, when: Date) => planPause(h, asked, when).reasons.map((r) => r.code);

describe('stopping the clock', () => {
  test('until the day the customer set: what is owed moves by the working time between, what was reached does not', () => {
    const { plan } = planPause(offered(wednesday, madrid, accepted), until('2026-03-30'), at('2026-03-25T11:00:00+01:00'));
    // Wednesday 11:00 to Monday 0:00 are 7 + 9 + 9 working hours; three hours of the first attempt are left on Monday.
    expect(plan).toMatchObject({ minutes: 1500, capLeft: 2400, capped: false, milestone: 'attempt', runsAgainAt: at('2026-03-29T22:00:00Z') });
    expect(plan!.dues.decision).toEqual(at('2026-03-25T12:00:00+01:00'));
    expect(plan!.dues.attempt).toEqual(at('2026-03-30T12:00:00+02:00'));
  });
  test('the day begins where the receiver is, west of UTC too', () => {
    // Half past six on Wednesday evening in Mexico is Thursday already in UTC.
    const h = offered(at('2026-03-25T23:00:00Z'), mexico), evening = at('2026-03-26T00:30:00Z');
    expect(planPause(h, until('2026-03-27'), evening).plan).toMatchObject({ minutes: 540, runsAgainAt: at('2026-03-27T06:00:00Z') });
    expect(why(h, until('2026-03-25'), evening)).toEqual(['pause_until_past']);
    expect(why(h, until('2026-03-26'), evening)).toEqual(['pause_stops_nothing']);
  });
  test('for missing data it may stand still until the cap is used up, and is the sender’s move', () => {
    const { plan } = planPause(offered(wednesday), forData, wednesday);
    expect(plan).toMatchObject({ minutes: 2400, capped: false, milestone: 'decision' });
    expect(plan!.runsAgainAt).toEqual(addWorkingMinutes(wednesday, 2400, madrid).at);
    expect(turnOf('accepted', 'returned_for_data')).toBe('sender');
    expect(turnOf('accepted', 'customer_set_date')).toBe('receiver');
  });
  test('a day beyond the cap: it runs again once the cap is used up, and says so', () => {
    const { plan, reasons } = planPause(offered(wednesday, madrid, {}, 60), until('2026-03-30'), wednesday);
    expect(plan).toMatchObject({ minutes: 60, capped: true, runsAgainAt: at('2026-03-25T11:00:00+01:00') });
    expect(reasons).toEqual([{ code: 'pause_capped', figures: { capMinutes: 60 } }]);
  });
  test('while the customer’s market is closed, until it opens; not while it is open, unless a day is given', () => {
    const later = office('America/Mexico_City', '09:00', '18:00', ['2026-03-25']), law = (opens: Date | null, day: string | null = null) => until(day, { reason: 'contact_window_closed', windowOpensAt: opens });
    expect(windowOpensAt(wednesday, later)).toEqual(at('2026-03-26T15:00:00Z'));
    expect(windowOpensAt(wednesday, madrid)).toBeNull();
    expect(planPause(offered(wednesday), law(windowOpensAt(wednesday, later)), wednesday).plan).toMatchObject({ minutes: 480 + 420 });
    expect(why(offered(wednesday), law(null), wednesday)).toEqual(['contact_window_open']);
    expect(planPause(offered(wednesday), law(null, '2026-03-26'), wednesday).plan?.minutes).toBe(480);
  });
  const held: ClockPause = { reason: 'customer_set_date', from: wednesday, runsAgainAt: at('2026-03-26T00:00:00+01:00'), endedAt: null };
  test.each<[string, HandOffClocked, PauseAsked, Date, string]>([
    ['what was never offered', { ...offered(wednesday), stamps: noStamps }, until('2026-03-30'), wednesday, 'not_running'],
    ['what is closed', offered(wednesday, madrid, { ...accepted, disqualifiedAt: wednesday }), until('2026-03-30'), at('2026-03-25T11:00:00+01:00'), 'not_running'],
    ['what is in dispute', offered(wednesday, madrid, { returnedAt: wednesday, disputedAt: wednesday }), until('2026-03-30'), wednesday, 'not_running'],
    ['what came in without dues', { ...offered(wednesday), dues: { decision: null, attempt: null, contact: null, disposition: null, resolution: null } }, until('2026-03-30'), wednesday, 'not_running'],
    ['what is late', offered(wednesday), until('2026-03-30'), at('2026-03-25T12:00:01+01:00'), 'already_late'],
    ['what stands still', { ...offered(wednesday), pauses: [held] }, until('2026-03-30'), wednesday, 'already_paused'],
    ['a date the customer has not set', offered(wednesday), until(null), wednesday, 'pause_until_missing'],
    ['today', offered(wednesday), until('2026-03-25'), wednesday, 'pause_until_past'],
    ['data that nobody names', offered(wednesday), { ...forData, note: ' ' }, wednesday, 'pause_note_missing'],
    ['an agreement that allows none', offered(wednesday, madrid, {}, 0), until('2026-03-30'), wednesday, 'pause_cap_used'],
    ['hours in which nobody works', offered(at('2026-03-25T17:30:00+01:00')), until('2026-03-26'), at('2026-03-25T19:00:00+01:00'), 'pause_stops_nothing'],
  ])('not %s', (_, h, asked, when, code) => {
    expect(planPause(h, asked, when)).toMatchObject({ plan: null });
    expect(why(h, asked, when)).toEqual([code]);
  });
  test('a clock that stands still neither uses time up nor is late', () => {
    const h = offered(wednesday, madrid, accepted), from = at('2026-03-25T11:00:00+01:00'), { plan } = planPause(h, until('2026-03-30'), from);
    const read = (when: Date) => runningClock('accepted', wednesday, { ...h.dues, ...plan!.dues }, when, madrid, [{ from, to: plan!.runsAgainAt }]);
    expect(read(from)).toMatchObject({ used: 0.25, minutesLeft: 180, late: false });
    expect(read(at('2026-03-27T12:00:00+01:00'))).toMatchObject({ used: 0.25, minutesLeft: 180 });
    expect(read(at('2026-03-30T10:00:00+02:00'))).toMatchObject({ used: 0.5, minutesLeft: 120 });
    expect(read(at('2026-03-25T10:30:00+01:00'))).toMatchObject({ used: 0.125, minutesLeft: 210 });
  });
});

describe('laws', () => {
  const zones = ['Europe/Madrid', 'America/Mexico_City', 'America/St_Johns', 'Asia/Kolkata', 'UTC'];
  /** A hand-off's times: each pause begins some minutes after the last end, is ended after some more or left to end by itself. */
  const anyTimes = fc.record({
    zone: fc.constantFrom(...zones), offset: fc.nat(7 * 24 * 60), cap: fc.integer({ min: 1, max: 3000 }),
    pauses: fc.array(fc.record({ wait: fc.nat(3000), days: fc.option(fc.integer({ min: 1, max: 9 })), endAfter: fc.option(fc.nat(9000)) }), { maxLength: 5 }),
  });
  const minutesLater = (d: Date, m: number) => new Date(d.getTime() + m * 60_000);
  interface Told { before: HandOffClocked; after: HandOffClocked; at: Date }

  /** Every step of it as the server takes them, each with how things stood before and after. */
  function lived({ zone, offset, cap, pauses }: { zone: string; offset: number; cap: number; pauses: readonly { wait: number; days: number | null; endAfter: number | null }[] }) {
    const offeredAt = minutesLater(at('2026-03-23T00:00:00Z'), offset), told: Told[] = [];
    let h = offered(offeredAt, office(zone), { acceptedAt: offeredAt }, cap), now = offeredAt;
    const step = (after: HandOffClocked) => { told.push({ before: h, after, at: now }); h = after; };
    for (const p of pauses) {
      now = minutesLater(now, p.wait);
      const day = p.days && minutesLater(now, p.days * 24 * 60).toISOString().slice(0, 10);
      const { plan } = planPause(h, day ? until(day) : forData, now);
      if (!plan) continue;
      const pause: ClockPause = { reason: 'customer_set_date', from: now, runsAgainAt: plan.runsAgainAt, endedAt: null };
      step({ ...h, dues: { ...h.dues, ...plan.dues }, pauses: [...h.pauses, pause] });
      const ends = p.endAfter === null ? null : minutesLater(now, p.endAfter);
      now = ends && ends < plan.runsAgainAt ? ends : plan.runsAgainAt;
      if (now < plan.runsAgainAt) step({ ...h, dues: { ...h.dues, ...duesAfter(h, pause, now) }, pauses: [...h.pauses.slice(0, -1), { ...pause, endedAt: now }] });
    }
    return { h, offeredAt, told };
  }

  test('step by step it is due when the law says in one piece', () => fc.assert(fc.property(anyTimes, (times) => {
    const { h, offeredAt } = lived(times), end = at('2027-01-01T00:00:00Z');
    const whole = h.pauses.map((p) => ({ reason: p.reason, from: p.from, to: endOf(p) }));
    for (const [milestone, limit] of [['attempt', agreement.firstAttemptMinutes], ['contact', agreement.contactMinutes], ['disposition', agreement.dispositionMinutes]] as const) {
      expect(h.dues[milestone]).toEqual(dueOf(offeredAt, limit, h.calendar, whole, times.cap, end).at);
    }
  })));

  test('nothing is ever due sooner than agreed, nor later by more working time than the cap', () => fc.assert(fc.property(anyTimes, (times) => {
    const { h, offeredAt } = lived(times), plain = offered(offeredAt, h.calendar);
    expect(pausedMinutes(h.pauses, h.calendar)).toBeLessThanOrEqual(times.cap);
    expect(h.dues.decision).toEqual(plain.dues.decision);
    for (const milestone of ['attempt', 'contact', 'disposition'] as const) {
      const later = workingMinutesBetween(plain.dues[milestone]!, h.dues[milestone]!, h.calendar)!;
      expect(later).toBeGreaterThanOrEqual(0);
      expect(later).toBeLessThanOrEqual(times.cap);
    }
  })));

  test('what was met, missed or due by an instant is read the same for ever, whatever is paused or ended from then on', () => fc.assert(fc.property(anyTimes, fc.nat(20), (times, doneDays) => {
    for (const { before, after, at: then } of lived(times).told) {
      const done = minutesLater(then, (doneDays - 10) * 24 * 60), stamps = { ...before.stamps, firstAttemptAt: done };
      for (const milestone of ['attempt', 'contact'] as const) {
        expect(readMilestone(milestone, after.dues[milestone], stamps, then).status).toBe(readMilestone(milestone, before.dues[milestone], stamps, then).status);
        if (before.dues[milestone]! < then || after.dues[milestone]! < then) expect(after.dues[milestone]).toEqual(before.dues[milestone]);
      }
    }
  })));
});
