import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, type Caller, type ProblemError } from '../contract/call.ts';
import { type Running, startServer } from '../house/asStarted.ts';
import { foundTestCompany, type PersonName, type TestCompany } from '../house/testCompany.ts';
import { acceptHandOff, createHandOff } from '../modules/coordination/contract.ts';
import { checkImport, readImport, runImport, startImport } from '../modules/exchange/contract.ts';
import { sendFile } from '../modules/exchange/server/index.ts';
import { createLead } from '../modules/marketing/contract.ts';
import { connect, type Sql } from '../platform/server/db.ts';
import { openHome } from '../platform/server/home.ts';
import { reachDatabase } from '../platform/server/postgres/openDatabase.ts';
import { readSettings } from '../platform/server/settings.ts';

/*
  kill -9 while an import writes its rows and while a hand-off is being accepted, again and again at moments of chance:
  whatever was acknowledged is there, and nothing is half done.
*/

const home = mkdtempSync(join(tmpdir(), 'unisono-killed-')), rows = 1500;
let server: Running, company: TestCompany, round = 0;
const as = (name: PersonName): Caller => ({ origin: server.origin, headers: { authorization: `Bearer token-of-${name}` } });
const postmaster = (): number => Number(readFileSync(join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
const processesOfHome = (): string[] => execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n').filter((line) => line.includes(join(home, 'postgres')));

async function owner<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const database = await reachDatabase(readSettings({ UNISONO_HOME: home }), openHome(home));
  const sql = connect(database.owner(), { max: 1 });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

beforeAll(async () => {
  server = await startServer(home);
  company = await owner(async (sql) => {
    const made = await foundTestCompany(sql);
    await sql`update organization.position set external_key = 'marta' where id = ${made.seats.marta}`;
    await sql`select pg_notify('unisono_installation', 'company')`;
    return made;
  });
  writeFileSync(join(home, 'clientes.csv'), `clave;nombre\n${Array.from({ length: rows }, (_, i) => `${i};Azulejos ${i}`).join('\n')}\n`);
}, 120_000);
afterAll(async () => {
  server.child.kill('SIGTERM');
  await server.ended;
  expect(processesOfHome()).toEqual([]);
  rmSync(home, { recursive: true, force: true });
}, 60_000);

const mapping = () => ({
  name: 'Clientes', files: { clientes: { path: 'clientes.csv' } }, steps: [{ into: 'account', from: 'clientes', existing: 'update' as const, fields: {
    externalKey: { column: 'clave', prefix: `${round}:` }, name: { column: 'nombre' }, market: { value: 'ES' }, lead: { value: 'marta' },
  } }],
});

async function checkedImport(): Promise<string> {
  round += 1;
  const { id } = await call(startImport, { mapping: mapping() }, as('elena'));
  await sendFile(id, 'clientes', join(home, 'clientes.csv'), as('elena'));
  expect(await call(checkImport, { runId: id }, as('elena'))).toMatchObject({ problems: 0, state: 'checked' });
  return id;
}

/** Kills the server; answers once it is up again, its database not left behind. */
async function killed(): Promise<void> {
  const was = postmaster();
  server.child.kill('SIGKILL');
  await server.ended;
  server = await startServer(home);
  expect(postmaster()).not.toBe(was);
}

const acknowledged = (act: Promise<unknown>): Promise<boolean> => act.then(() => true, () => false);
const soon = (most: number) => () => new Promise<void>((wait) => setTimeout(wait, Math.random() * most));
/** When the import's transaction is seen to hold what writing customers takes. */
const whileWriting = () => owner(async (sql) => {
  for (let patience = 3000; patience > 0; patience--) {
    const [busy] = await sql`select 1 from pg_locks where relation = 'customers.account'::regclass and mode = 'RowExclusiveLock'`;
    if (busy) return;
  }
  throw new Error('it was never seen writing');
});

interface Found { accounts: number; custody: number; facts: number }
const brought = (key: number) => owner(async (sql) => (await sql<Found[]>`
  select count(*)::int as accounts, (select count(*) from customers.custody c join customers.account a on a.id = c.account_id where a.external_key like ${`${key}:%`})::int as custody,
         (select count(*) from platform.fact f join customers.account a on a.id = f.about_id where a.external_key like ${`${key}:%`} and f.what = 'customers.account_imported')::int as facts
    from customers.account where external_key like ${`${key}:%`}`)[0]!);

async function offered(): Promise<string> {
  const lead = await call(createLead, { marketId: company.markets.ES, company: `Hoteles ${round}`, name: 'Amparo Gil', email: `a${round}@serena.example`, origin: 'web' }, as('rocio'));
  return (await call(createHandOff, { leadId: lead.id, toPositionId: company.seats.marta, brief: '84 baños' }, as('rocio'))).id;
}
const handedOver = (id: string) => owner(async (sql) => (await sql<{ accepted: boolean; account: number; custody: number; facts: number; lead: boolean }[]>`
  select h.accepted_at is not null as accepted, l.account_id is not null as lead,
         (select count(*) from customers.account a where a.name = l.company_name)::int as account,
         (select count(*) from customers.custody c join customers.account a on a.id = c.account_id where a.name = l.company_name)::int as custody,
         (select count(*) from platform.fact f where f.about_id = h.id and f.what = 'coordination.hand_off_accepted')::int as facts
    from coordination.hand_off h join marketing.lead l on l.id = h.lead_id where h.id = ${id}`)[0]!);
const whole = { accepted: true, account: 1, custody: 1, facts: 1, lead: true }, nothing = { accepted: false, account: 0, custody: 0, facts: 0, lead: false };

describe('kill -9 in the middle of an import and of a hand-off’s acceptance', () => {
  test.each([['while rows are being written', whileWriting, 60], ['at a moment of chance', soon(600), 30], ['at another', soon(200), 10]])('%s: all of each is there or none, and both go on from there', async (_, moment, most) => {
    const runId = await checkedImport(), handOffId = await offered();
    const imported = acknowledged(call(runImport, { runId }, as('elena')));
    await moment();
    const accepted = acknowledged(call(acceptHandOff, { handOffId }, as('marta')));
    await soon(most)();
    await killed();
    const found = await brought(round), { state } = await call(readImport, { runId }, as('elena')), handOff = await handedOver(handOffId);
    expect([0, rows]).toContain(found.accounts);
    expect(found).toEqual({ accounts: found.accounts, custody: found.accounts, facts: found.accounts });
    expect(state).toBe(found.accounts === rows ? 'done' : 'checked');
    expect([whole, nothing]).toContainEqual(handOff);
    if (await imported) expect(state).toBe('done');
    if (await accepted) expect(handOff).toEqual(whole);
    if (state === 'checked') expect(await call(runImport, { runId }, as('elena'))).toMatchObject({ state: 'done' });
    if (!handOff.accepted) expect(await call(acceptHandOff, { handOffId }, as('marta'))).toMatchObject({ state: 'accepted' });
    expect(await brought(round)).toEqual({ accounts: rows, custody: rows, facts: rows });
  }, 90_000);

  test('where the database itself was killed, what was sent is asked for again rather than half done', async () => {
    const runId = await checkedImport();
    process.kill(postmaster(), 'SIGKILL');
    expect(await server.ended).toBe(1);
    server = await startServer(home);
    const told = await call(runImport, { runId }, as('elena')).then(() => null, (e: unknown) => (e as ProblemError).problem);
    expect(told).toMatchObject({ code: 'conflict', rule: 'exchange.send_again' });
    expect((await brought(round)).accounts).toBe(0);
    await sendFile(runId, 'clientes', join(home, 'clientes.csv'), as('elena'));
    await call(checkImport, { runId }, as('elena'));
    expect(await call(runImport, { runId }, as('elena'))).toMatchObject({ state: 'done' });
  }, 90_000);
});
