import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchingAhead } from '../platform/web/shell/quiet.ts';
import { beginJourney, type Journey } from './journey.ts';

/*
  What a browser fetches before the first screen is there, on a first visit: the worst a new colleague ever waits for. Scripts
  and styles, each as it is sent: compressed, but for the few that are smaller as they are. The aim is 250,000 bytes (decision 007); each screen may not outgrow what it reached.
*/
const most = { '/': 250_000, '/customers': 240_000, '/sales/board': 235_000 };
/** What says that the screen is there. */
const shown: Record<string, string> = { '/': '.day-section:visible', '/customers': '[role=row] >> nth=2', '/sales/board': 'article, [data-card], h1' };
const sent = (body: Buffer) => Math.min(body.length, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length);
/** All that the screen fetches by itself, until it has what it asked for and begins to fetch ahead. */
const ownResources = async (mark: string): Promise<string[]> => {
  while (performance.getEntriesByName(mark).length === 0) await new Promise((done) => setTimeout(done, 100));
  const until = performance.getEntriesByName(mark)[0]!.startTime;
  return performance.getEntriesByType('resource').filter((r) => r.startTime < until).map((r) => new URL(r.name).pathname);
};
let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

test.each(Object.entries(most))('at %s a first visit fetches no more scripts and styles than it may, and none of the heavy parts', { timeout: 60_000 }, async (path, limit) => {
  const { page, context } = await journey.enter('marta', { language: 'es' });
  const fetched: { name: string; body: Promise<Buffer | null> }[] = [];
  page.on('response', (response) => {
    // What is fetched ahead may still be on its way when the page is closed: it counts for nothing here.
    if (!['script', 'stylesheet'].includes(response.request().resourceType())) return;
    fetched.push({ name: new URL(response.url()).pathname, body: response.body().catch(() => null) });
  });
  await page.addInitScript(() => performance.setResourceTimingBufferSize(2000));
  await page.goto(path);
  await page.locator(shown[path]!).first().waitFor();
  const before = new Set(await page.evaluate(ownResources, fetchingAhead));
  const own = fetched.filter((f) => before.has(f.name)), bytes = (await Promise.all(own.map((f) => f.body))).map((body) => (body ? sent(body) : 0)), total = bytes.reduce((sum, n) => sum + n, 0);
  expect(bytes.filter((n) => n === 0)).toEqual([]);
  expect(total).toBeGreaterThan(50_000);
  expect(total, bytes.map((n, i) => `${n} ${own[i]!.name}`).join('\n')).toBeLessThan(limit);
  expect(own.map((f) => f.name).filter((name) => /StructureChart|elk|xyflow|highs/.test(name))).toEqual([]);
  await context.close();
});
