import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backup, restore } from '../platform/server/backup/index.ts';
import { type CloneOfDatabase, cloneDatabase } from '../platform/server/postgres/forTests.ts';
import { oneOfEach } from './oneOfEach.ts';
import { foundTestCompany } from './testCompany.ts';

/* Every table of every room with a row in it, backed up and brought back with all keys and triggers on. */

const folder = mkdtempSync(join(tmpdir(), 'unisono-restored-'));
let from: CloneOfDatabase, to: CloneOfDatabase;
beforeAll(async () => { [from, to] = [await cloneDatabase(), await cloneDatabase()]; });
afterAll(async () => {
  await Promise.all([from.drop(), to.drop()]);
  rmSync(folder, { recursive: true });
});

test('a company comes back whole, and what the database keeps of it by itself is kept again', { timeout: 120_000 }, async () => {
  await oneOfEach(from.ownerSql, await foundTestCompany(from.ownerSql));
  await from.ownerSql`update sales.opportunity set amount_minor = amount_minor + 5 where state = 'open'`;
  const file = join(folder, 'company.backup');
  await backup(from.ownerOptions, file);
  await restore(to.ownerOptions, file);
  const totals = (of: CloneOfDatabase) => of.ownerSql`
    select owner_position_id, stage_id, currency, market_id, category, sum(deals)::int as deals, sum(minor)::text as minor, sum(weighted)::text as weighted
      from sales.open_total group by 1, 2, 3, 4, 5 having sum(deals) <> 0 order by 1, 2, 3, 4, 5`;
  const contacts = (of: CloneOfDatabase) => of.ownerSql`select account_id, market_id, last_sales_at::text as sales, last_marketing_at::text as marketing from customers.account_contact order by 1`;
  const before = await totals(from), told = await contacts(from);
  expect(before.length).toBeGreaterThan(0);
  expect([...await totals(to)]).toEqual([...before]);
  expect(told.some((k) => k['sales'] !== '-infinity')).toBe(true);
  expect([...await contacts(to)]).toEqual([...told]);
});
