import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../../../house/sharedData.ts';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { takeImportBack } from '../contract/imports.ts';
import { bringIn } from './bringIn.ts';

const maker = sharedData('crm-m');

describe.skipIf(!maker)('companies, people and opportunities of another CRM (needs ../shared/data/crm-m)', { timeout: 120_000 }, () => {
  let house: TestHouse;
  const folder = mkdtempSync(join(tmpdir(), 'unisono-crm-'));
  beforeAll(async () => {
    execFileSync(process.execPath, [join(maker!, 'gen.mjs'), folder, '--companies', '300', '--people', '600', '--opps', '400'], { stdio: 'ignore' });
    house = await openTestHouse();
  });
  afterAll(async () => { await house.close(); rmSync(folder, { recursive: true, force: true }); });
  let runId: string;

  test('come in whole, each customer led by a seat of its country, each deal in its own money', async () => {
    const run = await bringIn('examples/crm-m/mapping.json', folder, house.as('elena'));
    runId = run.id;
    expect(run).toMatchObject({ state: 'done', problems: 0 });
    expect(Object.fromEntries(run.steps.map((s) => [s.noun, s.create]))).toMatchObject({ account: 300, contact: 600, opportunity: 400, position: 15 });
    const [odd] = await house.owner`
      select count(*) filter (where o.owner_position_id <> c.position_id)::int as strangers, count(*) filter (where o.closed_on > (now() at time zone 'Europe/Madrid')::date)::int as "closedTomorrow",
             count(*) filter (where (o.state = 'won') <> (s.external_key = 'commit'))::int as misplaced, count(distinct o.currency)::int as currencies
        from sales.opportunity o join sales.stage s on s.id = o.stage_id join customers.custody c on c.account_id = o.account_id where o.external_key like 'crm:%'`;
    expect(odd).toEqual({ strangers: 0, closedTomorrow: 0, misplaced: 0, currencies: 2 });
  });

  test('brought in again change nothing', async () => {
    const again = await bringIn('examples/crm-m/mapping.json', folder, house.as('elena'));
    expect(again.steps.every((s) => s.create + s.update + s.wrong === 0)).toBe(true);
  });

  test('are taken back whole, but for what somebody has built upon', async () => {
    await house.owner`insert into customers.need (account_id, market_id, title, registered_on) select id, market_id, 'Más tienda', '2026-01-01' from customers.account where external_key like 'crm:%' order by id limit 1`;
    const back = await call(takeImportBack, { runId }, house.as('elena'));
    expect(back).toMatchObject({ withdrawn: 1299, restored: 0, reversed: 0 });
    expect(back.kept.filter((k) => k.why === 'built_upon')).toHaveLength(1);
    const [left] = await house.owner`select count(*)::int as n from customers.account where external_key like 'crm:%' and withdrawn_at is null`;
    expect(left!['n']).toBe(1);
  });
});
