import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer, aSale, divideWaiting, eur } from '../../../house/testSales.ts';
import * as sales from '../../sales/contract.ts';
import { attributionReport, type AttributionReport, funnelReport, structureReading } from '../contract.ts';

let house: TestHouse;
const span = { from: '2026-01-01', to: '2027-01-01' };
const read = (more: object = {}, who: 'elena' | 'joaquin' | 'marta' = 'elena') => call(structureReading, { ...span, ...more }, house.as(who));

beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-06T10:00:00+01:00');
  const stays = await aCustomer(house, 'Pavimentos Ribera', 'marta', [['fair', '2026-01-10']]), moves = await aCustomer(house, 'Hoteles Bahía', 'marta', [['press', '2026-01-12']]);
  await aSale(house, stays, eur(1_000_01), '2026-03-01');
  await aSale(house, moves, eur(500_50), '2026-03-02');
  await aSale(house, moves, { minor: '7000', currency: 'MXN' }, '2026-03-03');
  // Hoteles Bahía is led by Iker, of another unit, since June.
  await house.owner.begin(async (tx) => {
    await tx`update customers.custody set recorded = tstzrange(lower(recorded), '2026-06-01') where account_id = ${moves}`;
    await tx`insert into customers.custody (account_id, market_id, position_id, valid, recorded) values
      (${moves}, ${house.markets.ES}, ${house.seats.marta}, '[2025-01-01,2026-06-01)', '[2026-06-01,)'), (${moves}, ${house.markets.ES}, ${house.seats.iker}, '[2026-06-01,)', '[2026-06-01,)')`;
  });
  for (const [seat, day] of [['pau', '2026-02-01'], ['pau', '2026-02-02'], [null, '2026-02-03']] as const) {
    await house.owner`insert into marketing.lead (market_id, name, origin_key, first_contact_on, position_id, created_at) values (${house.markets.ES}, 'Lead', 'fair', ${day}, ${seat && house.seats[seat]}, now())`;
  }
});
afterAll(() => house.close());

describe('bookings by unit and seat, as it was and as it is', () => {
  test('a customer that changed hands takes its bookings along as it is, and leaves them as it was; both add up to the cent', async () => {
    const { bridges, on } = await read({ by: 'seat' });
    const euros = bridges.find((b) => b.currency === 'EUR')!;
    expect(on).toBe('2026-11-06');
    expect(euros).toMatchObject({ total: '150051', events: 2, moves: [{ from: house.seats.marta, to: house.seats.iker, size: '50050', events: 1 }] });
    expect(euros.rows.map((r) => [r.key, r.was, r.out, r.in, r.is])).toEqual([
      [house.seats.marta, '150051', '50050', '0', '100001'], [house.seats.iker, '0', '0', '50050', '50050'],
    ]);
    const totals = await call(sales.bookingTotals, { bookedFrom: span.from, bookedTo: span.to }, house.as('elena'));
    expect(bridges.map((b) => ({ minor: b.total, currency: b.currency }))).toEqual(totals.sums);
  });
  test('the structure of a chosen date is that of that date: before the change nothing had moved', async () => {
    expect((await read({ by: 'seat', on: '2026-05-31' })).bridges.map((b) => b.moves)).toEqual([[], []]);
    expect((await read({ by: 'seat', on: '2026-06-01' })).bridges.map((b) => b.moves.length)).toEqual([1, 1]);
  });
  test('by unit, what a seat that is in no unit any more held is told apart and not lost', async () => {
    const { bridges } = await read({ by: 'unit', on: '1999-01-01' });
    for (const { rows, total } of bridges) {
      expect(rows.find((r) => r.key === '')?.is).toBe(total);
      expect(rows.reduce((n, r) => n + BigInt(r.was), 0n)).toBe(BigInt(total));
    }
  });
  test('of leads: counted, those of no seat too, and the funnel read either way has the same total', async () => {
    const { bridges: [leads] } = await read({ of: 'leads', by: 'seat' });
    expect(leads).toMatchObject({ currency: null, total: '3', events: 3, moves: [] });
    expect(leads!.rows.map((r) => [r.key, r.is])).toEqual([[house.seats.pau, '2'], ['', '1']]);
    const was = await call(funnelReport, { ...span, by: 'unit' }, house.as('elena')), is = await call(funnelReport, { ...span, by: 'unit', structureOn: '1999-01-01' }, house.as('elena'));
    expect(is.total).toEqual(was.total);
    expect([was.rows.length, is.rows.map((r) => r.key)]).toEqual([2, ['']]);
  });
  test('attribution by seat and unit reads either way too, and ties out to the same cent; a unit renamed meanwhile is one row', async () => {
    await divideWaiting(house);
    const of = (more: object) => call(attributionReport, { ...span, by: 'seat', model: 'linear', ...more } as never, house.as('elena'));
    const eurosOf = (r: AttributionReport) => r.rows.map((x) => [x.key, x.attributed.find((m) => m.currency === 'EUR')?.minor]);
    const [was, is, before] = [await of({}), await of({ structureOn: '2026-06-01' }), await of({ structureOn: '2026-05-31' })];
    expect(eurosOf(was)).toEqual([[house.seats.marta, '150051']]);
    expect(Object.fromEntries(eurosOf(is))).toEqual({ [house.seats.marta!]: '100001', [house.seats.iker!]: '50050' });
    expect(eurosOf(before)).toEqual(eurosOf(was));
    expect([is.booked, is.unattributed, is.touches]).toEqual([was.booked, was.unattributed, was.touches]);
    await house.owner.begin(async (tx) => {
      const [unit] = await tx`select p.unit_id as id from organization.position_version p where p.position_id = ${house.seats.marta!} and upper_inf(p.recorded)`;
      const [old] = await tx`update organization.unit_version set recorded = tstzrange(lower(recorded), clock_timestamp()) where unit_id = ${unit!['id']} and upper_inf(recorded) returning id`;
      await tx`insert into organization.unit_version (unit_id, name, function, parent_id, market_id, valid, recorded)
        select unit_id, n.name, function, parent_id, market_id, v.valid * n.valid, tstzrange(upper(recorded), null) from organization.unit_version v,
               (values ('Norte de antes', '(,2026-03-02)'::daterange), ('Norte de ahora', '[2026-03-02,)'::daterange)) n(name, valid) where id = ${old!['id']}`;
    });
    const renamed = await of({ by: 'unit' });
    expect(renamed.rows.map((x) => [x.name, x.attributed.map((m) => m.minor)])).toEqual([['Norte de ahora', ['150051', '7000']]]);
  });
  test('is read within one’s reach, and says so; outside sales does not read it', async () => {
    expect((await read({}, 'joaquin')).partial).toBe(true);
    await expect(read({}, 'marta')).rejects.toMatchObject({ problem: expect.objectContaining({ code: 'not_allowed', rule: 'platform.right_missing' }) });
    await expect(read({ on: 'ayer' })).rejects.toMatchObject({ problem: expect.objectContaining({ code: 'invalid_input' }) });
  });
});
