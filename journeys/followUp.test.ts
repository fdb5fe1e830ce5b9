import { afterAll, beforeAll, expect, test } from 'vitest';
import { listProposals } from '../modules/restructuring/contract.ts';
import { myPulses, proposalReviews } from '../modules/transition/contract.ts';
import { wordsOf } from './browser.ts';
import { hear, press, write } from './hands.ts';
import { beginJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

test('in es, the director finds a review on the day, reads what came of what was predicted, asks why, and signs it', async () => {
  const w = wordsOf.es.transition, elena = await journey.enter('elena', { language: 'es' }), { page } = elena;
  const [proposal] = (await elena.ask(listProposals, { find: 'El sur' })).rows, states = async () => (await elena.ask(proposalReviews, { proposalId: proposal!.id })).rows.map((r) => r.state);
  expect(await states()).toEqual(['signed', 'computed', 'upcoming']);
  await page.goto('/');
  await page.locator('section.day-section').filter({ hasText: w.day, visible: true }).getByRole('link', { name: proposal!.name }).first().click();
  await page.waitForURL(/see=followUp/);
  await page.getByRole('row').filter({ hasText: w.rows.loss }).getByRole('button').last().click();
  await page.getByText(w.observedNote).waitFor();
  await page.keyboard.press('Escape');
  await press(page, w.sign);
  await write(page, w.comment, 'Se ha notado menos de lo previsto.');
  await press(page, w.sign);
  await hear(page, w.signedDone);
  expect(await states()).toEqual(['signed', 'signed', 'upcoming']);
  expect(elena.complaints).toEqual([]);
}, 90_000);

test('in en, whoever the change touched answers without a name, is told of a question passed over, and is asked no more', async () => {
  const w = wordsOf.en.transition.pulse, carla = await journey.enter('carla.benitez', { language: 'en' }), { page } = carla;
  await page.goto('/');
  await page.getByRole('button', { name: w.answer, exact: true }).filter({ visible: true }).click();
  const dialog = page.getByRole('dialog'), pick = (i: number, what: string) => dialog.getByRole('group').nth(i).getByText(what, { exact: true }).click();
  for (const [i, what] of ['4', '2', w.unsaid].entries()) await pick(i, what);
  await press(dialog, w.send);
  await dialog.getByText(w.missing).waitFor();
  await pick(3, '5');
  await press(dialog, w.send);
  await hear(page, w.thanks);
  expect((await carla.ask(myPulses, {})).rows).toEqual([]);
  expect(carla.complaints).toEqual([]);
}, 90_000);
