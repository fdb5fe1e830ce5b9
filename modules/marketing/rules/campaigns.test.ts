import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkApproval, shortByTerritory, spreadResponses, type CampaignPlan } from './campaignApproval.ts';
import { campaignMoves, campaignStates, decideCampaignMove, type CampaignMove } from './campaignStates.ts';

const plan: CampaignPlan = {
  coOwnerPositionId: 'head-of-sales',
  budgetMinor: 0n,
  permissionPlan: 'Own customers only',
  outcomeMeasure: 'Samples asked for',
  followUp: [
    { territory: 'north', week: '2026-03-02', expected: 10, capacity: 10 },
    { territory: 'south', week: '2026-03-02', expected: 4, capacity: 9 },
  ],
};
const results = { salesFeedback: 'Good leads, late', bookings: 3, bookingsNotFrozen: 0 };
const move = (from: CampaignMove['from'], to: CampaignMove['to'], more: Partial<CampaignMove> = {}) =>
  decideCampaignMove({ from, to, plan, results, ...more });
const codes = (v: { reasons: { code: string }[] }) => v.reasons.map((r) => r.code);

describe('moving a campaign', () => {
  test.each([
    ['idea', 'draft'],
    ['draft', 'review'],
    ['review', 'draft'],
    ['review', 'approved'],
    ['approved', 'scheduled'],
    ['scheduled', 'running'],
    ['running', 'paused'],
    ['paused', 'running'],
    ['running', 'finished'],
    ['finished', 'evaluated'],
    ['evaluated', 'archived'],
  ] as const)('from %s to %s', (from, to) => {
    expect(move(from, to).allowed).toBe(true);
  });

  test.each([
    ['idea', 'approved'],
    ['draft', 'approved'],
    ['running', 'cancelled'],
    ['paused', 'cancelled'],
    ['finished', 'running'],
    ['cancelled', 'draft'],
    ['archived', 'evaluated'],
    ['review', 'review'],
  ] as const)('never from %s to %s', (from, to) =>
    expect(move(from, to)).toEqual({ allowed: false, reasons: [{ code: 'no_such_move', figures: { from, to, next: campaignMoves[from] } }] }),
  );

  test('whatever has not run can be cancelled', () => {
    expect(campaignStates.filter((s) => campaignMoves[s].includes('cancelled'))).toEqual(['idea', 'draft', 'review', 'approved', 'scheduled']);
  });

  test('every state can be reached from an idea', () => {
    const reached = new Set(['idea']);
    for (let grown = 0; grown !== reached.size; ) {
      grown = reached.size;
      for (const s of campaignStates) if (reached.has(s)) for (const t of campaignMoves[s]) reached.add(t);
    }
    expect([...reached].sort()).toEqual([...campaignStates].sort());
  });
});

describe('approval', () => {
  test.each<[string, Partial<CampaignPlan>]>([
    ['no_sales_co_owner', { coOwnerPositionId: null }],
    ['no_budget', { budgetMinor: null }],
    ['no_permission_plan', { permissionPlan: ' ' }],
    ['no_outcome_measure', { outcomeMeasure: null }],
    ['no_territory', { followUp: [] }],
  ])('%s', (code, missing) => {
    expect(move('review', 'approved', { plan: { ...plan, ...missing } })).toMatchObject({ allowed: false, reasons: [{ code }] });
  });

  test('a week short of capacity is not made up for by another territory', () => {
    const short = {
      ...plan,
      followUp: [
        { territory: 'north', week: '2026-03-02', expected: 11, capacity: 10 },
        { territory: 'south', week: '2026-03-02', expected: 0, capacity: 99 },
      ],
    };
    expect(checkApproval(short)).toEqual({
      allowed: false,
      reasons: [{ code: 'capacity_short', figures: { territory: 'north', week: '2026-03-02', expected: 11, capacity: 10, short: 1 } }],
    });
  });

  test('everything missing is named at once', () => {
    expect(
      codes(checkApproval({ coOwnerPositionId: null, budgetMinor: null, permissionPlan: null, outcomeMeasure: null, followUp: [] })),
    ).toHaveLength(5);
  });

  test('an approved campaign says what it can carry', () =>
    expect(codes(move('review', 'approved'))).toEqual(['capacity_enough', 'capacity_enough']));
});

describe('what a territory lacks', () => {
  const short = (territory: string, week: string, expected: number, capacity: number) => ({ territory, week, expected, capacity });
  const of = (followUp: CampaignPlan['followUp']) => shortByTerritory(checkApproval({ ...plan, followUp }).reasons);

  test('is said once for all its weeks, the widest gap first', () =>
    expect(of([short('north', '2026-03-09', 5, 3), short('south', '2026-03-02', 9, 0), short('north', '2026-03-02', 4, 3), short('south', '2026-03-09', 2, 2)])).toEqual([
      { territory: 'south', week: '2026-03-02', weeks: 1, short: 9 },
      { territory: 'north', week: '2026-03-02', weeks: 2, short: 3 },
    ]));
  test('is nothing where there is room', () => expect(of(plan.followUp)).toEqual([]));
  test('sums to what every week lacks', () =>
    fc.assert(
      fc.property(fc.array(fc.record({ territory: fc.constantFrom('a', 'b', 'c'), week: fc.constantFrom('2026-03-02', '2026-03-09'), expected: fc.nat(9), capacity: fc.nat(9) }), { minLength: 1 }), (followUp) => {
        const all = followUp.reduce((sum, w) => sum + Math.max(0, w.expected - w.capacity), 0);
        expect(of(followUp).reduce((sum, t) => sum + t.short, 0)).toBe(all);
      }),
    ));
});

describe('evaluation', () => {
  test('needs the word of sales and frozen attribution', () => {
    expect(codes(move('finished', 'evaluated', { results: { salesFeedback: '', bookings: 3, bookingsNotFrozen: 2 } }))).toEqual([
      'no_sales_feedback',
      'attribution_not_frozen',
    ]);
  });
});

describe('laws', () => {
  test('approval holds exactly when no week expects more than it can follow up', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ territory: fc.string(), week: fc.string(), expected: fc.nat(20), capacity: fc.nat(20) }), { minLength: 1 }),
        (followUp) => {
          expect(checkApproval({ ...plan, followUp }).allowed).toBe(followUp.every((f) => f.expected <= f.capacity));
        },
      ),
    ));
  test('spread responses sum to the whole', () =>
    fc.assert(
      fc.property(fc.nat(10_000), fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 30 }), (expected, weeks) => {
        const parts = spreadResponses(expected, weeks).map((p) => p.expected);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(expected);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    ));
});
