import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../app/routes.ts';
import { tasksOf } from '../../../app/tasks.ts';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as sales from '../../sales/contract.ts';
import { attributionReport } from '../contract.ts';
import { aCustomer, aSale, divideWaiting, eur } from '../../../house/testSales.ts';

let house: TestHouse, ribera: string, booking: string;
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-03-10T10:00:00+01:00');
  ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta', [['fair', '2026-01-10'], ['press', '2026-02-10'], ['call', '2026-03-01']]);
  booking = await aSale(house, ribera, eur(1000), '2026-03-05');
});
afterAll(() => house.close());
const span = { from: '2026-03-01', to: '2026-04-01' };
const report = (more: object = {}) => call(attributionReport, { model: 'position', by: 'origin', ...span, ...more }, house.as('elena'));

describe('the job', () => {
  test('is registered under the name that bookings call', () => {
    expect(tasksOf(null).find((t) => t.name === 'attribution')).toMatchObject({ actor: 'attribution', cron: expect.any(String) });
  });
  test('divides what waits, once; until then it is pending', async () => {
    expect(await report()).toMatchObject({ rows: [], pending: [eur(1000)], booked: [eur(1000)] });
    await divideWaiting(house);
    const after = await report();
    expect(after.rows.map((r) => [r.key, r.attributed[0]!.minor])).toEqual([['call', '400'], ['fair', '400'], ['press', '200']]);
    expect(after).toMatchObject({ pending: [], unattributed: [], touches: { none: 0, one: 0, several: 1 } });
    await divideWaiting(house);
    expect(await report()).toEqual(after);
  });
  test('a reversal takes back what each touch was given', async () => {
    const other = await aSale(house, ribera, eur(777), '2026-03-06');
    await call(sales.creditBooking, { bookingId: other, amount: eur(100), on: '2026-03-07' }, house.as('marta'));
    await call(sales.reverseBooking, { bookingId: other, on: '2026-03-08' }, house.as('teresa'));
    await divideWaiting(house);
    for (const model of ['first', 'last', 'linear', 'time-decay', 'position'] as const) {
      const { rows, booked, unattributed } = await report({ model });
      expect(booked).toEqual([eur(1000)]);
      expect(rows.reduce((sum, r) => sum + BigInt(r.attributed[0]?.minor ?? '0'), 0n)).toBe(1000n);
      expect(unattributed).toEqual([]);
    }
  });
});

describe('the database', () => {
  /** As the application's role, with the whole company in reach: what a careless line of code could do. */
  const asApp = async (statement: string) => {
    const connection = await house.sql.reserve();
    try {
      await connection.unsafe("begin;set local role unisono_company;set local unisono.reads='';set local unisono.writes=''");
      return await connection.unsafe(statement);
    } finally {
      await connection.unsafe('rollback');
      connection.release();
    }
  };
  test('refuses an allocation that does not sum to its booking', async () => {
    const whole = `insert into reporting.allocation (booking_id, model, touch_id, owner_position_id, booked_on, minor, currency, reporting_minor)
      select b.id, 'linear', null, b.owner_position_id, b.booked_on, b.minor MORE, b.currency, b.reporting_minor MORE from sales.booking_event b where b.id = (select id from fresh)`;
    const fresh = await aSale(house, ribera, eur(500), '2026-03-09');
    const insert = (more: string) => whole.replaceAll('MORE', more).replace('(select id from fresh)', `'${fresh}'`);
    await expect(asApp(insert('- 1'))).rejects.toMatchObject({ constraint_name: 'allocation_sums_to_booking' });
    await expect(asApp(insert('+ 1'))).rejects.toMatchObject({ constraint_name: 'allocation_sums_to_booking' });
    await expect(asApp(insert('').replace('b.reporting_minor  from', 'null from'))).rejects.toMatchObject({ constraint_name: 'allocation_sums_to_booking' });
    await expect(asApp(insert(''))).resolves.toBeDefined();
  });
  test.each(['reporting.allocation', 'reporting.frozen_weight', 'marketing.touch', 'sales.booking_event', 'reporting.edition'])('lets no role edit or delete %s', async (table) => {
    for (const role of ['unisono_app', 'unisono_reader', 'unisono_company']) {
      const [may] = await house.owner`select has_table_privilege(${role}, ${table}, 'update') as update, has_table_privilege(${role}, ${table}, 'delete') as delete,
        (select array_agg(attname::text order by attname) from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and has_column_privilege(${role}, attrelid, attnum, 'update')) as columns`;
      // Taking back an import withdraws the touches it made: nothing of what a touch says changes.
      const columns = table === 'marketing.touch' && role === 'unisono_company' ? ['external_key', 'withdrawn_at'] : null;
      expect(may, `${role} on ${table}`).toEqual({ update: false, delete: false, columns });
    }
  });
});

test('no endpoint edits allocations, touches or bookings', () => {
  const edits = routes.filter((r) => ['PUT', 'PATCH', 'DELETE'].includes(r.endpoint.method) && /allocation|attribution|touch|bookings?(\/|$)|editions/.test(r.endpoint.path));
  expect(edits.map((r) => r.endpoint.path)).toEqual([]);
  expect(booking).toBeTruthy();
});
test('whoever may not read reports may not read this one', async () => {
  await expect(call(attributionReport, { ...span }, house.as('marta'))).rejects.toMatchObject({ problem: expect.objectContaining({ code: 'not_allowed', rule: 'platform.right_missing' }) });
});
