import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getEdition } from '../modules/reporting/contract.ts';
import { wordsOf, type Language } from './browser.ts';
import { choose, hear, press, write } from './hands.ts';
import { beginJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

const decide = { es: 'Cubrir la supervisión de Portugal antes de enero.', en: 'Fill the Portuguese supervision before January.' };

test.each<Language>(['es', 'en'])('in %s, the executive issues the report, opens the reasons of a figure and its records, downloads the page as it was issued, and prints it on one sheet', async (language) => {
  const words = wordsOf[language].reporting, elena = await journey.enter('elena', { language }), { page } = elena;
  await page.goto('/reports');
  await press(page, words.issue);
  await write(page, words.issueNote, decide[language]);
  await press(page.getByRole('complementary').filter({ hasText: words.issueTitle }), words.issue);
  await page.waitForURL(/\/reports\/editions\/[0-9a-f-]{36}/);
  const editionId = new URL(page.url()).pathname.split('/').at(-1)!, edition = await elena.ask(getEdition, { editionId });
  await hear(page, words.issuedDone(String(edition.number)));
  await page.getByText(decide[language]).waitFor();
  await page.getByText(words.report.closed).waitFor();

  await page.locator('button.why').first().click();
  const chosen = page.locator('button.why[aria-pressed=true]').first(), records = page.getByRole('button', { name: words.seeBookings(String(edition.figures.booked.events)) });
  await chosen.waitFor();
  await records.click();
  await page.getByRole('heading', { level: 1, name: words.records.title.bookings }).waitFor();
  const shown = page.getByRole('row');
  await shown.nth(1).waitFor();
  expect(await shown.count() - 1).toBe(Math.min(edition.figures.booked.events, 60));
  await page.goBack();

  await chosen.waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, words.pdf)]);
  const pdf = readFileSync(await file.path());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(edition.sha256);

  const printed = await page.pdf({ format: 'A4', margin: { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' } });
  expect(printed.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);

  for (const path of ['/reports/funnel', '/reports/attribution']) {
    await page.goto(path);
    await page.getByRole('columnheader', { name: words.by.origin }).first().waitFor();
    await choose(page, words.byLabel, words.by.month);
    await page.getByRole('columnheader', { name: words.by.month }).first().waitFor();
  }
  expect(elena.complaints).toEqual([]);
}, 90_000);
