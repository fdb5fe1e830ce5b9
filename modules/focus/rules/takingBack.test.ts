import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MovedAccount, stateOfMove, wayBack } from './takingBack.ts';

const moved = (more: Partial<MovedAccount> = {}): MovedAccount => ({ accountId: 'a', was: 's1', became: 's2', stands: true, wasOpen: true, withdrawn: false, touched: false, ...more });
const act = { because: 'by_hand', takenBack: false, on: '2026-06-01' };

describe('taking an act of moving customers back', () => {
  test.each([
    ['one the new seat still leads goes back', moved(), 'stands'],
    ['one moved again since is left alone', moved({ stands: false, touched: true }), 'moved_since'],
    ['one whose old seat is closed is left alone', moved({ wasOpen: false }), 'seat_closed'],
    ['one that is no customer any more is left alone', moved({ withdrawn: true, stands: false }), 'withdrawn'],
  ] as const)('%s', (_, m, state) => expect(stateOfMove(m)).toBe(state));

  test.each([
    ['whole, until the day it takes effect', [moved()], act, '2026-06-01', 'whole'],
    ['by moving again once it has been in force', [moved()], act, '2026-06-02', 'by_moving'],
    ['by moving again when something was written over it', [moved({ touched: true })], act, '2026-05-20', 'by_moving'],
    ['not at all when nobody is left to go back', [moved({ stands: false })], act, '2026-05-20', 'nobody_left'],
    ['not twice', [moved()], { ...act, takenBack: true }, '2026-05-20', 'taken_back'],
    ['by another proposal where a restructuring did it', [moved()], { ...act, because: 'restructuring' }, '2026-05-20', 'by_proposal'],
  ] as const)('is done %s', (_, those, what, today, way) => expect(wayBack(what, those, today)).toBe(way));

  test('whoever is left alone never changes the way back of the others', () => {
    const left = fc.record({ accountId: fc.uuid(), was: fc.constant('s1'), became: fc.constant('s2'), stands: fc.constant(false), wasOpen: fc.boolean(), withdrawn: fc.boolean(), touched: fc.constant(true) });
    fc.assert(fc.property(fc.array(left), fc.boolean(), fc.constantFrom('2026-05-31', '2026-06-01', '2026-06-02'), (others, touched, today) => {
      expect(wayBack(act, [...others, moved({ touched })], today)).toBe(wayBack(act, [moved({ touched })], today));
    }));
  });
});
