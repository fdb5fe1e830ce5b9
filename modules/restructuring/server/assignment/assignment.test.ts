import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../../house/testHouse.ts';
import { aCustomer, aSale, eur } from '../../../../house/testSales.ts';
import * as customers from '../../../customers/contract.ts';
import * as territories from '../../../territories/contract.ts';
import * as restructuring from '../../contract.ts';

let house: TestHouse, ids: string[];
const on = '2026-06-01', refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) }), director = () => house.as('elena');

beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
  ids = [];
  for (let i = 0; i < 12; i++) ids.push(await aCustomer(house, `Azulejos ${String.fromCharCode(65 + i)}`, i < 10 ? 'marta' : 'luis'));
  for (const [i, id] of ids.entries()) await aSale(house, id, eur((i + 1) * 100_00), '2026-02-10', i < 10 ? 'marta' : 'luis');
  await house.owner`update customers.account set postcode = case when name < 'Azulejos F' then '46001' else '12006' end`;
  await call(customers.givePromise, { accountId: ids[0]!, title: 'Muestra', dueOn: '2026-06-10' }, house.as('marta'));
});
afterAll(() => house.close());

const begin = (name: string) => call(restructuring.createProposal, { name, on }, director());
const seats = (...names: ('marta' | 'luis' | 'iker' | 'claire')[]) => names.map((n) => ({ seatId: house.seats[n], capacity: 10 }));
const ask = (p: restructuring.Proposal, more: object = {}, who = director()) => call(restructuring.askAssignment, { proposalId: p.id, seats: seats('marta', 'luis'), seconds: 3, ...more }, who);
const read = (p: restructuring.Proposal, who = director()) => call(restructuring.readAssignment, { proposalId: p.id }, who);
async function found(p: restructuring.Proposal, more: object = {}): Promise<restructuring.Assignment> {
  await ask(p, more);
  for (let n = 0; n < 300; n++) {
    const asked = await read(p);
    if (asked.state !== 'running') return asked;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('The assignment never ended.');
}
const detail = (p: restructuring.Proposal, point: number) => call(restructuring.assignmentPoint, { proposalId: p.id, point }, director());
const take = (p: restructuring.Proposal, point: number) => call(restructuring.takeAssignment, { proposalId: p.id, version: p.version, point }, director());

describe('an assignment proposed inside a proposal', { timeout: 60_000 }, () => {
  test('has a front from moving nobody to sharing evenly, each point with the studio’s own score, and is taken as changes', async () => {
    let p = await begin('Reparto');
    const a = await found(p), last = a.points.at(-1)!;
    expect(a).toMatchObject({ state: 'done', movable: 12, customers: 12, outdated: false, now: { score: 0 } });
    expect(a.points[0]).toMatchObject({ moved: 0, score: 0, gap: 0, unplaced: 0, overfull: [] });
    expect(a.points.length).toBeGreaterThan(2);
    expect(a.points.every((x, i) => i === 0 || (x.score >= a.points[i - 1]!.score && x.unevenness <= a.points[i - 1]!.unevenness))).toBe(true);
    expect(last.unevenness).toBeLessThan(a.now!.unevenness / 2);
    for (const x of a.points) expect((await detail(p, x.point)).point.score).toBeCloseTo(x.score, 6);
    const d = await detail(p, last.point);
    expect(d.seats.map((s) => [s.accountsBefore, s.accountsAfter, s.loadBefore, s.loadAfter])).toEqual([[10, 10 - last.moved, 10, 10 - last.moved], [2, 2 + last.moved, 2, 2 + last.moved]]);
    expect(d.classes).toContainEqual({ class: 'A', moved: last.moved, of: 12 });
    expect(d.accounts).toHaveLength(last.moved);
    expect(d.accounts[0]).toMatchObject({ from: { name: 'Venta externa, Levante 1' }, to: { name: 'Venta externa, Levante 2' }, because: 'evens_out' });
    p = await take(p, last.point);
    expect(p.changes.map((c) => c.change)).toMatchObject([{ kind: 'move_accounts', toPositionId: house.seats.luis }]);
    const impact = await call(restructuring.proposalImpact, { proposalId: p.id }, director());
    expect([impact.customers.score, impact.customers.changing]).toEqual([expect.closeTo(last.score, 6), last.moved]);
    expect(await read(p)).toMatchObject({ state: 'taken', outdated: true });
    expect((await house.owner`select what from platform.fact where about_id = ${p.id} and what like '%assignment%' order by id`).map((f) => f['what'])).toEqual(['restructuring.assignment_asked', 'restructuring.assignment_taken']);
  });

  test('keeps every limit: who is frozen or excepted stays, together stay together, apart part, the rest of the scope does not move', async () => {
    const model = (await call(territories.createModel, { name: 'Vigente' }, director())).id;
    await call(territories.activateModel, { modelId: model, version: 1 }, director());
    await call(territories.makeException, { modelId: model, accountId: ids[1]!, positionId: null, reason: 'Obra en curso' }, director());
    const p = await begin('Límites'), a = await found(p, { frozen: [ids[0]], together: [[ids[2], ids[3]]], apart: [[ids[4], ids[5]]], scope: { postcode: '46' }, mostMoved: 2 });
    expect(a.movable).toBe(3);
    for (const x of a.points) {
      const moved = new Map((await detail(p, x.point)).accounts.map((m) => [m.account.id, m.to.id]));
      expect([ids[0], ids[1], ...ids.slice(5)].some((id) => moved.has(id!))).toBe(false);
      expect(moved.get(ids[2]!)).toBe(moved.get(ids[3]!));
      expect((moved.get(ids[4]!) ?? house.seats.marta)).not.toBe(house.seats.marta);
    }
    await call(territories.archiveModel, { modelId: model, version: 2 }, director()).catch(() => undefined);
    await house.owner`update territories.exception set ended_at = now()`;
  });

  test('gives a closing seat’s customers to those that may serve them, and says when they do not fit', async () => {
    let p = await begin('Cierre');
    p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [{ change: { kind: 'close_position', positionId: house.seats.marta, successorId: null } }] }, director());
    const a = await found(p, { seats: seats('luis', 'iker', 'claire') }), d = await detail(p, a.points[0]!.point);
    expect(a.points[0]).toMatchObject({ moved: 10, unplaced: 0 });
    expect(d.seats.find((s) => s.seat.id === house.seats.claire)).toMatchObject({ accountsAfter: 0 });
    expect(d.orphans).toBe(0);
    expect((await take(p, a.points[0]!.point)).changes.length).toBeGreaterThan(1);
    const tight = await begin('Estrecho'), t = await found(tight, { seats: [{ seatId: house.seats.marta, capacity: 3 }, { seatId: house.seats.luis, capacity: 3 }] });
    expect(t.points[0]!.overfull).toContain(house.seats.marta);
    await expect(take(tight, t.points[0]!.point)).rejects.toMatchObject(refused('conflict', 'restructuring.assignment_does_not_fit'));
  });

  test('is one at a time, stops when asked, does not outlive its server, and is out of date when the proposal changes', async () => {
    let p = await begin('Una cada vez');
    expect(await read(p)).toMatchObject({ state: 'none', points: [] });
    await ask(p, { seconds: 600 });
    await expect(ask(p)).rejects.toMatchObject(refused('conflict', 'restructuring.assignment_running'));
    for (let n = 0; n < 100 && (await read(p)).points.length === 0; n++) await new Promise((done) => setTimeout(done, 100));
    const stopped = await call(restructuring.stopAssignment, { proposalId: p.id }, director());
    expect(['stopped', 'done']).toContain(stopped.state);
    const { point } = (await read(p)).points.at(-1)!;
    p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [{ change: { kind: 'rename_unit', unitId: house.units.norte, name: 'Norte' } }] }, director());
    expect((await read(p)).outdated).toBe(true);
    await expect(take(p, point)).rejects.toMatchObject(refused('conflict', 'restructuring.assignment_outdated'));
    await house.owner`update restructuring.assignment set run_id = uuidv7(), stopped_at = null where proposal_id = ${p.id}`;
    expect(await read(p)).toMatchObject({ state: 'interrupted', points: [] });
    await expect(detail(p, 0)).rejects.toMatchObject(refused('not_found', 'restructuring.no_such_point'));
  });

  test('is only for whoever may edit the proposal', async () => {
    const p = await begin('Ajena');
    await expect(ask(p, {}, house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    await expect(ask(p, {}, house.as('joaquin'))).rejects.toMatchObject({ problem: expect.objectContaining({ code: 'not_found' }) });
    await expect(ask(p, { seats: seats('marta') })).rejects.toMatchObject({ problem: expect.objectContaining({ code: 'invalid_input' }) });
  });
});
