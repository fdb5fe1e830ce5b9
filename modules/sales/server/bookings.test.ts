import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as sales from '../contract.ts';
import { aCustomer, eur } from '../../../house/testSales.ts';

let house: TestHouse, ribera: string;
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-03-10T10:00:00+01:00');
  ribera = await aCustomer(house, 'Pavimentos Ribera Alta', 'marta');
});
afterAll(() => house.close());

const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });
const marta = () => house.as('marta');
async function won(amount: { minor: string; currency: string }, on = '2026-03-09') {
  const deal = await call(sales.createOpportunity, { accountId: ribera, name: 'Obra', amount }, marta());
  await call(sales.winOpportunity, { opportunityId: deal.id, version: 1, on, reference: 'PV-1' }, marta());
  return { deal: deal.id, booking: (await call(sales.listBookings, { opportunity: deal.id }, marta())).rows[0]! };
}

describe('winning', () => {
  test('closes the deal and books it in one act, with a fact and a call to attribution', async () => {
    const { deal, booking } = await won(eur(58_200_00));
    expect(await call(sales.getOpportunity, { opportunityId: deal }, marta())).toMatchObject({ state: 'won', closedOn: '2026-03-09', forecastCategory: 'closed', may: { change: false, book: true } });
    expect(booking).toMatchObject({ kind: 'booking', bookedOn: '2026-03-09', amount: eur(58_200_00), reporting: eur(58_200_00), missingRate: null, reference: 'PV-1', recordedBy: 'Marta Vidal' });
    const facts = await house.owner`select what from platform.fact where about_id in ${house.owner([deal, booking.id])} order by id`;
    expect(facts.map((f) => f['what'])).toEqual(['sales.opportunity_created', 'sales.opportunity_won', 'sales.booking_recorded']);
    expect((await house.owner`select from jobs.waiting where task = 'attribution'`).length).toBeGreaterThan(0);
  });
  test('nothing is booked of a deal without an amount, and the deal stays open', async () => {
    const deal = await call(sales.createOpportunity, { accountId: ribera, name: 'Sin importe' }, marta());
    await expect(call(sales.winOpportunity, { opportunityId: deal.id, version: 1, on: '2026-03-09' }, marta())).rejects.toMatchObject(refused('conflict', 'sales.nothing_to_book'));
    expect((await call(sales.getOpportunity, { opportunityId: deal.id }, marta())).state).toBe('open');
  });
  test('a won deal stays won', async () => {
    const { deal } = await won(eur(100));
    const version = 2;
    await expect(call(sales.winOpportunity, { opportunityId: deal, version, on: '2026-03-09' }, marta())).rejects.toMatchObject(refused('conflict', 'sales.won_stays_won'));
    await expect(call(sales.closeOpportunity, { opportunityId: deal, version, outcome: 'lost', on: '2026-03-09', reason: 'price' }, marta())).rejects.toMatchObject(refused('conflict', 'sales.won_stays_won'));
    await expect(call(sales.reopenOpportunity, { opportunityId: deal }, marta())).rejects.toMatchObject(refused('conflict', 'sales.won_stays_won'));
  });
  test('a controller books but does not win', async () => {
    const deal = await call(sales.createOpportunity, { accountId: ribera, name: 'Control', amount: eur(10) }, marta());
    await expect(call(sales.winOpportunity, { opportunityId: deal.id, version: 1, on: '2026-03-09' }, house.as('teresa'))).rejects.toMatchObject(refused('not_allowed', 'sales.only_sales_sets_amounts'));
  });
});

describe('finding', () => {
  test('a booking is found by its customer, its deal or its reference, without accents or capitals, by whoever sells it and nobody beside', async () => {
    const customer = await aCustomer(house, 'Azulejos Ñandú', 'marta');
    const deal = await call(sales.createOpportunity, { accountId: customer, name: 'Balneario de Alhama', amount: eur(7_300_00) }, marta());
    await call(sales.winOpportunity, { opportunityId: deal.id, version: 1, on: '2026-03-09', reference: 'Pedido 77-B 100 %' }, marta());
    const found = async (find: string, who: Parameters<typeof house.as>[0] = 'marta') => (await call(sales.listBookings, { find }, house.as(who))).rows.map((b) => b.reference);
    for (const text of ['nandu', 'ALHAMA', 'pedido 77-b', '100 %']) expect(await found(text), text).toEqual(['Pedido 77-B 100 %']);
    expect([await found('%'), await found('nada de eso'), await found('nandu', 'claire')]).toEqual([['Pedido 77-B 100 %'], [], []]);
    expect(await call(sales.bookingTotals, { find: 'nandu' }, marta())).toMatchObject({ events: 1, sums: [eur(7_300_00)] });
    const csv = await (await fetch(`${house.origin}/api/v1/bookings.csv?find=alhama`, { headers: marta().headers! })).text();
    expect([csv.includes('Balneario de Alhama'), csv.includes('Ribera Alta')]).toEqual([true, false]);
  });
});

describe('booked by customer', () => {
  test('sums what each of several customers has booked since a day, net, and leaves out the others', async () => {
    const other = await aCustomer(house, 'Reformas Casa Nova', 'marta'), silent = await aCustomer(house, 'Cerámicas Morella', 'marta');
    const before = (await call(sales.bookedByAccount, { account: [other, silent], from: '2026-01-01' }, marta())).rows;
    expect(before).toEqual([]);
    const deal = await call(sales.createOpportunity, { accountId: other, name: 'Obra', amount: eur(1_000_00) }, marta());
    await call(sales.winOpportunity, { opportunityId: deal.id, version: 1, on: '2026-03-09' }, marta());
    const booking = (await call(sales.listBookings, { opportunity: deal.id }, marta())).rows[0]!;
    await call(sales.creditBooking, { bookingId: booking.id, on: '2026-03-10', amount: eur(200_00) }, marta());
    expect((await call(sales.bookedByAccount, { account: [other, silent], from: '2026-01-01' }, marta())).rows).toEqual([{ accountId: other, sums: [eur(800_00)] }]);
    expect((await call(sales.bookedByAccount, { account: [other], from: '2026-03-11' }, marta())).rows).toEqual([]);
  });
  test('refuses who may not see bookings, and shows a colleague nothing of another seat', async () => {
    await expect(call(sales.bookedByAccount, { account: [ribera], from: '2026-01-01' }, house.as('rocio'))).rejects.toMatchObject({ problem: expect.objectContaining({ code: 'not_allowed' }) });
    expect((await call(sales.bookedByAccount, { account: [ribera], from: '2026-01-01' }, house.as('claire'))).rows).toEqual([]);
  });
});

describe('the ledger', () => {
  test('a credit note takes part back and the reversal the rest; then there is nothing left', async () => {
    const { deal, booking } = await won(eur(1001));
    await call(sales.creditBooking, { bookingId: booking.id, amount: eur(400), on: '2026-03-10' }, marta());
    await expect(call(sales.creditBooking, { bookingId: booking.id, amount: eur(602), on: '2026-03-10' }, marta())).rejects.toMatchObject({ problem: { code: 'conflict', rule: 'sales.more_than_is_left', facts: { left: eur(601) }, fields: { amount: 'sales.more_than_is_left' } } });
    const reversal = await call(sales.reverseBooking, { bookingId: booking.id, on: '2026-03-10' }, house.as('teresa'));
    expect(reversal).toMatchObject({ kind: 'reversal', amount: eur(-601), reporting: eur(-601), reversesId: booking.id });
    await expect(call(sales.reverseBooking, { bookingId: booking.id, on: '2026-03-10' }, marta())).rejects.toMatchObject(refused('conflict', 'sales.already_reversed'));
    await expect(call(sales.reverseBooking, { bookingId: reversal.id, on: '2026-03-10' }, marta())).rejects.toMatchObject(refused('conflict', 'sales.is_a_mirror_itself'));
    expect(await call(sales.bookingTotals, { opportunity: deal }, marta())).toEqual({ events: 3, sums: [eur(0)], reporting: eur(0), missing: [] });
  });
  test('an amendment makes it more or less, and never nothing', async () => {
    const { booking } = await won(eur(1000));
    expect(await call(sales.amendBooking, { bookingId: booking.id, amount: eur(-300), on: '2026-03-10' }, marta())).toMatchObject({ kind: 'amendment', amount: eur(-300), reversesId: booking.id });
    await expect(call(sales.amendBooking, { bookingId: booking.id, amount: eur(-700), on: '2026-03-10' }, marta())).rejects.toMatchObject(refused('conflict', 'sales.leaves_nothing'));
    expect((await call(sales.reverseBooking, { bookingId: booking.id, on: '2026-03-10' }, marta())).amount).toEqual(eur(-700));
  });
  test('only what is won is booked, and only by whoever reaches it', async () => {
    const deal = await call(sales.createOpportunity, { accountId: ribera, name: 'Abierta' }, marta());
    await expect(call(sales.recordBooking, { opportunityId: deal.id, amount: eur(1), on: '2026-03-10' }, marta())).rejects.toMatchObject(refused('conflict', 'sales.book_what_is_won'));
    const { deal: sold, booking } = await won(eur(5));
    await expect(call(sales.recordBooking, { opportunityId: sold, amount: eur(1), on: '2026-03-10' }, house.as('luis'))).rejects.toMatchObject(refused('not_found', 'sales.no_opportunity'));
    await expect(call(sales.reverseBooking, { bookingId: booking.id, on: '2026-03-10' }, house.as('luis'))).rejects.toMatchObject(refused('not_found', 'sales.no_booking'));
    await expect(call(sales.recordBooking, { opportunityId: sold, amount: eur(1), on: '2026-03-10' }, house.as('beatriz'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
  });
  test('nobody edits or deletes a booking: there is no endpoint, and every role of the database is refused', async () => {
    const { booking } = await won(eur(7));
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const answer = await fetch(`${house.origin}/api/v1/bookings/${booking.id}`, { method, headers: { ...house.as('elena').headers, 'content-type': 'application/json' }, body: '{}' });
      expect(answer.status).toBe(404);
    }
    for (const role of ['unisono_app', 'unisono_reader', 'unisono_company']) {
      const [may] = await house.owner`select has_any_column_privilege(${role}, 'sales.booking_event', 'update') as update, has_table_privilege(${role}, 'sales.booking_event', 'delete') as delete`;
      expect(may, role).toEqual({ update: false, delete: false });
    }
    expect(await house.owner`select cmd from pg_policies where schemaname = 'sales' and tablename = 'booking_event' and cmd not in ('SELECT', 'INSERT')`).toHaveLength(0);
  });
});

describe('exchange rates', () => {
  const mxn = (minor: string) => ({ minor, currency: 'MXN' });
  test('a booking converts once at the rate of its day; without one it stays unconverted and the rate is named', async () => {
    const before = await won(mxn('10001'), '2026-02-10');
    expect(before.booking).toMatchObject({ reporting: null, missingRate: { from: 'MXN', to: 'EUR', on: '2026-02-10' } });
    expect(await call(sales.bookingTotals, { opportunity: before.deal }, marta())).toMatchObject({ reporting: null, missing: ['MXN'] });
    expect((await call(sales.listFxRates, {}, house.as('teresa'))).missing).toEqual([{ from: 'MXN', to: 'EUR', firstOn: '2026-02-10', bookings: 1 }]);
    const february = await call(sales.recordFxRate, { from: 'MXN', to: 'EUR', rate: '0.05', since: '2026-02-01' }, house.as('teresa'));
    expect(february).toMatchObject({ rate: '0.05', until: null, converted: 1 });
    expect((await call(sales.listBookings, { opportunity: before.deal }, marta())).rows[0]).toMatchObject({ reporting: eur(500), missingRate: null });
    await call(sales.recordFxRate, { from: 'MXN', to: 'EUR', rate: '0.06', since: '2026-03-01' }, house.as('teresa'));
    expect((await won(mxn('10001'), '2026-03-09')).booking.reporting).toEqual(eur(600));
    expect((await call(sales.listBookings, { opportunity: before.deal }, marta())).rows[0]!.reporting).toEqual(eur(500));
    expect((await call(sales.listFxRates, { from: 'MXN' }, house.as('teresa'))).rows.map((r) => [r.since, r.until, r.rate])).toEqual([['2026-03-01', null, '0.06'], ['2026-02-01', '2026-03-01', '0.05']]);
    const reversal = await call(sales.reverseBooking, { bookingId: before.booking.id, on: '2026-03-10' }, marta());
    expect(reversal).toMatchObject({ amount: mxn('-10001'), reporting: eur(-500) });
  });
  test('a rate is never recorded twice for a day, nor by sales', async () => {
    await expect(call(sales.recordFxRate, { from: 'MXN', to: 'EUR', rate: '0.07', since: '2026-02-15', until: '2026-02-20' }, house.as('teresa'))).rejects.toMatchObject(refused('conflict', 'sales.rate_exists'));
    await expect(call(sales.recordFxRate, { from: 'USD', to: 'EUR', rate: '0.9', since: '2026-02-15' }, marta())).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    const may = await house.owner`select has_column_privilege('unisono_company', 'sales.fx_rate', 'rate', 'update') as may`;
    expect(may[0]!['may']).toBe(false);
  });
});

test('the forecast holds the surer in each bolder one', async () => {
  const [, , , , commit] = (await call(sales.listPipelines, {}, house.as('iker'))).rows[0]!.stages;
  const norte = await aCustomer(house, 'Azulejos del Norte', 'iker');
  const open = (name: string, minor: number, more: object) => call(sales.createOpportunity, { accountId: norte, name, amount: eur(minor), closeOn: '2026-03-20', ...more }, house.as('iker'));
  const sold = await open('Vendida', 1000, {});
  await call(sales.winOpportunity, { opportunityId: sold.id, version: 1, on: '2026-03-05' }, house.as('iker'));
  await open('Compromiso', 200, { stageId: commit!.id });
  await open('Contacto', 30, {});
  await open('Otro mes', 9999, { closeOn: '2026-04-02' });
  const { total, seats } = await call(sales.forecast, { from: '2026-03-01', to: '2026-04-01' }, house.as('nerea'));
  expect([total.closed, total.commit, total.mostLikely, total.bestCase, total.openPipeline].map((r) => [r.deals, r.sums[0]?.minor])).toEqual(
    [[1, '1000'], [2, '1200'], [2, '1200'], [2, '1200'], [2, '230']]);
  expect(seats).toMatchObject([{ person: 'Iker Zubia', commit: { deals: 2 } }]);
});
