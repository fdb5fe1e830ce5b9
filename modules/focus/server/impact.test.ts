import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer, aSale, eur } from '../../../house/testSales.ts';
import * as customers from '../../customers/contract.ts';
import * as organization from '../../organization/contract.ts';
import * as sales from '../../sales/contract.ts';
import * as focus from '../contract.ts';

let house: TestHouse, ribera: string, bahia: string, norte: string, deal: string;
const on = '2026-06-01';
const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });
const director = () => house.as('elena');

beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
  ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta');
  bahia = await aCustomer(house, 'Hoteles Bahía', 'marta');
  norte = await aCustomer(house, 'Azulejos del Norte', 'iker');
  await aSale(house, ribera, eur(100_00), '2025-03-01');
  await aSale(house, ribera, eur(400_00), '2026-01-10');
  await aSale(house, bahia, eur(300_00), '2026-02-10');
  await aSale(house, norte, eur(300_00), '2026-02-10', 'iker');
  deal = (await call(sales.createOpportunity, { accountId: ribera, name: 'Piscina', amount: eur(1_000_00), closeOn: '2026-07-01' }, house.as('marta'))).id;
  await call(sales.createOpportunity, { accountId: norte, name: 'Fachada', amount: eur(3_000_00) }, house.as('iker'));
  await call(customers.givePromise, { accountId: ribera, title: 'Muestra', dueOn: '2026-06-10' }, house.as('marta'));
  await call(customers.registerNeed, { accountId: bahia, title: 'Antideslizante' }, house.as('marta'));
  await call(customers.planActivity, { accountId: ribera, kind: 'visit', title: 'Visita de junio', dueOn: '2026-06-03' }, house.as('marta'));
});
afterAll(() => house.close());

describe('the impact of closing a seat', () => {
  test('tells the score with its parts, the revenue at risk, and who changes hands', async () => {
    const impact = await call(focus.seatImpact, { seat: house.seats.marta, on, to: house.seats.luis }, director());
    expect(impact).toMatchObject({ closing: { id: house.seats.marta }, touched: 2, missing: [], partial: false, orphans: [] });
    const { c1, c2, c3, c4, c5 } = impact.points;
    expect(c1 + c2 + c3 + c4 + c5).toBeCloseTo(impact.score, 9);
    // 700 of 1,000 booked go to somebody of the same unit, whole (no contact recorded): c3 = .7 x .6.
    expect(impact.components.c3).toBeCloseTo(0.42, 9);
    expect(impact.components.c2).toBeCloseTo(0.25, 9);
    // Only what Ribera bought after its first sale is resale: 400 x .6 x (.132, .154, .176).
    expect(impact.revenueAtRisk).toEqual({ low: eur(3168), base: eur(3696), high: eur(4224) });
    expect(impact.changingHands).toEqual([{ class: 'A', accounts: 2, of: 3 }, { class: 'B', accounts: 0, of: 0 }, { class: 'C', accounts: 0, of: 0 }, { class: 'unclassed', accounts: 0, of: 0 }]);
    expect(impact.accounts.map((a) => [a.account.name, a.to?.person?.name, a.deals])).toEqual([['Pavimentos Ribera', 'Luis Ferrando', 1], ['Hoteles Bahía', 'Luis Ferrando', 0]]);
    expect(impact.deals).toMatchObject({ count: 1, commit: 0, rows: [{ name: 'Piscina', from: 'Marta Vidal', to: 'Luis Ferrando' }] });
    expect(impact.meetings).toMatchObject([{ title: 'Visita de junio', on: '2026-06-03', from: 'Marta Vidal', to: 'Luis Ferrando' }]);
    expect(Object.fromEntries(impact.held.map((h) => [h.kind, h.count]))).toEqual({ activity: 1, need: 1, promise: 1 });
    const sum = impact.accounts.reduce((n, a) => n + a.points.c1 + a.points.c2 + a.points.c3 + a.points.c4, 0);
    expect(sum).toBeCloseTo(impact.score - c5, 9);
  });
  test('without a successor weighs the most, and nobody would look after them', async () => {
    const [with_, without] = [await call(focus.seatImpact, { seat: house.seats.marta, on, to: house.seats.luis }, director()), await call(focus.seatImpact, { seat: house.seats.marta, on }, director())];
    expect(without.score).toBeGreaterThan(with_.score);
    expect(without.orphans.map((o) => o.name).sort()).toEqual(['Hoteles Bahía', 'Pavimentos Ribera']);
  });
  test('a change that changes nothing weighs nothing', async () => {
    expect(await call(focus.changeImpact, { on, change: { moves: [{ accountId: norte, toPositionId: house.seats.iker }] } }, director())).toMatchObject({ score: 0, touched: 1, reasons: [{ code: 'nothing_changes' }, { code: 'focus_unknown' }, { code: 'below_gates' }] });
  });
  test('the same question has the same token; another state has another', async () => {
    const ask = () => call(focus.changeImpact, { on, change: { fromSeat: house.seats.iker, toSeat: house.seats.luis } }, director());
    const one = await ask();
    expect((await ask()).token).toBe(one.token);
    await aSale(house, norte, eur(1), '2026-05-01', 'iker');
    expect((await ask()).token).not.toBe(one.token);
  });
  test('is for those who may change it, and names what is not there', async () => {
    await expect(call(focus.seatImpact, { seat: house.seats.marta, on }, house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    await expect(call(focus.seatImpact, { seat: ribera, on }, director())).rejects.toMatchObject(refused('not_found', 'organization.no_position'));
    await expect(call(focus.changeImpact, { on, change: { moves: [{ accountId: deal, toPositionId: house.seats.luis }] } }, director())).rejects.toMatchObject(refused('not_found', 'platform.not_found'));
    expect(await call(focus.changeImpact, { on, change: { moves: [{ accountId: bahia, toPositionId: house.seats.luis }] } }, house.as('joaquin'))).toMatchObject({ partial: true, touched: 1 });
  });
});

describe('moving customers', () => {
  const change = () => ({ moves: [{ accountId: bahia, toPositionId: house.seats.luis }] });
  const move = (more: object, who: 'elena' | 'joaquin' | 'nerea' = 'elena') => call(focus.moveAccounts, { change: change(), on, reason: 'Reparto', ...more }, house.as(who));
  test('is refused until its effect was seen, and when that has changed', async () => {
    await expect(move({})).rejects.toMatchObject(refused('conflict', 'focus.impact_not_seen'));
    const { token } = await call(focus.changeImpact, { on, change: change() }, director());
    await expect(move({ impactToken: token, on: '2026-05-01' })).rejects.toMatchObject(refused('conflict', 'focus.not_in_the_past'));
    await call(customers.givePromise, { accountId: bahia, title: 'Oferta', dueOn: '2026-06-20' }, house.as('marta'));
    await expect(move({ impactToken: token })).rejects.toMatchObject(refused('conflict', 'focus.impact_changed'));
  });
  test('takes the open promises and needs along, and leaves the history', async () => {
    const { token, needsDecision } = await call(focus.changeImpact, { on, change: change() }, house.as('joaquin'));
    if (needsDecision) await expect(move({ impactToken: token }, 'joaquin')).rejects.toMatchObject(refused('not_allowed', 'focus.executive_decides'));
    const seen = await call(focus.changeImpact, { on, change: change() }, director());
    expect(await move({ impactToken: seen.token })).toMatchObject({ accounts: 1, deals: 0, others: 2 });
    const { history } = await call(customers.accountCustody, { accountId: bahia }, director());
    expect(history.map((h) => [h.seat.name, h.from, h.to])).toEqual([['Venta externa, Levante 2', on, null], ['Venta externa, Levante 1', '2025-01-01', on]]);
    const facts = await house.owner`select what, count(*)::int as n from platform.fact where what in ('focus.accounts_moved', 'customers.account_moved', 'customers.promise_rehomed', 'customers.need_rehomed') group by 1 order by 1`;
    expect(facts.map((f) => [f['what'], f['n']])).toEqual([['customers.account_moved', 1], ['customers.need_rehomed', 1], ['customers.promise_rehomed', 1], ['focus.accounts_moved', 1]]);
  });
  test('not to a seat that is vacant and that nobody stands in for', async () => {
    const empty = await call(organization.createPosition, { title: 'Por cubrir', unitId: house.units.levante, marketId: house.markets.ES, from: '2026-01-01', reportsToId: house.seats.joaquin }, director());
    const toEmpty = { moves: [{ accountId: norte, toPositionId: empty.id }] }, give = async () => call(focus.moveAccounts, { change: toEmpty, on, reason: 'x', impactToken: (await call(focus.changeImpact, { on, change: toEmpty }, director())).token }, director());
    await expect(give()).rejects.toMatchObject({ problem: { code: 'conflict', rule: 'focus.nobody_answers', facts: { seat: 'Por cubrir', count: 1 } } });
    await call(organization.setDelegate, { positionId: empty.id, delegateId: house.seats.joaquin, from: '2026-01-01' }, director());
    expect(await give()).toMatchObject({ accounts: 1 });
    const back = { moves: [{ accountId: norte, toPositionId: house.seats.iker }] };
    await call(focus.moveAccounts, { change: back, on, reason: 'x', impactToken: (await call(focus.changeImpact, { on, change: back }, director())).token }, director());
  });
  test('not by whoever may not', async () => {
    await expect(call(focus.moveAccounts, { change: change(), on, reason: 'x' }, house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
  });
});

describe('closing a seat', () => {
  const close = (more: object) => call(focus.closeSeat, { seatId: house.seats.marta, toSeat: house.seats.luis, on, reason: 'Se unen dos carteras', ...more } as never, director());
  test('a seat that others report to stays until they report elsewhere, and nothing is half done', async () => {
    const { token } = await call(focus.seatImpact, { seat: house.seats.joaquin, on, to: house.seats.nerea }, director());
    await expect(close({ seatId: house.seats.joaquin, toSeat: house.seats.nerea, impactToken: token })).rejects.toMatchObject({
      problem: { rule: 'focus.seat_still_holds', facts: { held: expect.arrayContaining([expect.objectContaining({ kind: 'report' })]) } },
    });
  });
  test('passes on all it holds in one act, and the seat ends', async () => {
    await house.owner`insert into coordination.support_request (market_id, from_position_id, to_position_id, title, asked_at, wanted_on) values (${house.markets.ES}, ${house.seats.marta}, ${house.seats.pau}, 'Kit', now(), '2026-06-10')`;
    const [campaign] = await house.owner`insert into marketing.campaign (market_id, kind, name, currency, owner_position_id, co_owner_position_id, created_at)
      values (${house.markets.ES}, 'event', 'Feria', 'EUR', ${house.seats.pau}, ${house.seats.marta}, now()) returning id`;
    const moves = [{ accountId: ribera, toPositionId: house.seats.iker }];
    const { token } = await call(focus.changeImpact, { on, change: { closing: house.seats.marta, toSeat: house.seats.luis, moves } }, director());
    await expect(close({ impactToken: token })).rejects.toMatchObject(refused('conflict', 'focus.impact_changed'));
    expect(await close({ impactToken: token, moves })).toMatchObject({ accounts: 1, deals: 1, others: 4 });
    expect((await call(customers.accountCustody, { accountId: ribera }, director())).history[0]).toMatchObject({ seat: { name: 'Venta externa, Norte 1' }, from: on });
    expect((await call(sales.getOpportunity, { opportunityId: deal }, director())).owner).toMatchObject({ seat: { id: house.seats.iker } });
    const [c] = await house.owner`select co_owner_position_id from marketing.campaign where id = ${campaign!['id'] as string}`;
    expect(c!['co_owner_position_id']).toBe(house.seats.luis);
    expect((await call(organization.readPosition, { positionId: house.seats.marta, on }, director())).current).toBeNull();
  });
  test('a seat that a change still to come counts on stays until that day', async () => {
    await call(organization.setManager, { positionId: house.seats.luis, reportsToId: house.seats.claire, from: '2027-01-01' }, director());
    const { token } = await call(focus.seatImpact, { seat: house.seats.claire, on, to: house.seats.luis }, director());
    await expect(close({ seatId: house.seats.claire, toSeat: house.seats.luis, impactToken: token })).rejects.toMatchObject({ problem: { rule: 'focus.planned_later', facts: { from: '2027-01-01' } } });
  });
  test('somebody must take over, and only the director closes', async () => {
    await expect(close({ seatId: house.seats.iker, toSeat: house.seats.iker })).rejects.toMatchObject(refused('conflict', 'focus.successor_missing'));
    await expect(call(focus.closeSeat, { seatId: house.seats.iker, toSeat: house.seats.luis, on, reason: 'x' }, house.as('nerea'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
  });
});

test('ten thousand customers move in one act', { timeout: 60_000 }, async () => {
  await house.owner`with a as (insert into customers.account (market_id, name, status, class, custody_from, created_at)
      select ${house.markets.FR}, 'Cliente ' || n, 'customer', 'C', '2025-01-01', now() from generate_series(1, 10000) n returning id, market_id)
    insert into customers.custody (account_id, market_id, position_id, valid, recorded) select id, market_id, ${house.seats.claire}, '[2025-01-01,)', '[2025-01-01,)' from a`;
  await house.owner`analyze customers.account, customers.custody`;
  const change = { fromSeat: house.seats.claire, toSeat: house.seats.luis };
  const { token, touched, accounts } = await call(focus.changeImpact, { on, change }, director());
  expect([touched, accounts.length]).toEqual([10_000, 200]);
  expect(await call(focus.moveAccounts, { change, on, impactToken: token, reason: 'Francia se atiende desde Valencia' }, director())).toMatchObject({ accounts: 10_000 });
});
