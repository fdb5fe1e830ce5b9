import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runningClock, turnOf } from './handOffClock.ts';
import { handOffMoves } from './handOffMoves.ts';
import { handOffStates } from './handOffStates.ts';

const calendar = { zone: 'Europe/Madrid', hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' })), holidays: [] };
const friday = new Date('2026-03-27T16:30:00Z'), monday = new Date('2026-03-30T08:30:00Z');
const dues = { decision: monday, attempt: null, contact: null, disposition: null, resolution: null };

test('over a weekend with a change of the clocks only working time is used', () => {
  expect(runningClock('offered', friday, dues, new Date('2026-03-29T12:00:00Z'), calendar)).toEqual({ milestone: 'decision', startedAt: friday, dueAt: monday, late: false, used: 0.25, minutesLeft: 90 });
});

test('late is late from the next instant on', () => {
  expect(runningClock('offered', friday, dues, monday, calendar)).toMatchObject({ late: false, used: 1, minutesLeft: 0 });
  expect(runningClock('expired', friday, dues, new Date('2026-03-30T09:30:00Z'), calendar)).toMatchObject({ late: true, used: 1.5, minutesLeft: -60 });
});

test('nothing runs where nothing is due', () => {
  expect(runningClock('returned', friday, dues, monday, calendar)).toBeNull();
  expect(runningClock('accepted', friday, dues, monday, calendar)).toBeNull();
});

test('whose turn it is can always make a move', () => {
  for (const state of handOffStates) {
    const turn = turnOf(state);
    expect(turn === null || Object.values(handOffMoves[state]).includes(turn), state).toBe(true);
  }
});

test('what is used and what is left make the whole', () => fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), (minutes) => {
  const at = new Date(friday.getTime() + minutes * 60_000);
  const clock = runningClock('offered', friday, dues, at, calendar)!;
  expect(clock.used * 120 + clock.minutesLeft).toBeCloseTo(120, 6);
})));
