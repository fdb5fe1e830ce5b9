import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeAccount, getAccount, listAccounts, listInteractions } from '../modules/customers/contract.ts';
import { loseConnection, regainConnection, wordsOf, type Language } from './browser.ts';
import { hear, press, write } from './hands.ts';
import { beginJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

/** What shows that something waits has been fetched: without a connection it would be too late. */
const fetchedAhead = (page: Page) => page.waitForFunction(() => performance.getEntriesByType('resource').some((r) => r.name.includes('/PopBox')), undefined, { timeout: 45_000 });

const inLanguage = { es: { subject: 'Muestra entregada en el ascensor', other: 'Segunda visita a la obra' }, en: { subject: 'Sample handed over in the lift', other: 'Second visit to the site' } };

test.each<Language>(['es', 'en'])('in %s, what was written without a connection outlives a reload, is sent once with the same name, and is nobody else’s', async (language) => {
  const words = wordsOf[language], { customers: w, platform } = words, { subject, other } = inLanguage[language];
  const marta = await journey.enter('marta', { language, width: 390 }), { context } = marta;
  let { page } = marta;
  const [account] = (await marta.ask(listAccounts, { mine: 'true', limit: 5 })).rows, accountId = account!.id;
  const keys: (string | undefined)[] = [];
  context.on('request', (request) => { if (request.method() === 'POST' && request.url().endsWith('/interactions')) keys.push(request.headers()['idempotency-key']); });
  const logged = async (what: string) => (await marta.ask(listInteractions, { accountId, limit: 100 })).rows.filter((i) => i.subject === what).length;
  const log = async (what: string) => {
    await press(page, w.log.title);
    await write(page, w.log.subject, what);
    await press(page, w.log.submit);
    await page.getByText(platform.goesOutLater).waitFor();
    await page.getByRole('complementary').last().getByRole('button', { name: words.common.close, exact: true }).last().click();
  };
  const waiting = (n: number) => page.getByRole('button', { name: platform.offlineToSend(n) });
  await page.goto(`/customers/${accountId}`);
  await page.getByRole('heading', { level: 1, name: account!.name }).waitFor();

  await fetchedAhead(page);
  await loseConnection(context);
  await log(subject);
  await waiting(1).waitFor();
  await log(other);
  await waiting(2).click();
  const list = page.getByRole('dialog', { name: platform.unsent.title });
  await list.getByText(subject).waitFor();
  await list.getByText(platform.unsent.waits).first().waitFor();
  await list.getByRole('listitem').filter({ hasText: other }).getByRole('button', { name: platform.unsent.discard }).click();
  await list.getByText(other).waitFor({ state: 'detached' });

  /* The page is gone before there is a connection, and what it remembered with it. */
  await page.close();
  await regainConnection(context);
  page = await context.newPage();
  expect(await logged(subject)).toBe(0);

  /* Somebody else on the same device sees nothing of it. */
  const cookies = await context.cookies();
  await context.clearCookies();
  const joaquin = await journey.enter('joaquin', { language }), theirs = await joaquin.context.cookies();
  await context.addCookies(theirs);
  await page.goto('/customers');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(1500);
  expect(await page.getByText(platform.toSend(1)).count()).toBe(0);
  expect(await logged(subject)).toBe(0);

  await context.clearCookies();
  await context.addCookies(cookies);
  await page.goto('/customers');
  await hear(page, platform.unsent.sent(subject));
  await expect.poll(() => logged(subject), { timeout: 15_000 }).toBe(1);
  expect(await logged(other)).toBe(0);
  expect(keys.filter(Boolean)).toHaveLength(1);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await logged(subject)).toBe(1);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((k) => k.includes('unsent')))).toEqual([]);
}, 120_000);

test('what the server refuses on return stays with its reason until it is discarded, and signing out says what would be lost', async () => {
  const words = wordsOf.es, { customers: w, platform } = words;
  const marta = await journey.enter('marta', { language: 'es' }), { context } = marta;
  let { page } = marta;
  const [account] = (await marta.ask(listAccounts, { mine: 'true', limit: 5 })).rows, accountId = account!.id;
  await page.goto(`/customers/${accountId}?form=change`);
  await page.getByRole('button', { name: w.save }).waitFor();
  await fetchedAhead(page);
  await loseConnection(context);
  await write(page, w.fields.segment, 'Hoteles de playa');
  await press(page, w.save);
  await page.getByRole('button', { name: platform.offlineToSend(1) }).waitFor();
  await page.close();
  const { version } = await marta.ask(getAccount, { accountId });
  await marta.ask(changeAccount, { accountId, version, phone: '+34 964 000 111' });

  await regainConnection(context);
  page = await context.newPage();
  await page.goto('/customers');
  const chip = page.getByRole('button', { name: platform.toSend(1) });
  await chip.click();
  const list = page.getByRole('dialog', { name: platform.unsent.title });
  await list.getByRole('alert').getByText(platform.problems.stale).waitFor();
  await page.keyboard.press('Escape');

  await page.locator('button.me').click();
  await page.getByRole('menuitem', { name: platform.person.signOut }).click();
  await page.getByText(platform.unsent.leavingNote(1)).waitFor();
  await press(page, words.common.cancel);
  await chip.click();
  await press(page, platform.unsent.discard);
  await chip.waitFor({ state: 'detached' });
  expect(await marta.ask(getAccount, { accountId })).toMatchObject({ phone: '+34 964 000 111', segment: account!.segment });

  /* Signed out, nothing of hers stays on the device. */
  const carried = () => page.evaluate(() => Object.keys(localStorage).filter((k) => k.includes('carried')));
  expect(await carried()).toContain('unisono.carried./api/v1/me');
  await page.locator('button.me').click();
  await page.getByRole('menuitem', { name: platform.person.signOut }).click();
  await page.locator('input[type=password]').waitFor();
  expect(await carried()).toEqual([]);
}, 90_000);
