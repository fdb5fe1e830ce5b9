import { afterAll, beforeAll, expect, test } from 'vitest';
import { merging as en } from '../words/en/merging.ts';
import { merging as es } from '../words/es/merging.ts';
import { type CloneOfDatabase, cloneDatabase } from '../platform/server/postgres/forTests.ts';

/* Whatever refers to a customer or a contact goes along when two records of one become one: every key has its line. */

let database: CloneOfDatabase;
beforeAll(async () => { database = await cloneDatabase(); });
afterAll(() => database.drop());

interface Reference { kind: string; name: string }

/** Dated history is ended and begun anew by the merge itself (customers/server/merging.ts); whose a booking was at first, and what its hand-overs credit, stays told of that customer. What is kept of its contacts follows them. */
const stays = ['account customers.account_contact.account_id', 'account customers.account_team.account_id', 'account customers.custody.account_id', 'account sales.booking_event.booked_with', 'account sales.credit_split.account_id'];

const references = (): Promise<Reference[]> => database.ownerSql<Reference[]>`
  select f.relname as kind, n.nspname || '.' || c.relname || '.' || a.attname as name
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace join pg_class f on f.oid = k.confrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
   where k.contype = 'f' and k.confrelid in ('customers.account'::regclass, 'customers.contact'::regclass) order by 1, 2`;
const lines = (): Promise<Reference[]> => database.ownerSql<Reference[]>`select kind, table_name || '.' || column_name as name from customers.merge_line where of_kind is null order by 1, 2`;
const asText = (found: readonly Reference[]): string[] => found.map((r) => `${r.kind} ${r.name}`);

test('every key to a customer or a contact has its line in the merge, and no line is about a key that is gone', async () => {
  const keys = asText(await references());
  expect(keys.length).toBeGreaterThan(20);
  expect([...asText(await lines()), ...stays].sort()).toEqual(keys.sort());
});

test('what a merge carries over has its word in both languages', async () => {
  const held = (await database.ownerSql`select distinct table_name as name from customers.merge_line order by 1`).map((r) => r['name'] as string);
  for (const { holds } of [es, en]) expect(held.filter((name) => holds[name] === undefined)).toEqual([]);
});

test('a table that comes without its line is found', async () => {
  await database.ownerSql`create table customers.forgotten (account_id uuid references customers.account)`;
  expect(asText(await references()).filter((r) => r.includes('forgotten'))).toEqual(['account customers.forgotten.account_id']);
  await database.ownerSql`drop table customers.forgotten`;
});

test('a column that says by a word what it refers to has a line for both', async () => {
  const spoken = await database.ownerSql<Reference[]>`
    select distinct table_schema || '.' || table_name as name from information_schema.columns
     where column_name = 'object_kind' and table_schema not in ('published', 'pg_catalog', 'information_schema') order by 1`;
  const held = await database.ownerSql`select table_name as name from customers.merge_line where of_kind = 'object_kind' group by 1 having count(*) = 2 order by 1`;
  expect(held.map((h) => h['name'])).toEqual(spoken.map((s) => s.name));
});

test('what comes late for a merged record is led to the one that stays, in every table that is carried over', async () => {
  const unled = await database.ownerSql`
    select l.table_name from customers.merge_line l where l.column_name in ('account_id', 'contact_id')
       and not exists (select from pg_trigger t where t.tgrelid = l.table_name::regclass and t.tgname = 'follow_' || replace(l.column_name, '_id', ''))`;
  expect(unled.map((u) => u['table_name'])).toEqual([]);
});
