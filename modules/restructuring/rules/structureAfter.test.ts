import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circlesOf } from '../../organization/rules/index.ts';
import type { Change } from '../contract/changes.ts';
import { disagreements } from './conflicts.ts';
import type { DrawnChange, Known } from './drafts.ts';
import { inverseChanges } from './inverse.ts';
import { piecesBetween } from './pieces.ts';
import { modelInForce, type Plan, type PlanModel, type PlanSeat, withInForce } from './plan.ts';
import { portfoliosAfter } from './portfolios.ts';
import { figuresOf } from './spanBands.ts';
import type { StructureThen } from '../contract/proposals.ts';
import { structureAfter } from './structureAfter.ts';
import { differenceOf, structureWith, toldOf } from './structureDifference.ts';

const people = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'], units = ['u0', 'u1', 'u2', 'u3'], seats = ['s0', 's1', 's2', 's3', 's4', 's5'];
const known: Known = { people: new Map(people.map((p) => [p, p])), markets: new Set(['m']) };
const seat = (id: string, i: number): PlanSeat => ({
  id, title: id, unitId: units[i % units.length]!, marketId: 'm', fte: 1, archetype: null, customerFacing: true, capacity: null, status: 'open', cost: null,
  holders: [{ personId: people[i]!, name: people[i]!, kind: 'regular', fte: 1, since: '2025-01-01', until: null }],
});
const model = (id: string, state: PlanModel['state'], wasInForce: boolean): [string, PlanModel] => [id, { id, name: id, state, wasInForce }];
const models = new Map([model('m0', 'active', true), model('m1', 'planning', false), model('m2', 'planning', false), model('m3', 'archived', true), model('m4', 'archived', false)]);
const base: Plan = {
  day: '2026-06-01', seats: new Map(seats.map((s, i) => [s, seat(s, i)])), managers: new Map(seats.slice(1).map((s) => [s, 's0'])), delegates: new Map(), forums: new Map(), models,
  lines: new Map([['dotted s5 s1', { positionId: 's5', reportsToId: 's1', kind: 'dotted', scope: 'Ferias', share: null }]]),
  units: new Map(units.map((u, i) => [u, { id: u, name: u, function: i % 2 ? 'sales' : 'marketing', parentId: i === 0 ? null : 'u0', marketId: null }])),
  teams: new Map([['t', { id: 't', name: 't', quorum: 2, members: new Set(['s0', 's1', 's2']) }]]),
};
const drawn = (changes: readonly Change[], waves: readonly number[] = []): DrawnChange[] => changes.map((change, i) => ({ id: `c${i}`, place: i + 1, wave: waves[i] ?? 1, day: '2026-06-01', change }));
const drawnOn = (...changes: Change[]) => structureAfter(base, drawn(changes), known);
const codes = (...changes: Change[]) => drawnOn(...changes).refusals.map((r) => [r.changeId, r.code]);

const oneOf = (ids: readonly string[]) => fc.constantFrom(...ids);
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('set_manager' as const), positionId: oneOf([...seats, 'n0']), reportsToId: fc.option(oneOf(seats)) }),
  fc.record({ kind: fc.constant('move_unit' as const), unitId: oneOf(units), parentId: fc.option(oneOf(units)) }),
  fc.record({ kind: fc.constant('close_position' as const), positionId: oneOf(seats), successorId: fc.option(oneOf(seats)) }),
  fc.record({ kind: fc.constant('close_unit' as const), unitId: oneOf(units) }),
  fc.record({ kind: fc.constant('appoint' as const), personId: oneOf(people), positionId: oneOf(seats), as: fc.constantFrom('regular' as const, 'acting' as const, 'overlap' as const), fte: fc.constantFrom(0.5, 1), until: fc.option(fc.constant('2026-09-01')) }),
  fc.record({ kind: fc.constant('end_appointment' as const), personId: oneOf(people), positionId: oneOf(seats) }),
  fc.record({ kind: fc.constant('set_delegate' as const), positionId: oneOf(seats), delegateId: fc.option(oneOf(seats)) }),
  fc.record({ kind: fc.constant('add_line' as const), positionId: oneOf(seats), reportsToId: oneOf(seats), line: fc.constantFrom('dotted' as const, 'project' as const), scope: fc.constant('Catálogo'), share: fc.constantFrom(null, 0.2) }),
  fc.record({ kind: fc.constant('end_line' as const), positionId: oneOf(seats), reportsToId: oneOf(seats), line: fc.constant('dotted' as const) }),
  fc.record({ kind: fc.constant('follow_model' as const), modelId: oneOf(['m0', 'm1', 'm2', 'm3', 'm4', 'mx']) }),
  fc.record({ kind: fc.constant('leave_team' as const), teamId: fc.constant('t'), positionId: oneOf(seats) }),
  fc.record({ kind: fc.constant('move_portfolio' as const), fromPositionId: oneOf(seats), toPositionId: oneOf(seats) }),
  fc.constant({ kind: 'open_position' as const, positionId: 'n0', title: 'n0', unitId: 'u1', marketId: 'm', fte: 1, archetype: null, customerFacing: true, capacity: null, cost: null, reportsToId: 's1' }),
);
const manyChanges = fc.array(fc.tuple(anyChange, fc.integer({ min: 1, max: 3 })), { maxLength: 14 }).map((all) => drawn(all.map(([c]) => c), all.map(([, w]) => w)));

describe('the structure after a proposal', () => {
  test('without changes is the structure', () => {
    const { plan, refusals } = drawnOn();
    expect(Object.values(piecesBetween(base, plan)).flat()).toEqual([]);
    expect(refusals).toEqual([]);
  });
  test('is always one: no circle, nobody over full time, every seat in a unit and under a seat that exists', () => {
    fc.assert(fc.property(manyChanges, (changes) => {
      const { plan } = structureAfter(base, changes, known);
      expect(circlesOf(plan.managers)).toEqual([]);
      expect(circlesOf(new Map([...plan.units.values()].flatMap((u) => (u.parentId ? [[u.id, u.parentId] as const] : []))))).toEqual([]);
      for (const p of people) expect([...plan.seats.values()].flatMap((s) => s.holders).filter((h) => h.personId === p && h.kind !== 'overlap').reduce((n, h) => n + h.fte, 0)).toBeLessThanOrEqual(1);
      for (const s of plan.seats.values()) {
        expect(plan.units.has(s.unitId)).toBe(true);
        expect(s.holders.filter((h) => h.kind === 'regular').length).toBeLessThanOrEqual(1);
      }
      for (const l of plan.lines.values()) expect([plan.seats.has(l.positionId), plan.seats.has(l.reportsToId), l.positionId === l.reportsToId]).toEqual([true, true, false]);
      for (const [from, to] of [...plan.managers, ...plan.delegates]) expect([plan.seats.has(from), plan.seats.has(to)]).toEqual([true, true]);
      for (const u of plan.units.values()) expect(u.parentId === null || plan.units.has(u.parentId)).toBe(true);
      for (const t of plan.teams.values()) for (const m of t.members) expect(plan.seats.has(m)).toBe(true);
      expect([...plan.models.values()].filter((m) => m.state === 'active')).toHaveLength(1);
    }), { numRuns: 1000 });
  });
  test('does each change or says why not, once', () => {
    fc.assert(fc.property(manyChanges, (changes) => {
      const { done, refusals } = structureAfter(base, changes, known), refused = refusals.map((r) => r.changeId);
      expect(new Set(refused).size).toBe(refused.length);
      expect([...done, ...refused].sort()).toEqual(changes.map((c) => c.id).sort());
    }), { numRuns: 1000 });
  });
  test('is told whole by what is not as it was, put together with what was', () => {
    const beside = { away: new Set(['p4']), teams: [{ id: 't', name: 't', marketId: null, quorum: 2, members: ['s0', 's1', 's2'] }] };
    const inOrder = ({ units: u, seats: s, lines, teams }: StructureThen) => [u, s, lines, teams].map((all) => all.map((x) => JSON.stringify(x)).sort());
    fc.assert(fc.property(manyChanges, (changes) => {
      const { plan } = structureAfter(base, changes, known), difference = differenceOf(base, plan, beside), was = toldOf(base, beside);
      expect(inOrder(structureWith(was, difference))).toEqual(inOrder(toldOf(plan, beside)));
      const same = new Set(was.seats.map((s) => JSON.stringify(s)));
      for (const s of difference.seats) expect(same.has(JSON.stringify(s)) && base.managers.get(s.id) === plan.managers.get(s.id) && JSON.stringify([...base.lines]) === JSON.stringify([...plan.lines])).toBe(false);
    }), { numRuns: 1000 });
    expect(structureWith(toldOf(base, beside), differenceOf(base, drawnOn().plan, beside))).toEqual(toldOf(base, beside));
  });
  test('leaves what it was given as it was', () => {
    const before = JSON.stringify([...base.seats, ...base.managers]);
    fc.assert(fc.property(manyChanges, (changes) => { structureAfter(base, changes, known); expect(JSON.stringify([...base.seats, ...base.managers])).toBe(before); }), { numRuns: 50 });
  });
});

describe('what cannot be', () => {
  const open = (unitId: string, parentId: string | null): Change => ({ kind: 'open_unit', unitId, name: unitId, function: 'sales', parentId, marketId: null });
  test('circles of lines and units: the last drawn gives way', () => {
    expect(codes({ kind: 'set_manager', positionId: 's0', reportsToId: 's1' })).toEqual([['c0', 'line_circle']]);
    expect(codes({ kind: 'move_unit', unitId: 'u0', parentId: 'u1' })).toEqual([['c0', 'unit_circle']]);
  });
  test('a line taken back out of a circle leads to who is still above, not to the seat that closes', () => {
    const { plan } = drawnOn({ kind: 'set_manager', positionId: 's3', reportsToId: 's4' }, { kind: 'close_position', positionId: 's0', successorId: 's3' });
    for (const [from, to] of plan.managers) expect([from, plan.seats.has(to)]).toEqual([from, true]);
    expect(circlesOf(plan.managers)).toEqual([]);
  });
  test('but two seats may change places in one wave', () => {
    const { plan, refusals } = drawnOn({ kind: 'set_manager', positionId: 's0', reportsToId: 's1' }, { kind: 'set_manager', positionId: 's1', reportsToId: null });
    expect([refusals, plan.managers.get('s0'), plan.managers.has('s1')]).toEqual([[], 's1', false]);
  });
  test('a line beside the solid one is drawn once, ends once, and goes to the successor of the seat it leads to', () => {
    const line = { positionId: 's4', reportsToId: 's1', line: 'project' as const }, add: Change = { kind: 'add_line', ...line, scope: 'Catálogo', share: 0.2 };
    expect(codes(add, add)).toEqual([['c1', 'exists_already']]);
    expect(codes({ ...add, reportsToId: 's4' })).toEqual([['c0', 'itself']]);
    expect(codes({ kind: 'end_line', ...line })).toEqual([['c0', 'no_line']]);
    expect([...drawnOn({ kind: 'end_line', positionId: 's5', reportsToId: 's1', line: 'dotted' }, add).plan.lines.keys()]).toEqual(['project s4 s1']);
    const closed = drawnOn({ kind: 'close_position', positionId: 's1', successorId: 's3' }).plan;
    expect([...closed.lines.keys()]).toEqual(['dotted s5 s3']);
    expect(piecesBetween(base, closed)).toMatchObject({ addLines: [{ positionId: 's5', reportsToId: 's3', scope: 'Ferias' }], endLines: [{ positionId: 's5', reportsToId: 's1' }] });
  });
  test('one manager a wave, one regular holder a wave, one full time a person', () => {
    expect(codes({ kind: 'set_manager', positionId: 's1', reportsToId: 's2' }, { kind: 'set_manager', positionId: 's1', reportsToId: 's3' })).toEqual([['c1', 'two_managers']]);
    expect(codes({ kind: 'appoint', personId: 'p1', positionId: 's2', as: 'regular', fte: 1, until: null })).toEqual([['c0', 'over_full_time']]);
    for (const until of [null, '2099-01-01']) expect(codes({ kind: 'appoint', personId: 'p1', positionId: 's2', as: 'overlap', fte: 1, until })).toEqual([['c0', 'overlap_ends']]);
  });
  test('whoever sits in a seat that closes in the same wave is free for another', () => {
    expect(codes({ kind: 'appoint', personId: 'p1', positionId: 's3', as: 'regular', fte: 1, until: null }, { kind: 'close_position', positionId: 's1', successorId: 's3' })).toEqual([]);
  });
  test('unless that seat does not close after all', () => {
    const { refusals, plan } = drawnOn({ kind: 'appoint', personId: 'p0', positionId: 's5', as: 'regular', fte: 1, until: null }, { kind: 'close_position', positionId: 's0', successorId: null });
    expect(refusals.map((r) => [r.changeId, r.code])).toEqual([['c1', 'seat_still_holds'], ['c0', 'over_full_time']]);
    expect(plan.seats.get('s5')!.holders.map((h) => h.personId)).toEqual(['p5']);
  });
  test('a seat closes with all it holds, or says what it holds', () => {
    expect(drawnOn({ kind: 'close_position', positionId: 's0', successorId: null }).refusals).toMatchObject([{ code: 'seat_still_holds', figures: { reports: 5 } }]);
    const { plan } = drawnOn({ kind: 'close_position', positionId: 's0', successorId: 's1' });
    expect([plan.managers.has('s1'), plan.managers.get('s2')]).toEqual([false, 's1']);
  });
  test('whom a seat stands in for goes on with the successor, and with the next one up where it stood in as the one above', () => {
    const vacant = (id: string) => [id, { ...base.seats.get(id)!, holders: [] }] as const;
    const below: Plan = { ...base, teams: new Map(), seats: new Map([...base.seats, vacant('s3'), vacant('s4')]), managers: new Map([...base.managers, ['s3', 's1'], ['s4', 's3']]), delegates: new Map([['s3', 's1'], ['s4', 's1'], ['s5', 's1'], ['s2', 's1']]) };
    const closing = (...changes: Change[]) => { const { plan, refusals } = structureAfter(below, drawn(changes), known); return [refusals.map((r) => r.code), Object.fromEntries(plan.delegates)]; };
    expect(closing({ kind: 'close_position', positionId: 's1', successorId: 's2' })).toEqual([[], { s3: 's2', s4: 's3', s5: 's2', s2: 's0' }]);
    expect(closing({ kind: 'set_manager', positionId: 's3', reportsToId: 's0' }, { kind: 'close_position', positionId: 's1', successorId: 's2' })).toEqual([[], { s3: 's0', s4: 's3', s5: 's2', s2: 's0' }]);
    expect(closing({ kind: 'set_manager', positionId: 's3', reportsToId: 's0' }, { kind: 'close_position', positionId: 's1', successorId: null })[0]).toEqual(['seat_still_holds']);
    const [codes_, stand] = closing({ kind: 'set_manager', positionId: 's3', reportsToId: 's0' }, { kind: 'set_delegate', positionId: 's5', delegateId: null }, { kind: 'set_delegate', positionId: 's2', delegateId: null }, { kind: 'close_position', positionId: 's1', successorId: null });
    expect([codes_, stand]).toEqual([[], { s3: 's0', s4: 's3' }]);
  });
  test('nobody is stood in for by a seat that is gone, nor by itself', () => {
    const standing = fc.array(fc.tuple(oneOf(seats), oneOf(seats)), { maxLength: 6 }).map((pairs) => new Map(pairs.filter(([a, b]) => a !== b)));
    fc.assert(fc.property(manyChanges, standing, (changes, delegates) => {
      const { plan } = structureAfter({ ...base, delegates }, changes, known);
      for (const [of, by] of plan.delegates) expect([plan.seats.has(of), plan.seats.has(by), of === by]).toEqual([true, true, false]);
    }), { numRuns: 1000 });
  });
  test('a unit closes empty; what opens may name what is opened later', () => {
    expect(codes({ kind: 'close_unit', unitId: 'u0' })).toEqual([['c0', 'unit_not_empty']]);
    expect(codes(open('x', 'y'), open('y', 'u0'))).toEqual([]);
  });
  test('a joint team keeps both divisions', () => {
    expect(codes({ kind: 'leave_team', teamId: 't', positionId: 's1' })).toEqual([['c0', 'team_needs_both']]);
    expect(codes({ kind: 'close_position', positionId: 's1', successorId: 's2' })).toEqual([['c0', 'team_needs_both']]);
    expect([...drawnOn({ kind: 'close_position', positionId: 's1', successorId: 's3' }).plan.teams.get('t')!.members]).toEqual(['s0', 's3', 's2']);
  });
});

describe('a model of territories', () => {
  const follow = (modelId: string): Change => ({ kind: 'follow_model', modelId });
  test('comes in force in place of the one there was; one that was in force comes back', () => {
    const { plan, refusals } = structureAfter(base, drawn([follow('m1'), follow('m0')], [1, 2]), known);
    expect([refusals, modelInForce(plan), plan.models.get('m1')]).toEqual([[], 'm0', { id: 'm1', name: 'm1', state: 'archived', wasInForce: true }]);
    expect([modelInForce(drawnOn(follow('m3')).plan), drawnOn(follow('m3')).plan.models.get('m0')!.state]).toEqual(['m3', 'archived']);
  });
  test('is refused where there is none such, where it was put away unused, where it is in force already, and twice in a wave', () => {
    expect(codes(follow('mx'), follow('m4'), follow('m0'))).toEqual([['c0', 'no_model'], ['c1', 'model_away'], ['c2', 'model_in_force']]);
    expect([codes(follow('m1'), follow('m2')), codes(follow('m1'), follow('m1'))]).toEqual([[['c1', 'two_models']], [['c1', 'two_models']]]);
    expect(structureAfter(base, drawn([follow('m1'), follow('m1')], [1, 2]), known).refusals).toMatchObject([{ changeId: 'c1', code: 'model_in_force', figures: { name: 'm1' } }]);
  });
  test('conflicts where it is no longer what it was, and with nothing else', () => {
    const changes = drawn([follow('m1'), follow('m2')]), now = { ...base, models: withInForce(models, 'm1') };
    expect(disagreements(changes, base, now)).toEqual([{ changeId: 'c0', kind: 'model', id: 'm1', was: 'planning', is: 'active' }]);
    expect(disagreements(changes, base, base)).toEqual([]);
  });
  test('gives way to the one before when it is taken back; where there was none it stays', () => {
    const now = { ...base, models: withInForce(models, 'm1') }, none = { ...base, models: new Map([model('m0', 'archived', true), model('m1', 'planning', false)]) };
    const back = (then: Plan) => inverseChanges(now, then, [], new Map(), []);
    expect([back(base), back(none), back(now)]).toEqual([[follow('m0')], [], []]);
  });
});

describe('who leads each customer after', () => {
  const accounts = seats.flatMap((lead, i) => [{ id: `a${i}`, name: `a${i}`, lead, marketId: 'm', class: 'A' as const, size: i % 2 === 0 ? 'large' : null, segment: null, productLine: i === 1 ? 'Mosaico' : null, postcode: `46${i}00` }]);
  test('is a seat that stands, or a change is refused for leaving orphans', () => {
    fc.assert(fc.property(manyChanges, (changes) => {
      const { plan, done } = structureAfter(base, changes, known), { leads, refusals } = portfoliosAfter(accounts, changes, plan, done);
      const nobody = [...leads.values()].filter((l) => l === null).length;
      expect(nobody > 0).toBe(refusals.some((r) => r.code === 'orphans'));
      for (const lead of leads.values()) if (lead !== null) expect(plan.seats.has(lead)).toBe(true);
    }), { numRuns: 1000 });
  });
  test('goes by the order drawn, by postcode where asked, and to the successor at last', () => {
    const changes = drawn([{ kind: 'move_matching', fromPositionId: 's1', toPositionId: 's2', postcode: '461' }, { kind: 'move_portfolio', fromPositionId: 's2', toPositionId: 's3' }, { kind: 'close_position', positionId: 's4', successorId: 's5' }]);
    const { plan, done } = structureAfter(base, changes, known), { leads } = portfoliosAfter(accounts, changes, plan, done);
    expect([...leads.values()]).toEqual(['s0', 's3', 's3', 's3', 's5', 's5']);
  });
  test('is told of the customers one sees; only whoever sees them all is told that one does not exist', () => {
    const changes = drawn([{ kind: 'move_accounts', accountIds: ['a1', 'elsewhere'], toPositionId: 's2' }]), { plan, done } = structureAfter(base, changes, known);
    const [all, part] = [portfoliosAfter(accounts, changes, plan, done), portfoliosAfter(accounts, changes, plan, done, false)];
    expect([all.refusals.map((r) => r.code), all.leads.get('a1')]).toEqual([['no_account'], 's1']);
    expect([part.refusals, part.leads.get('a1'), part.leads.has('elsewhere')]).toEqual([[], 's2', false]);
  });
  test('goes by size and by product line where asked', () => {
    const to = (c: { size?: 'large'; productLine?: string }, from: string) => {
      const { plan, done } = structureAfter(base, drawn([{ kind: 'move_matching', fromPositionId: from, toPositionId: 's5', ...c }]), known);
      return [...portfoliosAfter(accounts, drawn([{ kind: 'move_matching', fromPositionId: from, toPositionId: 's5', ...c }]), plan, done).leads].filter(([, lead]) => lead === 's5').map(([id]) => id);
    };
    expect([to({ size: 'large' }, 's2'), to({ size: 'large' }, 's1'), to({ productLine: 'Mosaico' }, 's1'), to({ productLine: 'Pavimento' }, 's1')]).toEqual([['a2', 'a5'], ['a5'], ['a1', 'a5'], ['a5']]);
  });
});

test('a seat counts as vacant when nobody sits there but who is suspended', () => {
  const s1 = base.seats.get('s1')!, beside: Plan = { ...base, seats: new Map(base.seats).set('s1', { ...s1, holders: [...s1.holders, { personId: 'z', name: 'z', kind: 'acting', fte: 0.5, since: '2026-01-01', until: null }] }) };
  expect([new Set<string>(), new Set([people[1]!])].map((away) => [figuresOf(base, away).vacancies, figuresOf(beside, away).vacancies])).toEqual([[0, 0], [1, 0]]);
});
