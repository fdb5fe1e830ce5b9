import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GateCode, gateOrder } from '../contract/gates.ts';
import { handOverDefaults, stepsFor } from './continuityPlans.ts';
import { focusAfter } from './focusWhatIf.ts';
import { type GateFacts, gatePoints, openPoints } from './gateChecks.ts';
import { allSigned, fromGate, gateStates, gateTouched } from './proposalStates.ts';
import { parts, sensitivityOf } from './sensitivity.ts';
import { spanBands } from '../../organization/rules/index.ts';

describe('gates', () => {
  test('open one after the other: signed up to the first that is not, then one open, then waiting', () => {
    fc.assert(fc.property(fc.subarray([...gateOrder]), (signed) => {
      const states = [...gateStates(new Set(signed)).values()], first = states.findIndex((s) => s !== 'signed');
      expect(states.slice(0, first < 0 ? 6 : first).every((s) => s === 'signed')).toBe(true);
      if (first >= 0) expect([states[first], states.slice(first + 1).every((s) => s === 'waits')]).toEqual(['open', true]);
      expect(allSigned(new Set(signed))).toBe(first < 0);
    }));
  });
  test('an edit touches its gate and all after it', () => {
    expect(fromGate('goals')).toEqual(['goals', 'information', 'consultation']);
    const touched = (kind: string): GateCode => gateTouched({ kind } as never);
    expect(['move_accounts', 'close_position', 'appoint', 'set_delegate', 'join_team', 'set_manager', 'open_unit', 'open_forum'].map(touched)).toEqual(['customers', 'customers', 'customers', 'customers', 'decisions', 'structure', 'structure', 'information']);
  });
  const facts: GateFacts = {
    changing: 3, unweighed: 1, score: 10, whole: true, decisionFrom: 40, wavesFrom: 60, waves: 1, refused: 0, orphans: [], unplannedA: [], unplannedUnseen: 0, changedOften: [], linkedDecisions: [{ id: 'd', name: 'd' }], executiveDecided: false, outsideBand: [],
    newSeatsWithoutCost: [], leftWithoutSeat: [], goalsNotRehomed: [], layersAdded: 0, minutesBefore: 60, minutesAfter: 60, forumsTooLong: [],
  };
  test.each([
    ['nothing to say against it', {}, []], ['an orphan', { orphans: [{ id: 'a', name: 'a' }] }, ['no_orphans']], ['60 in one wave', { score: 60 }, ['in_waves']], ['60 in two', { score: 60, waves: 2 }, []], ['what reads 60.0', { score: 59.99999997 }, ['in_waves']], ['what reads 59.9', { score: 59.94 }, []],
    ['a class A customer without a plan', { unplannedA: [{ id: 'a', name: 'a' }] }, ['continuity_planned']], ['one that who asks does not see', { unplannedUnseen: 1 }, ['continuity_planned']], ['a change that does not fit', { refused: 1 }, ['all_fits']], ['nothing recorded of all that change hands', { unweighed: 3 }, ['customers_weighed']], ['nobody changes hands', { changing: 0, unweighed: 0 }, []], ['being weighed of the whole company', { whole: false }, ['whole_weighed']],
  ])('customers: %s', (_, more, open) => expect(openPoints(gatePoints({ ...facts, ...more }).customers, new Set()).map((p) => p.code)).toEqual(open));
  test('from 40 the executive decides, which no answer excuses; more time needs an excuse', () => {
    const { decisions, information } = gatePoints({ ...facts, score: 40, minutesAfter: 90 });
    expect(openPoints(decisions, new Set(['executive_decided', 'decisions_faster'])).map((p) => p.code)).toEqual(['executive_decided']);
    expect(openPoints(information, new Set()).map((p) => p.code)).toEqual(['time_paid_for']);
    expect(openPoints(information, new Set(['time_paid_for']))).toEqual([]);
  });
});

describe('focus after a proposal', () => {
  const week = { value: 750 / 1800, evidence: 0.5, recorded: 1800, internal: 900 };
  test('the golden vector: .416667 becomes .375000', () => {
    const { before, after, lowEvidence } = focusAfter(week, 90, 0.3);
    expect([before!.toFixed(6), after!.toFixed(6), lowEvidence]).toEqual(['0.416667', '0.375000', false]);
  });
  test('more internal time never raises it; as much as there is leaves nothing', () => {
    fc.assert(fc.property(fc.nat(2000), fc.nat(2000), (a, b) => { expect(focusAfter(week, a + b, 0.3).after!).toBeLessThanOrEqual(focusAfter(week, a, 0.3).after!); }));
    expect(focusAfter(week, 5000, 0.3).after).toBe(0);
  });
  test('with little evidence it is told, and says so; with too little it is nothing', () => {
    expect(focusAfter({ ...week, evidence: 0.2 }, 90, 0.3)).toMatchObject({ lowEvidence: true, reasons: [{ code: 'what_if' }, { code: 'low_evidence' }] });
    expect(focusAfter({ ...week, value: null }, 90, 0.3)).toMatchObject({ before: null, after: null });
  });
});

describe('sensitivity', () => {
  const c = { c1: 0.496364, c2: 0.5, c3: 0.454, c4: 0.290909, c5: 0.1 }, w = { c1: 3500, c2: 2000, c3: 2000, c4: 1000, c5: 1500 };
  test('of the golden case: 40.86, and which weight carries it over a gate', () => {
    const s = sensitivityOf(c, w, [40, 60]);
    expect([s.score.toFixed(2), s.holds]).toEqual(['40.86', false]);
    expect(s.rows.find((r) => r.component === 'c1')!.half.toFixed(2)).toBe('39.00');
  });
  test('equal components give the same score whatever the weights', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (x) => { const s = sensitivityOf({ c1: x, c2: x, c3: x, c4: x, c5: x }, w, []); for (const r of s.rows) expect(r.half).toBeCloseTo(r.more, 9); }));
    expect(parts).toHaveLength(5);
  });
});

test('the bands of spans follow one another without a gap', () => {
  const bands = Object.values(spanBands);
  for (const [i, b] of bands.entries()) if (i > 0) expect([b.least, b.least - 1]).toContain(bands[i - 1]!.most);
});

describe('a hand-over', () => {
  test('has more steps the weightier the customer, in order, none due before today', () => {
    expect(['A', 'B', 'C', null].map((c) => stepsFor(c, '2026-06-01', '2026-05-01', handOverDefaults).length)).toEqual([8, 6, 3, 3]);
    expect(stepsFor('A', '2026-06-01', '2026-05-25', handOverDefaults).map((s) => s.dueOn).slice(0, 3)).toEqual(['2026-05-25', '2026-05-25', '2026-06-06']);
    expect(stepsFor('A', '2026-06-01', '2026-05-25', { overlapDays: 10 }).filter((s) => s.dueOn === '2026-06-11').map((s) => s.kind)).toEqual(['overlap', 'first_alone']);
  });
});
