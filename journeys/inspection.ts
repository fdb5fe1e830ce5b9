import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { es } from '../words/es.ts';
import { en } from '../words/en.ts';
import type { Language } from './browser.ts';

/* What is wrong with the page as it stands, each complaint as one line that says where. */

/** Waits until the screen has its title and nothing of it is still being fetched; says so when that never comes. */
export async function settle(page: Page): Promise<string[]> {
  const settled = async () => {
    await page.locator('h1').first().waitFor();
    await page.waitForFunction(() => document.querySelector('.bars, div.progress, [aria-busy=true]') === null);
    await page.waitForLoadState('networkidle');
  };
  return settled().then(() => [], (error: unknown) => [`never settles: ${String(error).split('\n')[0]}`]);
}

/** In the dark only colours are others: what else axe looks for is the same, and is not looked for twice. */
export async function axeFindsInTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor({ state: 'attached' });
  const found = await axeFinds(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  return found.map((said) => `in the dark, ${said}`);
}

/*
  There are no frames, so axe runs in the page itself: otherwise all that passes, too, travels through here to another page
  to be summed up. It is brought once to a document, where its builder would bring it twice for each look.
*/
const axe = readFileSync(createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8');
export async function axeFinds(page: Page, rules?: string[]): Promise<string[]> {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  const builder = new AxeBuilder({ page, axeSource: ';' }).options({ resultTypes: ['violations'], reporter: 'no-passes', preload: false }).setLegacyMode();
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze();
  return violations.flatMap((v) => v.nodes.slice(0, 3).map((node) => `${v.id}: ${node.target.join(' ')} ${node.any[0]?.message ?? node.all[0]?.message ?? v.help}`.slice(0, 300)));
}

/** A list draws the rows in view and a few more: one that draws them all has also fetched them all, and stops the browser in a large company. */
export async function overdrawn(page: Page): Promise<string[]> {
  const rows = await page.locator('.grid-row').count();
  return rows > 80 ? [`draws ${rows} rows of a list at ${page.viewportSize()!.width}`] : [];
}

/** How far the page itself scrolls sideways; a chart or a table may, inside its own box. */
export async function sideways(page: Page): Promise<string[]> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return over > 0 ? [`scrolls sideways by ${over} px at ${page.viewportSize()!.width}`] : [];
}

const sentences = (words: object): string[] => Object.values(words).flatMap((w: unknown) => (typeof w === 'string' ? [w] : typeof w === 'object' && w !== null ? sentences(w) : []));
const all = { es: new Set(sentences(es)), en: new Set(sentences(en)) };
/** Four words or more: fewer may be the name of something, which stays in the language it was given in. */
const foreign = { es: [...all.en].filter((w) => !all.es.has(w) && w.split(' ').length > 3), en: [...all.es].filter((w) => !all.en.has(w) && w.split(' ').length > 3) };

/** Words that nobody wrote, words of the other language, and a page that says it is in another. */
export async function wordsAmiss(page: Page, language: Language): Promise<string[]> {
  const found = await page.evaluate(() => {
    const said = [...document.querySelectorAll('button, a, label, legend, th, h1, h2, h3, dt, summary, option, [role=tab]')].map((e) => (e.textContent ?? '').trim());
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((e) => ['aria-label', 'title', 'placeholder'].map((n) => e.getAttribute(n) ?? ''));
    return { texts: [...new Set([...said, ...named])], title: document.title, lang: document.documentElement.lang };
  });
  const broken = [...[found.title, await page.innerText('body'), ...found.texts].join('\n').matchAll(/.{0,30}(\bundefined\b|\bNaN\b|\[object |Invalid Date|=>|\bnull\b|\b(platform|common|rules|customers|sales|marketing|coordination|goals|reporting|focus|exchange|organization)\.[a-z]+(?![\w-]*\.(example|com))).{0,30}/g)].map((m) => `nobody wrote: ${m[0].trim()}`);
  const theirs = found.texts.filter((text) => foreign[language].includes(text)).map((text) => `of the other language: ${text}`);
  return [...broken, ...theirs, ...(found.lang.startsWith(language) ? [] : [`says it is in ${found.lang}`])];
}
