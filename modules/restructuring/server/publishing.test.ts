import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer, aSale, eur } from '../../../house/testSales.ts';
import { inTransaction } from '../../../platform/server/db.ts';
import { openingFor } from '../../../platform/server/scope.ts';
import * as customers from '../../customers/contract.ts';
import * as organization from '../../organization/contract.ts';
import { systemActor } from '../../organization/server/index.ts';
import { setParameter } from '../../oversight/contract.ts';
import * as sales from '../../sales/contract.ts';
import * as transition from '../../transition/contract.ts';
import { signedWhole } from '../../transition/server/fixtures.ts';
import * as restructuring from '../contract.ts';
import { carryOutTask } from './carryingOut.ts';

let house: TestHouse, ribera: string, bahia: string, deal: string, commit: string;
const on = '2026-06-01';
const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });
const director = () => house.as('elena');

beforeEach(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
  ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta');
  bahia = await aCustomer(house, 'Hoteles Bahía', 'marta');
  await aSale(house, ribera, eur(100_00), '2025-07-01');
  deal = (await call(sales.createOpportunity, { accountId: ribera, name: 'Piscina', amount: eur(1_000_00) }, house.as('marta'))).id;
  commit = (await call(sales.createOpportunity, { accountId: bahia, name: 'Vestíbulo', amount: eur(500_00) }, house.as('marta'))).id;
  await house.owner`update sales.opportunity set forecast_category = 'commit' where id = ${commit}`;
  await call(customers.givePromise, { accountId: ribera, title: 'Muestra', dueOn: '2026-06-20' }, house.as('marta'));
});
afterEach(() => house.close());

/** Drawn, shared and signed through all six gates: what the way there refuses is tried in gates.test.ts. */
async function approved(changes: restructuring.Change[], waves: string[] = [on], wave = 1): Promise<restructuring.Proposal> {
  let p = await call(restructuring.createProposal, { name: 'Levante en un puesto', on: waves[0]! }, director());
  if (waves.length > 1) p = await call(restructuring.setWaves, { proposalId: p.id, version: p.version, dates: waves }, director());
  p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: changes.map((change, i) => ({ change, wave: i === changes.length - 1 ? wave : 1 })) }, director());
  p = await call(restructuring.shareProposal, { proposalId: p.id, version: p.version }, director());
  await signedWhole(house, p.id);
  return call(restructuring.readProposal, { proposalId: p.id }, director());
}
async function publish(p: restructuring.Proposal, number = 1, who: 'elena' | 'joaquin' = 'elena'): Promise<restructuring.Proposal> {
  const { token } = await call(restructuring.proposalImpact, { proposalId: p.id }, director());
  return call(restructuring.publishWave, { proposalId: p.id, version: p.version, number, impactToken: token }, house.as(who));
}
async function dayComes(instant: string): Promise<void> {
  house.setNow(instant);
  const person = systemActor('transition');
  await carryOutTask.perform({ payload: {}, signal: AbortSignal.timeout(60_000), transact: (work) => inTransaction(house.sql, openingFor(person, carryOutTask.needs, false), (db, copyIn) => work({ db, copyIn, person, now: new Date(instant), today: instant.slice(0, 10), requestId: 'job', via: 'job' })) });
}
const closeMarta = (): restructuring.Change[] => [{ kind: 'close_position', positionId: house.seats.marta, successorId: house.seats.luis }];
const leadOn = async (account: string) => (await call(customers.accountCustody, { accountId: account }, director())).history.map((h) => [h.seat.name, h.from, h.to]);

describe('publishing a wave', () => {
  test('writes structure and custody from its day, makes the hand-overs, and passes on what is open when the day comes', async () => {
    let p = await approved(closeMarta());
    await expect(call(restructuring.publishWave, { proposalId: p.id, version: p.version, number: 1 }, director())).rejects.toMatchObject(refused('conflict', 'focus.impact_not_seen'));
    await expect(publish(p, 1, 'joaquin')).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    p = await publish(p);
    expect(p).toMatchObject({ state: 'scheduled', may: { edit: false, withdraw: [1] } });
    expect(await leadOn(ribera)).toEqual([['Venta externa, Levante 2', on, null], ['Venta externa, Levante 1', '2025-01-01', on]]);
    expect((await call(organization.readPosition, { positionId: house.seats.marta, on }, director())).current).toBeNull();
    expect((await call(sales.getOpportunity, { opportunityId: deal }, director())).owner).toMatchObject({ seat: { id: house.seats.marta } });
    const { rows: plans } = await call(restructuring.listPlans, { proposalId: p.id }, director());
    expect(plans.map((x) => [x.account.name, x.from.person?.name, x.to.person?.name, x.steps.length])).toEqual(expect.arrayContaining([['Pavimentos Ribera', 'Marta Vidal', 'Luis Ferrando', 8], ['Hoteles Bahía', 'Marta Vidal', 'Luis Ferrando', 8]]));
    expect(plans[0]!.steps.slice(0, 3).map((x) => [x.kind, x.person?.name])).toEqual([['brief', 'Marta Vidal'], ['tell', 'Marta Vidal'], ['introduce', 'Luis Ferrando']]);
    expect(plans.find((x) => x.account.id === ribera)!.brief).toMatchObject({ promises: [{ title: 'Muestra' }], deals: [{ name: 'Piscina' }] });
    await dayComes('2026-06-01T06:00:00+02:00');
    expect((await call(sales.getOpportunity, { opportunityId: deal }, director())).owner).toMatchObject({ seat: { id: house.seats.luis } });
    const [promise] = await house.owner`select position_id from customers.promise where account_id = ${ribera}`;
    expect(promise!['position_id']).toBe(house.seats.luis);
    expect((await call(restructuring.readProposal, { proposalId: p.id }, director())).state).toBe('in_transition');
  });
  test('leaves a deal in commit with its owner, and passes it on after sixty days', async () => {
    const p = await approved([{ kind: 'move_portfolio', fromPositionId: house.seats.marta, toPositionId: house.seats.luis }]);
    await publish(p);
    const owner = async (id: string) => (await call(sales.getOpportunity, { opportunityId: id }, director())).owner.seat.id;
    await dayComes('2026-06-01T06:00:00+02:00');
    expect([await owner(deal), await owner(commit)]).toEqual([house.seats.luis, house.seats.marta]);
    await dayComes('2026-07-30T06:00:00+02:00');
    expect(await owner(commit)).toBe(house.seats.marta);
    await dayComes('2026-07-31T06:00:00+02:00');
    expect(await owner(commit)).toBe(house.seats.luis);
  });
  test('keeps the overlap, its split and the days of commit that were in force on its day, whatever is set later', async () => {
    const set = (from: string, values: Record<string, number>) => call(setParameter, { name: 'restructuring.hand_over', from, values }, director());
    await set('2026-05-20', { overlapDays: 10, commitDays: 20, splitBp: 3000 });
    await expect(set('2026-05-20', { overlapDays: 400, commitDays: 20, splitBp: 3000 })).rejects.toMatchObject({ problem: { fields: { overlapDays: 'oversight.parameter_bounds' } } });
    const p = await publish(await approved([{ kind: 'move_portfolio', fromPositionId: house.seats.marta, toPositionId: house.seats.luis }]));
    const { rows: [plan] } = await call(restructuring.listPlans, { proposalId: p.id }, director());
    expect([plan!.overlapUntil, plan!.splitBp, plan!.steps.filter((s) => s.dueOn === '2026-06-11').map((s) => s.kind)]).toEqual(['2026-06-11', 3000, ['overlap', 'first_alone']]);
    const owner = async () => (await call(sales.getOpportunity, { opportunityId: commit }, director())).owner.seat.id;
    await dayComes('2026-06-20T06:00:00+02:00');
    expect(await owner()).toBe(house.seats.marta);
    await set('2026-06-21', { overlapDays: 30, commitDays: 60, splitBp: 5000 });
    await dayComes('2026-06-21T06:00:00+02:00');
    expect(await owner()).toBe(house.seats.luis);
  });
  test('opens units and seats with who sits there and what they may do', async () => {
    const unitId = randomUUID(), positionId = randomUUID();
    const p = await approved([
      { kind: 'open_unit', unitId, name: 'Mediterráneo', function: 'sales', parentId: house.units.sales, marketId: null },
      { kind: 'open_position', positionId, title: 'Supervisión Mediterráneo', unitId, marketId: house.markets.ES, fte: 1, archetype: 'coach', customerFacing: false, capacity: null, cost: eur(6_000_000), reportsToId: house.seats.elena, grant: { role: 'sales_supervisor', scope: 'unit' } },
      { kind: 'end_appointment', personId: house.people.nerea, positionId: house.seats.nerea }, { kind: 'set_delegate', positionId: house.seats.nerea, delegateId: positionId },
      { kind: 'appoint', personId: house.people.nerea, positionId, as: 'regular', fte: 1, until: null },
    ]);
    await publish(p);
    const seat = await call(organization.readPosition, { positionId, on }, director());
    expect(seat).toMatchObject({ current: { title: 'Supervisión Mediterráneo', unit: { name: 'Mediterráneo' } }, holders: [{ person: { name: 'Nerea Etxeberria' } }], grants: [{ role: 'sales_supervisor' }] });
    expect((await call(organization.positionCosts, { positionId }, director())).rows).toMatchObject([{ amount: eur(6_000_000), from: on }]);
  });
  test('is refused before its gates, out of order, and when a customer would be nobody’s', async () => {
    const p = await approved(closeMarta());
    await house.owner`insert into restructuring.signature_void (signature_id, proposal_id, position_id, at, because) select id, proposal_id, position_id, now(), 'x' from restructuring.signature where proposal_id = ${p.id} and gate = 'goals'`;
    await expect(publish(p)).rejects.toMatchObject(refused('conflict', 'restructuring.not_approved'));
    const orphaning = await approved([{ kind: 'end_appointment', personId: house.people.marta, positionId: house.seats.marta }]);
    await expect(publish(orphaning)).rejects.toMatchObject(refused('conflict', 'restructuring.no_orphans'));
    const two = await approved([{ kind: 'rename_unit', unitId: house.units.norte, name: 'Norte y Ebro' }, ...closeMarta()], [on, '2026-09-01'], 2);
    await expect(publish(two, 2)).rejects.toMatchObject(refused('conflict', 'restructuring.waves_in_order'));
    const first = await publish(two, 1);
    expect((await publish(first, 2)).waves.map((w) => w.publishedAt !== null)).toEqual([true, true]);
  });
  test('goes on from what was looked at while others begin deals elsewhere, and is refused once one is begun with a customer it moves', async () => {
    const p = await approved(closeMarta()), { token } = await call(restructuring.proposalImpact, { proposalId: p.id }, director());
    const publishSeen = () => call(restructuring.publishWave, { proposalId: p.id, version: p.version, number: 1, impactToken: token }, director());
    const norte = await aCustomer(house, 'Azulejos del Norte', 'iker');
    await call(sales.createOpportunity, { accountId: norte, name: 'Fachada', amount: eur(9_000_00) }, house.as('iker'));
    const begun = await call(sales.createOpportunity, { accountId: ribera, name: 'Escalera', amount: eur(700_00) }, house.as('marta'));
    await expect(publishSeen()).rejects.toMatchObject(refused('conflict', 'focus.impact_changed'));
    await house.owner`delete from sales.opportunity_step where opportunity_id = ${begun.id}`;
    await house.owner`delete from sales.opportunity where id = ${begun.id}`;
    expect((await publishSeen()).waves[0]!.publishedAt).not.toBeNull();
  });
  test('two waves that change the same are withdrawn one after the other', async () => {
    const title = async () => (await call(organization.readPosition, { positionId: house.seats.iker, on: '2026-12-01' }, director())).current?.title;
    const two = await approved([{ kind: 'change_position', positionId: house.seats.iker, set: { title: 'Norte y Ebro' } }, { kind: 'change_position', positionId: house.seats.iker, set: { title: 'Norte, Ebro y Rioja' } }], [on, '2026-09-01'], 2);
    let p = await publish(await publish(two, 1), 2);
    expect(await title()).toBe('Norte, Ebro y Rioja');
    for (const number of [2, 1]) p = await call(restructuring.withdrawWave, { proposalId: p.id, version: p.version, number }, director());
    expect(await title()).toBe('Venta externa, Norte 1');
  });
  test('is withdrawn whole before its day, unless somebody changed what it wrote', async () => {
    let p = await publish(await approved(closeMarta()));
    p = await call(restructuring.withdrawWave, { proposalId: p.id, version: p.version, number: 1 }, director());
    expect(p.state).toBe('approved');
    expect(await leadOn(ribera)).toEqual([['Venta externa, Levante 1', '2025-01-01', null]]);
    expect((await call(organization.readPosition, { positionId: house.seats.marta, on }, director())).current).toMatchObject({ title: 'Venta externa, Levante 1' });
    p = await publish(p);
    house.setNow('2026-06-02T10:00:00+02:00');
    await expect(call(restructuring.withdrawWave, { proposalId: p.id, version: p.version, number: 1 }, director())).rejects.toMatchObject(refused('conflict', 'restructuring.took_effect'));
  });
});

describe('two people at one proposal at the same moment', () => {
  test('come one after the other: what the second had looked at is no longer there, and nothing is written twice', async () => {
    const p = await approved(closeMarta()), { token } = await call(restructuring.proposalImpact, { proposalId: p.id }, director());
    const wave = { proposalId: p.id, version: p.version, number: 1, impactToken: token };
    const answers = await Promise.allSettled([call(restructuring.publishWave, wave, director()), call(restructuring.publishWave, wave, director())]);
    expect(answers.filter((a) => a.status === 'fulfilled')).toHaveLength(1);
    expect(answers.find((a) => a.status === 'rejected')!.reason).toMatchObject(refused('stale', 'platform.stale'));
    expect(await leadOn(ribera)).toEqual([['Venta externa, Levante 2', on, null], ['Venta externa, Levante 1', '2025-01-01', on]]);
  });
  test('a gate is not signed on an edit that its signer has not seen', async () => {
    const p = await approved([{ kind: 'rename_unit', unitId: house.units.norte, name: 'Norte' }]), seen = { proposalId: p.id, version: p.version };
    await house.owner`delete from restructuring.signature`;
    // Both wait behind this transaction, the edit first.
    const waiting = await house.owner.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtextextended(${`proposal:${p.id}`}, 0))`;
      const edit = call(restructuring.addChanges, { ...seen, changes: [{ wave: 1, change: { kind: 'rename_unit', unitId: house.units.norte, name: 'Norte y Ebro' } }] }, director());
      await untilWaiting(1);
      const sign = call(restructuring.signGate, { ...seen, gate: 'customers', act: 'objects', comment: 'No lo veo' }, director()).catch((error: unknown) => error);
      await untilWaiting(2);
      return { edit, sign };
    });
    expect((await waiting.edit).changes).toHaveLength(2);
    expect(await waiting.sign).toMatchObject(refused('stale', 'platform.stale'));
  });
});

async function untilWaiting(many: number): Promise<void> {
  await expect.poll(async () => (await house.owner`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`)[0]!['n'], { timeout: 10_000 }).toBe(many);
}

describe('a rollback', () => {
  test('is a new proposal that puts each customer and line back where it was', async () => {
    const p = await publish(await approved([{ kind: 'move_portfolio', fromPositionId: house.seats.marta, toPositionId: house.seats.luis }, { kind: 'set_manager', positionId: house.seats.carmen, reportsToId: house.seats.elena }]));
    await dayComes('2026-06-01T06:00:00+02:00');
    const back = await call(restructuring.rollBackProposal, { proposalId: p.id, name: 'Como antes', on: '2026-07-01' }, director());
    expect(back).toMatchObject({ rollsBack: { id: p.id }, state: 'draft' });
    expect(back.changes.map((c) => c.change)).toEqual(expect.arrayContaining([{ kind: 'set_manager', positionId: house.seats.carmen, reportsToId: house.seats.beatriz }, expect.objectContaining({ kind: 'move_accounts', toPositionId: house.seats.marta })]));
    const s = await call(restructuring.proposedStructure, { proposalId: back.id }, director());
    expect(s.refusals).toEqual([]);
  });
});

describe('a rollback after others changed the structure too', () => {
  test('takes back what its waves wrote and nothing else: a name given since and a person who left stay as they are', async () => {
    const { current } = await call(organization.readPosition, { positionId: house.seats.luis, on }, house.as('ana'));
    const p = await publish(await approved([{ kind: 'move_portfolio', fromPositionId: house.seats.marta, toPositionId: house.seats.luis }, { kind: 'change_position', positionId: house.seats.luis, set: { capacity: 90 } }]));
    const ana = house.as('ana'), { version } = await call(organization.readPosition, { positionId: house.seats.luis, on }, ana);
    await call(organization.changePosition, { positionId: house.seats.luis, version, from: on, title: 'Venta externa, costa' }, ana);
    await call(organization.endAppointment, { personId: house.people.iker, positionId: house.seats.iker, on }, ana);
    await dayComes('2026-06-01T06:00:00+02:00');
    const back = await call(restructuring.rollBackProposal, { proposalId: p.id, name: 'Como antes', on: '2026-07-01' }, director());
    expect(back.changes.map((c) => c.change).toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([{ kind: 'change_position', positionId: house.seats.luis, set: { capacity: current!.capacity } }, expect.objectContaining({ kind: 'move_accounts', toPositionId: house.seats.marta })]);
  });
});

describe('a transition', () => {
  test('gives its steps to whoever takes a customer, whatever their role; who only controls does nobody else’s', async () => {
    await publish(await approved([{ kind: 'move_accounts', accountIds: [ribera], toPositionId: house.seats.teresa }, { kind: 'move_accounts', accountIds: [bahia], toPositionId: house.seats.luis }]));
    const mine = async (who: 'teresa' | 'marta' | 'sofia') => (await call(restructuring.myHandOverSteps, {}, house.as(who))).rows;
    house.setNow('2026-07-10T10:00:00+02:00');
    const [own] = await mine('teresa'), other = (await mine('marta')).find((r) => r.account.name === 'Hoteles Bahía')!;
    expect(own).toMatchObject({ role: 'takes', account: { name: 'Pavimentos Ribera' } });
    expect((await call(restructuring.finishStep, { stepId: own!.step.id }, house.as('teresa'))).steps.find((s) => s.id === own!.step.id)).toMatchObject({ doneBy: { name: 'Teresa Vilar' } });
    for (const who of ['teresa', 'sofia'] as const) await expect(call(restructuring.finishStep, { stepId: other.step.id }, house.as(who))).rejects.toMatchObject(refused('not_allowed', 'restructuring.not_your_step'));
    await call(restructuring.finishStep, { stepId: other.step.id }, house.as('joaquin'));
    expect(await mine('sofia')).toEqual([]);
  });

  test('puts its steps on the days of both, who do them; nobody else; and may be halted and resumed', async () => {
    const p = await publish(await approved([{ kind: 'move_accounts', accountIds: [ribera], toPositionId: house.seats.luis }, { kind: 'rename_unit', unitId: house.units.norte, name: 'Norte' }], [on, '2026-09-01'], 2));
    const mine = (who: 'marta' | 'luis' | 'iker') => call(restructuring.myHandOverSteps, {}, house.as(who));
    expect((await mine('marta')).rows.map((r) => [r.step.kind, r.account.name, r.other.person?.name, r.role])).toEqual([['brief', 'Pavimentos Ribera', 'Luis Ferrando', 'gives'], ['tell', 'Pavimentos Ribera', 'Luis Ferrando', 'gives']]);
    expect([(await mine('luis')).rows, (await mine('iker')).rows]).toEqual([[], []]);
    expect((await mine('luis')).coming).toEqual([{ on, from: { seat: expect.objectContaining({ name: 'Venta externa, Levante 1' }), person: expect.objectContaining({ name: 'Marta Vidal' }) }, customers: 1, accounts: [{ id: ribera, name: 'Pavimentos Ribera' }] }]);
    expect([(await mine('marta')).customers, (await mine('marta')).coming, (await mine('luis')).customers]).toEqual([1, [], 0]);
    const [step] = (await mine('marta')).rows;
    await expect(call(restructuring.finishStep, { stepId: step!.step.id }, house.as('iker'))).rejects.toMatchObject(refused('not_allowed', 'restructuring.not_your_step'));
    const plan = await call(restructuring.finishStep, { stepId: step!.step.id, note: 'Hablado' }, house.as('marta'));
    expect(plan.steps[0]).toMatchObject({ kind: 'brief', doneBy: { name: 'Marta Vidal' }, note: 'Hablado', late: false });
    await dayComes('2026-07-20T06:00:00+02:00');
    expect((await mine('luis')).rows.map((r) => [r.step.kind, r.step.late])).toEqual([['first_alone', true], ['check_30', true], ['check_60', false]]);
    expect((await mine('luis')).coming).toEqual([]);
    const t = await call(transition.proposalTransition, { proposalId: p.id }, director());
    expect(t).toMatchObject({ plans: 1, steps: 8, stepsDone: 1, days: 49, moved: 0, matched: null, triggered: false, predicted: { atRiskShare: { low: expect.any(Number) } } });
    await call(transition.haltTransition, { proposalId: p.id, comment: 'Ribera se queja' }, director());
    expect((await call(transition.proposalTransition, { proposalId: p.id }, director())).halts).toMatchObject([{ cause: 'by_hand', by: { name: 'Elena Marqués' }, endedBy: null }]);
    expect((await call(restructuring.readProposal, { proposalId: p.id }, director())).state).toBe('halted');
    await expect(call(restructuring.publishWave, { proposalId: p.id, version: p.version, number: 2 }, director())).rejects.toMatchObject(refused('conflict', 'restructuring.halted_already'));
    await expect(call(transition.endHalt, { proposalId: p.id, how: 'resumed', comment: 'x' }, house.as('joaquin'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    await call(transition.endHalt, { proposalId: p.id, how: 'resumed', comment: 'Hablado con Ribera' }, director());
    expect((await call(restructuring.readProposal, { proposalId: p.id }, director())).state).toBe('in_transition');
  });
});
