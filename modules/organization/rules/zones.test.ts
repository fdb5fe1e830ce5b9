import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayInZone, instantInZone, isZone, minuteInZone } from './zones.ts';

test.each([
  ['2026-03-28T23:30:00Z', 'Europe/Madrid', '2026-03-29', 30],
  ['2026-03-29T01:00:00Z', 'Europe/Madrid', '2026-03-29', 180],
  ['2026-03-28T03:00:00Z', 'America/Mexico_City', '2026-03-27', 1260],
  ['2026-03-27T11:00:00Z', 'Pacific/Auckland', '2026-03-28', 0],
  ['1969-12-31T23:59:00Z', 'UTC', '1969-12-31', 1439],
  ['2026-01-01T00:15:00Z', 'Asia/Kathmandu', '2026-01-01', 360],
])('%s in %s is %s', (instant, zone, day, minute) => {
  expect(dayInZone(new Date(instant), zone)).toBe(day);
  expect(minuteInZone(new Date(instant), zone)).toBe(minute);
});

test.each([
  ['2026-03-29', 150, 'Europe/Madrid', '2026-03-29T01:00:00.000Z'],
  ['2026-10-25', 150, 'Europe/Madrid', '2026-10-25T00:30:00.000Z'],
  ['2026-03-29', 1440, 'Europe/Madrid', '2026-03-29T22:00:00.000Z'],
  ['2018-11-04', 0, 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
])('the clock of %s at minute %i in %s', (day, minute, zone, instant) => expect(instantInZone(day, minute, zone).toISOString()).toBe(instant));

test('a zone nobody knows is no zone', () => expect([isZone('Europe/Madrid'), isZone('Nowhere'), isZone('')]).toEqual([true, false, false]));

test('the clock at an instant leads back to it, or to its first occurrence', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2015, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 }),
      fc.constantFrom('Europe/Madrid', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'UTC'),
      (m, zone) => {
        const instant = new Date(m * 60_000);
        const back = instantInZone(dayInZone(instant, zone), minuteInZone(instant, zone), zone);
        expect([0, 30, 60]).toContain((instant.getTime() - back.getTime()) / 60_000);
      },
    ),
  ));
