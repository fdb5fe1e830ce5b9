import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foundTestCompany, type PersonName, type SeatName, type TestCompany } from '../../../house/testCompany.ts';
import { dateIn } from '../../../platform/server/company.ts';
import { connect, inTransaction, type Sql } from '../../../platform/server/db.ts';
import { type CloneOfDatabase, cloneDatabase } from '../../../platform/server/postgres/forTests.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { openingFor } from '../../../platform/server/scope.ts';
import { People } from '../../organization/server/index.ts';
import { addDays } from '../../organization/rules/index.ts';
import { createAccounts } from './accountCreation.ts';
import { moveCustody } from './custodyMoves.ts';

let database: CloneOfDatabase, company: TestCompany, sql: Sql;
const now = new Date('2026-11-23T10:50:00+01:00'), today = '2026-11-23';
beforeAll(async () => {
  database = await cloneDatabase();
  company = await foundTestCompany(database.ownerSql);
  sql = connect(database.appOptions, { max: 2 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

async function as<T>(who: PersonName, right: string, act: (ctx: Ctx) => Promise<T>): Promise<T> {
  const person = await new People(sql, { now: () => now, today: (at) => dateIn('Europe/Madrid', at) }).person(company.people[who]);
  return inTransaction(sql, openingFor(person, right, false), (db, copyIn) => act({ db, copyIn, person, now, today, requestId: 'test', via: 'session' }));
}
const made = (count: number, lead: SeatName, ledFrom = '2025-06-01') => as('elena', 'customers.account.write', (ctx) =>
  createAccounts(ctx, Array.from({ length: count }, (_, i) => ({ name: `Cliente ${i}`, marketId: company.markets.ES, leadSeatId: company.seats[lead], ledFrom })))).then((rows) => rows.map((r) => r.id));
const move = (who: PersonName, accountIds: string[], to: SeatName, on: string) =>
  as(who, 'customers.account.move', (ctx) => moveCustody(ctx, { moves: accountIds.map((accountId) => ({ accountId, toPositionId: company.seats[to], because: 'by_hand' })), on, reason: 'Reparto de zonas' }));
const leadOn = async (accountId: string, day: string, known = 'infinity') =>
  (await database.ownerSql`select position_id from customers.custody where account_id = ${accountId} and valid @> ${day}::text::date and recorded @> ${known}::text::timestamptz`).map((r) => r['position_id']);
const instant = async () => String((await database.ownerSql`select clock_timestamp()::text as at`)[0]!['at']);

describe('moving accounts to another seat', () => {
  test('holds from the day on, keeps what went before, and says so in one fact each', async () => {
    const ids = await made(3, 'marta');
    const before = await instant();
    const { moved, actId } = await move('joaquin', ids, 'luis', '2026-12-01');
    expect(moved.toSorted()).toEqual(ids.toSorted());
    expect([await leadOn(ids[0]!, '2026-11-30'), await leadOn(ids[0]!, '2026-12-01')]).toEqual([[company.seats.marta], [company.seats.luis]]);
    expect(await leadOn(ids[0]!, '2026-12-01', before)).toEqual([company.seats.marta]);
    const facts = await database.ownerSql`select about_id, before, after from platform.fact where act_id = ${actId}`;
    expect(facts).toHaveLength(3);
    expect(facts[0]).toMatchObject({ before: { lead: company.seats.marta }, after: { lead: company.seats.luis, from: '2026-12-01', reason: 'Reparto de zonas' } });
  });

  test('leaves alone those that the seat leads from then on anyway', async () => {
    const ids = await made(2, 'marta');
    await move('joaquin', [ids[0]!], 'luis', '2026-11-24');
    expect((await move('joaquin', ids, 'luis', '2026-12-01')).moved).toEqual([ids[1]]);
  });

  test('is refused for accounts out of reach, before they were anybody’s, and to a seat that does not exist then', async () => {
    const ids = await made(1, 'marta');
    const [french] = await as('elena', 'customers.account.write', (ctx) => createAccounts(ctx, [{ name: 'Carrelages', marketId: company.markets.FR, leadSeatId: company.seats.claire }]));
    await expect(move('joaquin', [...ids, french!.id], 'luis', '2026-12-01')).rejects.toMatchObject({ code: 'not_found' });
    await expect(move('joaquin', ids, 'luis', '2025-05-01')).rejects.toMatchObject({ rule: 'customers.before_custody' });
    await expect(as('elena', 'customers.account.move', (ctx) => moveCustody(ctx, { moves: ids.map((accountId) => ({ accountId, toPositionId: company.units.sales, because: 'by_hand' })), on: '2026-12-01', reason: '' }))).rejects.toThrow();
  });

  test('every account has exactly one lead on every day, whatever is moved in whatever order, and the past stays as it was known', async () => {
    const seats = ['marta', 'luis', 'iker'] as const, days = Array.from({ length: 8 }, (_, i) => addDays('2026-11-20', i * 5));
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ seat: fc.constantFrom(...seats), at: fc.nat(7) }), { minLength: 1, maxLength: 5 }), async (moves) => {
      const [id] = await made(1, 'marta');
      const model = days.map((): SeatName => 'marta'), known: { at: string; leads: SeatName[] }[] = [];
      for (const { seat, at } of moves) {
        known.push({ at: await instant(), leads: [...model] });
        await move('elena', [id!], seat, days[at]!);
        model.fill(seat, at);
      }
      for (const [i, day] of days.entries()) expect(await leadOn(id!, day)).toEqual([company.seats[model[i]!]]);
      for (const { at, leads } of known.slice(1)) expect(await leadOn(id!, days[7]!, at)).toEqual([company.seats[leads[7]!]]);
    }), { numRuns: 12 });
  });

  test('thousands at once take time in proportion, also on a connection that has only seen few', async () => {
    const ids = await made(2_000, 'marta'), began = performance.now();
    expect((await move('elena', ids, 'luis', '2026-12-01')).moved).toHaveLength(2_000);
    expect(performance.now() - began).toBeLessThan(15_000);
  }, 60_000);
});
