import type { Page } from 'playwright-core';
import { me } from '../contract/me.ts';
import { mayOpen } from '../platform/web/screens.ts';
import type { Look, Visitor } from './browser.ts';
import { axeFinds, axeFindsInTheDark, overdrawn, settle, sideways, wordsAmiss } from './inspection.ts';
import type { Journey } from './journey.ts';
import { patternOf, type Registered } from './registered.ts';

/*
  Visits every screen that is registered, as somebody who may open it, and says what is wrong on each. A record's screen
  is reached as people reach it: by a link that an earlier screen showed. What the actions open (a form) is visited too.
*/

const visitors = ['elena', 'ana', 'joaquin', 'beatriz', 'teresa'];

export interface Sweep { visited: string[]; unreached: string[]; amiss: string[] }

export async function sweep(journey: Pick<Journey, 'enter'>, { screens, actions }: Registered, look: Look, widths: readonly number[]): Promise<Sweep> {
  const people = await Promise.all(visitors.map(async (name) => { const visitor = await journey.enter(name, look); return { visitor, who: await visitor.ask(me, {}) }; }));
  const found: Sweep = { visited: [], unreached: [], amiss: [] }, links = new Set<string>();
  const open = async (name: string, door: Parameters<typeof mayOpen>[0], to: string) => {
    const one = people.find(({ who }) => mayOpen(door, who));
    if (!one) { found.unreached.push(`${name}: nobody may`); return; }
    await one.visitor.page.goto(to);
    found.amiss.push(...(await lookAt(one.visitor, look, widths)).map((said) => `${to}: ${said}`));
    for (const href of await linksOn(one.visitor.page)) links.add(href);
    found.visited.push(name);
  };
  for (const screen of screens.filter((s) => !s.path.includes('$'))) await open(screen.path, screen, screen.path);
  for (const screen of screens.filter((s) => s.path.includes('$'))) {
    const to = [...links].find((href) => patternOf(screen.path).test(href));
    if (to) await open(screen.path, screen, to);
    else found.unreached.push(`${screen.path}: no link leads there`);
  }
  for (const action of actions) await open(action.to, action, action.to);
  await Promise.all(people.map(({ visitor }) => visitor.context.close()));
  return found;
}

const linksOn = (page: Page): Promise<string[]> => page.evaluate(() => [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map((a) => new URL(a.href).pathname));

async function lookAt({ page, complaints }: Visitor, { language }: Look, widths: readonly number[]): Promise<string[]> {
  const usual = page.viewportSize()!;
  const amiss = [...await settle(page), ...await axeFinds(page), ...await axeFindsInTheDark(page), ...await wordsAmiss(page, language), ...await sideways(page), ...await overdrawn(page)];
  for (const width of widths) {
    await page.setViewportSize({ ...usual, width });
    amiss.push(...await sideways(page));
  }
  await page.setViewportSize(usual);
  return [...amiss, ...complaints.splice(0).map((said) => `console: ${said}`)];
}
