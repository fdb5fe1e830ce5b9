import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPeople } from '../modules/organization/contract.ts';
import { answerCheck, type GateCode, proposalGates, proposalImpact, signGate } from '../modules/restructuring/contract.ts';
import { type Language, type Visitor, wordsOf } from './browser.ts';
import { choose, hear, press, write } from './hands.ts';
import { beginJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

const inLanguage = {
  es: { name: 'Norte y Levante, una supervisión', how: 'Los dos visitan juntos a cada uno antes de que cambie.', seen: 'Hablado con los equipos.' },
  en: { name: 'North and Levante, one supervisor', how: 'Both visit each of them together before the change.', seen: 'Talked over with the teams.' },
};
const seats = { norte: 'Supervisión de ventas, Norte', levante: 'Supervisión de ventas, Levante y Centro', ebro: 'Venta externa, Ebro', cantabrico: 'Venta externa, Cantábrico', oporto: 'Venta externa, Oporto', galicia: 'Venta externa, Galicia' };

test.each<Language>(['es', 'en'])('in %s, the director merges two teams, sees the customers first and mends the plan until it costs them less; once signed it is published, and who gives a customer over finds it on the day', async (language) => {
  const words = wordsOf[language], w = words.restructuring, fields = w.changes.fields, { name, how, seen } = inLanguage[language];
  const elena = await journey.enter('elena', { language }), { page } = elena;
  const impact = page.getByRole('complementary', { name: w.impact.title });

  await page.goto('/structure/proposals?new=1');
  await write(page, w.form.name, name);
  await write(page, w.form.on, '+20');
  await press(page, w.form.create);
  await page.waitForURL(/\/proposals\/[0-9a-f-]{36}/);
  const proposalId = new URL(page.url()).pathname.split('/').at(-1)!, scoreNow = async () => (await elena.ask(proposalImpact, { proposalId })).customers.score;
  const draw = async (kind: string, said: [string, string | RegExp][]) => {
    await press(page, w.changes.add);
    await choose(page, w.changes.kind, kind);
    for (const [label, what] of said) await choose(page, label, what);
    await press(page, w.changes.add);
    await hear(page, w.done.added);
    await impact.waitFor();
  };

  await draw(w.changes.kinds.close_position, [[fields.position, seats.ebro]]);
  await impact.getByText(w.refusals['orphans']!).waitFor();
  await page.getByText(w.see.list, { exact: true }).click();
  await press(page, w.changes.says.close_empty(seats.ebro));
  await choose(page, fields.successor, seats.cantabrico);
  await press(page, w.changes.replace);
  await impact.getByText(w.impact.refused).waitFor({ state: 'detached' });

  await draw(w.changes.kinds.close_position, [[fields.position, seats.norte], [fields.successor, seats.levante]]);
  const all = w.changes.says.move_portfolio(seats.oporto, seats.galicia);
  await draw(w.changes.kinds.move_portfolio, [[fields.from, seats.oporto], [fields.to, seats.galicia]]);
  const before = await scoreNow();
  await press(page, `${w.changes.remove}: ${all}`);
  await hear(page, w.done.removed);
  await draw(w.changes.kinds.move_matching, [[fields.from, seats.oporto], [fields.to, seats.galicia], [fields.class, 'A']]);
  expect(await scoreNow()).toBeLessThan(before);

  await press(impact, w.intents.all);
  await write(impact, w.intents.how, how);
  await impact.locator('form').getByRole('button').first().click();
  await impact.getByText(w.intents.none).waitFor();
  await press(page, w.acts.share);
  await hear(page, w.done.shared);

  const joaquin = await journey.enter('joaquin', { language }), beatriz = await journey.enter('beatriz', { language }), teresa = await journey.enter('teresa', { language });
  await signByHand(joaquin.page, proposalId, 'customers', language);
  await signThrough(elena, proposalId, 'decisions', seen);
  await signThrough(beatriz, proposalId, 'structure', seen);
  await signThrough(joaquin, proposalId, 'goals', seen);
  await signThrough(teresa, proposalId, 'information', seen);
  await signThrough(elena, proposalId, 'consultation', seen);

  await page.goto(`/structure/proposals/${proposalId}`);
  await press(impact, w.publish.publish);
  await press(impact, w.publish.publishNow);
  await hear(page, w.publish.published);

  const giver = await journey.enter(await loginOf(journey, seats.ebro, language), { language });
  await giver.page.goto('/');
  await press(giver.page.locator('section.day-section').filter({ hasText: words.transition.standing.mine, visible: true }), words.transition.standing.finish);
  await hear(giver.page, words.transition.standing.stepDone);

  await press(impact, w.publish.withdraw);
  await hear(page, w.publish.withdrawn);
  expect([elena, joaquin, giver].flatMap((v) => v.complaints)).toEqual([]);
}, 120_000);

async function signByHand(page: Page, proposalId: string, gate: GateCode, language: Language): Promise<void> {
  const w = wordsOf[language].restructuring.gates;
  await page.goto(`/structure/proposals/${proposalId}?gate=${gate}`);
  await press(page, w.sign);
  await page.getByRole('listitem').filter({ hasText: w[gate] }).filter({ hasText: 'Joaquín' }).waitFor();
}

/** What a gate asks and is not met is answered in writing, and it is signed. */
async function signThrough(who: Visitor, proposalId: string, code: GateCode, text: string): Promise<void> {
  const { version, gates } = await who.ask(proposalGates, { proposalId });
  for (const check of gates.find((g) => g.gate === code)!.checks.filter((c) => !c.passes)) await who.ask(answerCheck, { proposalId, version, gate: code, code: check.code, text });
  await who.ask(signGate, { proposalId, version, gate: code, act: 'signs' });
}

/** The name with which whoever sits in a seat signs in. */
async function loginOf({ enter }: Journey, seat: string, language: Language): Promise<string> {
  const ana = await enter('ana', { language });
  const { rows } = await ana.ask(listPeople, { find: 'Pilar Lahoz', limit: 20 }), person = rows.find((p) => p.seats.some((s) => s.name === seat))!;
  await ana.context.close();
  return person.email!.split('@')[0]!;
}
