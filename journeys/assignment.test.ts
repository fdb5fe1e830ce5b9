import { afterAll, beforeAll, expect, test } from 'vitest';
import { proposalImpact, readAssignment, readProposal } from '../modules/restructuring/contract.ts';
import { type Language, wordsOf } from './browser.ts';
import { hear, press, write } from './hands.ts';
import { beginJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

const names = { es: 'Repartir la carga de ventas', en: 'Share out the load of sales' };

test.each<Language>(['es', 'en'])('in %s, the director asks for an assignment inside a proposal, takes the middle one, and the score is what was said', async (language) => {
  const w = wordsOf[language].restructuring, a = w.assignment;
  const elena = await journey.enter('elena', { language }), { page } = elena;
  await page.goto('/structure/proposals?new=1');
  await write(page, w.form.name, names[language]);
  await write(page, w.form.on, '+30');
  await press(page, w.form.create);
  await page.waitForURL(/\/proposals\/[0-9a-f-]{36}/);
  const proposalId = new URL(page.url()).pathname.split('/').at(-1)!, asked = () => elena.ask(readAssignment, { proposalId });

  await press(page, a.title);
  const drawer = page.getByRole('complementary', { name: a.title });
  await press(drawer, a.find);
  await drawer.getByRole('table', { name: a.front.title }).waitFor();
  while ((await asked()).stage !== 'improving' && (await asked()).state === 'running') await page.waitForTimeout(200);
  if ((await asked()).state === 'running') await press(drawer, a.stop);
  await drawer.getByRole('button', { name: a.again }).waitFor();

  const found = await asked(), middle = found.points[Math.floor(found.points.length / 2)]!;
  expect(found.points.length).toBeGreaterThan(2);
  await drawer.getByRole('radio', { name: a.front.choose(String(found.points.indexOf(middle) + 1)) }).check();
  await press(drawer, a.point.take);
  await hear(page, a.point.taken);
  const { customers } = await elena.ask(proposalImpact, { proposalId });
  expect(customers.score).toBeCloseTo(middle.score, 6);
  const { changes } = await elena.ask(readProposal, { proposalId });
  expect(changes.every((c) => c.change.kind === 'move_accounts')).toBe(true);
  expect(changes.flatMap((c) => (c.change.kind === 'move_accounts' ? c.change.accountIds : []))).toHaveLength(middle.moved);
});
