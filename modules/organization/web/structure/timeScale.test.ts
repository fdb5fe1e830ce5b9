import { expect, test } from 'vitest';
import type { ChangeDay } from '../../contract.ts';
import { placeDays } from './timeScale.ts';

const day = (on: string, noun: 'unit' | 'appointment' = 'appointment', count = 1): ChangeDay => ({ day: on, changes: [{ noun, act: 'begins', count, names: ['x'] }] });

test('days stand in their order, by their distance, and today is always named', () => {
  const { ticks, nowAt } = placeDays([day('2025-01-01', 'unit', 9), day('2026-01-01'), day('2027-01-01', 'unit')], '2026-07-02', '2026-07-02', 1000);
  expect(ticks.map((t) => t.day)).toEqual(['2025-01-01', '2026-01-01', '2026-07-02', '2027-01-01']);
  expect(ticks.find((t) => t.day === '2026-07-02')).toMatchObject({ isNamed: true, at: nowAt });
  expect(ticks[1]!.at - ticks[0]!.at).toBeCloseTo(47, 0);
  expect(ticks[0]).toMatchObject({ isFirst: true, edge: 'left' });
});

test.each([1200, 640, 240])('named days never crowd each other on a line of %i pixels, and the heavier one keeps its name', (width) => {
  const { ticks } = placeDays([day('2025-01-01', 'unit', 9), day('2026-02-01'), day('2026-02-03', 'unit'), day('2026-02-05')], '2026-11-23', '2026-11-23', width);
  const named = ticks.filter((t) => t.isNamed);
  for (const [i, tick] of named.entries()) if (i > 0) expect((tick.at - named[i - 1]!.at) * width / 100).toBeGreaterThanOrEqual(118);
  if (width > 240) expect(named.map((t) => t.day)).toContain('2026-02-03');
  expect(named.map((t) => t.day)).toContain('2026-11-23');
});

test('a company that has only today has one day', () => expect(placeDays([], '2026-11-23', '2026-11-23', 0).ticks).toMatchObject([{ day: '2026-11-23', isNamed: true }]));
test('of a thousand days the light ones are left out', () => {
  const many = Array.from({ length: 1000 }, (_, n) => day(new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10)));
  expect(placeDays(many, '2026-11-23', '2021-05-05', 1000).ticks.length).toBeLessThanOrEqual(120);
});
