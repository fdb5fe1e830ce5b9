import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as playwright, type Page } from 'playwright-core';
import type { z } from 'zod';
import { call, type Caller } from '../contract/call.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { signIn, updateProfile } from '../contract/me.ts';
import { en } from '../words/en.ts';
import { es } from '../words/es.ts';

/* A real browser, and the people who sit before it. */

export type Language = 'es' | 'en';
export const wordsOf = { es, en };

export interface Look { language: Language; width?: number; height?: number; scheme?: 'light' | 'dark'; sharpness?: number }
/** A browser of its own for one person: their page, and the same session for asking the API what the page shows. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** What the page complained about in its console since it was opened. */
  complaints: string[];
  ask: <I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, input: z.input<I>) => Promise<z.output<O>>;
}

export const demoPassword = 'alborada de muestra';
export const inDemo = (name: string): string => `${name}@alborada.example`;

/** What a browser in a cloud function does without, what would hide that a person's browser refuses something, and a graphics card played by the processor: a third of a screen's work. */
const unwanted = ['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content', '--ignore-gpu-blocklist', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

const pages = new Set<Page>();
/** What stands on each open page, for whoever reads why a journey failed: its address, what lies over or beside it or else all of it, and its complaints. */
export async function whatPagesShow(): Promise<string> {
  const told = await Promise.all([...pages].filter((page) => !page.isClosed()).map(async (page) => {
    const beside = page.getByRole('dialog').or(page.getByRole('complementary')).filter({ visible: true });
    const texts = await (await beside.count() > 0 ? beside : page.locator('body')).allInnerTexts().catch((error: unknown) => [String(error)]);
    const notes = await page.getByRole('status').or(page.getByRole('alert')).allInnerTexts().catch(() => []);
    return [page.url(), ...texts.map((text) => text.slice(0, 2000)), ...notes].join('\n');
  }));
  return told.join('\n\n');
}

export const openBrowser = async (): Promise<Browser> => playwright.launch({ args: [...chromium.args.filter((a) => !unwanted.includes(a)), '--disable-gpu'], executablePath: await chromium.executablePath(), headless: true });

/** Somebody opens the address in a browser of their own; nobody is signed in. */
export async function visit(browser: Browser, origin: string, { language, width = 1440, height = width < 700 ? 844 : 900, scheme = 'light', sharpness }: Look): Promise<Visitor> {
  const onPhone = width < 700;
  const context = await browser.newContext({
    baseURL: origin, locale: language === 'es' ? 'es-ES' : 'en-GB', timezoneId: 'Europe/Madrid', viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce', acceptDownloads: true,
    ...(onPhone ? { hasTouch: true, isMobile: true } : {}), ...(sharpness ? { deviceScaleFactor: sharpness } : {}),
  });
  context.setDefaultTimeout(15_000);
  await context.addInitScript(onlineOnlyWhenBack);
  await context.addInitScript(tellHidden);
  const page = await context.newPage(), complaints: string[] = [];
  pages.add(page);
  page.on('console', (said) => { if (said.type() === 'error') complaints.push([said.text(), new URL(said.location().url || origin).pathname].join(' ')); });
  page.on('pageerror', (error) => complaints.push(error.message));
  const ask: Visitor['ask'] = async (endpoint, input) => call(endpoint, input, await callerOf(context, origin));
  return { page, context, complaints, ask };
}

/* A page that is left or closed while its browser is told to be offline hears "online" for a moment, one time in five, and what it then sends gets through: no phone does that. */
const onlineOnlyWhenBack = { content: "addEventListener('online', (event) => { if (!globalThis.connectionIsBack) event.stopImmediatePropagation(); }, true);" };

/* React hides what is shown already while a part of it waits for its code or its words: to whoever looks, the screen goes and comes. */
const tellHidden = { content: `new MutationObserver((changes) => { for (const { target } of changes) if (target.style.getPropertyPriority('display') === 'important' && target.style.display === 'none' && target.textContent) console.error('what was shown was hidden: ' + location.pathname + ': ' + target.textContent.slice(0, 60)); })
  .observe(document, { subtree: true, attributes: true, attributeFilter: ['style'] });` };

/** The phone loses its connection, until `regainConnection`. */
export const loseConnection = (context: BrowserContext): Promise<void> => context.setOffline(true);
export async function regainConnection(context: BrowserContext): Promise<void> {
  await Promise.all(context.pages().map((page) => page.evaluate('globalThis.connectionIsBack = true')));
  await context.setOffline(false);
}

async function callerOf(context: BrowserContext, origin: string): Promise<Caller> {
  const cookie = (await context.cookies(origin)).map((c) => `${c.name}=${c.value}`).join('; ');
  return { origin, headers: { 'x-unisono': '1', ...(cookie ? { cookie } : {}) }, idempotencyKey: crypto.randomUUID() };
}

/** The same, already signed in and reading this language. How one signs in by the page is a journey of its own. */
export async function enter(browser: Browser, origin: string, who: { email: string; password: string }, look: Look): Promise<Visitor> {
  const visitor = await visit(browser, origin, look);
  const keeping: typeof fetch = async (...asked) => {
    const answer = await fetch(...asked);
    const [name, value] = (answer.headers.get('set-cookie') ?? '').split(';')[0]!.split('=');
    if (name && value) await visitor.context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }]);
    return answer;
  };
  await call(signIn, who, { origin, headers: { 'x-unisono': '1' }, fetch: keeping });
  await visitor.ask(updateProfile, { language: look.language, locale: look.language === 'es' ? 'es-ES' : 'en-GB', colorScheme: 'auto' });
  return visitor;
}
