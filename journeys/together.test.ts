import { afterAll, beforeAll, expect, test } from 'vitest';
import { board, getOpportunity, opportunityHistory } from '../modules/sales/contract.ts';
import { wordsOf, type Language } from './browser.ts';
import { hear, press, write } from './hands.ts';
import { beginJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

const inLanguage = {
  es: { his: 'Torre de viviendas, fase dos', hers: 'Enviar la carta de colores' },
  en: { his: 'Apartment tower, phase two', hers: 'Send the colour chart' },
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
