import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer } from '../../../house/testSales.ts';
import * as organization from '../../organization/contract.ts';
import { perform, published } from '../../transition/server/fixtures.ts';
import * as restructuring from '../contract.ts';
import { carryOutTask } from './carryingOut.ts';

let house: TestHouse;
const on = '2026-06-01';
const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });
const director = () => house.as('elena');

beforeEach(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
});
afterEach(() => house.close());

/** Drawn, shared and signed: the last change in the last wave. */
async function approved(changes: restructuring.Change[], waves: string[] = [on]): Promise<restructuring.Proposal> {
  let p = await call(restructuring.createProposal, { name: 'Norte y Ebro', on: waves[0]! }, director());
  if (waves.length > 1) p = await call(restructuring.setWaves, { proposalId: p.id, version: p.version, dates: waves }, director());
  p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: changes.map((change, i) => ({ change, wave: i === changes.length - 1 ? waves.length : 1 })) }, director());
  p = await call(restructuring.shareProposal, { proposalId: p.id, version: p.version }, director());
  await house.owner`insert into restructuring.signature (proposal_id, position_id, person_id, gate, act, at) select ${p.id}, ${house.seats.elena}, ${house.people.elena}, g, 'signs', now() from unnest(enum_range(null::restructuring.gate)) g`;
  return call(restructuring.readProposal, { proposalId: p.id }, director());
}
async function publish(p: restructuring.Proposal, number = 1): Promise<restructuring.Proposal> {
  const { token } = await call(restructuring.proposalImpact, { proposalId: p.id }, director());
  return call(restructuring.publishWave, { proposalId: p.id, version: p.version, number, impactToken: token }, director());
}

describe('a structure that moved', () => {
  test('stops publishing until each conflict is settled: keep mine, or take theirs', async () => {
    let p = await approved([{ kind: 'set_manager', positionId: house.seats.carmen, reportsToId: house.seats.elena }, { kind: 'rename_unit', unitId: house.units.norte, name: 'Norte y Ebro' }]);
    await call(organization.setManager, { positionId: house.seats.carmen, reportsToId: house.seats.joaquin, from: '2026-05-25' }, house.as('ana'));
    await expect(publish(p)).rejects.toMatchObject(refused('conflict', 'restructuring.baseline_moved'));
    expect((await call(restructuring.listProposals, { state: ['approved'] }, director())).rows).toMatchObject([{ id: p.id, moved: true }]);
    const { conflicts, moved } = await call(restructuring.proposalConflicts, { proposalId: p.id }, director());
    expect([moved, conflicts]).toEqual([true, [{ changeId: p.changes[0]!.id, kind: 'manager', name: 'Relaciones públicas', was: 'Supervisión de marketing', is: 'Supervisión de ventas, Levante' }]]);
    await expect(call(restructuring.rebaseProposal, { proposalId: p.id, version: p.version, choices: [] }, director())).rejects.toMatchObject(refused('conflict', 'restructuring.conflicts_open'));
    p = await call(restructuring.rebaseProposal, { proposalId: p.id, version: p.version, choices: [{ changeId: p.changes[0]!.id, keep: 'theirs' }] }, director());
    expect(p).toMatchObject({ baseline: { moved: false }, changes: [{ place: 1, change: { kind: 'rename_unit' } }], state: 'shared' });
  });

  test('is told too where somebody else has passed on a customer that it names, and nothing else has moved', async () => {
    const ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta'), bahia = await aCustomer(house, 'Hoteles Bahía', 'marta');
    const to = (accountIds: string[], toPositionId: string): restructuring.Change => ({ kind: 'move_accounts', accountIds, toPositionId });
    let p = await approved([to([ribera], house.seats.claire), to([bahia], house.seats.claire)]);
    await published(house, 'Otra', [to([ribera], house.seats.luis)], [on]);
    p = await call(restructuring.readProposal, { proposalId: p.id }, director());
    expect(p).toMatchObject({ baseline: { moved: true }, may: { publish: [], rebase: true } });
    expect((await call(restructuring.listProposals, { state: ['approved'] }, director())).rows).toMatchObject([{ id: p.id, moved: true }]);
    await expect(publish(p)).rejects.toMatchObject(refused('conflict', 'restructuring.baseline_moved'));
    const asked = await call(restructuring.proposalConflicts, { proposalId: p.id }, director());
    expect([asked.moved, asked.conflicts]).toEqual([true, [{ changeId: p.changes[0]!.id, kind: 'accounts', name: 'Pavimentos Ribera', was: 'Venta externa, Levante 1', is: 'Venta externa, Levante 2' }]]);
    p = await call(restructuring.rebaseProposal, { proposalId: p.id, version: p.version, choices: [{ changeId: p.changes[0]!.id, keep: 'mine' }] }, director());
    expect(p).toMatchObject({ baseline: { moved: false }, state: 'shared', gates: [{ state: 'open', voided: 1 }, {}, {}, {}, {}, {}] });
  });

  test('between two waves is brought up to date for what is still to come, and signed again where that touches it', async () => {
    let p = await approved([{ kind: 'rename_unit', unitId: house.units.norte, name: 'Norte y Ebro' }, { kind: 'set_manager', positionId: house.seats.carmen, reportsToId: house.seats.elena }], [on, '2026-09-01']);
    p = await publish(p);
    await perform(house, carryOutTask, '2026-06-10T06:00:00+02:00');
    expect(p.baseline.moved).toBe(false);
    await call(organization.setManager, { positionId: house.seats.carmen, reportsToId: house.seats.joaquin, from: '2026-06-15' }, house.as('ana'));
    const read = () => call(restructuring.readProposal, { proposalId: p.id }, director()), listed = async () => (await call(restructuring.listProposals, {}, director())).rows.find((r) => r.id === p.id)!;
    p = await read();
    expect(p).toMatchObject({ state: 'in_transition', baseline: { moved: true }, may: { rebase: true, publish: [], edit: true } });
    expect((await listed()).moved).toBe(true);
    // The wave that is still to come is found as its day nears, and no other.
    const nearing = async (waveBy: string) => (await call(restructuring.listProposals, { state: ['scheduled', 'in_transition'], waveBy }, director())).rows.map((r) => r.id);
    expect([await nearing('2026-08-31'), await nearing('2026-09-01')]).toEqual([[], [p.id]]);
    await expect(publish(p, 2)).rejects.toMatchObject(refused('conflict', 'restructuring.baseline_moved'));
    const { conflicts } = await call(restructuring.proposalConflicts, { proposalId: p.id }, director());
    expect(conflicts.map((c) => c.kind)).toEqual(['manager']);
    // What is written stays written, whatever somebody asks to take out.
    const written = p.changes.find((c) => c.wave === 1)!.id, open = p.changes.find((c) => c.wave === 2)!.id;
    p = await call(restructuring.rebaseProposal, { proposalId: p.id, version: p.version, choices: [{ changeId: open, keep: 'mine' }, { changeId: written, keep: 'theirs' }] }, director());
    expect(p).toMatchObject({ state: 'in_transition', baseline: { moved: false }, may: { rebase: false, publish: [] }, changes: [{ id: written }, { id: open }] });
    expect((await listed()).moved).toBe(false);
    await expect(publish(p, 2)).rejects.toMatchObject(refused('conflict', 'restructuring.not_approved'));
    // Both conflicts' gate and all after it are void, and are signed again by whoever signs them.
    expect(p.gates.filter((g) => g.state !== 'signed').map((g) => g.gate)).toEqual(['customers', 'decisions', 'structure', 'goals', 'information', 'consultation']);
    expect(p.may.sign).toEqual(['customers']);
    const { version, gates } = await call(restructuring.proposalGates, { proposalId: p.id }, director());
    for (const { gate, checks } of gates) {
      for (const c of checks.filter((x) => !x.passes)) await call(restructuring.answerCheck, { proposalId: p.id, version, gate, code: c.code, text: 'Hablado' }, director());
      await call(restructuring.signGate, { proposalId: p.id, version, gate, act: 'signs' }, director());
    }
    p = await publish(await read(), 2);
    expect(p.waves.map((w) => w.publishedAt !== null)).toEqual([true, true]);
    expect(await nearing('2026-12-31')).toEqual([]);
  });

  test('of which the next one’s day passed unpublished gives it another day, is drawn on for what is still to come, and goes on', async () => {
    let p = await approved([{ kind: 'rename_unit', unitId: house.units.norte, name: 'Norte y Ebro' }, { kind: 'rename_unit', unitId: house.units.levante, name: 'Levante y Sur' }], [on, '2026-07-01']);
    p = await publish(p);
    await perform(house, carryOutTask, '2026-07-02T06:00:00+02:00');
    const read = () => call(restructuring.readProposal, { proposalId: p.id }, director()), [written, open] = p.changes;
    p = await read();
    expect(p).toMatchObject({ state: 'in_transition', may: { edit: true, publish: [], archive: false } });
    await expect(publish(p, 2)).rejects.toMatchObject(refused('conflict', 'restructuring.not_in_the_past'));
    expect((await call(restructuring.listProposals, { waveBy: '2026-07-10' }, director())).rows).toMatchObject([{ id: p.id }]);
    const edit = () => ({ proposalId: p.id, version: p.version }), set = (dates: string[]) => call(restructuring.setWaves, { ...edit(), dates }, director());
    for (const dates of [['2026-06-02', '2026-08-01'], [on.replace('01', '03')]]) await expect(set(dates)).rejects.toMatchObject(refused('conflict', 'restructuring.wave_written'));
    await expect(set([on, '2026-07-01'])).rejects.toMatchObject(refused('invalid_input', 'restructuring.not_in_the_past'));
    await expect(set([on])).rejects.toMatchObject(refused('conflict', 'restructuring.wave_in_use'));
    p = await set([on, '2026-08-01']);
    expect(p).toMatchObject({ state: 'in_transition', baseline: { moved: false }, waves: [{ on }, { on: '2026-08-01', publishedAt: null }], may: { sign: ['customers'] } });
    expect(p.gates.every((g) => g.state !== 'signed' && g.voided > 0)).toBe(true);
    // What is written is not edited, and what is still to come is.
    const change: restructuring.Change = { kind: 'rename_unit', unitId: house.units.sales, name: 'Ventas España' }, because = refused('conflict', 'restructuring.wave_written');
    await expect(call(restructuring.addChanges, { ...edit(), changes: [{ change, wave: 1 }] }, director())).rejects.toMatchObject(because);
    await expect(call(restructuring.removeChanges, { ...edit(), changeIds: [written!.id, open!.id] }, director())).rejects.toMatchObject(because);
    for (const [changeId, wave] of [[written!.id, 2], [open!.id, 1]] as const) await expect(call(restructuring.replaceChange, { ...edit(), changeId, change, wave }, director())).rejects.toMatchObject(because);
    p = await call(restructuring.addChanges, { ...edit(), changes: [{ change, wave: 2 }] }, director());
    p = await call(restructuring.removeChanges, { ...edit(), changeIds: [open!.id] }, director());
    await house.owner`insert into restructuring.signature (proposal_id, position_id, person_id, gate, act, at) select ${p.id}, ${house.seats.elena}, ${house.people.elena}, g, 'signs', now() from unnest(enum_range(null::restructuring.gate)) g`;
    p = await publish(await read(), 2);
    expect(p).toMatchObject({ may: { edit: false }, changes: [{ id: written!.id }, { change }] });
    const names = async (day: string) => (await call(organization.structure, { on: day }, director())).units.map((u) => u.name);
    expect(await names('2026-08-01')).toEqual(expect.arrayContaining(['Norte y Ebro', 'Ventas España', 'Venta externa Levante']));
    expect(await names('2026-07-31')).not.toContain('Ventas España');
    await expect(set([on, '2026-08-01', '2026-09-01'])).rejects.toMatchObject(refused('conflict', 'restructuring.published'));
  });
});
