import type { Page } from 'playwright-core';
import { enter } from '../../journeys/browser.ts';
import type { DrawnCase, Line, Stage } from './cases.ts';
import { measurer } from './loading.ts';

/*
  The chart in a real Chromium, without a graphics card: from the address to the first seats drawn, and the frames while panning. The
  page's own clock says both; the screens are in the browser's cache, as on anybody's second visit.
*/

const firstWithin = 1000, frameWithin = 34;

/** `drawn`: what was asked for stood in the page then, so often; `asked`: requests of the API answered by then, and their bytes as they came. */
export interface Opened { page: Page; ms: number[]; cpu: number[]; drawn: number; asked: { requests: number; bytes: number }; worked: () => Promise<number>; done: () => Promise<void> }

/** `cpu`: what the page's main thread worked until then, whoever else the machine worked for. */
export async function opened(stage: Stage, path: string, first: string): Promise<Opened> {
  const { page, context } = await enter(await stage.browser(), stage.origin, measurer, { language: 'es' });
  await page.addInitScript({ content: `new MutationObserver((_, me) => { if (document.querySelector(${JSON.stringify(first)})) { requestAnimationFrame(() => { window.drawnAt = performance.now(); window.drawn = document.querySelectorAll(${JSON.stringify(first)}).length; }); me.disconnect(); } }).observe(document, { childList: true, subtree: true });` });
  const ms: number[] = [], cpu: number[] = [], devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => 1000 * ((await devtools.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration')?.value ?? Number.NaN);
  for (let i = 0; i < 6; i += 1) {
    await page.goto('about:blank');
    const before = await worked();
    await page.goto(path);
    // The page's own policy forbids what `waitForFunction` does.
    for (let patience = 3000; patience > 0 && !(await page.evaluate<boolean>('window.drawnAt !== undefined')); patience -= 1) await page.waitForTimeout(20);
    cpu.push(await worked() - before);
    ms.push(await page.evaluate<number>('window.drawnAt'));
    await page.waitForTimeout(400);
  }
  const drawn = await page.evaluate<number>('window.drawn');
  const asked = await page.evaluate<Opened['asked']>(`(() => { const api = performance.getEntriesByType('resource').filter((r) => r.name.includes('/api/') && r.responseEnd > 0 && r.responseEnd < window.drawnAt); return { requests: api.length, bytes: api.reduce((sum, r) => sum + r.transferSize, 0) }; })()`);
  return { page, ms: ms.slice(1).sort((a, b) => a - b), cpu: cpu.slice(1).sort((a, b) => a - b), drawn, asked, worked, done: () => context.close() };
}

/** Intervals between frames while something is done, and what the page's main thread worked meanwhile, a frame. */
export interface Frames { between: number[]; cpu: number }
export async function framesWhile({ page, worked }: Pick<Opened, 'page' | 'worked'>, act: () => Promise<unknown>): Promise<Frames> {
  await page.evaluate(`(() => { const at = window.framesAt = []; const next = (t) => { at.push(t); window.counting = requestAnimationFrame(next); }; next(performance.now()); })()`);
  const before = await worked();
  await act();
  const cpu = await worked() - before;
  const at = await page.evaluate<number[]>('cancelAnimationFrame(window.counting), window.framesAt');
  return { between: at.slice(2).map((t, i) => t - at[i + 1]!).sort((a, b) => a - b), cpu: cpu / at.length };
}

/** The wheel pans the plane, out and back, two seconds. */
async function panned(chart: Opened): Promise<Frames> {
  const { x, y, width, height } = (await chart.page.locator('.chart-plane').boundingBox())!;
  await chart.page.mouse.move(x + width / 2, y + height / 2);
  return framesWhile(chart, async () => { const until = performance.now() + 2000; for (let left = 2000; left > 0; left = until - performance.now()) await chart.page.mouse.wheel(12, left % 1000 > 500 ? 60 : -60); });
}

/** As lines of the page. */
export const frameLines = (while_: string, { between, cpu }: Frames): Line[] => [
  { what: `frames while ${while_}: half of them within`, value: `${at(between, 0.5).toFixed(0)} ms` },
  { what: 'nineteen in twenty within', value: `${at(between, 0.95).toFixed(0)} ms`, aim: `${frameWithin} ms`, met: at(between, 0.95) < frameWithin },
  { what: `work of the page’s main thread a frame while ${while_} (CPU)`, value: `${cpu.toFixed(1)} ms` },
];

const at = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
export const firstLines = (what: string, { ms, cpu, drawn, asked }: Opened): Line[] => [
  { what: `from the address to the first ${what}`, value: `${at(ms, 0.5).toFixed(0)} ms (slowest of ${ms.length}: ${ms.at(-1)!.toFixed(0)})`, aim: `${firstWithin} ms`, met: at(ms, 0.5) < firstWithin },
  { what: 'work of the page’s main thread until then (CPU)', value: `${at(cpu, 0.5).toFixed(0)} ms` },
  { what: 'answers of the API by then', value: `${asked.requests}, ${(asked.bytes / 1000).toFixed(0)} kB` }, { what: `${what} in the page by then`, value: String(drawn) },
];

async function charted(stage: Stage, path: string): Promise<Line[]> {
  const chart = await opened(stage, path, '.structure .seat'), frames = await panned(chart);
  await chart.done();
  return [...firstLines('seats', chart), ...frameLines('panning', frames)];
}

async function list(stage: Stage, as: string, row: string): Promise<Line[]> {
  const listed = await opened(stage, `/structure?as=${as}`, row);
  await listed.done();
  return firstLines('rows', listed);
}

export const drawnCases: readonly DrawnCase[] = [
  { key: 'chart', title: 'The chart, folded as it opens', run: (stage) => charted(stage, '/structure') },
  { key: 'chart open', title: 'The chart with every seat open', run: (stage) => charted(stage, '/structure?all=true') },
  { key: 'tree', title: 'As a tree', run: (stage) => list(stage, 'tree', '[role=treeitem]') },
  { key: 'table', title: 'As a table', run: (stage) => list(stage, 'table', '.structure-table tbody tr') },
];
