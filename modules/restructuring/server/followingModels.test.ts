import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer } from '../../../house/testSales.ts';
import * as customers from '../../customers/contract.ts';
import { changeImpact, closeSeat } from '../../focus/contract.ts';
import * as organization from '../../organization/contract.ts';
import * as territories from '../../territories/contract.ts';
import { perform, signedWhole } from '../../transition/server/fixtures.ts';
import * as restructuring from '../contract.ts';
import { carryOutTask } from './carryingOut.ts';

let house: TestHouse, before: string, autumn: string, ribera: string;
const on = '2026-06-01';
const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });
const director = () => house.as('elena');
const follow = (modelId: string): restructuring.Change => ({ kind: 'follow_model', modelId });

beforeEach(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
  ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta');
  before = (await call(territories.createModel, { name: 'Invierno' }, director())).id;
  autumn = (await call(territories.createModel, { name: 'Otoño' }, director())).id;
  await call(territories.createTerritory, { modelId: autumn, name: 'España', marketId: house.markets.ES, positionId: house.seats.luis }, director());
  await call(territories.activateModel, { modelId: before, version: 1 }, director());
});
afterEach(() => house.close());

const states = async () => Object.fromEntries((await call(territories.listModels, {}, director())).rows.map((m) => [m.name, m.state]));
const read = (id: string) => call(restructuring.readProposal, { proposalId: id }, director());

/** In as many waves as there are lists of changes. */
async function drawn(waves: restructuring.Change[][], days: string[] = [on]): Promise<restructuring.Proposal> {
  let p = await call(restructuring.createProposal, { name: 'Otoño en España', on: days[0]! }, director());
  if (days.length > 1) p = await call(restructuring.setWaves, { proposalId: p.id, version: p.version, dates: days }, director());
  return call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: waves.flatMap((own, i) => own.map((change) => ({ change, wave: i + 1 }))) }, director());
}
async function approved(waves: restructuring.Change[][], days: string[] = [on]): Promise<restructuring.Proposal> {
  let p = await drawn(waves, days);
  p = await call(restructuring.shareProposal, { proposalId: p.id, version: p.version }, director());
  await signedWhole(house, p.id);
  return read(p.id);
}
async function publish(p: restructuring.Proposal, number = 1, who: 'elena' | 'joaquin' = 'elena'): Promise<restructuring.Proposal> {
  const { token } = await call(restructuring.proposalImpact, { proposalId: p.id }, director());
  return call(restructuring.publishWave, { proposalId: p.id, version: p.version, number, impactToken: token }, house.as(who));
}
const dayComes = (day: string) => perform(house, carryOutTask, `${day}T06:00:00+02:00`);
const refusals = async (p: restructuring.Proposal) => (await call(restructuring.proposedStructure, { proposalId: p.id }, director())).refusals.map((r) => [p.changes.find((c) => c.id === r.changeId)!.place, r.code]);

describe('a model of territories that a proposal follows', () => {
  test('is in force from the day of its wave, and not before; by itself it moves nobody', async () => {
    let p = await approved([[follow(autumn)]]);
    expect(p.changes[0]!.names).toEqual({ [autumn]: 'Otoño' });
    expect((await call(restructuring.proposalImpact, { proposalId: p.id }, director())).customers).toMatchObject({ score: 0, changing: 0 });
    await expect(publish(p, 1, 'joaquin')).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    p = await publish(p);
    await dayComes('2026-05-31');
    expect(await states()).toEqual({ Invierno: 'active', Otoño: 'planning' });
    await dayComes(on);
    await dayComes(on);
    expect(await states()).toEqual({ Invierno: 'archived', Otoño: 'active' });
    const facts = await house.owner`select f.via, f.act_id = w.act_id as own from platform.fact f, restructuring.wave w where w.proposal_id = ${p.id} and f.what = 'territories.model_activated' and f.about_id = ${autumn}`;
    expect([...facts]).toEqual([{ via: 'job', own: true }]);
    expect((await call(customers.accountCustody, { accountId: ribera }, director())).history.map((h) => h.seat.name)).toEqual(['Venta externa, Levante 1']);
  });

  test('is in force at once where its wave is published on the day itself, even if somebody puts it away in between', async () => {
    const p = await approved([[follow(autumn)]], ['2026-05-20']);
    await publish(p);
    expect([...await house.owner`select task from jobs.waiting where task = 'restructuring.carry_out'`]).toHaveLength(1);
    await call(territories.archiveModel, { modelId: autumn, version: 1 }, director());
    await dayComes('2026-05-20');
    expect(await states()).toEqual({ Invierno: 'archived', Otoño: 'active' });
  });

  test('goes with the customers that it gives to another seat, where they are drawn beside it', async () => {
    const { moves } = await call(territories.modelMoves, { modelId: autumn, on }, director());
    expect(moves).toEqual([{ accountId: ribera, toPositionId: house.seats.luis }]);
    await publish(await approved([[follow(autumn), { kind: 'move_accounts', accountIds: [ribera], toPositionId: house.seats.luis }]]));
    await dayComes(on);
    expect((await call(territories.accountTerritory, { accountId: ribera }, director()))).toMatchObject({ why: 'rule', model: { name: 'Otoño' } });
  });

  test('leaves no trace where its wave is withdrawn before its day', async () => {
    let p = await publish(await approved([[follow(autumn)]]));
    p = await call(restructuring.withdrawWave, { proposalId: p.id, version: p.version, number: 1 }, director());
    await dayComes('2026-06-02');
    expect(await states()).toEqual({ Invierno: 'active', Otoño: 'planning' });
    expect(await refusals(p)).toEqual([]);
  });

  test('that was in force earlier is put in force again by hand or by a proposal, but for one whose rules name a position that is gone', async () => {
    await call(territories.activateModel, { modelId: autumn, version: 1 }, director());
    expect((await call(territories.listModels, {}, director())).rows.map((m) => [m.name, m.state, m.wasInForce])).toEqual([['Otoño', 'active', true], ['Invierno', 'archived', true]]);
    await call(territories.activateModel, { modelId: before, version: 3 }, director());
    const again = await drawn([[follow(autumn)]]);
    expect(await refusals(again)).toEqual([]);
    await call(organization.endAppointment, { personId: house.people.luis, positionId: house.seats.luis, on: '2026-05-21' }, house.as('ana'));
    const change = { closing: house.seats.luis, toSeat: house.seats.marta, moves: [] }, { token } = await call(changeImpact, { on: '2026-05-21', change }, director());
    await call(closeSeat, { seatId: house.seats.luis, toSeat: house.seats.marta, moves: [], on: '2026-05-21', reason: 'Se unen', impactToken: token }, director());
    house.setNow('2026-05-21T10:00:00+02:00');
    expect(await refusals(again)).toEqual([[1, 'model_without_seats']]);
    await expect(call(territories.activateModel, { modelId: autumn, version: 3 }, director())).rejects.toMatchObject({ problem: { rule: 'territories.rules_without_position', facts: { held: [{ label: 'España' }] } } });
    const { id } = await call(territories.createModel, { name: 'Otoño, otra vez', copyOf: autumn }, director());
    const { rows: [rule] } = await call(territories.readModel, { modelId: id }, director());
    await call(territories.changeTerritory, { territoryId: rule!.id, version: rule!.version, positionId: house.seats.marta }, director());
    expect((await call(territories.activateModel, { modelId: id, version: 1 }, director())).state).toBe('active');
  });

  test('is refused where it is in force already, put away unused, not there, or drawn twice', async () => {
    const away = (await call(territories.createModel, { name: 'Descartado' }, director())).id;
    await call(territories.archiveModel, { modelId: away, version: 1 }, director());
    expect(await refusals(await drawn([[follow(before)]]))).toEqual([[1, 'model_in_force']]);
    const p = await drawn([[follow(away), follow(ribera), follow(autumn), follow(autumn)]]);
    expect((await refusals(p)).sort()).toEqual([[1, 'model_away'], [2, 'no_model'], [4, 'two_models']]);
    await expect(call(restructuring.shareProposal, { proposalId: p.id, version: p.version }, director())).rejects.toMatchObject(refused('conflict', 'restructuring.does_not_fit'));
    expect(await refusals(await drawn([[follow(autumn)], [follow(before)]], [on, '2026-09-01']))).toEqual([]);
  });

  test('counts as in force for who draws on a later day, once its wave is published', async () => {
    await publish(await approved([[follow(autumn)]]));
    const other = await call(restructuring.createProposal, { name: 'Otra', on: '2026-07-01' }, director());
    const p = await call(restructuring.addChanges, { proposalId: other.id, version: other.version, changes: [{ change: follow(autumn) }] }, director());
    expect(await refusals(p)).toEqual([[1, 'model_in_force']]);
  });

  test('waits until the proposal is brought up to date where somebody has put it in force or away meanwhile', async () => {
    const p = await approved([[follow(autumn), { kind: 'rename_unit', unitId: house.units.norte, name: 'Norte y Ebro' }]]);
    await call(territories.archiveModel, { modelId: autumn, version: 1 }, director());
    expect(await read(p.id)).toMatchObject({ baseline: { moved: true }, may: { publish: [], rebase: true } });
    await expect(publish(p)).rejects.toMatchObject(refused('conflict', 'restructuring.baseline_moved'));
    expect(await call(restructuring.proposalConflicts, { proposalId: p.id }, director())).toMatchObject({ moved: true, conflicts: [{ changeId: p.changes[0]!.id, kind: 'model', name: 'Otoño', was: 'planning', is: 'archived' }] });
    const settled = await call(restructuring.rebaseProposal, { proposalId: p.id, version: p.version, choices: [{ changeId: p.changes[0]!.id, keep: 'theirs' }] }, director());
    expect(settled).toMatchObject({ baseline: { moved: false }, changes: [{ change: { kind: 'rename_unit' } }] });
  });
});

describe('taken back', () => {
  const back = async (p: restructuring.Proposal) => (await call(restructuring.rollBackProposal, { proposalId: p.id, name: 'Como antes', on: '2026-07-01' }, director()));
  test('the model that was in force before comes back, before its day and after', async () => {
    const p = await publish(await approved([[follow(autumn)]]));
    expect((await back(p)).changes.map((c) => c.change)).toEqual([follow(before)]);
    await dayComes(on);
    const made = await back(p);
    expect(made.changes.map((c) => c.change)).toEqual([follow(before)]);
    expect(await refusals(made)).toEqual([]);
    await call(restructuring.shareProposal, { proposalId: made.id, version: made.version }, director());
    await signedWhole(house, made.id);
    await publish(await read(made.id));
    await dayComes('2026-07-01');
    expect(await states()).toEqual({ Invierno: 'active', Otoño: 'archived' });
  });
  test('of several waves, it is the one before the first', async () => {
    const third = (await call(territories.createModel, { name: 'Año nuevo' }, director())).id;
    let p = await publish(await approved([[follow(autumn)], [follow(third)]], [on, '2026-06-15']));
    p = await publish(p, 2);
    for (const day of [on, '2026-06-15']) await dayComes(day);
    expect(await states()).toEqual({ Invierno: 'archived', Otoño: 'archived', 'Año nuevo': 'active' });
    expect((await back(p)).changes.map((c) => c.change)).toEqual([follow(before)]);
  });
  test('it stays where there was none before, and where somebody has put another in force since', async () => {
    await house.owner`update territories.model set activated_at = null where id = ${before}`;
    const p = await publish(await approved([[follow(autumn)]]));
    await dayComes(on);
    expect((await back(p)).changes).toEqual([]);
    await call(territories.activateModel, { modelId: before, version: 2 }, director());
    expect((await back(p)).changes).toEqual([]);
  });
});
