import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getAccount, listAccounts, listContacts, listMerges } from '../modules/customers/contract.ts';
import { wordsOf, type Language, type Visitor } from './browser.ts';
import { choose, hear, press } from './hands.ts';
import { beginJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

const called = async (who: Visitor, name: string): Promise<string> => (await who.ask(listAccounts, { find: name })).rows.find((a) => a.name === name)!.id;

/** Each language joins a pair of its own: one home serves both. */
const pairs = { es: ['Construcciones Sueca', 'Construcciones Sueca, S. L.'], en: ['Suministros Javalambre', 'Suministros Jabalambre'] } as const;

test.each<Language>(['es', 'en'])('in %s, a supervisor finds a customer that is there twice, chooses what holds, merges both, reads how the other was, and takes them apart again', async (language) => {
  const words = wordsOf[language], { merging } = words, [first, second] = pairs[language];
  const joaquin = await journey.enter('joaquin', { language }), { page } = joaquin;
  // On a slow line too, what merging would do is not asked again once it is done: that would be refused.
  await page.route('**/api/v1/account-merges', async (route) => { const response = await route.fetch(); await wait(1000); await route.fulfill({ response }); });
  const keep = await called(joaquin, first), absorb = await called(joaquin, second);
  await page.goto('/customers/duplicates');
  await page.getByRole('listitem').filter({ hasText: second }).getByRole('button', { name: new RegExp(`^${merging.compare}`) }).click();
  // The one that holds more is proposed to stay, whichever was named first.
  await page.getByRole('group', { name: merging.stays }).getByText(first, { exact: true }).waitFor();
  await page.getByRole('radiogroup', { name: merging.choose(words.customers.fields.name) }).getByRole('radio').nth(1).check();
  await press(page, merging.submit);
  await hear(page, merging.done(second));
  await page.waitForURL((url) => url.pathname === `/customers/${keep}`);
  expect(await joaquin.ask(getAccount, { accountId: absorb })).toMatchObject({ id: keep, name: second });

  await page.goto(`/customers/${absorb}?tab=data`);
  await page.waitForURL((url) => url.pathname === `/customers/${keep}`);
  await page.getByRole('button', { name: words.customers.tabs.data, exact: true }).click();
  await press(page, merging.asItWas);
  await page.locator('.merged dd').getByText(second, { exact: true }).waitFor();
  await press(page, merging.undo);
  await hear(page, merging.undone);
  expect(await joaquin.ask(getAccount, { accountId: keep })).toMatchObject({ id: keep, name: first });
  expect((await joaquin.ask(listMerges, { kind: 'account', recordId: keep })).rows[0]).toMatchObject({ mayUndo: false });
  expect((await joaquin.ask(getAccount, { accountId: absorb })).id).toBe(absorb);
  expect(joaquin.complaints).toEqual([]);
}, 120_000);

test.each<Language>(['es', 'en'])('in %s, two records of one person are told apart, found from a contact’s own record, and merged', async (language) => {
  const words = wordsOf[language], { merging, customers } = words, of = pairs[language][0];
  const ramon = await journey.enter('ramon', { language }), { page } = ramon;
  const accountId = await called(ramon, of), { rows } = await ramon.ask(listContacts, { account: accountId });
  const twice = (await Promise.all(rows.map(async (c) => ({ c, same: (await ramon.ask(listContacts, { find: c.email! })).rows })))).find(({ same }) => same.length === 2)!;
  await page.goto('/customers/duplicates?kind=contact');
  await press(page.getByRole('listitem').filter({ hasText: twice.c.email! }), merging.apartOf(twice.c.name, twice.c.name));
  await hear(page, merging.toldApart);
  await page.getByText(twice.c.email!).first().waitFor({ state: 'detached' });

  await page.goto(`/customers/contacts?contact=${twice.c.id}`);
  await press(page, customers.mergeWith);
  await choose(page, merging.with.contact, new RegExp(twice.c.name));
  await press(page, merging.with.next);
  await page.getByRole('button', { name: merging.submit }).click();
  await hear(page, merging.done(twice.c.name));
  expect((await ramon.ask(listContacts, { find: twice.c.email! })).rows).toHaveLength(1);
  expect(ramon.complaints).toEqual([]);
}, 120_000);
