import { expect, test } from 'vitest';
import { parameterKinds } from '../rules/parameters.ts';
import { weighed } from './parameterParts.ts';

const partsOf = (name: keyof typeof parameterKinds) => Object.entries(parameterKinds[name].parts).map(([part, [unit, least, most]]) => ({ part, unit, least, most, usual: parameterKinds[name].usual[part]! }));

test('the weights of a parameter are summed, whatever else is told in ten-thousandths', () => {
  for (const name of ['focus.impact', 'focus.interdependence'] as const) {
    const parts = partsOf(name);
    expect(weighed(parts, parameterKinds[name].usual)?.sum, name).toBe(10_000);
    expect(parts.some((p) => p.part === weighed(parts, {})?.last), name).toBe(true);
  }
});

test('a parameter whose only share is no weight is told no sum', () => {
  expect(weighed(partsOf('restructuring.hand_over'), parameterKinds['restructuring.hand_over'].usual)).toBeUndefined();
});
