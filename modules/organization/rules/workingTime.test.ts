import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorkingDays, checkCalendar, openingsOf, type OpeningHours, type WorkCalendar } from './calendars.ts';
import { addDays } from './days.ts';
import { addWorkingMinutes, isOpenAt, workingMinutesBetween } from './workingTime.ts';
import { dayInZone } from './zones.ts';

const every = (weekdays: readonly number[], opens: string, closes: string): OpeningHours[] => weekdays.map((weekday) => ({ weekday, opens, closes }));
const office = (zone: string, more: Partial<WorkCalendar> = {}): WorkCalendar => ({
  zone,
  hours: every([1, 2, 3, 4, 5], '09:00', '18:00'),
  holidays: [],
  ...more,
});
const madrid = office('Europe/Madrid');
const due = (from: string, minutes: number, calendar: WorkCalendar) => addWorkingMinutes(new Date(from), minutes, calendar).at?.toISOString();

describe('what is due when', () => {
  test('two hours from Friday half past five end on Monday, on the changed clock (golden)', () => {
    expect(due('2026-03-27T16:30:00Z', 120, madrid)).toBe('2026-03-30T08:30:00.000Z');
  });

  test.each([
    ['within the day', '2026-03-25T10:00:00+01:00', 90, madrid, '2026-03-25T10:30:00.000Z'],
    ['exactly at closing, not the next morning', '2026-03-25T17:00:00+01:00', 60, madrid, '2026-03-25T17:00:00.000Z'],
    ['a minute later, the next morning', '2026-03-25T17:00:00+01:00', 61, madrid, '2026-03-26T08:01:00.000Z'],
    ['offered before opening', '2026-03-25T03:00:00+01:00', 30, madrid, '2026-03-25T08:30:00.000Z'],
    ['offered on a Saturday', '2026-03-28T12:00:00+01:00', 30, madrid, '2026-03-30T07:30:00.000Z'],
    [
      'over two holidays and a weekend',
      '2026-04-01T17:30:00+02:00',
      60,
      office('Europe/Madrid', { holidays: ['2026-04-02', '2026-04-03'] }),
      '2026-04-06T07:30:00.000Z',
    ],
    ['west of UTC, where UTC is already tomorrow', '2026-03-28T00:30:00Z', 60, office('America/Mexico_City'), '2026-03-30T16:00:00.000Z'],
    ['west of UTC, late Friday there', '2026-03-27T23:30:00Z', 60, office('America/Mexico_City'), '2026-03-30T15:30:00.000Z'],
    ['across the date line', '2026-03-27T18:30:00Z', 60, office('Pacific/Auckland'), '2026-03-29T21:00:00.000Z'],
    [
      'over the lunch break',
      '2026-03-25T13:30:00+01:00',
      60,
      { ...madrid, hours: [...every([3], '09:00', '14:00'), ...every([3], '16:00', '19:00')] },
      '2026-03-25T15:30:00.000Z',
    ],
    [
      'over midnight, in shifts that touch',
      '2026-03-25T23:30:00+01:00',
      60,
      { ...madrid, hours: every([3, 4], '00:00', '24:00') },
      '2026-03-25T23:30:00.000Z',
    ],
    [
      'the hour the clocks skip is not worked',
      '2026-03-29T01:30:00+01:00',
      60,
      { ...madrid, hours: every([7], '01:00', '05:00') },
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'the hour the clocks repeat is worked twice',
      '2026-10-25T01:30:00+02:00',
      120,
      { ...madrid, hours: every([7], '01:00', '05:00') },
      '2026-10-25T01:30:00.000Z',
    ],
    ['at once', '2026-03-28T12:00:00Z', 0, madrid, '2026-03-28T12:00:00.000Z'],
    [
      'a zero-length window gives no time',
      '2026-03-25T08:00:00Z',
      30,
      { ...madrid, hours: [...every([3], '09:00', '09:00'), ...every([4], '09:00', '18:00')] },
      '2026-03-26T08:30:00.000Z',
    ],
    [
      'overlapping windows count once',
      '2026-03-25T08:00:00Z',
      180,
      { ...madrid, hours: [...every([3], '09:00', '11:00'), ...every([3], '10:00', '12:00')] },
      '2026-03-25T11:00:00.000Z',
    ],
  ])('%s', (_, from, minutes, calendar, expected) => expect(due(from, minutes, calendar)).toBe(expected));

  test('the days skipped are told', () => {
    const { reasons } = addWorkingMinutes(new Date('2026-04-01T17:30:00+02:00'), 60, office('Europe/Madrid', { holidays: ['2026-04-02'] }));
    expect(reasons).toEqual([{ code: 'holiday_skipped', figures: { day: '2026-04-02', weekday: 4 } }]);
  });
});

describe('a calendar that cannot be counted by is refused', () => {
  const reasonsOf = (calendar: WorkCalendar, minutes = 60) =>
    addWorkingMinutes(new Date('2026-03-25T08:00:00Z'), minutes, calendar).reasons.map((r) => r.code);
  test('without opening hours', () => expect(reasonsOf({ ...madrid, hours: [] })).toEqual(['no_opening_hours']));
  test('with windows of no length only', () => expect(reasonsOf({ ...madrid, hours: every([1], '09:00', '09:00') })).toEqual(['no_opening_hours']));
  test('of an unknown zone', () => expect(reasonsOf(office('Europe/Atlantis'))).toEqual(['unknown_zone']));
  test('that closes before it opens', () => expect(reasonsOf({ ...madrid, hours: every([1], '18:00', '09:00') })).toContain('closes_before_opening'));
  test('with hours that are no time', () => expect(reasonsOf({ ...madrid, hours: every([1], '9', '25:00') })).toContain('hours_not_a_time'));
  test('for a negative or endless duration', () => {
    expect(reasonsOf(madrid, -1)).toEqual(['not_a_duration']);
    expect(reasonsOf(madrid, Number.POSITIVE_INFINITY)).toEqual(['not_a_duration']);
  });
  test('whose every opening is a holiday', () => {
    const days = Array.from({ length: 4000 }, (_, n) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
    expect(reasonsOf({ ...madrid, holidays: days })).toEqual(['never_open']);
  });
  test('and no minutes are counted', () => {
    expect(workingMinutesBetween(new Date(0), new Date(1), { ...madrid, hours: [] })).toBeNull();
    expect(checkCalendar(madrid)).toEqual([]);
  });
});

test('working days skip weekends and holidays', () => {
  expect(addWorkingDays('2026-03-27', 10, madrid)).toBe('2026-04-10');
  expect(addWorkingDays('2026-03-27', 10, office('Europe/Madrid', { holidays: ['2026-04-02', '2026-04-03'] }))).toBe('2026-04-14');
  expect(addWorkingDays('2026-03-28', 0, madrid)).toBe('2026-03-28');
  expect(addWorkingDays('2026-03-28', 1, { ...madrid, hours: [] })).toBeNull();
});

test('doors open at nine and close at six', () => {
  expect(['08:59', '09:00', '17:59', '18:00'].map((t) => isOpenAt(new Date(`2026-03-25T${t}:00+01:00`), madrid))).toEqual([false, true, true, false]);
});

describe('laws', () => {
  const zones = [
    'Europe/Madrid',
    'America/Mexico_City',
    'America/Sao_Paulo',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'UTC',
    'Atlantic/Canary',
    'America/St_Johns',
  ];
  const anyCalendar = fc
    .record({ zone: fc.constantFrom(...zones), from: fc.integer({ min: 0, max: 20 }), length: fc.integer({ min: 1, max: 4 }), split: fc.boolean() })
    .map(({ zone, from, length, split }) =>
      office(zone, { hours: [...every([1, 2, 3, 5, 7], clock(from), clock(from + length)), ...(split ? every([2, 6], '22:00', '24:00') : [])] }),
    );
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  const anyInstant = fc.integer({ min: Date.UTC(2025, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 }).map((m) => new Date(m * 60_000));

  test('what was added is what lies between', () =>
    fc.assert(
      fc.property(anyCalendar, anyInstant, fc.nat(3000), (calendar, start, minutes) => {
        const { at } = addWorkingMinutes(start, minutes, calendar);
        expect(workingMinutesBetween(start, at!, calendar)).toBe(minutes);
      }),
    ));

  test('adding in two steps is adding at once, and later is never sooner', () =>
    fc.assert(
      fc.property(anyCalendar, anyInstant, fc.nat(900), fc.nat(900), (calendar, start, a, b) => {
        const first = addWorkingMinutes(start, a, calendar).at!;
        const both = addWorkingMinutes(start, a + b, calendar).at!;
        expect(addWorkingMinutes(first, b, calendar).at).toEqual(both);
        expect(both >= first).toBe(true);
      }),
    ));

  test('parts of a stretch add up to the whole', () =>
    fc.assert(
      fc.property(anyCalendar, anyInstant, fc.nat(20_000), fc.nat(20_000), (calendar, start, a, b) => {
        const middle = new Date(start.getTime() + a * 60_000);
        const end = new Date(middle.getTime() + b * 60_000);
        expect(workingMinutesBetween(start, middle, calendar)! + workingMinutesBetween(middle, end, calendar)!).toBe(
          workingMinutesBetween(start, end, calendar),
        );
      }),
    ));

  test('counted day by day, whatever was asked of the calendar before, it is the same', () =>
    fc.assert(
      fc.property(anyCalendar, fc.array(fc.tuple(anyInstant, fc.integer({ min: -400_000, max: 400_000 })), { minLength: 1, maxLength: 6 }), (calendar, asked) => {
        for (const [start, minutes] of asked) {
          const end = new Date(start.getTime() + minutes * 60_000), [from, to] = minutes < 0 ? [end, start] : [start, end];
          let walked = 0;
          for (let day = dayInZone(from, calendar.zone); day <= dayInZone(to, calendar.zone); day = addDays(day, 1))
            for (const o of openingsOf(day, calendar)) walked += Math.max(0, Math.min(o.to, to.getTime()) - Math.max(o.from, from.getTime())) / 60_000;
          expect(Math.abs(workingMinutesBetween(start, end, calendar)!)).toBe(walked);
        }
      }),
    ));
});
