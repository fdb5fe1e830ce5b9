import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../organization/rules/index.ts';
import { customerImpact, impactOfOnly, weighedIn } from './customerImpact.ts';
import type { ImpactAccount, ImpactCase, ImpactDeal } from './impactCase.ts';
import { gateOf } from './impactGates.ts';
import { impactLists } from './impactLists.ts';
import { impactDefaults, parametersOn } from './parameters.ts';
import type { TeamMember } from './relationships.ts';

const lead = (personId: string): TeamMember => ({ personId, role: 'lead' });
const support = (personId: string): TeamMember => ({ personId, role: 'support' });
const account = (accountId: string, euros: number, more: Partial<ImpactAccount> = {}): ImpactAccount => ({
  accountId,
  class: 'A',
  bookingsMinor: BigInt(euros) * 100n,
  resaleMinor: null,
  before: [lead('ana')],
  after: [lead('ana')],
  contacts: [],
  successor: null,
  leadChangesOn: [],
  ...more,
});
const deal = (accountId: string, euros: number, more: Partial<ImpactDeal> = {}): ImpactDeal => ({
  opportunityId: `deal-${accountId}`,
  accountId,
  weightedMinor: BigInt(euros) * 100n,
  commit: false,
  ownerBefore: 'ana',
  ownerAfter: 'ana',
  ...more,
});
const on = '2026-06-01';
const golden: ImpactCase = {
  effectiveOn: on,
  currency: 'EUR',
  focusBefore: 0.5,
  focusAfter: 0.45,
  accounts: [
    account('a', 400, { after: [lead('new')], successor: 'newHire' }),
    account('b', 300, {
      class: 'B',
      before: [lead('ana'), support('sol')],
      after: [lead('ana'), support('luz')],
      successor: 'similar',
      leadChangesOn: ['2025-01-15'],
    }),
    account('c', 200, { class: 'C' }),
    account('d', 100, { class: null }),
  ],
  deals: [deal('a', 50, { ownerAfter: 'new', commit: true }), deal('b', 20), deal('c', 30)],
};
const impact = (input: ImpactCase) => customerImpact(input, impactDefaults);
const euros = (a: { minor: bigint }) => (Number(a.minor) / 100).toFixed(2);

describe('the golden case', () => {
  const result = impact(golden);
  test('its components and score', () => {
    const { c1, c2, c3, c4, c5 } = result.components;
    expect([c1, c2, c3, c4, c5].map((c) => c.toFixed(6))).toEqual(['0.496364', '0.500000', '0.454000', '0.290909', '0.100000']);
    expect(result.score.toFixed(2)).toBe('40.86');
  });
  test('revenue at risk as a range', () => {
    expect([result.revenueAtRisk.low, result.revenueAtRisk.base, result.revenueAtRisk.high].map(euros)).toEqual(['59.93', '69.92', '79.90']);
  });
  test('needs the decision of the executive, not waves', () => expect([result.needsDecision, result.needsWaves]).toEqual([true, false]));
  test('says why', () =>
    expect(result.reasons.map((r) => r.code)).toEqual([
      'value_disrupted', 'deals_change_owner', 'revenue_with_newcomers', 'changed_again', 'focus_falls', 'executive_decision_needed',
    ]));
  test('names the records', () => {
    const meeting = { interactionId: 'm', accountId: 'a', day: addDays(on, 13), hostBefore: 'ana', hostAfter: 'new' };
    expect(
      impactLists(
        golden,
        [meeting, { ...meeting, interactionId: 'late', day: addDays(on, 14) }, { ...meeting, interactionId: 'same', hostAfter: 'ana' }],
        impactDefaults,
      ),
    ).toEqual({
      changingHands: { A: { accounts: ['a'], of: 1 }, B: { accounts: ['b'], of: 1 }, C: { accounts: [], of: 1 }, unclassed: { accounts: [], of: 1 } },
      orphansBefore: [],
      orphansAfter: [],
      changedOften: [],
      meetings: [meeting],
      inTransit: { opportunities: ['deal-a'], value: { minor: 5000n, currency: 'EUR' }, commit: ['deal-a'], commitValue: { minor: 5000n, currency: 'EUR' } },
    });
  });
});

describe('edges', () => {
  test('an empty company has no impact and nothing is divided by zero', () =>
    expect(impact({ ...golden, accounts: [], deals: [], focusBefore: null, focusAfter: null })).toMatchObject({
      score: 0,
      reasons: [{ code: 'nothing_changes' }, { code: 'focus_unknown' }, { code: 'below_gates' }],
    }));
  test('an account nobody looked after has no disruption and is listed; one that nobody would look after weighs fully', () => {
    const input = {
      ...golden,
      accounts: [account('x', 100, { before: [], after: [lead('ana')] }), account('y', 100, { after: [] })],
      deals: [],
      focusAfter: 0.5,
    };
    expect(impact(input).accounts.map((a) => a.disruption)).toEqual([0, 1]);
    expect(impact(input).components).toMatchObject({ c1: 0.5, c3: 0.5 });
    expect(impactLists(input, [], impactDefaults)).toMatchObject({ orphansBefore: ['x'], orphansAfter: ['y'] });
  });
  test('negative bookings count as nothing', () =>
    expect(impact({ ...golden, accounts: [account('x', -100, { after: [lead('new')] })], deals: [] }).components).toMatchObject({ c1: 0, c3: 0 }));
  test('a prior change counts for 24 months, not on the day itself', () => {
    const c4 = (day: string) =>
      impact({ ...golden, accounts: [account('x', 100, { after: [lead('new')], leadChangesOn: [day] })], deals: [] }).components.c4;
    expect([c4('2024-06-01'), c4('2024-05-31'), c4(on)]).toEqual([1, 0, 0]);
  });
  test('two passes of the change itself count as a prior change, one does not; out and back is listed and disrupts nothing', () => {
    const x = (passedOn: string[], more: Partial<ImpactAccount> = {}) => ({ ...golden, accounts: [account('x', 100, { after: [lead('new')], passedOn, ...more })], deals: [] });
    expect([x(['2026-03-01', on]), x([on]), x(['2024-05-31', on])].map((input) => [impact(input).components.c4, impactLists(input, [], impactDefaults).changedOften])).toEqual([[1, [{ accountId: 'x', changes: 2 }]], [0, []], [0, []]]);
    const back = x(['2026-03-01', on], { after: [lead('ana')] });
    expect([impact(back).score - impact(x([], { after: [lead('ana')] })).score, impactLists(back, [], impactDefaults).changedOften]).toEqual([0, [{ accountId: 'x', changes: 2 }]]);
  });
  test('only resale is at risk', () =>
    expect(
      euros(
        impact({ ...golden, accounts: [account('x', 100, { after: [lead('n')], successor: 'newHire', resaleMinor: 5000n })], deals: [] })
          .revenueAtRisk.base,
      ),
    ).toBe('7.70'));
  test.each([
    [39.94, false, false],
    [39.99999997, true, false],
    [40, true, false],
    [59.94, true, false],
    [60, true, true],
  ])('at %d: decision %s, waves %s', (score, decision, waves) => {
    expect(gateOf(score, impactDefaults)).toMatchObject({ needsDecision: decision, needsWaves: waves });
  });
  test('parameters hold from their date and leave the rest as it was', () => {
    const dated = [{ valid: { from: '2026-01-01', to: '2026-07-01' }, value: { decisionFrom: 30 } }];
    expect(
      [parametersOn(dated, '2026-06-30', impactDefaults), parametersOn(dated, '2026-07-01', impactDefaults)].map((p) => [
        p.decisionFrom,
        p.wavesFrom,
      ]),
    ).toEqual([
      [30, 60],
      [40, 60],
    ]);
  });
});

describe('laws', () => {
  const anyTeam = fc
    .uniqueArray(fc.constantFrom('ana', 'sol', 'luz', 'eva'), { maxLength: 3 })
    .map((people) => people.map((p, n) => (n === 0 ? lead(p) : support(p))));
  const anyAccounts = fc.array(
    fc.record({
      minor: fc.bigInt({ min: -(10n ** 6n), max: 10n ** 9n }),
      team: anyTeam,
      other: anyTeam,
      successor: fc.constantFrom('newHire' as const, 'existing' as const, 'similar' as const, null),
      changed: fc.boolean(),
      passed: fc.subarray(['2024-01-01', '2025-01-01', '2026-01-01', on]),
      deal: fc.bigInt({ min: 0n, max: 10n ** 8n }),
      minutes: fc.array(fc.nat(300), { maxLength: 4 }),
      moves: fc.boolean(),
    }),
    { maxLength: 8 },
  );
  type Made = typeof anyAccounts extends fc.Arbitrary<infer T> ? T : never;
  const caseOf = (made: Made, moves: (n: number) => boolean, focusAfter = 0.5): ImpactCase => ({
    ...golden,
    focusAfter,
    accounts: made.map((a, n) =>
      account(`acc${n}`, 0, {
        bookingsMinor: a.minor,
        before: a.team,
        after: moves(n) ? a.other : a.team,
        successor: a.successor,
        leadChangesOn: a.changed ? ['2026-01-01'] : [],
        passedOn: moves(n) ? a.passed : [],
        contacts: a.minutes.map((minutes, k) => ({ personId: ['ana', 'sol', 'luz', 'eva'][k]!, day: addDays(on, -k * 30), minutes })),
      }),
    ),
    deals: made.map((a, n) =>
      deal(`acc${n}`, 0, {
        weightedMinor: a.deal,
        ownerBefore: a.team[0]?.personId ?? null,
        ownerAfter: (moves(n) ? a.other : a.team)[0]?.personId ?? null,
      }),
    ),
  });

  test('a part of it by itself weighs what it would if nothing else happened', () =>
    fc.assert(
      fc.property(anyAccounts, fc.nat(255), (made, mask) => {
        const own = (n: number) => made[n]!.moves && (mask & (1 << n)) !== 0;
        const whole = weighedIn(
          caseOf(made, (n) => made[n]!.moves),
          impactDefaults,
        );
        const alone = customerImpact({ ...caseOf(made, own), focusBefore: null, focusAfter: null }, impactDefaults);
        const { score, changing } = impactOfOnly(whole, new Set(made.flatMap((_, n) => (own(n) ? [`acc${n}`] : []))), impactDefaults);
        expect(score).toBe(alone.score);
        expect(changing).toEqual(alone.accounts.filter((a) => a.changesHands).map((a) => ({ accountId: a.accountId, worth: a.worth.minor })));
      }),
    ));
  test('a proposal that changes nothing scores nothing', () =>
    fc.assert(
      fc.property(anyAccounts, (made) => {
        const result = impact(caseOf(made, () => false));
        expect(result.score).toBe(0);
        expect(result.revenueAtRisk.high.minor).toBe(0n);
      }),
    ));
  test('what the accounts contribute sums exactly to each component and to the risk', () =>
    fc.assert(
      fc.property(anyAccounts, (made) => {
        const result = impact(caseOf(made, (n) => made[n]!.moves));
        for (const c of ['c1', 'c2', 'c3', 'c4'] as const)
          expect(result.accounts.reduce((s, a) => s + a.billionths[c], 0) / 1e9).toBe(result.components[c]);
        for (const r of ['low', 'base', 'high'] as const)
          expect(result.accounts.reduce((s, a) => s + a.atRisk[r].minor, 0n)).toBe(result.revenueAtRisk[r].minor);
        expect(result.score).toBeGreaterThanOrEqual(0);
        expect(result.score).toBeLessThanOrEqual(100);
      }),
    ));
  test('moving one more account never lowers a component', () =>
    fc.assert(
      fc.property(anyAccounts, fc.nat(7), (made, more) => {
        fc.pre(more < made.length);
        const fewer = impact(caseOf(made, (n) => n !== more && made[n]!.moves)).components;
        const further = impact(caseOf(made, (n) => n === more || made[n]!.moves)).components;
        for (const c of ['c1', 'c2', 'c3', 'c4'] as const) expect(further[c]).toBeGreaterThanOrEqual(fewer[c]);
      }),
    ));
  test('the order of the accounts does not matter', () =>
    fc.assert(
      fc.property(anyAccounts, (made) => {
        const there = caseOf(made, (n) => made[n]!.moves);
        const back = impact({ ...there, accounts: [...there.accounts].reverse() });
        expect({ ...back, accounts: [...back.accounts].reverse() }).toEqual(impact(there));
      }),
    ));
});
