import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { connect, inTransaction, type Sql } from '../../../platform/server/db.ts';
import { passwordOf } from '../../../platform/server/postgres/connection.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import * as contract from '../contract.ts';
import { endPosition } from './endPosition.ts';
import { systemActor } from './people.ts';

let house: TestHouse;
let sql: Sql;
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-23T10:50:00+01:00');
  const { host, port, database, pass } = house.owner.options as unknown as { host: string[]; port: number[]; database: string; pass: string };
  sql = connect({ host: host[0]!, port: port[0]!, database, user: 'unisono_app', password: passwordOf('unisono_app', pass) }, { max: 2 });
});
afterAll(async () => { await sql.end(); await house.close(); });

const close = (seat: string, on: string) => inTransaction(sql, { readOnly: false, role: 'unisono_company', personId: house.people.elena, reads: [], markets: [], writes: [] }, (db, copyIn) => {
  const ctx: Ctx = { db, copyIn, person: { ...systemActor('setup'), id: house.people.elena }, now: new Date(), today: '2026-11-23', requestId: 'test', via: 'job' };
  return endPosition(ctx, { positionId: seat, on });
});

test('a seat that others report to is not closed', async () => {
  await expect(close(house.seats.joaquin, '2027-01-01')).rejects.toMatchObject({ rule: 'organization.seat_holds', facts: { held: [{ kind: 'report' }, { kind: 'report' }] } });
});

test('a seat that stands in for another is not closed', async () => {
  await call(contract.setDelegate, { positionId: house.seats.pau, delegateId: house.seats.carmen, from: '2026-01-01' }, house.as('elena'));
  await expect(close(house.seats.carmen, '2027-01-01')).rejects.toMatchObject({ rule: 'organization.seat_holds', facts: { held: [{ kind: 'stands_in', id: house.seats.pau }] } });
});

test('a seat that still answers for customers is kept by the customers themselves', async () => {
  await house.owner.begin(async (tx) => {
    const [account] = await tx`insert into customers.account (name, market_id, status, custody_from, created_at) values ('Hotel Miramar', ${house.markets.ES}, 'prospect', '2026-01-01', now()) returning id`;
    await tx`insert into customers.custody (account_id, position_id, market_id, valid, recorded) values (${account!['id']}, ${house.seats.luis}, ${house.markets.ES}, '[2026-01-01,)', '[2026-01-01,)')`;
  });
  await expect(close(house.seats.luis, '2027-01-01')).rejects.toMatchObject({ constraint_name: 'custody_position_dated' });
});

test('a seat that has passed everything on closes with its holder, line and roles, and its history stays', async () => {
  await close(house.seats.rocio, '2027-01-01');
  const before = (await call(contract.structure, { on: '2026-12-31' }, house.as('elena'))).seats.find((s) => s.id === house.seats.rocio);
  expect(before?.holders).toMatchObject([{ until: '2027-01-01' }]);
  const after = await call(contract.structure, { on: '2027-01-01' }, house.as('elena'));
  expect(after.seats.some((s) => s.id === house.seats.rocio)).toBe(false);
  expect(after.lines.some((l) => l.positionId === house.seats.rocio)).toBe(false);
  expect((await call(contract.listGrants, { seat: house.seats.rocio }, house.as('ana'))).rows).toMatchObject([{ to: '2027-01-01' }]);
  await expect(close(house.seats.rocio, '2027-06-01')).rejects.toMatchObject({ rule: 'organization.nothing_then' });
});

test('the last administrator’s seat stays', async () => {
  await expect(close(house.seats.ana, '2027-01-01')).rejects.toMatchObject({ constraint_name: 'last_administrator_stays' });
});

test('what a seat holds of the structure is published', async () => {
  const held = await house.owner`select kind, label from published.organization_held_by_position where position_id = ${house.seats.joaquin} order by label`;
  expect(held).toMatchObject([{ kind: 'report', label: 'Venta externa, Levante 1' }, { kind: 'report', label: 'Venta externa, Levante 2' }]);
});
