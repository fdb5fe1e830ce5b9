import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkCalendar } from '../../organization/rules/index.ts';
import { attainment, percentile } from './attainment.ts';
import { dueOf, dueOnOffering, type Pause } from './handOffDue.ts';
import { readMilestone } from './handOffMilestones.ts';
import { noStamps, type HandOffStamps } from './handOffStates.ts';
import { jointAttainment, marketingHalf } from './jointAttainment.ts';

const madrid: WorkCalendar = {
  zone: 'Europe/Madrid',
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' })),
  holidays: [],
};
const at = (text: string) => new Date(text);
const minutesLater = (d: Date, m: number) => new Date(d.getTime() + m * 60_000);
const offer = at('2026-03-25T09:00:00+01:00');
const pause = (from: number, to: number | null, reason: Pause['reason'] = 'customer_set_date'): Pause => ({
  reason,
  from: minutesLater(offer, from),
  to: to === null ? null : minutesLater(offer, to),
});
const due = (pauses: Pause[], cap = 600, until = minutesLater(offer, 480), limit = 120) => dueOf(offer, limit, madrid, pauses, cap, until);

describe('due instants', () => {
  test('two hours from Friday afternoon end on Monday (golden)', () => {
    const agreement = { decisionMinutes: 120, firstAttemptMinutes: 240, contactMinutes: 960, dispositionMinutes: 4800 };
    const all = dueOnOffering(agreement, at('2026-03-27T16:30:00Z'), madrid);
    expect(all.decision.at?.toISOString()).toBe('2026-03-30T08:30:00.000Z');
    expect(all.disposition.at?.toISOString()).toBe('2026-04-09T14:30:00.000Z');
  });
  test.each([
    ['no pause', [], 120],
    ['a pause of an hour', [pause(30, 90)], 180],
    ['overlapping pauses count once', [pause(30, 60), pause(45, 90)], 180],
    ['a pause after the time was up revives nothing', [pause(121, 200)], 120],
    ['one that begins exactly then neither', [pause(120, 200)], 120],
    ['a pause before the offer counts from the offer', [pause(-60, 30)], 150],
    ['still paused: up to now', [pause(60, null)], 540],
  ])('%s', (_, pauses, minutes) => expect(due(pauses).at).toEqual(minutesLater(offer, minutes)));

  test('pauses are capped, and it says so', () => {
    const capped = due([pause(30, 90), pause(100, 160)], 70);
    expect(capped.at).toEqual(minutesLater(offer, 190));
    expect(capped.pausedMinutes).toBe(70);
    expect(capped.reasons).toEqual([
      { code: 'pause_capped', figures: { asked: 60, granted: 10, capMinutes: 70 } },
      { code: 'paused', figures: { minutes: 70 } },
    ]);
  });
  test('a pause counts no further than the milestone reached', () =>
    expect(due([pause(30, 90)], 600, minutesLater(offer, 40)).at).toEqual(minutesLater(offer, 130)));
  test('a night inside a pause is no working time', () =>
    expect(due([pause(60, 60 + 24 * 60)], 6000, minutesLater(offer, 5000)).at?.toISOString()).toBe('2026-03-26T10:00:00.000Z'));
  test('a pause never makes anything due sooner, and never by more than the cap', () => {
    const anyPauses = fc.array(
      fc.tuple(fc.integer({ min: -100, max: 900 }), fc.integer({ min: 0, max: 300 })).map(([from, length]) => pause(from, from + length)),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(anyPauses, fc.nat(400), fc.integer({ min: 1, max: 500 }), (pauses, cap, limit) => {
        const plain = dueOf(offer, limit, madrid, [], cap, minutesLater(offer, 5000)).at!;
        const paused = dueOf(offer, limit, madrid, pauses, cap, minutesLater(offer, 5000));
        expect(paused.at! >= plain).toBe(true);
        expect(paused.pausedMinutes).toBeLessThanOrEqual(cap);
        expect(dueOf(offer, limit, madrid, [...pauses].reverse(), cap, minutesLater(offer, 5000)).at).toEqual(paused.at);
      }),
    );
  });
});

describe('milestones', () => {
  const dueAt = minutesLater(offer, 120);
  const stamps = (more: Partial<HandOffStamps>): HandOffStamps => ({ ...noStamps, offeredAt: offer, decisionDueAt: dueAt, ...more });
  test.each<[string, 'decision' | 'attempt', Partial<HandOffStamps>, number, string]>([
    ['accepted in time', 'decision', { acceptedAt: minutesLater(offer, 60) }, 500, 'met'],
    ['returned in time is an answer', 'decision', { returnedAt: minutesLater(offer, 60) }, 500, 'met'],
    ['exactly in time', 'decision', { acceptedAt: dueAt }, 500, 'met'],
    ['late', 'decision', { acceptedAt: minutesLater(offer, 121) }, 500, 'missed'],
    ['not yet due', 'decision', {}, 100, 'pending'],
    ['silence', 'decision', {}, 121, 'missed'],
    ['a later stamp is not seen yet', 'decision', { acceptedAt: minutesLater(offer, 60) }, 50, 'pending'],
    ['returned: nothing more is owed', 'attempt', { returnedAt: minutesLater(offer, 60) }, 500, 'void'],
    ['a conversation is an attempt', 'attempt', { contactedAt: minutesLater(offer, 60) }, 500, 'met'],
    ['before the offer', 'decision', {}, -1, 'not_offered'],
  ])('%s', (_, milestone, more, minutes, status) =>
    expect(readMilestone(milestone, dueAt, stamps(more), minutesLater(offer, minutes)).status).toBe(status),
  );
  test('only silence has expired', () => {
    expect(readMilestone('decision', dueAt, stamps({}), minutesLater(offer, 500)).expired).toBe(true);
    expect(readMilestone('decision', dueAt, stamps({ acceptedAt: minutesLater(offer, 300) }), minutesLater(offer, 500)).expired).toBe(false);
  });
});

describe('attainment', () => {
  const dueAt = minutesLater(offer, 120);
  const now = minutesLater(offer, 130);
  const window = { from: at('2026-03-25T00:00:00Z'), to: at('2026-03-26T00:00:00Z') };
  const reading = (answeredAfter: number | null, dueIn = 120) => ({
    ...readMilestone(
      'decision',
      minutesLater(offer, dueIn),
      { ...noStamps, offeredAt: offer, acceptedAt: answeredAfter === null ? null : minutesLater(offer, answeredAfter) },
      now,
    ),
    offeredAt: offer,
  });

  test('six met, three missed of which one expired, one pending (golden)', () => {
    const cohort = [...[5, 10, 20, 60, 90, 120].map((m) => reading(m)), reading(125), reading(121), reading(null), reading(null, 300)];
    const result = attainment(cohort, window, now);
    expect(result).toMatchObject({ met: 6, missed: 3, expired: 1, pending: 1, pendingAgeP50: 130, pendingAgeP90: 130 });
    expect(result.value?.toFixed(3)).toBe('0.667');
  });
  test('the cohort is what was due in the window, its end out', () => {
    expect(attainment([reading(5)], { from: minutesLater(dueAt, 1), to: window.to }, now)).toMatchObject({ met: 0, value: null });
    expect(attainment([reading(5)], { from: window.from, to: dueAt }, now).met).toBe(0);
    expect(attainment([reading(5)], { from: dueAt, to: window.to }, now).met).toBe(1);
  });
  test('nothing due is unknown, not zero', () =>
    expect(attainment([], window, now)).toEqual({
      met: 0,
      missed: 0,
      expired: 0,
      pending: 0,
      value: null,
      pendingAgeP50: null,
      pendingAgeP90: null,
    }));
  test('cohorts of neighbouring windows add up', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.option(fc.nat(300), { nil: null }), fc.nat(300))), fc.nat(300), (parts, cut) => {
        const all = parts.map(([answered, dueIn]) => reading(answered, dueIn));
        const middle = minutesLater(offer, cut);
        const [first, second, whole] = [
          attainment(all, { from: window.from, to: middle }, now),
          attainment(all, { from: middle, to: window.to }, now),
          attainment(all, window, now),
        ];
        for (const k of ['met', 'missed', 'expired', 'pending'] as const) expect(first[k] + second[k]).toBe(whole[k]);
      }),
    ));
  test.each([
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
    [[5], 0.5, 5],
    [[], 0.5, null],
    [[3, 1], 0.5, 1],
  ])('of %j the share %d lies under %s', (values, p, expected) => expect(percentile(values, p)).toBe(expected));
});

describe('both halves', () => {
  test('marketing delivers value against its commitment', () => {
    expect(
      marketingHalf(
        [
          { segment: 'A', accepted: 3, valuePerLeadMinor: 10000n },
          { segment: 'B', accepted: 10, valuePerLeadMinor: 1500n },
        ],
        60000n,
        13,
        2,
      ),
    ).toEqual({ deliveredMinor: 45000n, commitmentMinor: 60000n, value: 0.75, acceptance: 13 / 15 });
    expect(marketingHalf([], 0n, 0, 0)).toMatchObject({ value: null, acceptance: null });
  });
  test('the joint attainment is the lower half', () => {
    expect(jointAttainment(0.9, 0.75)).toEqual({
      sales: 0.9,
      marketing: 0.75,
      joint: 0.75,
      reasons: [{ code: 'marketing_is_lower', figures: { sales: 0.9, marketing: 0.75 } }],
    });
    expect(jointAttainment(null, 0.75)).toMatchObject({ joint: null, reasons: [{ code: 'sales_unknown' }] });
    expect(jointAttainment(0.5, 0.5).reasons[0]?.code).toBe('both_alike');
  });
});
