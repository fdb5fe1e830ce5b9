import Fastify, { type FastifyInstance } from 'fastify';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerProblems } from '../platform/server/refusals.ts';
import { serveWeb } from '../platform/server/statics.ts';
import { webFolder } from '../platform/server/webBuild.ts';
import { openBrowser, wordsOf } from './browser.ts';

/* What keeps the app on the device (decision 020), over two builds of it that differ in nothing but their name. */

const home = mkdtempSync(join(tmpdir(), 'unisono-worker-'));
let browser: Browser, served: FastifyInstance, asked: string[] = [], port = 0;
beforeAll(async () => { browser = await openBrowser(); }, 60_000);
afterAll(async () => {
  await browser.close();
  await served.close();
  rmSync(home, { recursive: true });
});

async function serveBuild(name: string): Promise<void> {
  const folder = join(home, name), worker = join(folder, 'worker.js');
  cpSync(webFolder, folder, { recursive: true, filter: (from) => !/worker\.js\.(br|gz)$/.test(from) });
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(/const version = "[^"]+"/, `const version = "${name}"`));
  await served?.close();
  served = Fastify({ forceCloseConnections: true });
  answerProblems(served);
  served.addHook('onRequest', async (request) => { asked.push(request.url); });
  serveWeb(served, folder);
  await served.listen({ port });
  ({ port } = served.server.address() as AddressInfo);
}

const stores = (page: Page) => page.evaluate(() => caches.keys());
const assetsAsked = () => asked.filter((path) => path.startsWith('/assets/'));

test('the app opens without a connection; a new build fetches only what changed and takes over at the next start; nothing of the API is kept', async () => {
  await serveBuild('first');
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, locale: 'es-ES' }), page = await context.newPage();
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready));
  expect(await stores(page)).toEqual(['unisono-first']);
  const kept = await page.evaluate(async () => (await (await caches.open('unisono-first')).keys()).map((request) => new URL(request.url).pathname));
  expect(kept).toContain('/');
  expect(kept.length).toBeGreaterThan(100);
  expect(kept.filter((path) => path.startsWith('/api/'))).toEqual([]);

  await serveBuild('second');
  asked = [];
  await page.reload();
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state), { timeout: 20_000 }).toBe('installed');
  expect((await stores(page)).toSorted()).toEqual(['unisono-first', 'unisono-second']);
  expect(assetsAsked()).toEqual([]);

  await context.setOffline(true);
  await page.goto('/customers');
  await page.getByText(wordsOf.es.platform.cannotEnter).waitFor();
  await context.setOffline(false);

  await page.close();
  const next = await context.newPage();
  await next.goto('/');
  await expect.poll(() => stores(next), { timeout: 20_000 }).toEqual(['unisono-second']);
  asked = [];
  await next.goto('/api/v1/bookings.csv');
  expect(asked).toEqual(['/api/v1/bookings.csv']);
}, 90_000);
