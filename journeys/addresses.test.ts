import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsOf } from './browser.ts';
import { beginJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

test('an address typed by hand leads somewhere: to the first screen beneath it, to ways on where there is none, and to who gives the right that is missing', async () => {
  const { page, context, complaints } = await journey.enter('amparo.monfort', { language: 'es', width: 390 }), { platform, oversight, marketing } = wordsOf.es;
  await page.goto('/marketing');
  await page.waitForURL('**/marketing/campaigns');
  await page.getByRole('heading', { level: 1, name: marketing.campaigns }).waitFor();

  for (const path of ['/marketing/nada', '/customers/123']) {
    await page.goto(path);
    await page.getByText(platform.screen.notFoundNote(path)).waitFor();
  }
  await page.getByRole('navigation', { name: platform.screen.instead }).getByRole('link', { name: wordsOf.es.customers.contacts.title, exact: true }).click();
  await page.waitForURL('**/customers/contacts');

  await page.goto('/focus');
  await page.getByText(oversight.missing.takes(oversight.missing.quoted('Ver el efecto de un cambio en los clientes'), 1)).waitFor();
  await page.getByText(oversight.missing.givenBy('Ana Ferrer')).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
