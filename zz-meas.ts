import { connect, inTransaction } from './platform/server/db.ts';
import { openingFor } from './platform/server/scope.ts';
import { asPerson } from './modules/organization/server/people.ts';
import { accountList } from './modules/customers/server/accountList.ts';
import { contactList } from './modules/customers/server/contactList.ts';
import { accountRecord } from './modules/customers/server/accounts.ts';
import { dayOf } from './modules/customers/server/myDay.ts';
import { lineOfAccount } from './modules/customers/server/accountLine.ts';
const opts = { host: '/tmp/pgs', port: 5432, database: 'room_customers', user: 'unisono_app', password: '' };
const sql = connect(opts, { max: 2 }), own = connect({ ...opts, user: 'unisono_owner' });
const marks = (await own`select id from organization.market order by code`).map((r) => r.id as string);
const seat = (await own`select position_id, market_id from organization.position_version where market_id = ${marks[0]!} limit 1`)[0]!;
const acc = (await own`select account_id from customers.custody where position_id = ${seat.position_id} limit 1`)[0]!.account_id as string;
const id = '01a207aa-6ffb-7852-8e08-c3bb92505cfa';
for (const n of [1, 10, 40]) {
  const person = asPerson({ id, name: 'x', email: '', language: 'es', locale: 'es-ES', timeZone: 'Europe/Madrid' },
    { seats: [{ id: seat.position_id, title: 't', unitId: id, marketId: marks[0]!, function: 'sales' }], grants: [{ role: 'sales_supervisor', scope: n === 40 ? 'company' : 'unit', company: n === 40, seats: [seat.position_id], markets: marks.slice(0, n) }] });
  const run = async (name: string, act: (ctx: any) => Promise<any>) => {
    const times: number[] = []; let out: any;
    for (let i = 0; i < 60; i++) {
      await inTransaction(sql, openingFor(person, 'customers.account.read', true), async (db) => {
        const ctx = { db, person, now: new Date('2026-11-23T10:00:00Z'), today: '2026-11-23', requestId: 'x', via: 'token' as const };
        await db.executeQuery((await import('kysely')).sql`select 1`.compile(db));
        const t = performance.now(); out = await act(ctx); times.push(performance.now() - t);
      });
    }
    times.sort((a, b) => a - b); console.log(n, name, (out.rows?.length ?? ''), 'min', times[0]!.toFixed(2), 'p50', times[30]!.toFixed(2));
  };
  await run('list', (c) => accountList(c, { sort: 'name', limit: 60 }));
  await run('list mine', (c) => accountList(c, { sort: 'name', limit: 60, mine: true }));
  await run('contacts', (c) => contactList(c, { sort: 'name', limit: 60 }));
  await run('contacts rare', (c) => contactList(c, { sort: 'name', limit: 60, find: 'a87ff67' }));
  await run('contacts common', (c) => contactList(c, { sort: 'name', limit: 60, find: 'garcia' }));
  await run('contacts other market', (c) => contactList(c, { sort: 'name', limit: 60, find: 'example' }));
  await run('record', (c) => accountRecord(c, { accountId: acc }));
  await run('line', (c) => lineOfAccount(c, { accountId: acc, from: '2026-06-01', to: '2027-01-01' }));
  await run('day', (c) => dayOf(c));
}
await sql.end(); await own.end();
