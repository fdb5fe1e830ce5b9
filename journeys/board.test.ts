import { afterAll, beforeAll, expect, test } from 'vitest';
import { me } from '../contract/me.ts';
import { board } from '../modules/sales/contract.ts';
import { wordsOf, type Language } from './browser.ts';
import { hear, press } from './hands.ts';
import { beginJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

test.each<Language>(['es', 'en'])('in %s, an outside seller goes through the board, moves a deal to another stage and back, and opens it without touching the mouse', async (language) => {
  const words = wordsOf[language].sales, marta = await journey.enter('marta', { language }), { page } = marta;
  const key = (name: string) => page.keyboard.press(name);
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.goto('/sales/board?mine=true');
  await page.getByRole('article').first().waitFor();
  const before = await marta.ask(board, { mine: true });
  const column = before.columns.findIndex((c, i) => c.cards.length > 1 && i + 1 < before.columns.length), from = before.columns[column]!;
  const steps = before.columns.slice(0, column).filter((c) => c.cards.length > 0).length;

  await key('j');
  for (let i = 0; i < steps; i += 1) await key('ArrowRight');
  expect(await focused()).toBe(from.cards[0]!.name);
  await key('j');
  expect(await focused()).toBe(from.cards[1]!.name);
  await key('m');
  const menu = page.getByRole('menu');
  await menu.waitFor();
  await key('ArrowDown');
  const stage = await focused();
  await key('Enter');
  await hear(page, words.moved(stage));
  const after = await marta.ask(board, { mine: true });
  const now = after.columns.find((c) => c.cards.some((card) => card.id === from.cards[1]!.id));
  expect(now?.stage.name).toBe(stage);
  await press(page, wordsOf[language].common.undo);
  await expect.poll(async () => (await marta.ask(board, { mine: true })).columns.find((c) => c.cards.some((card) => card.id === from.cards[1]!.id))?.stage.name, { timeout: 15_000 }).toBe(from.stage.name);

  // The server has it back; the card that is opened is the one drawn in its own stage again, not the one about to leave the other.
  await page.getByRole('region', { name: `${from.stage.name}: `, exact: false }).locator(`a[href$="/${from.cards[1]!.id}"]`).focus();
  await key('Enter');
  await page.getByRole('heading', { level: 1, name: from.cards[1]!.name }).waitFor();
  await key('g');
  await key('v');
  await page.getByRole('group', { name: words.places.board }).waitFor();
  await key('n');
  await page.getByRole('heading', { name: words.new }).waitFor();
  await key('Escape');
  await page.getByRole('heading', { name: words.new }).waitFor({ state: 'detached' });
  expect((await marta.ask(me, {})).language).toBe(language);
  expect(marta.complaints).toEqual([]);
}, 90_000);
