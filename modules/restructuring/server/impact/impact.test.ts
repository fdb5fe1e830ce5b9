import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../../house/testHouse.ts';
import { aCustomer, aSale, eur } from '../../../../house/testSales.ts';
import * as customers from '../../../customers/contract.ts';
import * as sales from '../../../sales/contract.ts';
import * as restructuring from '../../contract.ts';

let house: TestHouse, ribera: string, bahia: string, norte: string;
const on = '2026-06-01';
const director = () => house.as('elena');
const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });

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
  await call(sales.createOpportunity, { accountId: ribera, name: 'Piscina', amount: eur(1_000_00), closeOn: '2026-07-01' }, house.as('marta'));
  await call(sales.createOpportunity, { accountId: norte, name: 'Fachada', amount: eur(3_000_00) }, house.as('iker'));
  await call(customers.givePromise, { accountId: ribera, title: 'Muestra', dueOn: '2026-06-10' }, house.as('marta'));
  await call(customers.planActivity, { accountId: ribera, kind: 'visit', title: 'Visita de junio', dueOn: '2026-06-03' }, house.as('marta'));
});
afterAll(() => house.close());

async function proposed(changes: restructuring.Change[], name = 'Prueba'): Promise<restructuring.Proposal> {
  const p = await call(restructuring.createProposal, { name, on }, director());
  return changes.length === 0 ? p : call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: changes.map((change) => ({ change })) }, director());
}
const impactOf = async (changes: restructuring.Change[]) => call(restructuring.proposalImpact, { proposalId: (await proposed(changes)).id }, director());

describe('the impact of a proposal', () => {
  test('that changes nothing is nothing', async () => {
    const i = await impactOf([]);
    expect(i.customers).toMatchObject({ score: 0, touched: 0, changing: 0, orphans: [], led: 3 });
    expect(i.structure.before).toEqual(i.structure.after);
    expect(i.flows.rows).toEqual([]);
  });
  test('tells the score with its parts, who changes hands, and what goes along', async () => {
    const i = await impactOf([{ kind: 'move_portfolio', fromPositionId: house.seats.marta, toPositionId: house.seats.luis }]);
    const { c1, c2, c3, c4, c5 } = i.customers.points;
    expect(c1 + c2 + c3 + c4 + c5).toBeCloseTo(i.customers.score, 9);
    expect(i.customers.components.c3).toBeCloseTo(0.42, 9);
    expect(i.customers.components.c2).toBeCloseTo(0.25, 9);
    expect(i.customers.revenueAtRisk).toEqual({ low: eur(3168), base: eur(3696), high: eur(4224) });
    // Bahía's only sale is a new sale: 300 x .29, apart.
    expect(i.customers.newSales).toEqual({ low: eur(0), high: eur(87_00) });
    expect(i.customers.accounts.map((a) => [a.account.name, a.from.person?.name, a.to?.person?.name])).toEqual([['Pavimentos Ribera', 'Marta Vidal', 'Luis Ferrando'], ['Hoteles Bahía', 'Marta Vidal', 'Luis Ferrando']]);
    expect(i.customers.deals).toMatchObject({ count: 1, rows: [{ name: 'Piscina', from: 'Marta Vidal', to: 'Luis Ferrando' }] });
    expect(i.customers.meetings).toMatchObject([{ title: 'Visita de junio', to: 'Luis Ferrando' }]);
    expect(Object.fromEntries(i.customers.held.map((h) => [h.kind, h.count]))).toEqual({ promise: 1 });
    expect(i.flows.rows).toEqual([{ from: house.seats.marta, to: house.seats.luis, accounts: 2, bookings: eur(700_00), changesHands: true }]);
    expect(i.flows.seats).toMatchObject([{ seat: { id: house.seats.marta }, accountsBefore: 2, accountsAfter: 0 }, { seat: { id: house.seats.luis }, accountsBefore: 0, accountsAfter: 2, bookingsAfter: eur(700_00) }]);
  });
  test('of moving one more account never lowers a part of it', async () => {
    const one = await impactOf([{ kind: 'move_accounts', accountIds: [bahia], toPositionId: house.seats.luis }]);
    const two = await impactOf([{ kind: 'move_accounts', accountIds: [bahia, ribera], toPositionId: house.seats.luis }]);
    for (const part of ['c1', 'c2', 'c3', 'c4'] as const) expect(two.customers.components[part]).toBeGreaterThanOrEqual(one.customers.components[part]);
    expect(one.flows.rows).toEqual(expect.arrayContaining([expect.objectContaining({ from: house.seats.marta, to: house.seats.marta, accounts: 1, changesHands: false })]));
  });
  test('sees the person behind the seat: another holder changes hands where nothing moves', async () => {
    const i = await impactOf([{ kind: 'end_appointment', personId: house.people.marta, positionId: house.seats.marta }, { kind: 'set_delegate', positionId: house.seats.marta, delegateId: house.seats.joaquin }]);
    expect(i.customers.accounts.map((a) => [a.from.person?.name, a.to?.person?.name, a.changesHands])).toEqual([['Marta Vidal', 'Joaquín Beltrán', true], ['Marta Vidal', 'Joaquín Beltrán', true]]);
    expect(i.structure.after.vacancies).toBe(i.structure.before.vacancies + 1);
    expect(i.customers.orphans).toEqual([]);
  });
  test('tells of whoever would change hands in one wave and again in another', async () => {
    let p = await call(restructuring.createProposal, { name: 'Dos veces', on }, director());
    p = await call(restructuring.setWaves, { proposalId: p.id, version: p.version, dates: [on, '2026-09-01'] }, director());
    const move = (wave: number, accountIds: string[], toPositionId: string) => ({ wave, change: { kind: 'move_accounts' as const, accountIds, toPositionId } });
    p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [move(1, [ribera, bahia], house.seats.luis), move(1, [bahia], house.seats.claire)] }, director());
    const once = (await call(restructuring.proposalImpact, { proposalId: p.id }, director())).customers;
    p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [move(2, [ribera], house.seats.iker)] }, director());
    const { customers, waves } = await call(restructuring.proposalImpact, { proposalId: p.id }, director());
    expect(customers.changedOften).toEqual([{ account: { id: ribera, name: 'Pavimentos Ribera' }, changes: 2 }]);
    expect([once.changedOften, once.components.c4, customers.accounts.filter((a) => a.points.c4 > 0).map((a) => a.account.id), waves.length]).toEqual([[], 0, [ribera], 2]);
    const { gates } = await call(restructuring.proposalGates, { proposalId: p.id }, director());
    expect(gates.find((g) => g.gate === 'customers')!.checks.find((x) => x.code === 'changed_once')).toMatchObject({ passes: false, items: [{ id: ribera }] });
  });
  test('names the customers nobody would look after', async () => {
    const i = await impactOf([{ kind: 'end_appointment', personId: house.people.marta, positionId: house.seats.marta }]);
    expect(i.customers.orphans.map((o) => o.name).sort()).toEqual(['Hoteles Bahía', 'Pavimentos Ribera']);
  });
  test('counts layers, spans and what meetings take of people', async () => {
    const positionId = randomUUID(), forum = { name: 'Comité semanal', what: 'meeting' as const, ownerId: positionId, participantIds: [house.seats.marta, house.seats.luis], minutes: 60, readingMinutes: 0, frequency: 'weekly' as const, serves: 'Prioridades', expiresOn: '2026-11-01' };
    const i = await impactOf([
      { kind: 'open_position', positionId, title: 'Jefatura', unitId: house.units.levante, marketId: house.markets.ES, fte: 1, archetype: 'coach', customerFacing: false, capacity: null, cost: null, reportsToId: house.seats.joaquin },
      { kind: 'set_manager', positionId: house.seats.marta, reportsToId: positionId }, { kind: 'open_forum', forumId: randomUUID(), ...forum },
    ]);
    expect([i.structure.before.layers, i.structure.after.layers]).toEqual([4, 4]);
    expect(i.structure.after.spans.find((s) => s.seat.id === positionId)).toMatchObject({ span: 1, least: 6, fits: 'below' });
    expect(i.information).toMatchObject({ before: { minutes: 0 }, after: { minutes: 180 }, added: [{ name: 'Comité semanal', weeklyMinutes: 180 }], layersAdded: 1, pays: false });
    expect(i.focus).toMatchObject({ before: null, after: null });
    expect(i.structure.executives.find((e) => e.market.id === house.markets.ES)).toMatchObject({ before: { seat: { id: house.seats.elena } }, after: { seat: { id: house.seats.elena } } });
  });
  test('may be tried before it is kept, and compared', async () => {
    const p = await proposed([]), other = await proposed([{ kind: 'move_portfolio', fromPositionId: house.seats.marta, toPositionId: house.seats.iker }]);
    const tried = await call(restructuring.tryChanges, { proposalId: p.id, changes: [{ change: { kind: 'move_portfolio', fromPositionId: house.seats.marta, toPositionId: house.seats.luis } }] }, director());
    expect(tried).toMatchObject({ version: 0, customers: { changing: 2 } });
    expect((await call(restructuring.readProposal, { proposalId: p.id }, director())).changes).toEqual([]);
    const { rows, today } = await call(restructuring.compareProposals, { id: [p.id, other.id] }, director());
    expect(rows.map((r) => [r.changing, r.score > 0])).toEqual([[0, false], [2, true]]);
    expect(rows.map((r) => r.unweighed)).toEqual([0, (await call(restructuring.proposalImpact, { proposalId: other.id }, director())).customers.unweighed]);
    expect(today).toMatchObject({ seats: 15 });
    const opens = await proposed([{ kind: 'open_position', positionId: randomUUID(), title: 'Supervisión Norte', unitId: house.units.norte, marketId: house.markets.ES, fte: 1, archetype: null, customerFacing: false, capacity: null, cost: null, reportsToId: house.seats.elena }]);
    expect((await call(restructuring.compareProposals, { id: [opens.id] }, director())).rows).toMatchObject([{ waves: [opens.on], before: { seats: 15, vacancies: today.vacancies }, after: { seats: 16, vacancies: today.vacancies + 1 } }]);
    const s = await call(restructuring.proposalSensitivity, { proposalId: other.id }, director());
    expect(s.rows.map((r) => r.weight).reduce((a, b) => a + b)).toBeCloseTo(1, 9);
    expect(s.lowest).toBeLessThanOrEqual(s.score);
    const page = await call(restructuring.proposalAccounts, { proposalId: other.id, limit: 1 }, director());
    expect([page.rows.length, page.next]).toEqual([1, '1']);
    expect((await call(restructuring.proposalAccounts, { proposalId: other.id, find: 'bahia' }, director())).rows.map((r) => r.account.name)).toEqual(['Hoteles Bahía']);
  });
  test('is for those who weigh proposals; which deals, only for those who see deals', async () => {
    let p = await proposed([{ kind: 'move_portfolio', fromPositionId: house.seats.marta, toPositionId: house.seats.luis }]);
    p = await call(restructuring.shareProposal, { proposalId: p.id, version: p.version }, director());
    const seen = await call(restructuring.proposalImpact, { proposalId: p.id }, house.as('beatriz'));
    expect(seen).toMatchObject({ partial: true, customers: { deals: { rows: [] } }, structure: { before: { cost: null } } });
    await expect(call(restructuring.proposalImpact, { proposalId: p.id }, house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
  });
  test('asked several times at once is one answer to each who asks, and what happens in between is seen at once', async () => {
    let p = await proposed([{ kind: 'move_portfolio', fromPositionId: house.seats.marta, toPositionId: house.seats.luis }]);
    p = await call(restructuring.shareProposal, { proposalId: p.id, version: p.version }, director());
    const of = { proposalId: p.id }, ask = (who = director()) => call(restructuring.proposalImpact, of, who);
    const [one, other, theirs, accounts, sensitivity, gates] = await Promise.all([ask(), ask(), ask(house.as('beatriz')), call(restructuring.proposalAccounts, of, director()), call(restructuring.proposalSensitivity, of, director()), call(restructuring.proposalGates, of, director())]);
    expect(other).toEqual(one);
    expect([theirs.partial, one.partial, theirs.customers.deals.rows.length, one.customers.deals.rows.length > 0]).toEqual([true, false, 0, true]);
    expect([accounts.rows.length, sensitivity.score, gates.version]).toEqual([one.customers.touched, one.customers.score, p.version]);
    await aSale(house, ribera, eur(900_00), '2026-05-02');
    const after = await ask(), worth = (i: restructuring.ProposalImpact) => BigInt(i.customers.accounts.find((a) => a.account.id === ribera)!.worth.minor);
    expect(worth(after) - worth(one)).toBe(900_00n);
    p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [{ change: { kind: 'move_portfolio', fromPositionId: house.seats.iker, toPositionId: house.seats.luis } }] }, director());
    expect(await ask()).toMatchObject({ version: p.version, customers: { touched: one.customers.touched + 1 } });
    await expect(ask(house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
  });
});
