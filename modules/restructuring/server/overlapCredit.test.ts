import { afterEach, beforeEach, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer } from '../../../house/testSales.ts';
import { structureReading } from '../../reporting/contract.ts';
import { dayComes, published } from '../../transition/server/fixtures.ts';
import * as restructuring from '../contract.ts';

/* In the overlap of a hand-over both seats are credited: "split credit in the overlap so that the leaver has an incentive" (DOMAIN C4). */

let house: TestHouse, ribera: string;
const on = '2026-06-01', director = () => house.as('elena');
beforeEach(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
  ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta');
});
afterEach(() => house.close());

const book = async (who: 'marta' | 'luis', day: string, minor: number, reverses?: string): Promise<string> => {
  const [b] = await house.owner`insert into sales.booking_event (account_id, market_id, owner_position_id, kind, reverses_id, booked_on, minor, currency, reporting_minor, reporting_currency, recorded_at)
    values (${ribera}, ${house.markets.ES}, ${house.seats[who]}, ${reverses ? 'reversal' : 'booking'}, ${reverses ?? null}, ${day}, ${minor}, 'EUR', ${minor}, 'EUR', now()) returning id`;
  return b!['id'] as string;
};
const bySeat = async (from: string, to: string) => {
  const { bridges } = await call(structureReading, { of: 'bookings', by: 'seat', from, to, on: to }, director()), [b] = bridges;
  return { total: b?.total, events: b?.events, was: Object.fromEntries(b?.rows.filter((r) => r.was !== '0').map((r) => [r.name.slice(-9), r.was]) ?? []) };
};
const moved = () => published(house, 'Levante', [{ kind: 'move_accounts', accountIds: [ribera], toPositionId: house.seats.luis }], [on]);

test('what is booked in the overlap is credited to both, to the cent; before and after it, to who books it', async () => {
  await moved();
  await dayComes(house, '2026-06-01T06:00:00+02:00');
  await book('marta', '2026-05-31', 1000);
  await book('luis', '2026-06-01', 100_01);
  await book('marta', '2026-06-30', 33);
  await book('luis', '2026-07-01', 500);
  expect(await bySeat('2026-05-31', '2026-07-02')).toEqual({ total: '11534', events: 4, was: { 'Levante 1': String(1000 + 5000 + 16), 'Levante 2': String(5001 + 17 + 500) } });
});
test('what is reversed later is taken from both as it was given, and a wave withdrawn shares nothing', async () => {
  let p = await moved();
  const sale = await book('luis', '2026-06-10', 100_01);
  await book('luis', '2026-09-10', -100_01, sale);
  expect(await bySeat('2026-09-01', '2026-10-01')).toMatchObject({ total: '-10001', was: { 'Levante 1': '-5000', 'Levante 2': '-5001' } });
  p = await call(restructuring.withdrawWave, { proposalId: p.id, version: p.version, number: 1 }, director());
  expect((await bySeat('2026-06-01', '2026-07-01')).was).toEqual({ 'Levante 2': '10001' });
});
test('all that is booked is credited once, whatever the amounts and their sign, also where two hand-overs cover a day', async () => {
  await moved();
  await published(house, 'Otra vez', [{ kind: 'move_accounts', accountIds: [ribera], toPositionId: house.seats.iker }], ['2026-06-15']);
  await house.owner`insert into sales.booking_event (kind, account_id, market_id, owner_position_id, booked_on, minor, currency, reporting_minor, reporting_currency, recorded_at)
    select 'amendment', ${ribera}, ${house.markets.ES}, (array[${house.seats.marta}, ${house.seats.luis}, ${house.seats.iker}]::uuid[])[1 + n % 3], ${on}::date + n % 60, (n * 7919) % 100003 * (case n % 5 when 0 then -1 else 1 end) + 1, 'EUR', (n * 7919) % 100003 * (case n % 5 when 0 then -1 else 1 end) + 1, 'EUR', now() from generate_series(1, 500) n`;
  const [sums] = await house.owner`select (select sum(minor)::text from published.credited) as credited, (select sum(minor)::text from sales.booking_event) as booked, (select count(*)::int from published.credit_moved) as moved, (select count(*)::int from (select booking_id from published.credit_moved group by 1 having count(*) > 1) x) as twice`;
  expect(sums).toMatchObject({ credited: sums!['booked'], twice: 0 });
  expect(sums!['moved']).toBeGreaterThan(100);
});
test('who leaves shares where they sit next, and not where they sit nowhere; a customer of class C has no overlap', async () => {
  const small = await aCustomer(house, 'Reformas Pla', 'marta');
  await house.owner`update customers.account set class = 'C' where id = ${small}`;
  await published(house, 'Marta pasa al norte', [
    { kind: 'appoint', personId: house.people.marta, positionId: house.seats.nerea, as: 'acting', fte: 1, until: '2027-01-01' }, { kind: 'close_position', positionId: house.seats.marta, successorId: house.seats.luis },
  ], [on]);
  const splits = await house.owner`select account_id, from_position_id, to_position_id from sales.credit_split`;
  expect(splits.map((s) => [s['account_id'], s['from_position_id'], s['to_position_id']])).toEqual([[ribera, house.seats.nerea, house.seats.luis]]);
  await published(house, 'Iker se va', [{ kind: 'close_position', positionId: house.seats.iker, successorId: house.seats.claire }], ['2026-07-01']);
  expect(await house.owner`select from sales.credit_split`).toHaveLength(1);
});
