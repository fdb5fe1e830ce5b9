import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../organization/rules/index.ts';
import { impactDefaults } from './parameters.ts';
import { disruptionOf, one, relationshipShares, type TeamMember } from './relationships.ts';

const on = '2026-06-01';
const lead = (personId: string): TeamMember => ({ personId, role: 'lead' });
const support = (personId: string): TeamMember => ({ personId, role: 'support' });

describe('relationship shares', () => {
  const shares = (before: TeamMember[], contacts: { personId: string; day: string; minutes: number }[] = []) =>
    Object.fromEntries([...relationshipShares(before, contacts, on, impactDefaults)].map(([p, s]) => [p, Number(s) / 1e9]));
  test('without contacts the lead holds .7, the others split .3', () =>
    expect(shares([lead('ana'), support('sol'), { personId: 'bea', role: 'brand' }])).toEqual({ ana: 0.7, bea: 0.15, sol: 0.15 }));
  test('a lead alone holds all, whoever holds two seats once', () =>
    expect([shares([lead('ana')]), shares([support('ana'), lead('ana')]), shares([])]).toEqual([{ ana: 1 }, { ana: 1 }, {}]));
  test('minutes decide, halved after 90 days', () => {
    expect(
      shares(
        [lead('ana'), support('sol')],
        [
          { personId: 'ana', day: on, minutes: 60 },
          { personId: 'sol', day: addDays(on, -90), minutes: 240 },
        ],
      ),
    ).toEqual({ ana: 0.333333333, sol: 0.666666667 });
  });
  test('planned contacts and other people do not count', () => {
    expect(
      shares(
        [lead('ana'), support('sol')],
        [
          { personId: 'sol', day: addDays(on, 1), minutes: 60 },
          { personId: 'eva', day: on, minutes: 60 },
        ],
      ),
    ).toEqual({ ana: 0.7, sol: 0.3 });
  });
});

test('shares sum to exactly one, a team that stays is not disrupted and one that leaves wholly', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
      fc.array(fc.record({ personId: fc.constantFrom('a', 'b', 'c', 'd'), day: fc.nat(900).map((n) => addDays(on, -n)), minutes: fc.nat(500) })),
      (people, contacts) => {
        const team = people.map((p, n) => (n === 0 ? lead(p) : support(p)));
        expect([...relationshipShares(team, contacts, on, impactDefaults).values()].reduce((a, b) => a + b, 0n)).toBe(one);
        expect(disruptionOf(team, team, contacts, on, impactDefaults)).toBe(0n);
        expect(disruptionOf(team, [lead('x')], contacts, on, impactDefaults)).toBe(one);
      },
    ),
  ));
