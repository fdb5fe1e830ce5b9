import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Language, wordsOf } from './browser.ts';
import { choose, hear, press, write } from './hands.ts';
import { beginJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

const seats = (page: Page) => page.locator('.chart-sheet [data-seat]');
/** The words of the seat that has the focus. */
const focused = (page: Page) => page.evaluate<string>('document.activeElement.innerText');
/** Whether the whole seat lies in the window of the chart. */
async function isInView(page: Page, words: string): Promise<boolean> {
  const [seat, plane] = await Promise.all([seats(page).filter({ hasText: words }), page.locator('.chart-plane')].map((l) => l.boundingBox()));
  return seat!.x >= plane!.x && seat!.y >= plane!.y && seat!.x + seat!.width <= plane!.x + plane!.width && seat!.y + seat!.height <= plane!.y + plane!.height;
}
/** When an address was asked and answered, every time since the page was opened. */
const askedFor = (page: Page, path: string) => page.evaluate<{ from: number; to: number }[]>(`performance.getEntriesByType('resource').filter((r) => new URL(r.name).pathname === '${path}').map((r) => ({ from: r.startTime, to: r.responseEnd }))`);

test('on a second visit the structure is asked for once, before it is known who looks', async () => {
  const { page, context, complaints } = await journey.enter('elena', { language: 'es' });
  for (let visit = 0; visit < 2; visit += 1) { await page.goto('/structure'); await seats(page).first().waitFor(); }
  const structure = await askedFor(page, '/api/v1/structure'), me = await askedFor(page, '/api/v1/me');
  expect([structure.length, me.length]).toEqual([1, 1]);
  expect(structure[0]!.from).toBeLessThan(me[0]!.to);
  expect(complaints).toEqual([]);
  await context.close();
});

test.each<Language>(['es', 'en'])('the chart is gone through with the keyboard, searched, folded, and read as a table in the order of a column (%s)', { timeout: 90_000 }, async (language) => {
  const { page, context, complaints } = await journey.enter('elena', { language }), words = wordsOf[language].organization.structure;
  await page.goto('/structure');
  const elena = seats(page).filter({ hasText: 'Elena Marqués' }), claire = seats(page).filter({ hasText: 'Claire Dubois' });
  await elena.focus();
  await page.keyboard.press('ArrowRight');
  const below = await focused(page);
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).not.toBe(below);
  await page.keyboard.press('ArrowLeft');
  expect(await focused(page)).toContain('Elena Marqués');

  await claire.focus();
  const drawn = await seats(page).count();
  await page.keyboard.press('-');
  await expect.poll(() => seats(page).count()).toBeLessThan(drawn);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => seats(page).count()).toBe(drawn);

  await page.getByLabel(words.find).fill('toledo');
  await page.getByRole('status').getByText(words.found('1')).waitFor();
  await expect.poll(() => isInView(page, 'Emilio Sánchez-Gil')).toBe(true);
  await page.getByLabel(words.find).press('Enter');
  await page.getByRole('complementary').getByText('Emilio Sánchez-Gil').first().waitFor();
  await page.getByRole('complementary').getByRole('button', { name: wordsOf[language].common.close }).click();
  await page.getByLabel(words.find).fill('');

  await page.getByText(words.tree, { exact: true }).click();
  const tree = page.getByRole('tree'), here = () => tree.evaluate<string, HTMLElement>((box) => document.getElementById(box.getAttribute('aria-activedescendant')!)!.innerText);
  await tree.focus();
  await page.keyboard.press('s');
  await expect.poll(here).toMatch(/^Supervisión de campañas/);
  await page.keyboard.press('ArrowLeft');
  const folded = await tree.getByRole('treeitem', { expanded: false }).count();
  await page.keyboard.press('*');
  await expect.poll(() => tree.getByRole('treeitem', { expanded: false }).count()).toBe(folded - 1);
  await page.keyboard.press('Home');
  await expect.poll(here).toMatch(/^Dirección comercial/);

  await page.getByText(words.table, { exact: true }).click();
  const people = () => page.locator('.structure-table tbody tr td:nth-child(2)').allInnerTexts();
  await press(page, words.columns.person);
  await page.getByRole('columnheader', { name: words.columns.person }).and(page.locator('[aria-sort=ascending]')).waitFor();
  const first = (await people())[0]!;
  await press(page, words.columns.person);
  await expect.poll(async () => (await people())[0]!.localeCompare(first, 'es')).toBeGreaterThan(0);

  await press(page, words.who);
  await page.getByRole('dialog').getByRole('button', { name: 'Elena Marqués' }).first().click();
  await page.getByRole('heading', { name: 'Dirección comercial', level: 2 }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('on a phone the tools stand behind one button, and nothing scrolls sideways but the chart', async () => {
  const { page, context } = await journey.enter('elena', { language: 'es', width: 390 }), words = wordsOf.es.organization.structure;
  await page.goto('/structure?as=chart');
  await seats(page).first().waitFor();
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  expect((await page.locator('.structure-tools').boundingBox())!.height).toBeLessThan(120);
  await press(page, words.after);
  const bar = page.getByRole('navigation', { name: words.days }), rooms = page.locator('.tabbar');
  await expect.poll(async () => { const [dates, below] = await Promise.all([bar.boundingBox(), rooms.boundingBox()]); return dates!.y + dates!.height <= below!.y; }).toBe(true);
  await press(page, words.options);
  await press(page, words.see);
  await page.getByRole('menuitem', { name: wordsOf.es.reporting.seats.overlays.load }).click();
  await page.locator('.chart-sheet .measure').first().waitFor();
  await context.close();
});

test.each<Language>(['es', 'en'])('a form of a seat says which seat it is for, and a recurring meeting ends only once it was asked again (%s)', { timeout: 90_000 }, async (language) => {
  const { page, context, complaints } = await journey.enter('elena', { language }), { organization: { structure: words }, decisions: { forums }, common } = wordsOf[language];
  await page.goto('/structure');
  await seats(page).filter({ hasText: 'Claire Dubois' }).click();
  await press(page, words.seat.addLine);
  await page.getByRole('complementary').filter({ hasText: words.form.share }).getByText('Supervisión de ventas, Francia y México').waitFor();

  await page.goto('/structure/time');
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: forums.end, exact: true }) }).last(), name = await row.getByRole('button').first().innerText();
  const asked = page.getByRole('dialog', { name: `${forums.end}: ${name}` });
  await press(row, forums.end);
  await press(asked, common.cancel);
  await asked.waitFor({ state: 'hidden' });
  await press(row, forums.end);
  await press(asked, forums.end);
  await hear(page, forums.done.ended);
  await page.getByRole('button', { name, exact: true }).waitFor({ state: 'hidden' });
  expect(complaints).toEqual([]);
  await context.close();
});

test.each<Language>(['es', 'en'])('whom a seat depends on opens as it is, and what is planned of it is told at the seat and taken back (%s)', { timeout: 90_000 }, async (language) => {
  const { page, context, complaints } = await journey.enter('elena', { language }), { organization: { structure: words } } = wordsOf[language];
  await page.goto('/structure');
  await seats(page).filter({ hasText: 'Claire Dubois' }).click();
  const panel = page.getByRole('complementary').filter({ hasText: 'Supervisión de ventas, Francia y México' });
  await panel.locator('section').filter({ hasText: words.seat.reportsTo }).getByRole('button', { name: words.seat.edit, exact: true }).click();
  const manager = panel.getByRole('combobox', { name: words.form.reportsTo });
  await expect.poll(() => manager.inputValue()).toBe('Dirección comercial');
  await manager.fill('ventas, norte');
  await page.getByRole('option', { name: 'Supervisión de ventas, Norte' }).click();
  await panel.getByLabel(words.form.from, { exact: true }).fill('+40');
  await press(panel, words.form.save);
  const plan = panel.locator('section').filter({ hasText: words.seat.plans });
  await plan.getByText(words.seat.planned.solid.begins('Supervisión de ventas, Norte')).waitFor();
  await plan.getByRole('button', { name: words.seat.takeBack }).click();
  await hear(page, words.seat.takenBack);
  await plan.waitFor({ state: 'hidden' });
  expect(complaints).toEqual([]);
  await context.close();
});

test.each<Language>(['es', 'en'])('whoever sees as somebody else is told in words that nothing is downloaded, and stays where they were (%s)', { timeout: 90_000 }, async (language) => {
  const { page, context } = await journey.enter('ana', { language }), { oversight: { seeing, access }, platform, focus, common } = wordsOf[language];
  await page.goto('/settings/access');
  await page.getByRole('heading', { name: access.rights }).waitFor();
  await choose(page, access.who, 'Marta Vidal');
  await press(page, seeing.begin);
  const asked = page.getByRole('dialog');
  await write(asked, seeing.reason, 'No encuentra su puesto');
  await press(asked, seeing.begin);
  await page.getByText(platform.seeing.as('Marta Vidal')).waitFor();
  await page.goto('/structure?as=table');
  await press(page, common.more);
  await page.getByRole('menuitem', { name: focus.chart.svg }).click();
  await page.getByText(wordsOf[language].rules['platform.seeing_takes_no_file']).waitFor();
  expect(new URL(page.url()).pathname).toBe('/structure');
  await page.getByRole('button', { name: platform.seeing.leave('Ana Ferrer') }).click();
  await page.getByText(platform.seeing.as('Marta Vidal')).waitFor({ state: 'hidden' });
  await context.close();
});
