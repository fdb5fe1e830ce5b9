import { afterAll, beforeAll, expect, test } from 'vitest';
import { me } from '../contract/me.ts';
import { createPosition, findSeats, grantRole, listMail, readPosition } from '../modules/organization/contract.ts';
import { inDemo, wordsOf, type Language, type Visitor } from './browser.ts';
import { choose, hear, press, write } from './hands.ts';
import { beginJourney, type Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

const password = 'cuatro tejas verdes';

/** A new seat of outside sales beside Marta's, with what outside sales may do. */
async function openSeat(ana: Visitor, title: string): Promise<void> {
  const { company } = await ana.ask(me, {}), [marta] = (await ana.ask(findSeats, { find: 'Marta Vidal', limit: 1 })).rows;
  const beside = (await ana.ask(readPosition, { positionId: marta!.id })).versions.at(-1)!;
  const seat = await ana.ask(createPosition, { title, unitId: beside.unit.id, marketId: beside.market.id, from: company.today });
  await ana.ask(grantRole, { positionId: seat.id, role: 'outside_sales', scope: 'own_seat', from: company.today });
}

/** Fills in the invitation, then reads the letter that waits in the outbox, as the administrator does without a mail server. */
async function invite(ana: Visitor, language: Language, { name, email, seat }: { name: string; email: string; seat?: string }): Promise<string> {
  const { common, organization } = wordsOf[language], { page } = ana;
  await page.goto('/settings/people?new=1');
  await write(page, common.name, name);
  await write(page, common.email, email);
  await choose(page, common.language, common.languages[language]);
  if (seat) await choose(page, organization.settings.seat, seat);
  await press(page, organization.people.invite);
  await hear(page, organization.people.invitedByHand);
  await page.goto('/settings/mail');
  const letter = page.getByRole('group').filter({ hasText: email }).first();
  await letter.locator('summary').click();
  const [link] = /https?:\/\/\S+\/welcome#\S+/.exec(await letter.innerText()) ?? [];
  expect((await ana.ask(listMail, {})).rows.find((m) => m.to === email)?.body).toContain(link);
  return link!;
}

/** Opens the link in a browser of their own and chooses a password. */
async function arrive(link: string, language: Language): Promise<Visitor> {
  const visitor = await journey.visit({ language }, journey.demo), words = wordsOf[language];
  await visitor.page.goto(link);
  await visitor.page.getByRole('heading', { name: words.platform.entry.welcome }).waitFor();
  await write(visitor.page, words.common.password, password);
  await press(visitor.page, words.platform.entry.savePassword);
  return visitor;
}

test.each<Language>(['es', 'en'])('in %s, an invited colleague opens the link of the letter, sets a password, signs in again, and sees what the seat may see and no more', async (language) => {
  const words = wordsOf[language], email = inDemo(`lucia.${language}`), title = { es: 'Venta externa, Maestrat', en: 'Venta externa, Ports' }[language];
  const ana = await journey.enter('ana', { language });
  await openSeat(ana, title);
  const lucia = await arrive(await invite(ana, language, { name: 'Lucía Forner', email, seat: title }), language), { page } = lucia, { rail, screen, person, entry } = words.platform;
  const places = page.getByRole('navigation', { name: words.platform.mainNav });
  await places.getByRole('link', { name: rail.customers }).waitFor();
  expect(await places.getByRole('link', { name: rail.reports }).count()).toBe(0);
  await places.getByRole('link', { name: rail.focus }).click();
  await page.getByRole('heading', { level: 1, name: words.focus.time.title }).waitFor();
  await page.getByText(words.focus.time.onlyYou).waitFor();
  expect(await page.getByRole('link', { name: words.focus.before }).count()).toBe(0);

  await page.getByTitle(person.menu).click();
  await page.getByRole('menuitem', { name: person.signOut }).click();
  await write(page, words.common.email, email);
  await write(page, words.common.password, password);
  await press(page, entry.signIn);
  await places.getByRole('link', { name: rail.sales }).click();
  await page.getByRole('heading', { level: 1, name: words.sales.title }).waitFor();
  await page.goto('/focus');
  await page.getByRole('heading', { name: screen.noRight }).waitFor();
  await page.goto('/settings/imports');
  await page.getByRole('heading', { name: screen.noRight }).waitFor();
  expect((await lucia.ask(me, {})).seats.map((s) => s.title)).toEqual([title]);
}, 90_000);

test.each<Language>(['es', 'en'])('in %s, a person without a position sees nothing, and is told why and whom to ask', async (language) => {
  const { platform } = wordsOf[language], ana = await journey.enter('ana', { language });
  const nobody = await arrive(await invite(ana, language, { name: 'Iván Roca', email: inDemo(`ivan.${language}`) }), language), { page } = nobody;
  const said = async () => {
    await page.getByRole('heading', { name: platform.screen.nothingYet }).waitFor();
    await page.getByText(platform.screen.nothingYetNote('Cerámica Alborada, S. A.')).waitFor();
  };
  await said();
  for (const path of ['/customers', '/sales/board', '/coordination', '/reports', '/structure']) {
    await page.goto(path);
    await said();
  }
  const places = page.getByRole('navigation', { name: platform.mainNav });
  expect(await places.getByRole('link').allInnerTexts()).toEqual([platform.rail.settings]);
  expect(await nobody.ask(me, {})).toMatchObject({ seats: [], rights: [] });
  await expect(nobody.ask(findSeats, {})).rejects.toMatchObject({ problem: { code: 'not_allowed' } });
}, 90_000);
