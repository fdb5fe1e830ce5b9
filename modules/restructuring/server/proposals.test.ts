import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer } from '../../../house/testSales.ts';
import * as organization from '../../organization/contract.ts';
import * as restructuring from '../contract.ts';

let house: TestHouse, ribera: string;
const on = '2026-06-01';
const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });
const director = () => house.as('elena'), supervisor = () => house.as('joaquin');

beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
  ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta');
});
afterAll(() => house.close());

const begin = (name = 'Levante y Norte, una supervisión') => call(restructuring.createProposal, { name, on }, director());
const add = (p: restructuring.Proposal, changes: restructuring.Change[], who = director()) =>
  call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: changes.map((change) => ({ change })) }, who);

describe('a proposal', () => {
  test('is drawn on the structure as it is known, change by change, each with its names', async () => {
    const unitId = randomUUID(), positionId = randomUUID();
    let p = await begin();
    expect(p).toMatchObject({ state: 'draft', on, changes: [], baseline: { moved: false }, gates: [{ gate: 'customers', state: 'open' }, { gate: 'decisions', state: 'waits' }, {}, {}, {}, {}] });
    p = await add(p, [
      { kind: 'open_unit', unitId, name: 'Venta externa Mediterráneo', function: 'sales', parentId: house.units.sales, marketId: null },
      { kind: 'open_position', positionId, title: 'Supervisión Mediterráneo', unitId, marketId: house.markets.ES, fte: 1, archetype: 'coach', customerFacing: false, capacity: null, cost: { minor: '6000000', currency: 'EUR' }, reportsToId: house.seats.elena },
      { kind: 'set_manager', positionId: house.seats.marta, reportsToId: positionId },
      { kind: 'move_portfolio', fromPositionId: house.seats.marta, toPositionId: house.seats.luis },
    ]);
    expect(p.changes.map((c) => [c.place, c.change.kind])).toEqual([[1, 'open_unit'], [2, 'open_position'], [3, 'set_manager'], [4, 'move_portfolio']]);
    expect(p.changes[2]!.names).toEqual({ [house.seats.marta]: 'Venta externa, Levante 1', [positionId]: 'Supervisión Mediterráneo' });
    const s = await call(restructuring.proposedStructure, { proposalId: p.id }, director());
    expect(s.refusals).toEqual([]);
    expect(s.units).toEqual([{ id: unitId, name: 'Venta externa Mediterráneo', function: 'sales', division: 'sales', parentId: house.units.sales, marketId: null }]);
    expect([s.seats.map((x) => x.id).sort(), s.lines.map((l) => [l.positionId, l.reportsToId]).sort(), s.teams, s.gone]).toEqual([[positionId, house.seats.marta].sort(), [[positionId, house.seats.elena], [house.seats.marta, positionId]].sort(), [], []]);
    expect(s.marks).toEqual(expect.arrayContaining([
      { kind: 'unit', id: unitId, mark: 'opens' }, { kind: 'position', id: positionId, mark: 'opens' }, { kind: 'position', id: house.seats.marta, mark: 'manager' },
      { kind: 'position', id: house.seats.marta, mark: 'shrinks' }, { kind: 'position', id: house.seats.luis, mark: 'grows' },
    ]));
  });
  test('is drawn on the structure of its last wave, which is told by itself and to those who may see the proposal', async () => {
    const p = await begin('Sobre qué se dibuja'), whole = await call(organization.structure, { on }, director());
    expect(await call(restructuring.structureBefore, { proposalId: p.id }, director())).toEqual(whole);
    expect(await call(restructuring.proposedStructure, { proposalId: p.id }, director())).toEqual({ on, knownAt: whole.knownAt, units: [], seats: [], lines: [], teams: [], gone: [], marks: [], refusals: [] });
    expect(await call(restructuring.structureBefore, { proposalId: p.id, on: '2026-05-01' }, director())).toMatchObject({ on: '2026-05-01' });
    await expect(call(restructuring.structureBefore, { proposalId: p.id }, house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    await expect(call(restructuring.structureBefore, { proposalId: p.id }, supervisor())).rejects.toMatchObject({ problem: expect.objectContaining({ code: 'not_found' }) });
  });
  test('keeps a change that does not fit, and says why in words a person can act on', async () => {
    const p = await add(await begin('No cabe'), [
      { kind: 'set_manager', positionId: house.seats.joaquin, reportsToId: house.seats.marta },
      { kind: 'close_position', positionId: house.seats.marta, successorId: null },
      { kind: 'close_unit', unitId: house.units.norte },
      { kind: 'appoint', personId: house.people.luis, positionId: house.seats.iker, as: 'regular', fte: 1, until: null },
      { kind: 'move_accounts', accountIds: [randomUUID()], toPositionId: house.seats.luis },
    ]);
    const { refusals } = await call(restructuring.proposedStructure, { proposalId: p.id }, director());
    expect(refusals.map((r) => [p.changes.findIndex((c) => c.id === r.changeId), r.code])).toEqual([[3, 'over_full_time'], [0, 'line_circle'], [2, 'unit_not_empty'], [4, 'no_account'], [1, 'orphans']]);
    await expect(call(restructuring.shareProposal, { proposalId: p.id, version: p.version }, director())).rejects.toMatchObject(refused('conflict', 'restructuring.does_not_fit'));
  });
  test('is never overwritten by a second author', async () => {
    const p = await begin('A dos manos');
    await add(p, [{ kind: 'rename_unit', unitId: house.units.norte, name: 'Norte y Galicia' }]);
    await expect(add(p, [{ kind: 'rename_unit', unitId: house.units.norte, name: 'Cantábrico' }])).rejects.toMatchObject(refused('stale', 'platform.stale'));
  });
  test('has its changes replaced, put in order and taken out', async () => {
    let p = await add(await begin('Orden'), [{ kind: 'rename_unit', unitId: house.units.norte, name: 'Uno' }, { kind: 'rename_unit', unitId: house.units.levante, name: 'Dos' }]);
    const [one, two] = p.changes;
    p = await call(restructuring.orderChanges, { proposalId: p.id, version: p.version, changeIds: [two!.id, one!.id] }, director());
    expect(p.changes.map((c) => c.id)).toEqual([two!.id, one!.id]);
    p = await call(restructuring.replaceChange, { proposalId: p.id, version: p.version, changeId: one!.id, change: { kind: 'rename_unit', unitId: house.units.norte, name: 'Tres' }, wave: 1 }, director());
    expect(p.changes[1]).toMatchObject({ id: one!.id, place: 2, change: { name: 'Tres' } });
    p = await call(restructuring.removeChanges, { proposalId: p.id, version: p.version, changeIds: [two!.id] }, director());
    expect(p.changes.map((c) => [c.id, c.place])).toEqual([[one!.id, 1]]);
  });
  test('takes out in one act what new changes stand instead of, and puts them where one says', async () => {
    const rename = (name: string): restructuring.Change => ({ kind: 'rename_unit', unitId: house.units.norte, name });
    let p = await add(await begin('En lugar de'), [rename('Uno'), rename('Dos'), rename('Tres')]);
    const [one, two, three] = p.changes, names = () => p.changes.map((c) => [c.place, (c.change as { name: string }).name]);
    p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [{ change: rename('Cuatro') }], instead: [one!.id, two!.id], before: three!.id }, director());
    expect(names()).toEqual([[1, 'Cuatro'], [2, 'Tres']]);
    await expect(call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [{ change: rename('Cinco') }], instead: [one!.id] }, director())).rejects.toMatchObject(refused('not_found', 'restructuring.no_such_change'));
    expect((await call(restructuring.readProposal, { proposalId: p.id }, director())).version).toBe(p.version);
  });
  test('has waves in order, each with its date', async () => {
    let p = await begin('Oleadas');
    const set = (dates: string[]) => call(restructuring.setWaves, { proposalId: p.id, version: p.version, dates }, director());
    await expect(set(['2026-07-01', '2026-07-01'])).rejects.toMatchObject(refused('invalid_input', 'restructuring.waves_in_order'));
    await expect(set(['2026-01-01'])).rejects.toMatchObject(refused('invalid_input', 'restructuring.not_in_the_past'));
    p = await set(['2026-06-01', '2026-09-01']);
    p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [{ change: { kind: 'rename_unit', unitId: house.units.norte, name: 'Norte' }, wave: 2 }] }, director());
    expect(p.waves).toMatchObject([{ number: 1, changes: 0 }, { number: 2, on: '2026-09-01', changes: 1 }]);
    await expect(set(['2026-06-01'])).rejects.toMatchObject(refused('conflict', 'restructuring.wave_in_use'));
  });
  test('is copied, found, put away and taken out', async () => {
    let p = await add(await begin('Original'), [{ kind: 'rename_unit', unitId: house.units.norte, name: 'Norte' }]);
    const copy = await call(restructuring.duplicateProposal, { proposalId: p.id, name: 'Variante B' }, director());
    expect(copy).toMatchObject({ copyOf: { id: p.id }, changes: [{ change: { name: 'Norte' } }], state: 'draft' });
    p = await call(restructuring.archiveProposal, { proposalId: p.id, version: p.version }, director());
    const names = async (input: object) => (await call(restructuring.listProposals, input, director())).rows.map((r) => r.name);
    expect(await names({ find: 'variánte' })).toEqual(['Variante B']);
    expect(await names({ archived: true })).toEqual(['Original']);
    expect(await names({ state: ['archived'], archived: true })).toEqual(['Original']);
    expect((await call(restructuring.archiveProposal, { proposalId: p.id, version: p.version, archived: false }, director())).state).toBe('draft');
  });
  test('says when the structure it was drawn on has moved', async () => {
    const p = await begin('Base');
    await house.owner`update organization.structure_stamp set recorded = clock_timestamp()`;
    expect((await call(restructuring.readProposal, { proposalId: p.id }, director())).baseline.moved).toBe(false);
    const { setManager } = await import('../../organization/contract.ts');
    await call(setManager, { positionId: house.seats.carmen, reportsToId: house.seats.elena, from: '2026-05-25' }, house.as('ana'));
    expect(await call(restructuring.readProposal, { proposalId: p.id }, director())).toMatchObject({ baseline: { moved: true }, may: { rebase: true, publish: [] } });
  });
});

describe('a draft', () => {
  test('is its author’s and whoever reaches the author’s seat, until it is put before the signers', async () => {
    let p = await call(restructuring.createProposal, { name: 'Idea de Joaquín', on }, supervisor());
    p = await add(p, [{ kind: 'move_accounts', accountIds: [ribera], toPositionId: house.seats.luis }], supervisor());
    expect((await call(restructuring.readProposal, { proposalId: p.id }, director())).name).toBe('Idea de Joaquín');
    for (const other of ['ramon', 'nerea'] as const) await expect(call(restructuring.readProposal, { proposalId: p.id }, house.as(other))).rejects.toMatchObject(refused('not_found', 'platform.not_found'));
    p = await call(restructuring.shareProposal, { proposalId: p.id, version: p.version }, supervisor());
    expect(p).toMatchObject({ state: 'shared' });
    expect(await call(restructuring.readProposal, { proposalId: p.id }, house.as('nerea'))).toMatchObject({ changes: [{ change: { kind: 'move_accounts' } }], may: { edit: false } });
    await expect(add(p, [{ kind: 'rename_unit', unitId: house.units.norte, name: 'Mía' }], house.as('nerea'))).rejects.toMatchObject(refused('not_allowed', 'platform.out_of_scope'));
  });
  test('says what a seat would cost only to those who see costs', async () => {
    const p = await add(await begin('Con costes'), [{ kind: 'change_position', positionId: house.seats.marta, set: { cost: { minor: '4100000', currency: 'EUR' }, title: 'Levante' } }]);
    await call(restructuring.shareProposal, { proposalId: p.id, version: p.version }, director());
    const seen = async (who: 'teresa' | 'beatriz') => (await call(restructuring.readProposal, { proposalId: p.id }, house.as(who))).changes[0]!.change;
    expect(await seen('teresa')).toMatchObject({ set: { cost: { minor: '4100000' } } });
    expect(await seen('beatriz')).toEqual({ kind: 'change_position', positionId: house.seats.marta, set: { title: 'Levante' } });
    const costs = async (who: 'teresa' | 'beatriz', asked = true) => (await call(restructuring.proposedStructure, { proposalId: p.id, ...(asked ? { costs: true } : {}) }, house.as(who))).costs;
    expect(await costs('teresa')).toMatchObject({ [house.seats.marta]: { minor: '4100000', currency: 'EUR' } });
    expect([await costs('beatriz'), await costs('teresa', false)]).toEqual([undefined, undefined]);
  });
  test('keeps what a seat would cost when somebody who is not told it changes the rest', async () => {
    const cost = { minor: '4100000', currency: 'EUR' }, own = { kind: 'change_position' as const, positionId: house.seats.marta };
    let p = await call(restructuring.createProposal, { name: 'Con coste propio', on }, supervisor());
    p = await add(p, [{ ...own, set: { cost, title: 'Levante' } }], supervisor());
    p = await call(restructuring.replaceChange, { proposalId: p.id, version: p.version, changeId: p.changes[0]!.id, change: { ...own, set: { title: 'Levante y Murcia' } }, wave: 1 }, supervisor());
    expect(p.changes[0]!.change).toEqual({ ...own, set: { title: 'Levante y Murcia' } });
    await call(restructuring.shareProposal, { proposalId: p.id, version: p.version }, supervisor());
    expect((await call(restructuring.readProposal, { proposalId: p.id }, house.as('teresa'))).changes[0]!.change).toEqual({ ...own, set: { title: 'Levante y Murcia', cost } });
  });
  test('is not for those who neither draw nor sign', async () => {
    await expect(call(restructuring.listProposals, {}, house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    await expect(call(restructuring.createProposal, { name: 'x', on }, house.as('teresa'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
  });
});

test('a seat on which something planned for later counts does not close before that day', async () => {
  await call(organization.setManager, { positionId: house.seats.luis, reportsToId: house.seats.nerea, from: '2026-07-01' }, house.as('elena'));
  const close: restructuring.Change = { kind: 'close_position', positionId: house.seats.nerea, successorId: house.seats.joaquin };
  const early = await add(await begin('Antes de tiempo'), [close]);
  const { refusals } = await call(restructuring.proposedStructure, { proposalId: early.id }, director());
  expect(refusals).toContainEqual({ changeId: early.changes[0]!.id, code: 'planned_later', figures: { position: house.seats.nerea, from: '2026-07-01' } });
  await expect(call(restructuring.shareProposal, { proposalId: early.id, version: early.version }, director())).rejects.toMatchObject(refused('conflict', 'restructuring.does_not_fit'));
  const then = await call(restructuring.setWaves, { proposalId: early.id, version: early.version, dates: ['2026-07-01'] }, director());
  expect((await call(restructuring.proposedStructure, { proposalId: then.id }, director())).refusals.filter((r) => r.code === 'planned_later')).toEqual([]);
});
