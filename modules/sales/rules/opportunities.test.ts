import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayChangeAmount } from './opportunityAmounts.ts';
import { planMove, planReopening, type Opportunity, type OpportunityMove, type OpportunityState, type Stage } from './opportunityStates.ts';

const stages: Stage[] = [
  { id: 's2', pipelineId: 'p', place: 2 },
  { id: 's1', pipelineId: 'p', place: 1 },
  { id: 'x1', pipelineId: 'other', place: 1 },
];
const closingReasons = [
  { key: 'price', outcome: 'lost' as const },
  { key: 'silent', outcome: 'no_decision' as const },
];
const deal = (state: OpportunityState = 'open', more: Partial<Opportunity> = {}): Opportunity => ({
  id: 'o',
  state,
  pipelineId: 'p',
  stageId: 's2',
  closedOn: state === 'open' ? null : '2026-03-01',
  reopenedAs: null,
  ...more,
});
const move = (o: Opportunity, m: OpportunityMove) => planMove(o, m, stages, closingReasons);
const on = '2026-03-31';

describe('moving', () => {
  test('to another stage, forwards or back', () =>
    expect(move(deal(), { to: 'stage', stageId: 's1' })).toEqual({
      set: { state: 'open', stageId: 's1', closedOn: null, closingReason: null },
      reasons: [{ code: 'stage_changed', figures: { from: 's2', to: 's1' } }],
    }));
  test('winning keeps the stage it was won from', () =>
    expect(move(deal(), { to: 'won', on }).set).toEqual({ state: 'won', stageId: 's2', closedOn: on, closingReason: null }));
  test('losing takes a coded reason', () =>
    expect(move(deal(), { to: 'lost', on, closingReason: 'price' }).set).toMatchObject({ state: 'lost', closingReason: 'price' }));

  test.each<[string, Opportunity, OpportunityMove]>([
    ['stage_of_another_pipeline', deal(), { to: 'stage', stageId: 'x1' }],
    ['already_there', deal(), { to: 'stage', stageId: 's2' }],
    ['closing_reason_missing', deal(), { to: 'lost', on, closingReason: null }],
    ['closing_reason_of_another_outcome', deal(), { to: 'lost', on, closingReason: 'silent' }],
    ['closing_reason_of_another_outcome', deal(), { to: 'no_decision', on, closingReason: 'bad mood' }],
    ['already_closed', deal('lost'), { to: 'won', on }],
    ['already_closed', deal('no_decision'), { to: 'stage', stageId: 's1' }],
  ])('refused: %s', (code, o, m) => expect(move(o, m)).toMatchObject({ set: null, reasons: [{ code }] }));
});

describe('reopening', () => {
  test('makes a linked record at the first stage and leaves the old one', () => {
    expect(planReopening(deal('lost'), stages)).toEqual({
      create: { reopensId: 'o', pipelineId: 'p', stageId: 's1' },
      reasons: [{ code: 'reopened', figures: { from: 'o', stage: 's1' } }],
    });
  });
  test.each([
    ['still_open', deal()],
    ['won_stays_won', deal('won')],
    ['already_reopened', deal('lost', { reopenedAs: 'o2' })],
  ])('refused: %s', (code, o) => {
    expect(planReopening(o, stages)).toMatchObject({ create: null, reasons: [{ code }] });
  });
});

describe('the amount', () => {
  test.each([
    ['marketing', true, 'open', 'marketing_does_not_set_amounts'],
    ['support', true, 'open', 'only_sales_sets_amounts'],
    ['sales', false, 'open', 'out_of_scope'],
    ['sales', true, 'won', 'closed_amount_stands'],
    ['management', true, 'lost', 'closed_amount_stands'],
  ] as const)('%s (in scope: %s) on one that is %s: %s', (division, reachesOwner, state, code) => {
    expect(mayChangeAmount(state, { division, reachesOwner })).toMatchObject({ allowed: false, reasons: [{ code }] });
  });
  test('sales changes it in its scope while open', () =>
    expect(mayChangeAmount('open', { division: 'sales', reachesOwner: true }).allowed).toBe(true));
});

test('a won opportunity stays won, whatever is tried', () => {
  const anyMove: fc.Arbitrary<OpportunityMove> = fc.oneof(
    fc.record({ to: fc.constant('stage' as const), stageId: fc.constantFrom('s1', 's2', 'x1') }),
    fc.record({ to: fc.constant('won' as const), on: fc.constant(on) }),
    fc.record({
      to: fc.constantFrom('lost' as const, 'no_decision' as const),
      on: fc.constant(on),
      closingReason: fc.constantFrom('price', 'silent', null),
    }),
  );
  fc.assert(
    fc.property(fc.array(anyMove), (moves) => {
      let o = deal();
      let won = false;
      for (const m of moves) {
        const { set } = move(o, m);
        if (set) o = { ...o, ...set };
        if (won) expect(o.state).toBe('won');
        won ||= o.state === 'won';
        expect(o.state === 'open').toBe(o.closedOn === null);
      }
    }),
  );
});
