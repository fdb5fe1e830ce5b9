import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CloneOfDatabase, cloneDatabase } from '../platform/server/postgres/forTests.ts';

/* Whatever is written of one lead or contact is erased with them: every table that refers to them and holds texts has its line. */

let database: CloneOfDatabase;
beforeAll(async () => { database = await cloneDatabase(); });
afterAll(() => database.drop());

interface Column { table: string; column: string }

/** Keys, and what says of which kind something is; a company's own; who routed it where; and what the erasure of the record itself blanks. */
const said = new Set([
  'external_key', 'object_kind', 'return_reason', 'disqualify_reason', 'resolved_for', 'origin_key', 'closing_reason',
  'coordination.hand_off.routing', 'sales.opportunity.name', 'sales.booking_event.reference', 'marketing.lead.name', 'marketing.lead.company_name', 'marketing.lead.language',
  'customers.need.title', 'customers.need.detail', 'customers.permission.channel', 'customers.permission.purpose', 'customers.permission.basis', 'customers.permission.evidence',
  'customers.contact.given_name', 'customers.contact.family_name', 'customers.contact.email', 'customers.contact.phone', 'customers.contact.job_title', 'customers.contact.language',
  'customers.interaction.division', 'customers.interaction.source', 'sales.booking_event.currency', 'sales.booking_event.reporting_currency', 'sales.opportunity.currency',
]);

const columns = (): Promise<Column[]> => database.ownerSql<Column[]>`
  with refers as (
    select k.conrelid from pg_constraint k where k.contype = 'f' and k.confrelid in ('marketing.lead'::regclass, 'customers.contact'::regclass, 'coordination.hand_off'::regclass)
  )
  select n.nspname || '.' || c.relname as "table", a.attname as "column"
    from (select distinct conrelid from refers union select a.attrelid from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r' where a.attname = 'object_kind') r(id)
    join pg_class c on c.oid = r.id join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
   where a.atttypid in ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype, 'jsonb'::regtype, 'text[]'::regtype) order by 1, 2`;
const unlined = async (): Promise<string[]> => {
  const lines = await database.ownerSql<Column[]>`select table_name as "table", unnest(columns) as "column" from platform.personal_text`;
  const known = new Set(lines.map((l) => `${l.table}.${l.column}`));
  return (await columns()).filter((c) => !said.has(c.column) && !said.has(`${c.table}.${c.column}`)).map((c) => `${c.table}.${c.column}`).filter((name) => !known.has(name));
};

test('every text of a table that refers to a lead, a contact or a hand-off is told and blanked with them, or says nothing of them', async () => {
  expect((await columns()).length).toBeGreaterThan(30);
  expect(await unlined()).toEqual([]);
});

test('a text that comes without its line is found', async () => {
  await database.ownerSql`alter table coordination.hand_off_pause add column remark text`;
  expect(await unlined()).toEqual(['coordination.hand_off_pause.remark']);
  await database.ownerSql`alter table coordination.hand_off_pause drop column remark`;
});

test('no line is about a table or a text that is gone', async () => {
  const lines = await database.ownerSql<Column[]>`select table_name as "table", unnest(columns) as "column" from platform.personal_text`;
  const there = await database.ownerSql<Column[]>`select table_schema || '.' || table_name as "table", column_name as "column" from information_schema.columns`;
  const names = new Set(there.map((c) => `${c.table}.${c.column}`));
  expect(lines.map((l) => `${l.table}.${l.column}`).filter((name) => !names.has(name))).toEqual([]);
});
