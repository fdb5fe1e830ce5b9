import { expect, test } from 'vitest';
import { checkTeam, hasQuorum } from './teams.ts';

test.each([
  ['one of each', ['marketing', 'sales'], 2, []],
  ['with their executive', ['marketing', 'sales', null], 3, []],
  ['sales alone', ['sales', 'sales'], 2, ['division_missing']],
  ['the executive alone', [null], 2, ['division_missing', 'division_missing', 'quorum_too_large']],
  ['a quorum nobody can reach', ['marketing', 'sales'], 3, ['quorum_too_large']],
  ['a quorum of one', ['marketing', 'sales'], 1, ['quorum_without_both']],
])('a team of %s', (_, divisions, quorum, codes) => {
  const answer = checkTeam(divisions, quorum);
  expect(answer.reasons.map((r) => r.code)).toEqual(codes);
  expect(answer.allowed).toBe(codes.length === 0);
});

test('one division alone never decides, however many come', () => {
  expect(hasQuorum(['sales', 'sales', 'sales', null], 2)).toBe(false);
  expect(hasQuorum(['sales', 'marketing'], 2)).toBe(true);
  expect(hasQuorum(['sales', 'marketing'], 3)).toBe(false);
});
