import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer, eur } from '../../../house/testSales.ts';
import * as customers from '../../customers/contract.ts';
import * as sales from '../../sales/contract.ts';
import * as territories from '../../territories/contract.ts';
import * as focus from '../contract.ts';

let house: TestHouse;
const on = '2026-06-01', refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });
const director = () => house.as('elena');
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
});
afterAll(() => house.close());

async function moved(ids: readonly string[], to: string, more: object = {}): Promise<string> {
  const change = { moves: ids.map((accountId) => ({ accountId, toPositionId: to })) };
  const { token } = await call(focus.changeImpact, { on, change }, director());
  return (await call(focus.moveAccounts, { change, on, impactToken: token, reason: 'Reparto', ...more }, director())).actId;
}
const undo = (actId: string, who = director()) => call(focus.undoMove, { actId }, who);
const custody = (accountId: string) => call(customers.accountCustody, { accountId }, director());

describe('a move taken back', () => {
  test('leaves custody, deals and what is open as they were, and says so once', async () => {
    const id = await aCustomer(house, 'Pavimentos Ribera', 'marta'), deal = await call(sales.createOpportunity, { accountId: id, name: 'Piscina', amount: eur(1_000_00), closeOn: '2026-07-01' }, house.as('marta'));
    await call(customers.givePromise, { accountId: id, title: 'Muestra', dueOn: '2026-06-10' }, house.as('marta'));
    const before = await custody(id), actId = await moved([id], house.seats.luis);
    expect((await call(sales.getOpportunity, { opportunityId: deal.id }, director())).owner).toMatchObject({ seat: { id: house.seats.luis } });
    expect(await undo(actId)).toMatchObject({ accounts: 1, deals: 1, others: 1 });
    expect(await custody(id)).toEqual(before);
    expect((await call(sales.getOpportunity, { opportunityId: deal.id }, director())).owner).toMatchObject({ seat: { id: house.seats.marta } });
    await expect(undo(actId)).rejects.toMatchObject(refused('conflict', 'focus.undone_already'));
  });

  test('is refused with the names of whom somebody has moved since, and takes nothing back then', async () => {
    const [one, two] = [await aCustomer(house, 'Hoteles Bahía', 'marta'), await aCustomer(house, 'Baños Mijares', 'marta')], actId = await moved([one, two], house.seats.luis);
    await moved([two], house.seats.iker);
    await expect(undo(actId)).rejects.toMatchObject({ problem: expect.objectContaining({ rule: 'customers.move_changed_since', facts: { count: 1, names: ['Baños Mijares'] } }) });
    expect((await custody(one)).history[0]).toMatchObject({ seat: { id: house.seats.luis } });
  });

  test('is refused once it has been in force, to whoever may not move, and where there is none', async () => {
    const id = await aCustomer(house, 'Reformas Turia', 'marta'), actId = await moved([id], house.seats.luis);
    await expect(undo(actId, house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    await expect(undo('01900000-0000-7000-8000-000000000000')).rejects.toMatchObject(refused('not_found', 'customers.no_such_move'));
    house.setNow('2026-06-05T10:00:00+02:00');
    await expect(undo(actId)).rejects.toMatchObject(refused('conflict', 'focus.took_effect'));
    house.setNow('2026-05-20T10:00:00+02:00');
  });

  test('of 10,000 customers is one transaction of seconds, as the move was', { timeout: 120_000 }, async () => {
    await house.owner`with a as (insert into customers.account (market_id, name, status, class, custody_from, created_at)
        select ${house.markets.FR}, 'Cliente ' || n, 'customer', 'C', '2025-01-01', now() from generate_series(1, 10000) n returning id, market_id)
      insert into customers.custody (account_id, market_id, position_id, valid, recorded) select id, market_id, ${house.seats.claire}, '[2025-01-01,)', '[2025-01-01,)' from a`;
    await house.owner`analyze customers.account, customers.custody`;
    const change = { fromSeat: house.seats.claire, toSeat: house.seats.luis }, { token } = await call(focus.changeImpact, { on, change }, director());
    const { actId } = await call(focus.moveAccounts, { change, on, impactToken: token, reason: 'Francia desde Valencia' }, director()), began = performance.now();
    expect(await undo(actId)).toMatchObject({ accounts: 10_000 });
    expect(performance.now() - began).toBeLessThan(40_000);
    const [left] = await house.owner`select count(*)::int as n from customers.custody where position_id = ${house.seats.claire} and upper_inf(recorded) and upper_inf(valid)`;
    expect(left!['n']).toBeGreaterThanOrEqual(10_000);
  });
});

describe('past moves', () => {
  const moves = async (who = director()) => (await call(focus.listMoves, {}, who)).rows;

  test('are listed with who, when, how many and why, to those who reach the market and nobody else', async () => {
    const id = await aCustomer(house, 'Azulejos Plana', 'marta'), actId = await moved([id], house.seats.luis);
    expect((await moves()).find((m) => m.actId === actId)).toMatchObject({ accounts: 1, on, because: 'by_hand', reason: 'Reparto', by: { id: house.people.elena }, pairCount: 1, fromCount: 1, toCount: 1, pairs: [{ from: { id: house.seats.marta }, to: { id: house.seats.luis }, accounts: 1 }], takenBack: null });
    expect((await moves(house.as('joaquin'))).some((m) => m.actId === actId)).toBe(true);
    await expect(moves(house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    await expect(call(focus.readMove, { actId: '01900000-0000-7000-8000-000000000000' }, director())).rejects.toMatchObject(refused('not_found', 'customers.no_such_move'));
  });

  test('that are not in force yet are taken back whole, but whom somebody has moved since', async () => {
    const [one, two] = [await aCustomer(house, 'Gres Uno', 'marta'), await aCustomer(house, 'Gres Dos', 'marta')], actId = await moved([one, two], house.seats.luis);
    await moved([two], house.seats.iker);
    expect(await call(focus.readMove, { actId }, director())).toMatchObject({ takeBack: 'whole', states: { stands: 1, moved_since: 1 }, rows: [{ account: { name: 'Gres Dos' }, state: 'moved_since', now: { seat: { id: house.seats.iker } } }, { account: { name: 'Gres Uno' }, state: 'stands' }] });
    const undone = await call(focus.undoMove, { actId, leaveChanged: true }, director());
    expect(undone.accounts).toBe(1);
    expect([(await custody(one)).history[0]!.seat.id, (await custody(two)).history[0]!.seat.id]).toEqual([house.seats.marta, house.seats.iker]);
    expect((await moves()).find((m) => m.actId === undone.actId)).toMatchObject({ takesBack: actId, accounts: 1 });
    expect(await call(focus.readMove, { actId }, director())).toMatchObject({ takeBack: 'taken_back', takenBack: { actId: undone.actId, accounts: 1 } });
  });

  test('that have been in force are taken back by moving again from a day, the effect seen first; the past stays', async () => {
    const [one, two] = [await aCustomer(house, 'Loza Uno', 'marta'), await aCustomer(house, 'Loza Dos', 'marta')], actId = await moved([one, two], house.seats.luis);
    house.setNow('2026-07-01T10:00:00+02:00');
    const again = { moves: [{ accountId: two, toPositionId: house.seats.iker }] }, later = '2026-07-01', { token } = await call(focus.changeImpact, { on: later, change: again }, director());
    await call(focus.moveAccounts, { change: again, on: later, impactToken: token, reason: 'Va con Iker' }, director());
    expect(await call(focus.readMove, { actId }, director())).toMatchObject({ inForce: true, takeBack: 'by_moving', states: { stands: 1, moved_since: 1 } });
    const change = { takingBack: actId }, seen = await call(focus.changeImpact, { on: later, change }, director());
    expect(seen.accounts.map((a) => a.account.name)).toEqual(['Loza Uno']);
    await expect(call(focus.moveAccounts, { change, on: later, reason: 'No funcionó' }, director())).rejects.toMatchObject(refused('conflict', 'focus.impact_not_seen'));
    const back = await call(focus.moveAccounts, { change, on: later, impactToken: seen.token, reason: 'No funcionó' }, director());
    expect((await custody(one)).history.map((h) => [h.seat.id, h.from, h.to])).toEqual([[house.seats.marta, later, null], [house.seats.luis, on, later], [house.seats.marta, '2025-01-01', on]]);
    expect((await moves()).find((m) => m.actId === back.actId)).toMatchObject({ takesBack: actId, accounts: 1 });
    await expect(call(focus.changeImpact, { on: later, change }, director())).rejects.toMatchObject(refused('conflict', 'focus.undone_already'));
    house.setNow('2026-05-20T10:00:00+02:00');
  });

  test('whose customers have all gone elsewhere have nobody to take back', async () => {
    const id = await aCustomer(house, 'Barro Uno', 'marta'), actId = await moved([id], house.seats.luis);
    await moved([id], house.seats.iker);
    expect(await call(focus.readMove, { actId }, director())).toMatchObject({ takeBack: 'nobody_left' });
    await expect(call(focus.changeImpact, { on, change: { takingBack: actId } }, director())).rejects.toMatchObject(refused('conflict', 'focus.nobody_to_take_back'));
  });
});

describe('the history of who led a customer', () => {
  test('says by which act, and goes on with the person who takes it along', async () => {
    const id = await aCustomer(house, 'Cerámicas Segura', 'marta'), model = (await call(territories.createModel, { name: 'Vigente' }, director())).id;
    await call(territories.makeException, { modelId: model, accountId: id, positionId: house.seats.luis, reason: 'Cliente de Luis' }, director());
    await moved([id], house.seats.luis, { modelId: model });
    const { people } = await custody(id);
    expect(people.map((p) => [p.person?.name, p.began, p.from, p.to, p.goesOn])).toEqual([['Luis Ferrando', 'exception', on, null, false], ['Marta Vidal', 'created', '2025-01-01', on, false]]);
  });
});
