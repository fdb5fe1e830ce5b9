import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { proposedStructure, readProposal } from '../modules/restructuring/contract.ts';
import { type Language, type Visitor, wordsOf } from './browser.ts';
import { choose, hear, press, write } from './hands.ts';
import { axeFinds, axeFindsInTheDark, overdrawn, sideways } from './inspection.ts';
import { beginJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

const brand = 'Supervisión de marca y RR. PP.', campaigns = { spain: 'Campañas España', mexico: 'Campañas México', portugal: 'Campañas Portugal' };
const seat = (page: Page, who: string) => page.locator('.chart-sheet [data-seat]').filter({ hasText: who });
const row = (page: Page, title: string) => page.getByRole('row').filter({ has: page.locator(`[title="${title}"]`) });
const cell = (within: Locator, column: string) => within.locator(`[data-column=${column}]`);

/** Begins a proposal, and answers what stands in it: kinds of change in their order. */
async function begun({ page, ask }: Visitor, language: Language): Promise<{ proposalId: string; kinds: () => Promise<string[]> }> {
  const w = wordsOf[language].restructuring;
  await page.goto('/structure/proposals?new=1');
  await write(page, w.form.name, 'Marca y campañas');
  await write(page, w.form.on, '+20');
  await press(page, w.form.create);
  await page.waitForURL(/\/proposals\/[0-9a-f-]{36}/);
  const proposalId = new URL(page.url()).pathname.split('/').at(-1)!;
  return { proposalId, kinds: async () => (await ask(readProposal, { proposalId })).changes.map((c) => c.change.kind) };
}

const see = (page: Page, language: Language, view: 'chart' | 'table') => page.getByRole('radiogroup', { name: wordsOf[language].restructuring.see.label }).getByText(wordsOf[language].restructuring.see[view], { exact: true }).click();

/** What is amiss with the view as it stands, light and dark, wide and on a phone. */
async function amiss(page: Page): Promise<string[]> {
  const usual = page.viewportSize()!, found = [...await axeFinds(page), ...await axeFindsInTheDark(page), ...await sideways(page), ...await overdrawn(page)];
  await page.setViewportSize({ ...usual, width: 390 });
  found.push(...await sideways(page), ...await axeFinds(page));
  await page.setViewportSize(usual);
  return found;
}

const grip = { position: { x: 60, y: 20 } };
/** Takes a seat with the pointer, once it stands still, and lets it go over another when that lights up. */
async function carry(page: Page, from: Locator, to: Locator): Promise<void> {
  const take = async () => {
    await from.hover(grip);
    await page.mouse.down();
    await to.hover(grip);
    const taken = await page.locator('.drawn-chart[data-dragging]').count();
    if (taken === 0) await page.mouse.up();
    return taken;
  };
  await expect.poll(take, { timeout: 15_000 }).toBe(1);
  await expect.poll(async () => { await to.hover(grip); return to.getAttribute('data-over'); }, { timeout: 15_000 }).toBe('true');
  await page.mouse.up();
}

test.each<Language>(['es', 'en'])('in %s, the director carries a position onto another on the chart, takes that back, and says the same from its menu with the keyboard', { timeout: 90_000 }, async (language) => {
  const elena = await journey.enter('elena', { language }), { page } = elena, w = wordsOf[language].restructuring, { kinds } = await begun(elena, language);
  await see(page, language, 'chart');
  const esther = seat(page, 'Esther Traver'), beatriz = seat(page, 'Beatriz Sanchis').first();
  await esther.waitFor();
  await carry(page, esther, beatriz);
  await press(page.getByRole('dialog'), w.drop.manager(brand));
  await esther.getByText(w.marks.manager).waitFor();
  await hear(page, w.done.added);
  expect(await kinds()).toEqual(['set_manager']);

  await page.keyboard.press('Control+z');
  await esther.getByText(w.marks.manager).waitFor({ state: 'detached' });
  await expect.poll(kinds).toEqual([]);

  await esther.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: w.changes.kinds.set_manager }).click();
  await choose(page, w.changes.fields.reportsTo, brand);
  await press(page, w.changes.add);
  await esther.getByText(w.marks.manager).waitFor();
  await carry(page, esther, seat(page, 'Ramón Cabrera').first());
  await press(page.getByRole('dialog'), w.drop.manager('Supervisión de telemarketing'));
  await expect.poll(kinds).toEqual(['set_manager']);
  expect(await amiss(page)).toEqual([]);
  expect(elena.complaints).toEqual([]);
  await elena.context.close();
});

test.each<Language>(['es', 'en'])('in %s, the director writes in the table how positions are to be, one by one and several at once, and each is a change that fits', { timeout: 90_000 }, async (language) => {
  const elena = await journey.enter('elena', { language }), { page } = elena, words = wordsOf[language], w = words.restructuring, { proposalId, kinds } = await begun(elena, language);
  await see(page, language, 'table');
  await cell(row(page, campaigns.spain), 'title').click();
  await page.locator('.cell-edit input:focus').waitFor();
  await page.keyboard.type('Campañas España y Andorra');
  await page.keyboard.press('Enter');
  await cell(row(page, 'Campañas España y Andorra'), 'changes').getByText(w.marks.changes).waitFor();

  expect(await amiss(page)).toEqual([]);

  for (const title of [campaigns.mexico, campaigns.portugal]) await page.getByRole('checkbox', { name: words.platform.list.pickRow(title) }).click();
  await press(page, w.table.many.manager.name);
  await choose(page, w.table.many.manager.to, brand);
  await press(page.getByRole('dialog'), w.table.many.manager.name);
  for (const title of [campaigns.mexico, campaigns.portugal]) await cell(row(page, title), 'reportsTo').getByTitle(brand).waitFor();
  await expect.poll(kinds).toEqual(['change_position', 'set_manager', 'set_manager']);

  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('x');
  await page.getByRole('toolbar').getByText(words.platform.list.picked(1)).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: w.table.only }).check();
  await expect.poll(() => page.getByRole('grid').getByRole('row').count()).toBe(4);
  expect((await elena.ask(proposedStructure, { proposalId })).refusals).toEqual([]);
  expect(elena.complaints).toEqual([]);
  await elena.context.close();
});
