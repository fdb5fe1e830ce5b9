import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeContact, getContact, listContacts } from '../modules/customers/contract.ts';
import { changeMarket, listMarkets } from '../modules/organization/contract.ts';
import { board, getOpportunity, opportunityHistory } from '../modules/sales/contract.ts';
import { wordsOf, type Language } from './browser.ts';
import { hear, press, write } from './hands.ts';
import { beginJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

const inLanguage = {
  es: { job: 'Compras', his: 'Torre de viviendas, fase dos', hers: 'Enviar la carta de colores' },
  en: { job: 'Purchasing', his: 'Apartment tower, phase two', hers: 'Send the colour chart' },
};

test.each<Language>(['es', 'en'])('in %s, two people edit the same deal: the second is told, and what both wrote is kept', async (language) => {
  const words = wordsOf[language], { his, hers } = inLanguage[language];
  const joaquin = await journey.enter('joaquin', { language }), marta = await journey.enter('marta', { language });
  const opportunityId = (await marta.ask(board, { mine: true })).columns.flatMap((c) => c.cards)[0]!.id;
  const form = `/sales/opportunities/${opportunityId}?form=change`;
  for (const { page } of [joaquin, marta]) {
    await page.goto(form);
    await page.getByRole('button', { name: words.sales.save }).waitFor();
  }
  await write(marta.page, words.sales.fields.nextStep, hers);
  await write(joaquin.page, words.sales.fields.name, his);
  await press(joaquin.page, words.sales.save);
  await hear(joaquin.page, words.sales.changed);

  await marta.page.getByText(words.platform.changedMeanwhile).waitFor();
  await press(marta.page, words.sales.save);
  await marta.page.getByRole('alert').getByText(words.platform.problems.stale).waitFor();
  expect(await marta.page.getByLabel(words.sales.fields.nextStep, { exact: true }).inputValue()).toBe(hers);
  expect(await marta.ask(getOpportunity, { opportunityId })).toMatchObject({ name: his });

  await press(marta.page, words.platform.goOnWithMine);
  await press(marta.page, words.sales.save);
  await hear(marta.page, words.sales.changed);
  expect(await marta.ask(getOpportunity, { opportunityId })).toMatchObject({ name: his, nextStep: hers });
  const acts = (await joaquin.ask(opportunityHistory, { opportunityId })).rows.slice(0, 2).map((e) => e.person?.name);
  expect(acts).toEqual(['Marta Vidal', 'Joaquín Beltrán']);
  expect(joaquin.complaints).toEqual([]);
}, 90_000);

test.each<Language>(['es', 'en'])('in %s, a contact that is read follows what others save; while it is being changed nobody is overwritten', async (language) => {
  const words = wordsOf[language], { people, fields } = words.customers, { job } = inLanguage[language];
  const marta = await journey.enter('marta', { language }), { page } = marta, joaquin = await journey.enter('joaquin', { language });
  const { id: contactId } = (await marta.ask(listContacts, { limit: 50 })).rows.find((c) => c.account && !c.erased)!;
  const byHim = async (change: { phone?: string; jobTitle?: string }) => joaquin.ask(changeContact, { contactId, version: (await joaquin.ask(getContact, { contactId })).version, ...change });
  await page.goto(`/customers/contacts?contact=${contactId}`);
  const shows = (phone: string) => page.getByRole('complementary').getByRole('link', { name: phone }).waitFor();
  await page.getByRole('button', { name: people.change }).waitFor();

  await byHim({ phone: '+34 964 111 222' });
  await shows('+34 964 111 222');

  await press(page, people.change);
  await write(page, fields.jobTitle, job);
  expect(await page.getByText(words.platform.changedMeanwhile).count()).toBe(0);
  await byHim({ phone: '+34 964 333 444' });
  await page.getByText(words.platform.changedMeanwhile).waitFor();
  await press(page, people.save);
  await page.getByRole('alert').getByText(words.platform.problems.stale).waitFor();
  expect(await marta.ask(getContact, { contactId })).toMatchObject({ phone: '+34 964 333 444' });

  await press(page, words.platform.goOnWithMine);
  await press(page, people.save);
  await hear(page, people.saved);
  expect(await marta.ask(getContact, { contactId })).toMatchObject({ phone: '+34 964 333 444', jobTitle: job });
  await shows('+34 964 333 444');
  await page.getByRole('complementary').getByRole('definition').filter({ hasText: job }).waitFor();
}, 90_000);

test('two administrators write on the same market: the second is told before saving, and only what she touched is written', async () => {
  const words = wordsOf.es, { settings, structure } = words.organization;
  const ana = await journey.enter('ana', { language: 'es' }), { page } = ana;
  const market = (await ana.ask(listMarkets, {})).rows.find((m) => m.country === 'PT')!;
  await page.goto('/settings/markets');
  await press(page, `${settings.changeMarket}: ${market.name}`);
  await page.getByLabel(settings.nameEn, { exact: true }).waitFor();
  await write(page, settings.nameEn, 'Portugal and the isles');
  await ana.ask(changeMarket, { marketId: market.id, version: market.version, nameEs: 'Portugal e islas' });
  await page.getByText(words.platform.changedMeanwhile).waitFor();
  await press(page, words.platform.goOnWithMine);
  await press(page, structure.form.save);
  await hear(page, settings.marketChanged);
  expect((await ana.ask(listMarkets, {})).rows.find((m) => m.id === market.id)).toMatchObject({ nameEs: 'Portugal e islas', nameEn: 'Portugal and the isles' });
});
