import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flatten, nest, parameterKinds, problemsOf } from './parameters.ts';

const impact = parameterKinds['focus.impact'].usual;

describe('a parameter', () => {
  test.each(Object.entries(parameterKinds))('%s as it usually is fits, and every part has a usual value', (name, { parts, usual }) => {
    expect(problemsOf(name as never, usual)).toEqual({});
    expect(Object.keys(usual).sort()).toEqual(Object.keys(parts).sort());
  });

  test('whose weights do not sum to the whole is refused, and so is a part that is missing, foreign or out of bounds', () => {
    expect(problemsOf('focus.impact', { ...impact, 'weightsBp.c1': 3400 })).toEqual({ 'weightsBp.c5': 'oversight.parameter_weights' });
    expect(problemsOf('focus.impact', { ...impact, 'loss.base': 0.1 })).toEqual({ 'loss.base': 'oversight.parameter_order' });
    expect(problemsOf('reporting.time_decay', {})).toEqual({ halfLifeDays: 'oversight.parameter_bounds' });
    expect(problemsOf('reporting.time_decay', { halfLifeDays: 30.5 })).toEqual({ halfLifeDays: 'oversight.parameter_bounds' });
    expect(problemsOf('customers.served_days', { days: 30, hours: 1 })).toEqual({ hours: 'oversight.parameter_unknown' });
  });

  test('weights fit exactly when they sum to ten thousand, however they are shared', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 4, maxLength: 4 }), fc.integer({ min: 0, max: 10_000 }), (cuts, last) => {
      const at = [0, ...cuts.sort((a, b) => a - b), 10_000], even = at.slice(1).map((to, i) => to - at[i]!);
      const with5 = (weights: readonly number[]) => ({ ...impact, ...Object.fromEntries(weights.map((w, i) => [`weightsBp.c${i + 1}`, w])) });
      expect(problemsOf('focus.impact', with5(even))).toEqual({});
      if (last !== even[4]) expect(problemsOf('focus.impact', with5([...even.slice(0, 4), last]))).not.toEqual({});
    }));
  });

  test('is the same nested and by its parts', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c.d', 'c.e', 'f.g'), fc.double({ noNaN: true })), (values) => { expect(flatten(nest(values))).toEqual({ ...values }); }));
  });
});
