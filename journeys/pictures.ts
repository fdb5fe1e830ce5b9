import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { listAccounts } from '../modules/customers/contract.ts';
import { listProposals } from '../modules/restructuring/contract.ts';
import { buildWebWhenStale } from '../platform/server/webBuild.ts';
import { demoPassword, enter, inDemo, type Language, type Look, openBrowser, type Visitor } from './browser.ts';
import { settle } from './inspection.ts';
import { demoOf, makeInstallation, serve } from './installation.ts';

/*
  `npm run pictures`: takes the README's pictures of the demo company, Spanish and English, into docs/pictures. Each is a
  screen as somebody of the company sees it, as WebP of less than 200 kB.
*/

interface Picture { name: string; who: string; path: (visitor: Visitor) => Promise<string>; look?: Partial<Look> }
const at = (path: string) => () => Promise.resolve(path);

/** A customer whom both divisions have served, so that both lanes have something on them. */
const aCustomer = async ({ ask }: Visitor): Promise<string> => `/customers/${(await ask(listAccounts, { mine: true, class: ['A'], limit: 1 })).rows[0]!.id}`;

/** A restructuring as it is drawn, with what it does to customers beside it. */
const aProposal = async ({ ask }: Visitor): Promise<string> => `/structure/proposals/${(await ask(listProposals, { limit: 1 })).rows[0]!.id}`;

const pictures: readonly Picture[] = [
  { name: 'today', who: 'marta', path: at('/') },
  { name: 'customer', who: 'marta', path: aCustomer },
  { name: 'board', who: 'joaquin', path: at('/sales/board') },
  { name: 'coordination', who: 'beatriz', path: at('/coordination') },
  { name: 'structure', who: 'elena', path: at('/structure') },
  { name: 'studio', who: 'elena', path: aProposal },
  { name: 'report', who: 'elena', path: at('/reports') },
  { name: 'phone', who: 'marta', path: at('/'), look: { width: 390 } },
  { name: 'dark', who: 'marta', path: aCustomer, look: { scheme: 'dark' } },
];

const folder = join(import.meta.dirname, '../docs/pictures');
const most = 200_000;

/** The browser itself makes the WebP: no tool beside it is needed. The demo's banner is of the demo, not of the product. */
async function take(page: Page, file: string): Promise<number> {
  await page.addStyleTag({ content: 'aside.banner { display: none }' });
  const session = await page.context().newCDPSession(page);
  for (const quality of [86, 76, 64, 50]) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
    writeFileSync(file, Buffer.from(data, 'base64'));
    if (statSync(file).size < most) break;
  }
  return statSync(file).size;
}

async function takeAll(demo: string): Promise<void> {
  const browser = await openBrowser();
  for (const language of ['es', 'en'] satisfies Language[]) for (const { name, who, path, look } of pictures) {
    const visitor = await enter(browser, demo, { email: inDemo(who), password: demoPassword }, { language, width: 1280, height: look?.width === 390 ? 844 : 800, sharpness: 1.5, ...look });
    await visitor.page.goto(await path(visitor));
    const amiss = await settle(visitor.page);
    if (amiss.length > 0) throw new Error(`${name}: ${amiss.join(', ')}`);
    const size = await take(visitor.page, join(folder, `${name}-${language}.webp`));
    console.log(`${name}-${language}.webp ${Math.round(size / 1000)} kB`);
    if (size >= most) throw new Error(`${name} is larger than ${most / 1000} kB`);
    await visitor.context.close();
  }
  await browser.close();
}

const scratch = mkdtempSync(join(tmpdir(), 'unisono-pictures-')), home = join(scratch, 'home');
mkdirSync(folder, { recursive: true });
try {
  await buildWebWhenStale((_, english) => console.log(english));
  await makeInstallation(home);
  const served = await serve(home);
  try {
    await takeAll(await demoOf(served.origin));
  } finally {
    await served.stop();
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
