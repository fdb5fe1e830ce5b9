import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../organization/rules/index.ts';
import { leftAlone } from './leftAlone.ts';
import { type ContactDay, daysServed, laneGaps, servedBy, weeksServed } from './served.ts';

const start = '2026-06-01';
const on = (n: number, division: ContactDay['division']): ContactDay => ({ on: addDays(start, n), division });

describe('who serves a customer', () => {
  test('a contact holds for its days and no longer', () => {
    expect(servedBy({ marketing: '2026-11-01', sales: '2026-11-20' }, '2026-11-23', 30)).toBe('both');
    expect(servedBy({ marketing: '2026-10-25', sales: null }, '2026-11-23', 30)).toBe('marketing');
    expect(servedBy({ marketing: '2026-10-24', sales: null }, '2026-11-23', 30)).toBe('none');
  });
  test('a planned contact serves nobody yet', () => expect(servedBy({ marketing: '2026-12-01', sales: null }, '2026-11-23', 30)).toBe('none'));
  test('a contact from before the window serves its first days', () => {
    expect(daysServed([on(-10, 'sales')], start, addDays(start, 40), 30)).toEqual({ both: 0, marketing: 0, sales: 20, none: 20 });
  });
  test('both lanes at once are counted as both, and only there', () => {
    expect(daysServed([on(0, 'sales'), on(5, 'marketing')], start, addDays(start, 20), 10)).toEqual({ both: 5, marketing: 5, sales: 5, none: 5 });
  });
  test('an empty window has no days', () => expect(weeksServed(daysServed([on(0, 'sales')], start, start, 30))).toEqual({ both: 0, marketing: 0, sales: 0, none: 0 }));
});

describe('a lane’s gaps', () => {
  test('say how long the division has been silent since its last contact', () => {
    expect(laneGaps([on(0, 'sales'), on(90, 'sales')], 'sales', start, addDays(start, 100), 30)).toEqual([{ from: addDays(start, 30), to: addDays(start, 90), silent: 90 }]);
  });
  test('a customer nobody called has one gap, the whole window', () => {
    expect(laneGaps([on(3, 'sales')], 'marketing', start, addDays(start, 100), 30)).toEqual([{ from: start, to: addDays(start, 100), silent: 100 }]);
  });
});

const contacts = fc.array(fc.record({ n: fc.integer({ min: -60, max: 200 }), division: fc.constantFrom('marketing' as const, 'sales' as const) }), { maxLength: 30 });
test('days and weeks add up to the window, and gaps with served days too', () => {
  fc.assert(fc.property(contacts, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 }), (list, length, hold) => {
    const marks = list.map((c) => on(c.n, c.division)), to = addDays(start, length);
    const days = daysServed(marks, start, to, hold);
    expect(days.both + days.marketing + days.sales + days.none).toBe(length);
    const weeks = weeksServed(days);
    expect(weeks.both + weeks.marketing + weeks.sales + weeks.none).toBe(Math.round(length / 7));
    const silent = laneGaps(marks, 'sales', start, to, hold, 0).reduce((sum, gap) => sum + daysBetween(gap.from, gap.to), 0);
    expect(silent).toBe(days.marketing + days.none);
  }));
});
test('one contact more never leaves a customer less served', () => {
  fc.assert(fc.property(contacts, fc.integer({ min: 0, max: 99 }), (list, n) => {
    const marks = list.map((c) => on(c.n, c.division)), to = addDays(start, 100);
    expect(daysServed([...marks, on(n, 'sales')], start, to, 30).none).toBeLessThanOrEqual(daysServed(marks, start, to, 30).none);
  }));
});

describe('being left alone', () => {
  const today = '2026-11-23';
  test('is having no contact of either division within the hold', () => {
    expect(leftAlone({ marketing: '2026-09-01', sales: '2026-10-01' }, null, today, 30)).toMatchObject({ alone: true, days: 53, reasons: [{ code: 'left_alone' }] });
    expect(leftAlone({ marketing: null, sales: '2026-11-20' }, null, today, 30)).toMatchObject({ alone: false, days: 3 });
  });
  test('a customer nobody ever contacted is alone, for an unknown time', () => {
    expect(leftAlone({ marketing: null, sales: null }, null, today, 30)).toMatchObject({ alone: true, days: null, reasons: [{ code: 'never_contacted' }] });
  });
  test('a contact planned soon is care; one planned far ahead is not', () => {
    expect(leftAlone({ marketing: null, sales: null }, '2026-12-01', today, 30).alone).toBe(false);
    expect(leftAlone({ marketing: null, sales: null }, '2027-06-01', today, 30).alone).toBe(true);
  });
});
