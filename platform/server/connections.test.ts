import { sql as text } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { oneOfEach } from '../../house/oneOfEach.ts';
import { call, openTestHouse, type TestHouse } from '../../house/testHouse.ts';
import { listAccounts } from '../../modules/customers/contract.ts';
import { connect, inTransaction, type Sql } from './db.ts';
import { type Opening, openingAsked, openingStatement } from './opening.ts';
import type { Db } from './request.ts';

/* One connection, so that each transaction comes after the one before on it; and a house with six for many who ask at once. */

let house: TestHouse, one: Sql;
beforeAll(async () => {
  house = await openTestHouse();
  await oneOfEach(house.owner, house);
  const { host, port, database, user, pass } = house.sql.options;
  one = connect({ host: host[0]!, port: port[0]!, database, user, password: pass as unknown as string }, { max: 1, name: 'one' });
});
afterAll(async () => { await one.end(); await house.close(); });

const nobody: Opening = { readOnly: true, role: null, personId: '00000000-0000-0000-0000-000000000000', reads: [], markets: [], writes: [] };
const reader: Opening = { ...nobody, role: 'unisono_reader' }, writer: Opening = { ...nobody, readOnly: false, role: 'unisono_company' };
const accounts = async (db: Db) => (await text`select id from customers.account`.execute(db)).rows.length;
const pid = async (db: Db) => (await text<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]!.pid;
const end = (process: number) => house.owner`select pg_terminate_backend(${process})`;

/** Until it is so: what is waited for is a state, however long the machine takes. */
async function until(is: () => Promise<boolean>): Promise<void> {
  while (!await is()) await new Promise((wait) => { setTimeout(wait, 5); });
}

describe('a connection that a read left open', () => {
  beforeEach(async () => { await inTransaction(one, reader, accounts); });

  test('shows the next reader no more than is theirs', async () => {
    expect(await inTransaction(one, nobody, accounts)).toBe(0);
    expect(await inTransaction(one, reader, accounts)).toBeGreaterThan(0);
    expect(await inTransaction(one, { ...nobody, reads: [house.seats.marta], markets: [] }, accounts)).toBe(0);
  });

  test('takes a write next, which stays once it is answered, and whose failing leaves nothing', async () => {
    const rename = (name: string, then = '') => inTransaction(one, writer, async (db) => { await text`update platform.company set name = ${name}`.execute(db); if (then) await text.raw(then).execute(db); });
    await rename('Azulejos Levante');
    const name = async () => (await house.owner`select name from platform.company`)[0]!['name'];
    expect(await name()).toBe('Azulejos Levante');
    await inTransaction(one, reader, accounts);
    await expect(rename('Otra', 'select 1/0')).rejects.toThrow('division by zero');
    expect(await name()).toBe('Azulejos Levante');
  });

  test('is of use to the next after a statement of its own has failed', async () => {
    await expect(inTransaction(one, reader, (db) => text`select 1/0`.execute(db))).rejects.toThrow('division by zero');
    await expect(inTransaction(one, reader, async () => { throw new Error('refused'); })).rejects.toThrow('refused');
    expect(await inTransaction(one, reader, accounts)).toBeGreaterThan(0);
  });

  test('sees what was written since, and is committed by itself when nobody comes', async () => {
    const before = await inTransaction(one, reader, pid);
    await until(async () => (await house.owner`select state from pg_stat_activity where pid = ${before}`)[0]?.['state'] === 'idle');
    await house.owner`update platform.company set name = 'Desde fuera'`;
    const seen = () => inTransaction(one, reader, async (db) => (await text<{ name: string }>`select name from platform.company`.execute(db)).rows[0]!.name);
    expect(await seen()).toBe('Desde fuera');
    await house.owner`update platform.company set name = 'Otra vez'`;
    expect(await seen()).toBe('Otra vez');
  });

  test('goes back to the pool for whoever asks it otherwise', async () => {
    expect((await one`select current_user::text as who, coalesce(current_setting('unisono.reads', true), '') as reads, current_setting('transaction_read_only') as reading`)[0])
      .toEqual({ who: 'unisono_app', reads: '', reading: 'off' });
  });

  test('does not keep the pool from ending', async () => {
    const { host, port, database, user, pass } = one.options, other = connect({ host: host[0]!, port: port[0]!, database, user, password: pass as unknown as string }, { max: 3, name: 'ending' });
    await Promise.all([1, 2, 3].map(() => inTransaction(other, reader, accounts)));
    await other.end();
    await until(async () => (await house.owner`select from pg_stat_activity where application_name = 'ending'`).length === 0);
  });
});

describe('a connection that PostgreSQL ends', () => {
  test('in the middle of a transaction costs that transaction and nothing else', async () => {
    for (const opening of [reader, writer]) {
      await expect(inTransaction(one, opening, async (db) => { await end(await pid(db)); await accounts(db); })).rejects.toThrow();
      expect(await inTransaction(one, opening, accounts)).toBeGreaterThan(0);
    }
  });

  test('unseen, between two statements, is not written to any more', async () => {
    await expect(inTransaction(one, reader, async (db) => {
      const process = await pid(db);
      await end(process);
      await until(async () => (await house.owner`select from pg_stat_activity where pid = ${process}`).length === 0);
      await new Promise((told) => { setTimeout(told, 50); });
      await accounts(db);
    })).rejects.toThrow();
    expect(await inTransaction(one, reader, accounts)).toBeGreaterThan(0);
  });

  test('at a moment of chance leaves the readers that follow as they were', async () => {
    for (let round = 0; round < 5; round++) {
      let killed = false;
      const process = await inTransaction(one, reader, pid), killing = end(process).then(() => { killed = true; });
      while (!killed) await inTransaction(one, reader, accounts).catch(() => undefined);
      await killing;
      await inTransaction(one, reader, accounts).catch(() => undefined);
      await until(async () => (await inTransaction(one, reader, accounts).catch(() => 0)) > 0);
    }
  });
});

describe('many at once', () => {
  test('far more readers than connections are all answered with what is theirs', async () => {
    const people = ['marta', 'elena'] as const, mine = async (name: (typeof people)[number]) => (await call(listAccounts, {}, house.as(name))).rows.map((r) => r.id);
    const alone = { marta: await mine('marta'), elena: await mine('elena') };
    const all = await Promise.all(Array.from({ length: 120 }, (_, i) => mine(people[i % 2]!)));
    for (const [i, ids] of all.entries()) expect(ids).toEqual(alone[people[i % 2]!]);
  });

  test('do not keep out whoever asks the pool itself', async () => {
    let answered = false;
    const reading = Array.from({ length: 4 }, async () => { while (!answered) await inTransaction(one, reader, accounts); });
    await inTransaction(one, reader, accounts);
    for (let i = 0; i < 3; i++) expect((await one`select 1 as is`)[0]).toEqual({ is: 1 });
    answered = true;
    await Promise.all(reading);
  });
});

test('where PostgreSQL does not answer, each who asks is told, however many', async () => {
  const nowhere = connect({ host: '127.0.0.1', port: 1, database: 'none', user: 'none', password: 'none' }, { max: 2 });
  const told = await Promise.allSettled(Array.from({ length: 7 }, () => inTransaction(nowhere, reader, accounts)));
  expect(told.map((t) => t.status)).toEqual(Array.from({ length: 7 }, () => 'rejected'));
  await nowhere.end();
});

describe('what is opened along with the question who asks', () => {
  const question = (yes: boolean) => ({ sql: 'select $1::int as held where $2', parameters: [7, yes] as const });
  const wide: Opening = { ...nobody, personId: '01900000-0000-7000-8000-000000000001', reads: ['01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000003'], markets: ['01900000-0000-7000-8000-000000000004'] };
  const settings = `select current_user::text as who, current_setting('transaction_read_only') as reading, ${['person', 'reads', 'markets', 'writes', 'seeing'].map((s) => `coalesce(current_setting('unisono.${s}', true), '') as ${s}`).join(', ')}`;
  const said = async (open: (send: Sql['unsafe']) => Promise<unknown>) => {
    const connection = await one.reserve();
    try {
      await open(connection.unsafe as Sql['unsafe']);
      return { ...(await connection.unsafe(settings))[0] };
    } finally {
      await connection.unsafe('rollback');
      connection.release();
    }
  };
  const asked = (o: Opening, yes: boolean) => said(async (send) => {
    const a = openingAsked(o, question(yes));
    await send(a.begin);
    expect([...await send(a.sql, a.parameters as never[])]).toEqual(yes ? [{ unsaid: 0, held: 7 }] : []);
  });

  test.each([['within some seats', wide], ['as the whole company’s reader', { ...wide, role: 'unisono_reader' as const }], ['as who sees as another', { ...wide, seeing: true as const }], ['for a write', { ...wide, readOnly: false, writes: wide.reads }]])(
    '%s is the same that a text of its own opens', async (_, opening) => {
      expect(await asked(opening, true)).toEqual(await said((send) => send(openingStatement(opening))));
    });

  test('is nothing where the answer is no', async () => {
    expect(await asked({ ...wide, role: 'unisono_reader' }, false)).toEqual({ who: 'unisono_app', reading: 'on', person: '', reads: '', markets: '', writes: '', seeing: '' });
  });
});
