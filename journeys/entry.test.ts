import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../words/en.ts';
import { es } from '../words/es.ts';
import { beginJourney, type Journey } from './journey.ts';

const password = 'tres tejas azules';
const folder = join(import.meta.dirname, '../examples/small-funnel');

describe.each([['es', es], ['en', en]] as const)('in %s', (language, words) => {
  let journey: Journey;
  beforeAll(async () => { journey = await beginJourney('first start'); }, 180_000);
  afterAll(() => journey?.close());

  test('a new installation is set up through its page, its administrator signs in again, mends a faulty file, brings it in and takes it back', async () => {
    const { page } = await journey.visit({ language }), { entry } = words.platform;
    await page.goto(journey.origin);
    await page.getByLabel(entry.companyName).fill('Cerámica Prueba');
    await page.getByLabel(entry.legalEntity).fill('Cerámica Prueba, S. L.');
    await page.getByRole('button', { name: entry.next }).click();
    await page.getByRole('button', { name: entry.next }).click();
    await page.getByLabel(entry.administratorName).fill('Ana Ferrer');
    await page.getByLabel(words.common.email).fill('ana@prueba.example');
    await page.getByLabel(words.common.password, { exact: true }).fill(password);
    await page.getByRole('button', { name: entry.next }).click();
    await page.getByRole('button', { name: entry.start.import }).click();
    await page.getByRole('heading', { level: 1, name: words.exchange.title }).waitFor();
    page.setDefaultTimeout(10_000);
    expect(new URL(page.url()).pathname).toBe('/settings/imports');
    await page.context().clearCookies();
    await page.goto(journey.origin);
    await page.getByLabel(words.common.email).fill('ana@prueba.example');
    await page.getByLabel(words.common.password, { exact: true }).fill(password);
    await page.getByRole('button', { name: entry.signIn, exact: true }).click();
    await page.getByLabel(words.common.email).waitFor({ state: 'detached' });
    await page.goto(`${journey.origin}/settings/imports`);
    await page.getByRole('heading', { level: 1, name: words.exchange.title }).waitFor();

    const files = ['leads', 'deals', 'sellers', 'revenue'].map((name) => join(folder, `${name}.csv`));
    const faulty = { name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(readFileSync(files[0]!, 'utf8').replace('2025-01-10', 'yesterday')) };
    const rest = [...files.slice(1), join(folder, 'mapping.json')].map((path) => ({ name: path.split('/').at(-1)!, mimeType: 'text/plain', buffer: readFileSync(path) }));
    const { exchange } = words;
    const send = async (leads: typeof faulty) => {
      await page.goto(`${journey.origin}/settings/imports?new=1`);
      await page.locator('input[type=file]').first().setInputFiles([leads, ...rest]);
      await page.getByRole('button', { name: exchange.check }).click();
      await page.getByRole('heading', { name: exchange.preview }).waitFor();
    };
    await send(faulty);
    await page.getByRole('cell', { name: 'yesterday' }).first().waitFor();
    expect(await page.getByRole('button', { name: exchange.run, exact: true }).isDisabled()).toBe(true);
    await send({ ...faulty, buffer: readFileSync(files[0]!) });
    await page.getByRole('button', { name: exchange.run, exact: true }).click();
    await page.getByText(exchange.states.done, { exact: true }).waitFor();
    await page.getByRole('button', { name: exchange.takeBack, exact: true }).click();
    await page.getByText(exchange.takeBackLead).waitFor();
    await page.getByRole('region', { name: exchange.takeBack }).getByRole('button', { name: exchange.takeBack }).click();
    await page.getByText(exchange.states.taken_back, { exact: true }).waitFor();
  }, 60_000);
});
