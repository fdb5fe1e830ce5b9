import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../../house/testHouse.ts';
import { aCustomer, aSale, eur } from '../../../../house/testSales.ts';
import * as customers from '../../../customers/contract.ts';
import * as sales from '../../../sales/contract.ts';
import * as territories from '../../../territories/contract.ts';
import { perform } from '../../../transition/server/fixtures.ts';
import * as restructuring from '../../contract.ts';
import { weighTask } from '../impact/weighing.ts';

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

  test('goes on from what the proposal moves by size or product line: those are where they were drawn, and the score is the studio’s', async () => {
    await house.owner`update customers.account set size = case when id = any (${ids.slice(0, 3)}::uuid[]) then 'large' end::customers.account_size, product_line = case when id = any (${ids.slice(3, 5)}::uuid[]) then 'Salina' end where id = any (${ids}::uuid[])`;
    let p = await begin('Grandes y Salina');
    const matching = { kind: 'move_matching' as const, fromPositionId: house.seats.marta, toPositionId: house.seats.luis };
    p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [{ wave: 1, change: { ...matching, size: 'large' } }, { wave: 1, change: { ...matching, productLine: 'Salina' } }] }, director());
    const drawn = await call(restructuring.proposalImpact, { proposalId: p.id }, director()), a = await found(p);
    expect(drawn.customers.changing).toBe(5);
    expect(a.now!.score).toBeCloseTo(drawn.customers.score, 6);
    const [cheapest, ...others] = a.points, { seats: led } = await detail(p, cheapest!.point);
    expect(led.map((s) => [s.accountsBefore, s.accountsAfter])).toEqual([[5, 10], [7, 2]]);
    // The cheapest for customers takes back what was drawn: nobody changes hands.
    expect(cheapest).toMatchObject({ moved: 5, score: 0 });
    for (const x of others) expect((await detail(p, x.point)).point.score).toBeCloseTo(x.score, 6);
    const last = others.at(-1)!;
    p = await take(p, last.point);
    expect((await call(restructuring.proposalImpact, { proposalId: p.id }, director())).customers.score).toBeCloseTo(last.score, 6);
    await house.owner`update customers.account set size = null, product_line = null where id = any (${ids}::uuid[])`;
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

  test('weighs teams, talks, deals, refunds and earlier changes of lead as the studio does, whoever moves', async () => {
    const some = await Promise.all(['Uno, Dos y Tres', 'Cuatro', 'Cinco', 'Seis'].map((name) => aCustomer(house, name, 'claire', [], 'FR')));
    await house.owner`update customers.account set segment = 'Hoteles, bares', class = case when name = 'Cuatro' then null else 'B' end where id = any (${some}::uuid[])`;
    await house.owner`insert into customers.account_team (account_id, market_id, position_id, role, valid, recorded)
      select a.id, a.market_id, s.seat::uuid, s.role::customers.team_role, '[2025-01-01,)', '[2025-01-01,)' from customers.account a, (values (${house.seats.luis}, 'support'), (${house.seats.iker}, 'brand')) s(seat, role) where a.id = any (${some.slice(0, 3)}::uuid[])`;
    await house.owner`insert into customers.interaction (market_id, account_id, kind, division, channel, subject, starts_at, minutes, position_id, person_id)
      select a.market_id, a.id, 'direct', 'sales', 'visit', 'Visita', d::timestamptz, m, x.seat::uuid, x.person::uuid from customers.account a, (values (${house.seats.claire}, ${house.people.claire}, '2026-04-01', 60), (${house.seats.claire}, ${house.people.claire}, '2026-05-02', 45), (${house.seats.luis}, ${house.people.luis}, '2026-03-01', 90)) x(seat, person, d, m) where a.id = any (${some.slice(0, 2)}::uuid[])`;
    await house.owner`insert into sales.booking_event (kind, account_id, market_id, owner_position_id, booked_on, minor, currency, reporting_minor, reporting_currency, recorded_at)
      select 'amendment', a.id, a.market_id, ${house.seats.claire}, '2026-02-01', case when a.name = 'Seis' then -5000 else 7000 end, 'EUR', case when a.name = 'Seis' then -5000 else 7000 end, 'EUR', now() from customers.account a where a.id = any (${some}::uuid[])`;
    for (const [n, accountId] of some.entries()) for (let d = 0; d <= n; d++) await call(sales.createOpportunity, { accountId, name: `Obra ${d}`, amount: eur(100_01 * (d + 1)) }, house.as('claire'));
    // Before January somebody else led them.
    await house.owner.begin(async (tx) => {
      await tx`update customers.custody set valid = '[2026-01-01,)' where account_id = any (${some.slice(1, 3)}::uuid[])`;
      await tx`insert into customers.custody (account_id, market_id, position_id, valid, recorded) select id, market_id, ${house.seats.iker}, '[2025-01-01,2026-01-01)', '[2025-01-01,)' from customers.account where id = any (${some.slice(1, 3)}::uuid[])`;
    });
    let p = await begin('Todo lo que pesa');
    p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [{ change: { kind: 'move_accounts', accountIds: [some[1]!, ids[0]!], toPositionId: house.seats.iker } }] }, director());
    const a = await found(p, { seats: seats('claire', 'luis', 'iker'), serves: 'any' });
    expect(a.now!.score).toBeCloseTo((await call(restructuring.proposalImpact, { proposalId: p.id }, director())).customers.score, 6);
    expect(a.points.at(-1)!.moved).toBeGreaterThan(1);
    for (const x of a.points) expect((await detail(p, x.point)).point.score).toBeCloseTo(x.score, 6);
    expect(await found(p, { seats: seats('claire', 'luis', 'iker'), serves: 'any', scope: { segment: 'Hoteles, bares', classes: ['unclassed'] } })).toMatchObject({ movable: 1 });
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

  test('comes first: the proposal is weighed for the list when its first assignments are there', async () => {
    let p = await begin('Primero el reparto');
    p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [{ change: { kind: 'move_accounts', accountIds: [ids[0]!], toPositionId: house.seats.luis } }] }, director());
    await ask(p, { seconds: 60 });
    await perform(house, weighTask, '2026-05-20T10:30:00+02:00', { proposalId: p.id });
    expect(['improving', 'over']).toContain((await read(p)).stage);
    expect((await call(restructuring.listProposals, {}, director())).rows.find((r) => r.id === p.id)!.weighed).toMatchObject({ changing: 1, stale: false });
    await call(restructuring.stopAssignment, { proposalId: p.id }, director());
    house.setNow('2026-05-20T10:00:00+02:00');
  });

  test('is only for whoever may edit the proposal', async () => {
    const p = await begin('Ajena');
    await expect(ask(p, {}, house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    await expect(ask(p, {}, house.as('joaquin'))).rejects.toMatchObject({ problem: expect.objectContaining({ code: 'not_found' }) });
    await expect(ask(p, { seats: seats('marta') })).rejects.toMatchObject({ problem: expect.objectContaining({ code: 'invalid_input' }) });
  });

  test('is about nobody that who asks may not see', async () => {
    const joaquin = house.as('joaquin'), p = await call(restructuring.createProposal, { name: 'De zona', on }, joaquin), wider = await begin('De todos');
    await aCustomer(house, 'Carrelages Lyon', 'claire', [], 'FR');
    const wished = { seats: seats('marta', 'luis', 'claire'), serves: 'any' as const, seconds: 1 };
    for (const [own, who] of [[p, joaquin], [wider, director()]] as const) await ask(own, wished, who);
    const customersOf = async (own: restructuring.Proposal, who: typeof joaquin) => { for (let n = 0; n < 300; n++) { const { stage, customers: n } = await read(own, who); if (stage !== 'gathering') return n; await new Promise((done) => setTimeout(done, 50)); } throw new Error('Nothing was ever read.'); };
    const theirs = await customersOf(p, joaquin), all = await customersOf(wider, director());
    for (const [own, who] of [[p, joaquin], [wider, director()]] as const) await call(restructuring.stopAssignment, { proposalId: own.id }, who);
    const [{ french }] = await house.owner`select count(*)::int as french from customers.account a join customers.custody k on k.account_id = a.id and upper_inf(k.recorded) and k.valid @> ${on}::date and k.position_id = ${house.seats.claire} where a.market_id = ${house.markets.FR}` as unknown as [{ french: number }];
    expect(french).toBeGreaterThan(0);
    expect(theirs).toBe(all - french);
  });

  test('that is refused leaves what was found before', async () => {
    const p = await begin('Otra vez'), first = await found(p, { seconds: 1 });
    await expect(ask(p, { seats: [{ seatId: crypto.randomUUID() }, { seatId: house.seats.luis }] })).rejects.toMatchObject(refused('not_found', 'organization.no_position'));
    expect(await read(p)).toMatchObject({ state: 'done', points: first.points });
    expect((await found(p, { seconds: 1 })).state).toBe('done');
  });
});
