import { describe, expect, test } from 'vitest';
import { goesByItself, type Unsent } from './unsent.ts';

const now = Date.parse('2026-11-25T10:00:00Z'), hour = 3_600_000;
const unsent = (more: Partial<Unsent> = {}): Unsent =>
  ({ id: 'a', at: now - hour, page: 'p', method: 'POST', url: '/api/v1/interactions', headers: {}, body: '{}', text: 'Visita', place: 'Pavimentos Ribera', repeats: true, ...more });

describe('what could not be sent', () => {
  test('goes by itself while it has never left, whatever its age', () => {
    expect(goesByItself(unsent(), now)).toBe(true);
    expect(goesByItself(unsent({ at: now - 400 * hour, repeats: false }), now)).toBe(true);
  });
  test('goes again without an answer only while the server still knows its name', () => {
    expect(goesByItself(unsent({ left: true }), now)).toBe(true);
    expect(goesByItself(unsent({ left: true, at: now - 25 * hour }), now)).toBe(false);
    expect(goesByItself(unsent({ left: true, repeats: false }), now)).toBe(false);
  });
  test('waits for the person once the server has refused it', () => {
    expect(goesByItself(unsent({ refusal: { type: '', title: '', status: 409, code: 'stale' } }), now)).toBe(false);
  });
});
