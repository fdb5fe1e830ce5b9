import { expect, test } from 'vitest';
import { dayIn, timeIn } from '../../../words/days.ts';
import { nowOf } from './now.ts';

const madrid = { today: '2026-11-26', timeZone: 'Europe/Madrid' }, evening = new Date('2026-11-26T02:30:40Z');

test('now is the same instant for whoever writes from another zone, who is at their own date and hour', () => {
  const now = nowOf(madrid, evening);
  expect(now.toISOString()).toBe('2026-11-26T02:30:00.000Z');
  expect([dayIn('America/Mexico_City', now), timeIn('America/Mexico_City', now)]).toEqual(['2026-11-25', '20:30']);
});

test('where the company’s day is held still, now is at this hour of that day', () => {
  expect(nowOf({ ...madrid, today: '2026-03-02' }, evening).toISOString()).toBe('2026-03-02T02:30:00.000Z');
});
