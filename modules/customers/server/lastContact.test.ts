import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer } from '../../../house/testSales.ts';
import { systemActor } from '../../organization/server/index.ts';
import { inTransaction, type Sql } from '../../../platform/server/db.ts';
import { openingFor } from '../../../platform/server/scope.ts';
import * as contract from '../contract.ts';
import { foldContactsTask } from './lastContact.ts';

/* The last contact kept of each customer must be at any moment what its contacts say; and nobody waits for it. */

let house: TestHouse;
beforeAll(async () => { house = await openTestHouse(); });
beforeEach(() => house.setNow('2026-11-23T10:50:00+01:00'));
afterAll(() => house.close());

type Who = Parameters<TestHouse['as']>[0];
const log = (accountId: string, startsAt: string, who: Who = 'marta', more: object = {}) => call(contract.logInteraction, { accountId, channel: 'call', subject: 'Llamada', startsAt, ...more }, house.as(who));
const list = async (asked: object, who: Who = 'marta') => (await call(contract.listAccounts, { limit: 200, ...asked } as never, house.as(who))).rows;
const names = async (asked: object, who: Who = 'marta') => (await list(asked, who)).map((r) => r.name.split(' ')[1]);
const one = async (id: string) => (await list({})).find((r) => r.id === id)!.lastContact;

/** Does what the worker would, as its actor and through the application's role. */
async function fold(): Promise<void> {
  const person = systemActor(foldContactsTask.actor);
  await foldContactsTask.perform({ payload: {}, signal: AbortSignal.timeout(60_000), transact: (work) => inTransaction(house.sql, openingFor(person, foldContactsTask.needs, false), (db, copyIn) =>
    work({ db, copyIn, person, now: new Date(), today: '2026-11-23', requestId: 'job', via: 'job' })) });
}

const shownAs = (sql: Sql) => ({
  kept: sql`select account_id, last_marketing_at::text as marketing, last_sales_at::text as sales, last_at::text as either, market_id from customers.account_contact order by account_id`,
  counted: sql`select a.id as account_id, coalesce(max(i.starts_at) filter (where i.division = 'marketing'), '-infinity')::text as marketing, coalesce(max(i.starts_at) filter (where i.division = 'sales'), '-infinity')::text as sales,
      coalesce(max(i.starts_at), '-infinity')::text as either, a.market_id
    from customers.account a left join customers.interaction i on i.account_id = a.id and i.withdrawn_at is null and not i.planned and i.kind <> 'internal' group by a.id order by a.id` });
async function tied(): Promise<void> {
  const { kept, counted } = shownAs(house.owner);
  expect([...await kept]).toEqual([...await counted]);
}

describe('customers by their last contact', () => {
  let uno: string, dos: string, tres: string;
  const mine = { find: 'orden' };
  beforeAll(async () => {
    house.setNow('2026-11-23T10:50:00+01:00');
    [uno, dos, tres] = [await aCustomer(house, 'Orden uno', 'marta'), await aCustomer(house, 'Orden dos', 'marta'), await aCustomer(house, 'Orden tres', 'marta')];
    await aCustomer(house, 'Orden nunca', 'marta');
    await log(uno, '2026-11-20T10:00:00+01:00');
    await log(uno, '2026-09-01T10:00:00+02:00', 'rocio');
    await log(dos, '2026-10-24T23:59:00+02:00');
    await log(dos, '2026-11-10T09:00:00+01:00', 'rocio');
    await log(tres, '2026-10-25T00:01:00+02:00');
  });

  test('come with the longest silence first, those never contacted before all, and the other way round', async () => {
    expect(await names({ ...mine, sort: 'lastContact' })).toEqual(['nunca', 'tres', 'dos', 'uno']);
    expect(await names({ ...mine, sort: '-lastContact' })).toEqual(['uno', 'dos', 'tres', 'nunca']);
    expect(await names({ ...mine, sort: 'lastSalesContact' })).toEqual(['nunca', 'dos', 'tres', 'uno']);
    expect((await names({ ...mine, sort: '-lastMarketingContact' })).slice(0, 2)).toEqual(['dos', 'uno']);
    expect((await list({ ...mine, sort: '-lastContact' })).map((r) => r.lastContact)).toEqual([
      { marketing: '2026-09-01', sales: '2026-11-20' }, { marketing: '2026-11-10', sales: '2026-10-24' }, { marketing: null, sales: '2026-10-25' }, { marketing: null, sales: null }]);
  });

  test('say the day that the record says', async () => {
    for (const { id, lastContact } of await list(mine)) {
      const { facts: { served } } = await call(contract.getAccount, { accountId: id }, house.as('marta'));
      expect({ marketing: served.marketing, sales: served.sales }).toEqual(lastContact);
    }
  });

  test('are narrowed to those without contact for so many whole days of their market, by anybody or by one division, or never', async () => {
    expect(await names({ ...mine, noSalesContactFor: 30, sort: 'lastSalesContact' })).toEqual(['nunca', 'dos']);
    expect(await names({ ...mine, noSalesContactFor: 29, sort: 'name' })).toEqual(['dos', 'nunca', 'tres']);
    expect(await names({ ...mine, noContactFor: 13 })).toEqual(['dos', 'nunca', 'tres']);
    expect(await names({ ...mine, noContactFor: 14 })).toEqual(['nunca', 'tres']);
    expect(await names({ ...mine, noContactFor: 'never' })).toEqual(['nunca']);
    expect(await names({ ...mine, noMarketingContactFor: 'never', noSalesContactFor: 10 })).toEqual(['nunca', 'tres']);
    await expect(list({ noContactFor: 0 })).rejects.toMatchObject({ problem: { code: 'invalid_input' } });
  });

  test('pass page by page, once each, whatever is said of other customers meanwhile', async () => {
    for (const sort of ['lastContact', '-lastContact', 'lastSalesContact', '-lastMarketingContact']) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: { rows: { name: string }[]; next: string | null } = await call(contract.listAccounts, { ...mine, sort, limit: 1, ...(after ? { after } : {}) } as never, house.as('marta'));
        seen.push(...page.rows.map((r) => r.name));
        after = page.next;
        await log(uno, '2026-11-20T11:00:00+01:00');
      } while (after);
      expect(new Set(seen).size, sort).toBe(seen.length);
      expect(seen.filter((n) => n !== 'Orden uno').length, sort).toBe(3);
    }
    await expect(list({ sort: 'lastContact', after: Buffer.from('["ayer","x"]').toString('base64url') })).rejects.toMatchObject({ problem: { rule: 'platform.bad_cursor' } });
  });

  test('pass page by page too where many have no date to sort by', async () => {
    const first = await call(contract.listAccounts, { ...mine, sort: 'customerSince', limit: 2 }, house.as('marta'));
    expect((await call(contract.listAccounts, { ...mine, sort: 'customerSince', limit: 2, after: first.next! }, house.as('marta'))).rows.length).toBe(2);
  });

  test('go out as a file with the days of it', async () => {
    const { text } = await fetch(`${house.origin}/api/v1/accounts.csv?find=orden&sort=-lastContact&noContactFor=1&columns=name&columns=lastContact&columns=lastSalesContact`, { headers: house.as('marta').headers! }).then(async (r) => ({ text: await r.text() }));
    expect(text.split(/\r?\n/).slice(0, 3).map((l) => l.replace(/^\uFEFF/, '').split(/[;,]/).slice(0, 3))).toEqual([['Nombre', 'Último contacto', 'Último contacto de ventas'], ['Orden uno', '2026-11-20', '2026-11-20'], ['Orden dos', '2026-11-10', '2026-10-24']]);
  });

  test('are nobody’s but their market’s', async () => {
    expect(await names({ ...mine, sort: 'lastContact' }, 'claire')).toEqual([]);
    await expect(house.sql`select customers.fold_contacts('{}')`).rejects.toMatchObject({ code: '42501' });
    await expect(house.sql`update customers.account_contact set last_sales_at = now()`).rejects.toMatchObject({ code: '42501' });
    await expect(house.sql`select from customers.contact_told`).rejects.toMatchObject({ code: '42501' });
  });

  test('do not change for what is planned, is internal or was withdrawn, and change for what is corrected or put back', async () => {
    const before = await one(tres), at = '2026-11-22T10:00:00+01:00';
    await log(tres, '2026-12-22T10:00:00+01:00');
    await log(tres, at, 'marta', { kind: 'internal', channel: 'meeting' });
    const { id, version } = await log(tres, at);
    expect(await one(tres)).toEqual({ ...before, sales: '2026-11-22' });
    await call(contract.changeInteraction, { interactionId: id, version, startsAt: '2026-11-21T10:00:00+01:00' }, house.as('marta'));
    expect(await one(tres)).toEqual({ ...before, sales: '2026-11-21' });
    await call(contract.withdrawInteraction, { interactionId: id, version: version + 1 }, house.as('marta'));
    expect(await one(tres)).toEqual(before);
    await call(contract.restoreInteraction, { interactionId: id, version: version + 2 }, house.as('marta'));
    expect(await one(tres)).toEqual({ ...before, sales: '2026-11-21' });
    await tied();
  });

  test('follow their contacts when two are merged, and when they are taken apart again', async () => {
    const keep = await aCustomer(house, 'Unir uno', 'marta'), absorb = await aCustomer(house, 'Unir dos', 'marta');
    await log(keep, '2026-11-01T10:00:00+01:00');
    await log(absorb, '2026-11-15T10:00:00+01:00');
    const seen = await call(contract.previewAccountMerge, { keepId: keep, absorbId: absorb }, house.as('joaquin'));
    const { id: mergeId } = await call(contract.mergeAccounts, { keepId: keep, absorbId: absorb, keepVersion: seen.keep.version, absorbVersion: seen.absorb.version }, house.as('joaquin'));
    expect(await one(keep)).toMatchObject({ sales: '2026-11-15' });
    await tied();
    await call(contract.undoAccountMerge, { mergeId }, house.as('joaquin'));
    expect([(await one(keep)).sales, (await one(absorb)).sales]).toEqual(['2026-11-01', '2026-11-15']);
    await tied();
  });
});

const bulk = (sql: Sql, like: string, at: string, order = 'id') => sql.unsafe(`insert into customers.interaction (market_id, account_id, kind, division, channel, subject, starts_at)
  select market_id, id, 'direct', 'sales', 'call', 'Ley', '${at}' from customers.account where name like '${like}' order by ${order}`);

describe('nobody waits for it', () => {
  let held: string;
  beforeAll(async () => {
    held = await aCustomer(house, 'Cola cero', 'marta');
    await house.owner`with a as (insert into customers.account (market_id, name, custody_from, created_at) select ${house.markets.ES}, 'Cola ' || n, '2025-01-01', now() from generate_series(1, 150) n returning id, market_id)
      insert into customers.custody (account_id, market_id, position_id, valid, recorded) select id, market_id, ${house.seats.marta}, '[2025-01-01,)', '[2025-01-01,)' from a`;
  });

  test('a long import that holds a customer’s row, and a contact logged with the same customer meanwhile', async () => {
    await house.owner.begin(async (tx) => {
      await bulk(tx as unknown as Sql, 'Cola cero', '2026-11-02 10:00Z');
      await log(held, '2026-11-05T10:00:00+01:00');
      expect(await one(held)).toMatchObject({ sales: null });
    });
    expect(await one(held)).toMatchObject({ sales: '2026-11-02' });
    await fold();
    expect(await one(held)).toMatchObject({ sales: '2026-11-05' });
    await tied();
  });

  test('what another still holds stays to be folded, and does not keep the rest from it', async () => {
    await bulk(house.owner, 'Cola %', '2026-11-06 10:00Z');
    await house.owner.begin(async (tx) => {
      await tx`select from customers.account_contact where account_id = ${held} for no key update`;
      await fold();
      expect([...await tx`select distinct account_id from customers.contact_told`]).toEqual([{ account_id: held }]);
    });
    await fold();
    expect([...await house.owner`select from customers.contact_told`]).toEqual([]);
    await tied();
  });

  test('two imports in opposite order and a seller among them: no deadlock, and what is kept is right', { timeout: 60_000 }, async () => {
    const importing = (order: string, at: string) => house.owner.begin(async (tx) => {
      for (const part of ['1', '2', '3'].toSorted(order === 'id' ? undefined : (a, b) => b.localeCompare(a))) await bulk(tx as unknown as Sql, `Cola ${part}_`, at, order);
      await bulk(tx as unknown as Sql, 'Cola %', at, order);
    });
    for (let round = 0; round < 5; round++) {
      await Promise.all([importing('id', `2026-11-1${round} 08:00Z`), importing('id desc', `2026-11-1${round} 09:00Z`), ...[1, 2, 3].map((n) => log(held, `2026-11-1${round}T1${n}:00:00+01:00`)), fold()]);
    }
    await fold();
    await tied();
  });
});

test('whatever happens to contacts, in whatever order and side by side, what is kept is what they say', { timeout: 240_000 }, async () => {
  const accounts = [await aCustomer(house, 'Ley uno', 'marta'), await aCustomer(house, 'Ley dos', 'marta'), await aCustomer(house, 'Ley tres', 'iker', [], 'FR')];
  const act = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), account: fc.nat(2), day: fc.nat(27), division: fc.constantFrom('sales', 'marketing'), kind: fc.constantFrom('direct', 'mass', 'internal'), planned: fc.boolean() }) },
    fc.record({ do: fc.constantFrom('withdraw' as const, 'restore' as const, 'plan' as const, 'hold' as const, 'delete' as const, 'internal' as const), nth: fc.nat(9) }),
    fc.record({ do: fc.constant('shift' as const), nth: fc.nat(9), day: fc.nat(27) }), fc.record({ do: fc.constant('carry' as const), nth: fc.nat(9), account: fc.nat(2) }),
    fc.record({ do: fc.constant('market' as const), account: fc.nat(2), market: fc.constantFrom('ES' as const, 'FR' as const) }),
  );
  type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;
  const at = (day: number) => `2026-10-${String(day + 1).padStart(2, '0')} 10:00Z`;
  const done = async (sql: Sql, a: Act) => {
    const some = 'nth' in a ? sql`(select id from customers.interaction where account_id = any (${accounts}::uuid[]) order by starts_at, id offset ${a.nth % 4} limit 3)` : sql``;
    if (a.do === 'add') await sql`insert into customers.interaction (market_id, account_id, kind, division, channel, subject, starts_at, planned) values (${house.markets.ES}, ${accounts[a.account]!}, ${a.kind}, ${a.division}, 'call', 'Ley', ${at(a.day)}, ${a.planned})`;
    else if (a.do === 'shift') await sql`update customers.interaction set starts_at = ${at(a.day)} where id in ${some}`;
    else if (a.do === 'carry') await sql`update customers.interaction set account_id = ${accounts[a.account]!} where id in ${some}`;
    else if (a.do === 'market') await sql`update customers.account set market_id = ${house.markets[a.market]} where id = ${accounts[a.account]!}`;
    else if (a.do === 'delete') await sql`delete from customers.interaction where id in ${some}`;
    else await sql`update customers.interaction set ${{ withdraw: sql`withdrawn_at = now()`, restore: sql`withdrawn_at = null`, plan: sql`planned = true`, hold: sql`planned = false`, internal: sql`kind = 'internal'` }[a.do]} where id in ${some}`;
  };
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 10 }), fc.array(fc.record({ account: fc.nat(2), day: fc.nat(27) }), { maxLength: 3 }), async (acts, others) => {
    // The acts are one transaction; half way through it, others log contacts with the same customers and are not kept waiting.
    await house.owner.begin(async (tx) => {
      for (const [i, a] of acts.entries()) {
        await done(tx as unknown as Sql, a);
        if (i === Math.floor(acts.length / 2)) for (const o of others) await house.owner`insert into customers.interaction (market_id, account_id, kind, division, channel, subject, starts_at) values (${house.markets.ES}, ${accounts[o.account]!}, 'direct', 'sales', 'call', 'Ley', ${at(o.day)})`;
      }
    });
    await fold();
    await tied();
  }), { numRuns: Number(process.env['RUNS'] ?? 20) });
});
