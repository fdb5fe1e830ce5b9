import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { me } from '../../../contract/me.ts';
import { oneOfEach } from '../../../house/oneOfEach.ts';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { inTransaction } from '../../../platform/server/db.ts';
import { openingFor } from '../../../platform/server/scope.ts';
import type { Supposed } from '../../../platform/server/supposed.ts';
import { listAccounts } from '../../customers/contract.ts';
import { hashOf, People } from './people.ts';

const day = '2026-11-23';
let house: TestHouse, people: People, today = day;
const request = { method: 'GET', headers: { authorization: 'Bearer token-of-marta' }, cookies: {} } as unknown as FastifyRequest;
beforeEach(async () => {
  house = await openTestHouse();
  await oneOfEach(house.owner, house);
  house.setNow(`${day}T09:00:00Z`);
  today = day;
  people = new People(house.sql, { now: () => new Date(`${day}T09:00:00Z`), today: () => today });
});
afterEach(() => house.close());

const accounts = () => call(listAccounts, {}, house.as('marta'));
/** What reaches the work of a reader who is supposed. */
async function readAs(supposed: Supposed): Promise<{ rows: number | null; failed: boolean }> {
  let rows: number | null = null;
  const failed = await inTransaction(house.sql, openingFor(supposed.person, 'customers.account.read', true), async (db) => {
    rows = (await sql`select id from customers.account`.execute(db)).rows.length;
  }, supposed).then(() => false, () => true);
  return { rows, failed };
}

/** Ways out of what one held, each done by another process: nothing tells this one but the database. */
const waysOut: Record<string, { act: () => Promise<unknown>; rule: string }> = {
  'their token is withdrawn': { act: () => house.owner`update platform.api_token set revoked_at = ${`${day}T08:59:59Z`} where token_hash = ${hashOf('token-of-marta')}`, rule: 'platform.not_signed_in' },
  'their token has run out': { act: () => house.owner`update platform.api_token set expires_at = ${`${day}T08:59:59Z`} where token_hash = ${hashOf('token-of-marta')}`, rule: 'platform.not_signed_in' },
  'they are suspended': { act: () => house.owner`update organization.person set suspended_at = ${`${day}T08:00:00Z`} where id = ${house.people.marta}`, rule: 'platform.not_signed_in' },
  'they leave their seat': {
    act: () => house.owner.begin(async (tx) => {
      await tx`select organization.open_change()`;
      await tx`update organization.appointment set valid = daterange(lower(valid), ${day}::date) where person_id = ${house.people.marta} and upper_inf(recorded)`;
    }),
    rule: 'platform.no_position',
  },
};

describe('who read a moment ago', () => {
  test('is supposed to be who they were, and reads once the answer says that they are', async () => {
    expect(people.supposes(request)).toBeNull();
    const { person } = await people.whoIs(request), supposed = people.supposes(request)!;
    expect(supposed.person).toBe(person);
    expect([await readAs(supposed), supposed.confirmed]).toEqual([{ rows: 1, failed: false }, true]);
  });

  test('is asked first on another day, and once something about them was forgotten', async () => {
    await people.whoIs(request);
    today = '2026-11-24';
    expect(people.supposes(request)).toBeNull();
    today = day;
    people.forget(house.people.marta);
    expect(people.supposes(request)).toBeNull();
  });

  test.each(Object.keys(waysOut))('reads nothing more from the moment that %s, whatever was on its way', async (way) => {
    await people.whoIs(request);
    const supposed = people.supposes(request)!;
    expect((await accounts()).rows).toHaveLength(1);
    await waysOut[way]!.act();
    expect([await readAs(supposed), supposed.confirmed]).toEqual([{ rows: null, failed: true }, false]);
    for (const again of [1, 2]) await expect(accounts(), `read ${again}`).rejects.toMatchObject({ problem: { rule: waysOut[way]!.rule } });
  });

  test('is refused what they may not read in the same words as whoever is asked first', async () => {
    const refusal = () => call(listAccounts, {}, house.as('ana')).catch((e: { problem: object }) => e.problem);
    expect(await refusal()).toMatchObject({ code: 'not_allowed', rule: 'platform.right_missing' });
    await call(me, {}, house.as('ana'));
    expect(await refusal()).toMatchObject({ code: 'not_allowed', rule: 'platform.right_missing' });
    await expect(call(listAccounts, { limit: 100_000 }, house.as('marta'))).rejects.toMatchObject({ problem: { code: 'invalid_input' } });
  });
});
