import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../app/routes.ts';
import { requestOf } from '../contract/call.ts';
import { anyInputOf, chanceOf } from './anyInput.ts';
import { oneOfEach } from './oneOfEach.ts';
import { openTestHouse, type TestHouse } from './testHouse.ts';

/*
  Whatever is sent, by mistake or on purpose, gets an answer or a refusal that says why: never "something broke", never a
  connection cut off. Of the same seed, the same is sent.
*/

const asked = routes.filter(({ endpoint }) => !endpoint.upload && !endpoint.protocol);
const [seedFrom, times] = [Number(process.env['SEED'] ?? 0), Number(process.env['TIMES'] ?? 2)];
let house: TestHouse, ids: string[];

beforeAll(async () => {
  house = await openTestHouse({ parseOutputs: false });
  await oneOfEach(house.owner, house);
  const tables = await house.owner<{ name: string }[]>`select format('%I.%I', table_schema, table_name) as name from information_schema.columns where column_name = 'id' and data_type = 'uuid' and table_schema = any (${['organization', 'customers', 'territories', 'marketing', 'sales', 'coordination', 'goals', 'reporting', 'decisions', 'restructuring', 'exchange']}) order by 1`;
  ids = (await Promise.all(tables.map(({ name }) => house.owner<{ id: string }[]>`select id from ${house.owner.unsafe(name)} order by id limit 4`))).flat().map((r) => r.id);
});
afterAll(() => house.close());

test.each([['elena', 1], ['ana', 2], ['marta', 3]] as const)('whatever %s sends is answered or refused', { timeout: 60_000 * times }, async (who, seed) => {
  const chance = { next: chanceOf(seedFrom + seed), ids }, broken: string[] = [];
  for (const { endpoint } of asked) {
    for (let i = 0; i < times; i++) {
      const input = anyInputOf(endpoint, chance), { url, init } = requestOf(endpoint, input, house.as(who));
      const status = await fetch(url, init).then(async (r) => { await r.arrayBuffer(); return r.status; }, () => 'cut off');
      if (typeof status === 'string' || status >= 500) broken.push(`${status} ${endpoint.method} ${endpoint.path} ${JSON.stringify(input)}`);
    }
  }
  expect(broken).toEqual([]);
});
