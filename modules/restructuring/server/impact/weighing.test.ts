import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../../house/testHouse.ts';
import { aCustomer, aSale, eur } from '../../../../house/testSales.ts';
import { listFacts } from '../../../oversight/contract.ts';
import { perform, published, signedWhole } from '../../../transition/server/fixtures.ts';
import * as restructuring from '../../contract.ts';
import { weighTask } from './weighing.ts';

let house: TestHouse, ribera: string;
const on = '2026-06-01', now = '2026-05-20T10:00:00+02:00';
const director = () => house.as('elena');
const weigh = (instant = now) => perform(house, weighTask, instant);
const rowOf = async (id: string) => (await call(restructuring.listProposals, {}, director())).rows.find((r) => r.id === id)!;
const names = async (input: object) => (await call(restructuring.listProposals, input, director())).rows.map((r) => r.name);
const toLuis = (accountIds: string[]): restructuring.Change => ({ kind: 'move_accounts', accountIds, toPositionId: house.seats.luis });

async function drawn(name: string, changes: restructuring.Change[], day = on): Promise<restructuring.Proposal> {
  const p = await call(restructuring.createProposal, { name, on: day }, director());
  return changes.length === 0 ? p : call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: changes.map((change) => ({ change })) }, director());
}

beforeEach(async () => {
  house = await openTestHouse();
  house.setNow(now);
  ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta');
  await aSale(house, ribera, eur(100_00), '2025-07-01');
});
afterEach(() => house.close());

describe('what a proposal does to customers', () => {
  test('is kept once it is weighed, told to be behind while an edit waits, and weighed again', async () => {
    const empty = await drawn('Vacía', []), p = await drawn('Levante en un puesto', [toLuis([ribera])]);
    expect((await rowOf(p.id)).weighed).toBeNull();
    await weigh();
    const { customers } = await call(restructuring.proposalImpact, { proposalId: p.id }, director());
    expect(customers.score).toBeGreaterThan(0);
    expect((await rowOf(p.id)).weighed).toEqual({ score: expect.closeTo(customers.score, 5), changing: 1, at: '2026-05-20T08:00:00.000000Z', parametersFrom: '2000-01-01', stale: false });
    expect((await rowOf(empty.id)).weighed).toBeNull();
    const other = await aCustomer(house, 'Hoteles Bahía', 'marta');
    await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [{ change: toLuis([other]) }] }, director());
    expect((await rowOf(p.id)).weighed).toMatchObject({ changing: 1, stale: true });
    await weigh();
    expect((await rowOf(p.id)).weighed).toMatchObject({ changing: 2, stale: false });
    const told = (await call(listFacts, { kind: ['proposal'] }, director())).rows.filter((f) => f.what === 'restructuring.proposal_weighed');
    expect(told.map((f) => [f.system, f.changes.find((c) => c.field === 'changing')])).toEqual([['transition', { field: 'changing', before: 1, after: 2, erased: false }], ['transition', { field: 'changing', before: null, after: 1, erased: false }]]);
  });

  test('comes a moment after an edit, once for several, and not again while nothing was edited', async () => {
    const p = await drawn('Levante en un puesto', [toLuis([ribera])]), afterEdit = (instant: string) => perform(house, weighTask, instant, { proposalId: p.id });
    await afterEdit('2026-05-20T11:00:00+02:00');
    const { weighed } = await rowOf(p.id);
    expect(weighed).toMatchObject({ changing: 1, stale: false, at: '2026-05-20T09:00:00.000000Z' });
    await afterEdit('2026-05-20T12:00:00+02:00');
    expect((await rowOf(p.id)).weighed).toEqual(weighed);
  });

  test('moves with the sales under it: it is weighed again after a day, and not before', async () => {
    const p = await drawn('Levante', [toLuis([ribera])]);
    await weigh();
    const was = (await rowOf(p.id)).weighed!;
    await aSale(house, await aCustomer(house, 'Gran Cliente', 'iker'), eur(900_00), '2026-02-01');
    await weigh('2026-05-20T20:00:00+02:00');
    expect((await rowOf(p.id)).weighed!.score).toBe(was.score);
    await weigh('2026-05-21T11:00:00+02:00');
    expect((await rowOf(p.id)).weighed!.score).toBeLessThan(was.score);
  });

  test('orders proposals, and the next gate and state narrow them', async () => {
    const bahia = await aCustomer(house, 'Hoteles Bahía', 'marta');
    await drawn('Nada', [], '2026-08-01');
    await drawn('Poco', [toLuis([bahia])], '2026-07-01');
    const more = await drawn('Mucho', [toLuis([ribera, bahia])], '2026-06-15');
    await weigh();
    expect(await names({ sort: '-score' })).toEqual(['Mucho', 'Poco', 'Nada']);
    expect(await names({ sort: 'changing' })).toEqual(['Nada', 'Poco', 'Mucho']);
    expect(await names({ sort: '-on' })).toEqual(['Nada', 'Poco', 'Mucho']);
    expect(await names({ sort: 'name' })).toEqual(['Mucho', 'Nada', 'Poco']);
    const first = await call(restructuring.listProposals, { sort: '-score', limit: 2 }, director());
    expect((await call(restructuring.listProposals, { sort: '-score', limit: 2, after: first.next! }, director())).rows.map((r) => r.name)).toEqual(['Nada']);
    const p = await call(restructuring.shareProposal, { proposalId: more.id, version: more.version }, director());
    await house.owner`insert into restructuring.signature (proposal_id, position_id, person_id, gate, act, at) values (${p.id}, ${house.seats.elena}, ${house.people.elena}, 'customers', 'signs', now())`;
    expect([await names({ gate: 'decisions' }), await names({ gate: ['customers', 'decisions'], sort: 'name' }), await names({ state: 'shared' }), await names({ state: 'shared', gate: 'customers' })]).toEqual([['Mucho'], ['Mucho'], ['Mucho'], []]);
    await expect(call(restructuring.listProposals, { sort: 'luck' }, director())).rejects.toMatchObject({ problem: { rule: 'platform.unknown_sort' } });
    await expect(call(restructuring.listProposals, { sort: '-score' }, house.as('marta'))).rejects.toMatchObject({ problem: { rule: 'platform.right_missing' } });
  });

  test('stays, of what is published, as it was published', async () => {
    const p = await published(house, 'Levante', [toLuis([ribera])], [on]);
    const { weighed } = await rowOf(p.id);
    expect(weighed).toMatchObject({ changing: 1, stale: false });
    await weigh('2026-06-10T10:00:00+02:00');
    expect((await rowOf(p.id)).weighed).toEqual(weighed);
    // Beside others too: what it did is not nothing because it is done.
    expect((await call(restructuring.compareProposals, { id: [p.id] }, director())).rows).toMatchObject([{ written: true, score: weighed!.score, changing: 1 }]);
  });

  test('is weighed anew between two waves, whole, of what is still to come: that is what whoever sees a part signs', async () => {
    const norte = await aCustomer(house, 'Azulejos del Norte', 'iker'), nord = await aCustomer(house, 'Carrelages de l’Est', 'claire', [], 'FR');
    await aSale(house, norte, eur(900_00), '2026-02-10', 'iker');
    await aSale(house, nord, eur(500_00), '2026-02-10', 'claire');
    let p = await call(restructuring.createProposal, { name: 'En dos veces', on }, director());
    p = await call(restructuring.setWaves, { proposalId: p.id, version: p.version, dates: [on, '2026-09-01'] }, director());
    const to = (accountIds: string[], wave: number) => ({ wave, change: { kind: 'move_accounts' as const, accountIds, toPositionId: house.seats.luis } });
    p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [to([norte], 1), to([ribera], 2)] }, director());
    p = await call(restructuring.shareProposal, { proposalId: p.id, version: p.version }, director());
    await signedWhole(house, p.id);
    const { token } = await call(restructuring.proposalImpact, { proposalId: p.id }, director());
    p = await call(restructuring.publishWave, { proposalId: p.id, version: p.version, number: 1, impactToken: token }, director());
    const first = p.weighed!.score;
    p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [to([nord], 2)] }, director());
    const sign = () => call(restructuring.signGate, { proposalId: p.id, version: p.version, gate: 'customers', act: 'signs' }, house.as('joaquin'));
    await call(restructuring.planContinuity, { proposalId: p.id, rest: true, note: 'Visita conjunta' }, director());
    await expect(sign()).rejects.toMatchObject({ problem: { rule: 'restructuring.being_weighed' } });
    expect((await call(restructuring.proposalGates, { proposalId: p.id }, house.as('joaquin'))).gates[0]!.checks).toContainEqual(expect.objectContaining({ code: 'whole_weighed', passes: false, excusable: false }));
    await weigh();
    const { customers: whole } = await call(restructuring.proposalImpact, { proposalId: p.id }, director()), { customers: part } = await call(restructuring.proposalImpact, { proposalId: p.id }, house.as('joaquin'));
    const { gates } = await sign();
    expect(gates[0]!.signatures.find((s) => s.person.name === 'Joaquín Beltrán')!.score).toBeCloseTo(whole.score, 3);
    expect([whole.score === part.score, whole.score === first]).toEqual([false, false]);
    expect(await call(restructuring.readProposal, { proposalId: p.id }, house.as('joaquin'))).toMatchObject({ weighed: { score: first }, toCome: { score: expect.closeTo(whole.score, 3), changing: 2, stale: false } });
  });
});
