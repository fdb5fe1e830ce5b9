import { afterAll, beforeAll, expect, test } from 'vitest';
import { listLeads } from '../modules/coordination/contract.ts';
import { getCampaign, listCampaigns } from '../modules/marketing/contract.ts';
import { wordsOf, type Language } from './browser.ts';
import { choose, hear, press, write } from './hands.ts';
import { beginJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

test.each<Language>(['es', 'en'])('in %s, a date that cannot be read is not saved as another one: the field says so, keeps what was written, and the form is sent once it can be read', async (language) => {
  const { page, context, ask, complaints } = await journey.enter('beatriz', { language, width: 1440 });
  const { coordination, platform } = wordsOf[language], { leads: t, fields: f } = coordination, company = `Cocinas sin fecha ${language}`;
  const sent: string[] = [];
  context.on('request', (request) => { if (request.method() === 'POST' && request.url().endsWith('/leads')) sent.push(request.url()); });
  await page.goto('/marketing/leads');
  await press(page, t.new);
  await write(page, f.company, company);
  await choose(page, f.origin);
  await write(page, f.firstContactOn, '32 foo');
  await press(page, t.create);
  await page.getByText(platform.notADay).waitFor();
  const day = page.getByLabel(f.firstContactOn, { exact: true });
  expect(await day.evaluate((input) => input === document.activeElement)).toBe(true);
  await day.press('Enter');
  expect(await day.inputValue()).toBe('32 foo');
  expect(sent).toEqual([]);

  await day.fill('-3');
  await press(page, t.create);
  await hear(page, t.created(company));
  expect((await ask(listLeads, { find: company, limit: 5 })).rows.map((l) => l.company)).toEqual([company]);
  expect(sent).toHaveLength(1);
  expect(complaints).toEqual([]);
  await context.close();
});

test('an amount that cannot be read is not saved as the one before it', async () => {
  const { page, context, ask, complaints } = await journey.enter('beatriz', { language: 'es', width: 1440 });
  const { marketing: w, platform } = wordsOf.es;
  const campaignId = (await ask(listCampaigns, { state: ['running'], limit: 1 })).rows[0]!.id, what = 'Imprenta del expositor';
  const costs = async () => (await ask(getCampaign, { campaignId })).costs.filter((c) => c.what === what).map((c) => c.amount.minor);
  await page.goto(`/marketing/campaigns/${campaignId}`);
  await press(page, w.addCost);
  await write(page, w.what, what);
  await press(page, w.addCost);
  await page.getByText(platform.fields.missing).waitFor();
  await write(page, w.amount, '12');
  await write(page, w.amount, 'doce mil');
  await press(page, w.addCost);
  await page.getByText(platform.notMoney).waitFor();
  expect(await costs()).toEqual([]);

  await write(page, w.amount, '12.000');
  await press(page, w.addCost);
  await hear(page, w.costAdded);
  expect(await costs()).toEqual(['1200000']);
  expect(complaints).toEqual([]);
  await context.close();
});
