import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCommitments, listInteractions, myDay } from '../modules/customers/contract.ts';
import { createHandOff, getHandOff, handOffQueue } from '../modules/coordination/contract.ts';
import { createLead, listOrigins } from '../modules/marketing/contract.ts';
import { listMarkets } from '../modules/organization/contract.ts';
import { loseConnection, regainConnection, wordsOf, type Language, type Visitor } from './browser.ts';
import { press, write } from './hands.ts';
import { beginJourney, type Journey } from './journey.ts';
import { receiversOf } from './people.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

const inLanguage = { es: { lead: 'Pavimentos Alcora', subject: 'Visita a la obra del hotel' }, en: { lead: 'Alcora Flooring', subject: 'Visit to the hotel site' } };

/** Marketing hands a lead to somebody who also has a promise to keep these days. */
async function offer(company: string, language: Language): Promise<{ handOffId: string; seller: Visitor }> {
  const beatriz = await journey.enter('beatriz', { language });
  const market = (await beatriz.ask(listMarkets, {})).rows.find((m) => m.country === 'ES')!, origin = (await beatriz.ask(listOrigins, {})).rows.find((o) => o.key !== 'unknown-blank')!;
  const lead = await beatriz.ask(createLead, { company, name: 'Rosa Gil', email: `rosa@${language}.example`, phone: null, marketId: market.id, origin: origin.key });
  for (const { login, seatId } of await receiversOf(journey, beatriz, lead.id, language)) {
    const seller = await journey.enter(login, { language, width: 390 });
    if ((await seller.ask(myDay, {})).promises.length === 0) { await seller.context.close(); continue; }
    const { id } = await beatriz.ask(createHandOff, { leadId: lead.id, toPositionId: seatId, brief: 'Hotel, 1.800 m²' });
    await beatriz.context.close();
    return { handOffId: id, seller };
  }
  throw new Error('nobody in sales has a promise to keep these days');
}

test.each<Language>(['es', 'en'])('in %s, an outside seller goes through the day on a phone: what is told without a connection waits, a reload included, goes out on return, once, and a hand-off is accepted', async (language) => {
  const words = wordsOf[language], { customers: w, platform, coordination } = words, { lead, subject } = inLanguage[language];
  const { handOffId, seller } = await offer(lead, language), { page, context } = seller;
  const [due] = (await seller.ask(myDay, {})).promises, accountId = due!.account.id;
  await page.goto('/');
  await page.getByRole('link', { name: due!.account.name }).last().click();
  await page.getByRole('heading', { level: 1, name: due!.account.name }).waitFor();
  const promise = page.locator('.side-row').filter({ hasText: due!.title }).first();
  await promise.waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  await loseConnection(context);
  await press(promise, w.promises.keep);
  await page.getByRole('status').getByText(platform.offlineToSend(1)).waitFor();
  await press(page, w.log.title);
  await write(page, w.log.subject, subject);
  await press(page, w.log.submit);
  await page.getByText(platform.goesOutLater).waitFor();
  await page.getByRole('complementary').last().getByRole('button', { name: words.common.close, exact: true }).last().click();
  await page.getByRole('status').getByText(platform.offlineToSend(2)).waitFor();
  /* The phone was switched off: the app opens all the same, with the day as it was but for what was told since. */
  await page.goto('/');
  await page.getByText(platform.asItWas('').split(':')[0]!, { exact: false }).last().waitFor();
  await page.getByRole('status').getByText(platform.offlineToSend(2)).waitFor();
  await page.locator('.day-visit').first().waitFor();
  expect(await page.locator('.day-promise').filter({ hasText: due!.title }).filter({ hasText: due!.account.name }).count()).toBe(0);
  await page.goto('/customers');
  await page.getByRole('alert').getByText(platform.notHere).waitFor();
  const loggedOf = async () => (await seller.ask(listInteractions, { accountId, limit: 100 })).rows.filter((i) => i.subject === subject);
  expect(await loggedOf()).toEqual([]);

  await regainConnection(context);
  await page.getByText(platform.offlineToSend(2)).waitFor({ state: 'detached' });
  await expect.poll(async () => (await loggedOf()).length, { timeout: 15_000 }).toBe(1);
  await expect.poll(async () => (await seller.ask(listCommitments, { accountId })).promises.find((p) => p.id === due!.id)?.state, { timeout: 15_000 }).toMatch(/kept/);

  await page.goto('/coordination');
  await press(page, lead);
  await press(page, coordination.verbs.accept);
  await press(page, coordination.verbs.accept);
  await expect.poll(async () => (await seller.ask(getHandOff, { handOffId })).state, { timeout: 15_000 }).toBe('accepted');
  await page.getByText(coordination.states.accepted).first().waitFor();
  expect((await seller.ask(handOffQueue, {})).forMe.map((h) => h.id)).toContain(handOffId);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
}, 120_000);
