import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerFocus, customerLinkedShare, focusWith, unitFocus, type Minutes } from './customerFocus.ts';
import { focusDefaults } from './parameters.ts';
import { suppressedUnits } from './suppression.ts';

const min = (customer: number, linked: number, internal: number, scheduled = 2400): Minutes => ({ customer, linked, internal, scheduled });
const focus = (m: Minutes) => customerFocus(m, focusDefaults);

describe('customer focus', () => {
  test('linked minutes beyond the customer minutes count as internal (golden)', () => {
    expect(focus(min(100, 500, 400)).value).toBeCloseTo(0.15, 12);
    expect(customerFocus(min(100, 500, 400), { ...focusDefaults, linkedCap: Infinity }).value).toBeCloseTo(0.35, 12);
    expect(focus(min(100, 500, 400)).reasons.map((r) => r.code)).toEqual(['counted', 'linked_beyond_cap']);
  });
  test('a unit is the ratio of the sums (golden)', () => {
    const rows = ['a', 'b', 'c', 'd', 'e'].map((personId, n) => ({
      personId,
      share: 1,
      minutes: n === 0 ? min(600, 300, 900) : n === 1 ? min(30, 0, 30) : min(0, 0, 0),
    }));
    expect(unitFocus(rows, focusDefaults).value?.toFixed(6)).toBe('0.419355');
    expect(unitFocus(rows.slice(0, 4), focusDefaults)).toMatchObject({
      value: null,
      evidence: null,
      internalLoad: null,
      reasons: [{ code: 'too_few_people' }],
    });
  });
  test('half of a time counts half', () => {
    const people = (share: number) =>
      ['a', 'b', 'c', 'd', 'e'].map((personId, n) => ({ personId, share: n === 0 ? share : 1, minutes: n === 0 ? min(600, 0, 0) : min(0, 0, 150) }));
    expect([unitFocus(people(1), focusDefaults).value, unitFocus(people(0.5), focusDefaults).value]).toEqual([0.5, 1 / 3]);
  });
  test('ninety more internal minutes (golden)', () => {
    const { before, after } = focusWith(min(600, 300, 900), 90, focusDefaults);
    expect([before?.toFixed(6), after?.toFixed(6)]).toEqual(['0.416667', '0.375000']);
  });
  test('more meetings than there is time leave nothing', () =>
    expect([focusWith(min(600, 300, 900), 9999, focusDefaults).after, focusWith(min(0, 0, 900), 90, focusDefaults).after]).toEqual([0, 0]));
  test('under four hours nothing is said', () =>
    expect(focus(min(100, 100, 39))).toMatchObject({ value: null, reasons: [{ code: 'too_few_minutes', figures: { recorded: 239, least: 240 } }] }));
  test('little recorded is little evidence', () =>
    expect(focus(min(300, 0, 300, 2400))).toMatchObject({
      value: 0.5,
      evidence: 0.25,
      internalLoad: 0.125,
      reasons: [{ code: 'counted' }, { code: 'low_evidence' }],
    }));
  test('nobody scheduled, nothing divided by zero', () =>
    expect(focus(min(300, 0, 300, 0))).toMatchObject({ value: 0.5, evidence: null, internalLoad: null }));
  test('seats that face no customers are read on what they link', () =>
    expect([customerLinkedShare(min(0, 300, 300), focusDefaults), customerLinkedShare(min(0, 0, 1), focusDefaults)]).toEqual([0.5, null]));
});

describe('laws of focus (I9)', () => {
  const minutes = fc.record({ customer: fc.nat(3000), linked: fc.nat(3000), internal: fc.nat(3000), scheduled: fc.constant(2400) });
  const [lambda, kappa] = [focusDefaults.linkedWeight, focusDefaults.linkedCap];
  test('meeting more internally never raises it', () =>
    fc.assert(
      fc.property(minutes, fc.nat(2000), (m, more) => {
        const [before, after] = [focus(m).value, focus({ ...m, internal: m.internal + more }).value];
        if (before !== null) expect(after!).toBeLessThanOrEqual(before + 1e-12);
        const what = focusWith(m, more, focusDefaults);
        if (what.before !== null) expect(what.after!).toBeLessThanOrEqual(what.before + 1e-12);
      }),
    ));
  test('tagging meetings with a customer never raises it above its guard', () =>
    fc.assert(
      fc.property(minutes, fc.nat(5000), (m, more) => {
        const before = focus(m).value;
        fc.pre(before !== null && m.customer > 0);
        const guard = (m.customer * (1 + lambda * kappa)) / (m.customer * (1 + kappa) + m.internal);
        expect(focus({ ...m, linked: m.linked + more }).value!).toBeLessThanOrEqual(Math.max(before!, guard) + 1e-12);
      }),
    ));
  test('it lies between 0 and 1', () =>
    fc.assert(
      fc.property(minutes, (m) => {
        const { value } = focus(m);
        if (value !== null) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    ));
});

describe('what is not shown', () => {
  const hide = (...people: number[]) =>
    [
      ...suppressedUnits(
        people.map((n, i) => ({ unitId: `u${i}`, people: n })),
        5,
      ),
    ].sort();
  test.each([
    [[5, 6, 7], []],
    [
      [4, 6, 7],
      ['u0', 'u1'],
    ],
    [
      [1, 1, 9],
      ['u0', 'u1', 'u2'],
    ],
    [
      [3, 3, 9],
      ['u0', 'u1'],
    ],
    [[2], ['u0']],
    [
      [4, 6, 6],
      ['u0', 'u1'],
    ],
    [[0, 6], []],
    [
      [4, 30],
      ['u0', 'u1'],
    ],
  ])('of %j people', (people, hidden) => {
    expect(hide(...people)).toEqual(hidden);
  });
  test('the hidden can never be told from the total', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 8 }), (people) => {
        const units = people.map((n, i) => ({ unitId: `u${i}`, people: n }));
        const hidden = suppressedUnits(units, 5);
        const [dark, shown] = [units.filter((u) => hidden.has(u.unitId)), units.filter((u) => !hidden.has(u.unitId) && u.people > 0)];
        expect(shown.every((u) => u.people >= 5)).toBe(true);
        if (dark.length > 0 && shown.length > 0) {
          expect(dark.length).toBeGreaterThanOrEqual(2);
          expect(dark.reduce((s, u) => s + u.people, 0)).toBeGreaterThanOrEqual(5);
        }
      }),
    ));
});
