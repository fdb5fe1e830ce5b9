import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as sales from '../contract.ts';
import { aCustomer, eur } from '../../../house/testSales.ts';

let house: TestHouse, ribera: string, almenara: string, norte: string;
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-03-10T10:00:00+01:00');
  ribera = await aCustomer(house, 'Pavimentos Ribera Alta', 'marta');
  almenara = await aCustomer(house, 'Grupo Almenara', 'luis');
  norte = await aCustomer(house, 'Azulejos del Norte', 'iker');
});
afterAll(() => house.close());

const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });
const begin = (who: 'marta' | 'luis' | 'iker' | 'elena' | 'joaquin', accountId: string, name: string, more: object = {}) =>
  call(sales.createOpportunity, { accountId, name, amount: eur(100_000), closeOn: '2026-04-01', ...more }, house.as(who));
const stages = async () => (await call(sales.listPipelines, {}, house.as('marta'))).rows[0]!.stages;

describe('beginning a deal', () => {
  test('it starts at the first stage, with the seat that begins it, and says so in its history', async () => {
    const deal = await begin('marta', ribera, 'Reposición Terra');
    expect(deal).toMatchObject({ state: 'open', version: 1, account: { name: 'Pavimentos Ribera Alta' }, stage: { name: 'Contacto', place: 1 }, weighted: eur(10_000),
      owner: { seat: { id: house.seats.marta }, person: { name: 'Marta Vidal' } }, may: { change: true, move: true, book: false } });
    const { rows } = await call(sales.opportunityHistory, { opportunityId: deal.id }, house.as('marta'));
    expect(rows.map((r) => [r.what, r.person?.name])).toEqual([['sales.opportunity_created', 'Marta Vidal']]);
  });
  test('a supervisor’s new deal belongs to the customer’s lead seat', async () => {
    expect((await begin('joaquin', almenara, 'Suelo técnico')).owner.seat.id).toBe(house.seats.luis);
  });
  test('with a customer one does not lead, it is one’s own', async () => {
    expect((await begin('marta', almenara, 'Muestras')).owner.seat.id).toBe(house.seats.marta);
  });
  test('the same act sent twice is done once', async () => {
    const caller = { ...house.as('marta'), idempotencyKey: 'once' };
    const [a, b] = [await call(sales.createOpportunity, { accountId: ribera, name: 'Una' }, caller), await call(sales.createOpportunity, { accountId: ribera, name: 'Una' }, caller)];
    expect(b.id).toBe(a.id);
  });
  test('refused for a seat one does not reach', () =>
    expect(begin('marta', ribera, 'Ajena', { ownerSeatId: house.seats.luis })).rejects.toMatchObject(refused('not_allowed', 'platform.out_of_scope')));
  test('refused for a customer of another market', async () => {
    const lyon = await aCustomer(house, 'Carrelages de Lyon', 'claire', [], 'FR');
    await expect(begin('marta', lyon, 'Loin')).rejects.toMatchObject(refused('not_found', 'sales.no_account'));
  });
  test('marketing has no right to', () =>
    expect(call(sales.createOpportunity, { accountId: ribera, name: 'X' }, house.as('beatriz'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing')));
});

describe('changing a deal', () => {
  test('amount and date change under the version seen, with a fact of what they were', async () => {
    const deal = await begin('marta', ribera, 'Expositor');
    const after = await call(sales.changeOpportunity, { opportunityId: deal.id, version: 1, amount: eur(250_000), nextStep: 'Llamar' }, house.as('marta'));
    expect(after).toMatchObject({ amount: eur(250_000), nextStep: 'Llamar', version: 2 });
    const [fact] = (await call(sales.opportunityHistory, { opportunityId: deal.id }, house.as('marta'))).rows;
    expect(fact).toMatchObject({ what: 'sales.opportunity_changed', before: { amount: eur(100_000) }, after: { amount: eur(250_000), texts: ['nextStep'] } });
    expect(JSON.stringify(fact)).not.toContain('Llamar');
  });
  test('whoever comes second is told', async () => {
    const deal = await begin('marta', ribera, 'A dos manos');
    await call(sales.changeOpportunity, { opportunityId: deal.id, version: 1, closeOn: '2026-05-01' }, house.as('joaquin'));
    await expect(call(sales.changeOpportunity, { opportunityId: deal.id, version: 1, closeOn: null }, house.as('marta'))).rejects.toMatchObject(refused('stale', 'platform.stale'));
  });
  test.each(['beatriz', 'pau', 'carmen', 'rocio', 'ana'] as const)('%s, outside sales, can change neither amount nor stage', async (who) => {
    const deal = await begin('marta', ribera, `Frente a ${who}`);
    const [, second] = await stages();
    await expect(call(sales.changeOpportunity, { opportunityId: deal.id, version: 1, amount: eur(1) }, house.as(who))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    await expect(call(sales.moveOpportunity, { opportunityId: deal.id, version: 1, stageId: second!.id }, house.as(who))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
  });
  test('another seat’s deal is not there for a colleague, and is for their supervisor', async () => {
    const deal = await begin('marta', ribera, 'De Marta');
    for (const who of ['luis', 'iker', 'nerea'] as const) {
      await expect(call(sales.getOpportunity, { opportunityId: deal.id }, house.as(who))).rejects.toMatchObject(refused('not_found', 'sales.no_opportunity'));
      await expect(call(sales.changeOpportunity, { opportunityId: deal.id, version: 1, amount: eur(1) }, house.as(who))).rejects.toMatchObject(refused('not_found', 'sales.no_opportunity'));
    }
    expect((await call(sales.getOpportunity, { opportunityId: deal.id }, house.as('joaquin'))).name).toBe('De Marta');
  });
  test('who reads everything changes nothing', async () => {
    const deal = await begin('marta', ribera, 'Mirada');
    expect((await call(sales.getOpportunity, { opportunityId: deal.id }, house.as('sofia'))).may).toEqual({ change: false, move: false, book: false, reopen: false });
    await expect(call(sales.changeOpportunity, { opportunityId: deal.id, version: 1, amount: eur(1) }, house.as('sofia'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
  });
});

describe('moving, closing, reopening', () => {
  test('to another stage, and there is no going where one already is', async () => {
    const deal = await begin('marta', ribera, 'Camina'), [, second] = await stages();
    const moved = await call(sales.moveOpportunity, { opportunityId: deal.id, version: 1, stageId: second!.id }, house.as('marta'));
    expect(moved).toMatchObject({ stage: { place: 2 }, version: 2 });
    await expect(call(sales.moveOpportunity, { opportunityId: deal.id, version: 2, stageId: second!.id }, house.as('marta'))).rejects.toMatchObject(refused('conflict', 'sales.already_there'));
  });
  test('losing takes a reason of its outcome; the closed deal stays; reopening makes a linked one, once', async () => {
    const deal = await begin('marta', ribera, 'Se pierde'), close = { opportunityId: deal.id, version: 1, outcome: 'lost' as const, on: '2026-03-09' };
    await expect(call(sales.closeOpportunity, { ...close, reason: 'silent' }, house.as('marta'))).rejects.toMatchObject(refused('invalid_input', 'sales.closing_reason_of_another_outcome'));
    await expect(call(sales.closeOpportunity, { ...close, on: '2026-03-11', reason: 'price' }, house.as('marta'))).rejects.toMatchObject(refused('invalid_input', 'sales.in_the_future'));
    const lost = await call(sales.closeOpportunity, { ...close, reason: 'price' }, house.as('marta'));
    expect(lost).toMatchObject({ state: 'lost', closedOn: '2026-03-09', closingReason: { name: 'Precio' }, forecastCategory: 'omitted', may: { change: false, reopen: true } });
    await expect(call(sales.changeOpportunity, { opportunityId: deal.id, version: 2, amount: eur(1) }, house.as('marta'))).rejects.toMatchObject(refused('conflict', 'sales.closed_amount_stands'));
    const again = await call(sales.reopenOpportunity, { opportunityId: deal.id }, house.as('marta'));
    expect(again).toMatchObject({ state: 'open', reopensId: deal.id, stage: { place: 1 } });
    await expect(call(sales.reopenOpportunity, { opportunityId: deal.id }, house.as('marta'))).rejects.toMatchObject(refused('conflict', 'sales.already_reopened'));
    expect(await call(sales.getOpportunity, { opportunityId: deal.id }, house.as('marta'))).toMatchObject({ state: 'lost', reopenedAs: again.id });
  });
  test('a deal is given within one’s scope, and its history goes with it', async () => {
    const deal = await begin('marta', ribera, 'Cambia de manos');
    await expect(call(sales.reassignOpportunity, { opportunityId: deal.id, version: 1, seatId: house.seats.luis }, house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'sales.out_of_scope'));
    await expect(call(sales.reassignOpportunity, { opportunityId: deal.id, version: 1, seatId: house.seats.iker }, house.as('joaquin'))).rejects.toMatchObject(refused('not_allowed', 'sales.out_of_scope'));
    await call(sales.reassignOpportunity, { opportunityId: deal.id, version: 1, seatId: house.seats.luis }, house.as('joaquin'));
    await expect(call(sales.getOpportunity, { opportunityId: deal.id }, house.as('marta'))).rejects.toMatchObject(refused('not_found', 'sales.no_opportunity'));
    const { rows, names } = await call(sales.opportunityHistory, { opportunityId: deal.id }, house.as('luis'));
    expect(rows.map((r) => r.what)).toEqual(['sales.opportunity_reassigned', 'sales.opportunity_created']);
    expect(names[house.seats.marta]).toBe('Venta externa, Levante 1');
    expect(names[ribera]).toMatch(/Ribera/);
  });
  test('many at once: each by its version, those left are named, and undo restores the untouched', async () => {
    const [, , third] = await stages();
    const [a, b, c] = [await begin('marta', ribera, 'Lote 1'), await begin('marta', ribera, 'Lote 2'), await begin('marta', ribera, 'Lote 3')];
    await call(sales.changeOpportunity, { opportunityId: c.id, version: 1, closeOn: null }, house.as('marta'));
    const done = await call(sales.changeManyOpportunities, { deals: [a, b, c].map(({ id }) => ({ id, version: 1 })), change: { stageId: third!.id } }, house.as('joaquin'));
    expect(done).toMatchObject({ changed: 2, left: [{ id: c.id, name: 'Lote 3', rule: 'sales.changed_meanwhile' }] });
    await call(sales.changeOpportunity, { opportunityId: b.id, version: 2, closeOn: null }, house.as('marta'));
    await expect(call(sales.undoOpportunityChanges, { actId: done.actId }, house.as('elena'))).rejects.toMatchObject(refused('not_found', 'sales.no_such_change'));
    const undone = await call(sales.undoOpportunityChanges, { actId: done.actId }, house.as('joaquin'));
    expect(undone).toMatchObject({ restored: 1, left: [{ id: b.id }] });
    expect(await call(sales.getOpportunity, { opportunityId: a.id }, house.as('marta'))).toMatchObject({ stage: { place: 1 }, version: 3 });
    const given = await call(sales.changeManyOpportunities, { deals: [{ id: a.id, version: 3 }], change: { seatId: house.seats.luis } }, house.as('joaquin'));
    expect((await call(sales.getOpportunity, { opportunityId: a.id }, house.as('luis'))).owner.person?.name).toBe('Luis Ferrando');
    expect(await call(sales.undoOpportunityChanges, { actId: given.actId }, house.as('joaquin'))).toMatchObject({ restored: 1, left: [] });
  });
});

describe('lists', () => {
  test('each sees the deals of their scope; pages follow one another without a gap', async () => {
    for (const n of [1, 2, 3, 4, 5]) await begin('iker', norte, `Norte ${n}`, { amount: eur(n * 1000), closeOn: n === 3 ? null : `2026-0${n + 3}-01` });
    const all = await call(sales.listOpportunities, { sort: '-amount' }, house.as('iker'));
    expect(all.rows.map((r) => r.name)).toEqual(['Norte 5', 'Norte 4', 'Norte 3', 'Norte 2', 'Norte 1']);
    const first = await call(sales.listOpportunities, { limit: 3 }, house.as('nerea'));
    const second = await call(sales.listOpportunities, { limit: 3, after: first.next! }, house.as('nerea'));
    expect([...first.rows, ...second.rows].map((r) => r.name)).toEqual(['Norte 1', 'Norte 2', 'Norte 4', 'Norte 5', 'Norte 3']);
    expect(second.next).toBeNull();
    expect((await call(sales.listOpportunities, { mine: true }, house.as('nerea'))).rows).toEqual([]);
  });
  test('found by words of its name or its customer’s, only within one’s scope', async () => {
    const names = async (find: string, who: 'iker' | 'marta') => (await call(sales.listOpportunities, { find }, house.as(who))).rows.map((r) => r.name);
    expect(await names('nórte 2', 'iker')).toEqual(['Norte 2']);
    expect(await names('azulejos', 'iker')).toHaveLength(5);
    expect(await names('azulejos', 'marta')).toEqual([]);
  });
  test('filters and totals agree, and the file has the same rows', async () => {
    const filter = { closeTo: '2026-06-15', amountOver: '1000' };
    const { rows } = await call(sales.listOpportunities, filter, house.as('iker'));
    expect(rows.map((r) => r.name)).toEqual(['Norte 2']);
    expect(await call(sales.opportunityTotals, filter, house.as('iker'))).toEqual({ deals: 1, sums: [{ deals: 1, sum: eur(2000), weighted: eur(200) }] });
    const file = await fetch(`${house.origin}/api/v1/opportunities.csv?closeTo=2026-06-15&amountOver=1000`, { headers: house.as('iker').headers! });
    expect(await file.text()).toMatch(/^Operación,Cliente.*\r\nNorte 2,Azulejos del Norte,Contacto,Abierta,20\.00,EUR,2026-05-01/);
  });
  test('the board: first ten of each stage by close, with count and sums of all', async () => {
    for (let n = 0; n < 8; n += 1) await begin('iker', norte, `Más ${n}`, { amount: { minor: '500', currency: 'MXN' }, closeOn: null });
    const { columns } = await call(sales.board, {}, house.as('iker'));
    expect(columns.map((c) => c.stage.name)).toEqual(['Contacto', 'Necesidad definida', 'Muestra y oferta', 'Negociación', 'Compromiso']);
    expect(columns[0]).toMatchObject({ deals: 13, sums: [eur(15_000), { minor: '4000', currency: 'MXN' }] });
    expect(columns[0]!.cards.map((c) => c.name).slice(0, 4)).toEqual(['Norte 1', 'Norte 2', 'Norte 4', 'Norte 5']);
    expect(columns[0]!.cards).toHaveLength(10);
    expect(columns[0]!.cards[0]).toMatchObject({ account: { name: 'Azulejos del Norte' }, owner: { person: 'Iker Zubia' } });
    const wide = await call(sales.board, { seat: house.seats.iker }, house.as('elena'));
    expect(wide.columns[0]!.cards.map((c) => c.id)).toEqual(columns[0]!.cards.map((c) => c.id));
    expect((await call(sales.board, {}, house.as('claire'))).columns.every((c) => c.deals === 0)).toBe(true);
  });
  test('whoever holds no position sees nothing', () =>
    expect(call(sales.listOpportunities, {}, house.as('nadie'))).rejects.toMatchObject(refused('not_allowed', 'platform.no_position')));
});
