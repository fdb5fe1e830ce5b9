import type { Page } from 'playwright-core';
import { enter } from '../../journeys/browser.ts';
import type { DrawnCase, Line, Stage } from './cases.ts';
import { measurer } from './loading.ts';

/*
  The chart in a real Chromium, without a graphics card: from the address to the first seats drawn, and the frames while panning. The
  page's own clock says both; the screens are in the browser's cache, as on anybody's second visit.
*/

const firstWithin = 1000, frameWithin = 34;

/** `cpu`: what the page's main thread worked until then, whoever else the machine worked for. */
async function opened(stage: Stage, path: string, first: string): Promise<{ page: Page; ms: number[]; cpu: number[]; done: () => Promise<void> }> {
  const { page, context } = await enter(await stage.browser(), stage.origin, measurer, { language: 'es' });
  await page.addInitScript({ content: `new MutationObserver((_, me) => { if (document.querySelector(${JSON.stringify(first)})) { requestAnimationFrame(() => { window.drawnAt = performance.now(); }); me.disconnect(); } }).observe(document, { childList: true, subtree: true });` });
  const ms: number[] = [], cpu: number[] = [], devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => 1000 * ((await devtools.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration')?.value ?? Number.NaN);
  for (let i = 0; i < 6; i += 1) {
    await page.goto('about:blank');
    const before = await worked();
    await page.goto(path);
    // The page's own policy forbids what `waitForFunction` does.
    for (let patience = 600; patience > 0 && !(await page.evaluate<boolean>('window.drawnAt !== undefined')); patience -= 1) await page.waitForTimeout(100);
    ms.push(await page.evaluate<number>('window.drawnAt'));
    cpu.push(await worked() - before);
    await page.waitForTimeout(400);
  }
  return { page, ms: ms.slice(1).sort((a, b) => a - b), cpu: cpu.slice(1).sort((a, b) => a - b), done: () => context.close() };
}

/** Intervals between frames while the wheel pans the canvas, out and back, two seconds. */
const frames = (page: Page): Promise<number[]> => page.evaluate<number[]>(`(async () => {
  const pane = document.querySelector('.react-flow__pane'), at = [], until = performance.now() + 2000;
  while (performance.now() < until) {
    pane.dispatchEvent(new WheelEvent('wheel', { deltaY: (until - performance.now()) % 1000 > 500 ? 60 : -60, deltaX: 12, bubbles: true, cancelable: true }));
    at.push(await new Promise((next) => { requestAnimationFrame(next); }));
  }
  return at.slice(1).map((t, i) => t - at[i]).sort((a, b) => a - b);
})()`);

const at = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
const workLine = (cpu: readonly number[]): Line => ({ what: 'work of the page’s main thread until then (CPU)', value: `${at(cpu, 0.5).toFixed(0)} ms` });
const firstLine = (what: string, ms: readonly number[]): Line => ({ what, value: `${at(ms, 0.5).toFixed(0)} ms (slowest of ${ms.length}: ${ms.at(-1)!.toFixed(0)})`, aim: `${firstWithin} ms`, met: at(ms, 0.5) < firstWithin });

async function chart(stage: Stage, path: string): Promise<Line[]> {
  const { page, ms, cpu, done } = await opened(stage, path, '.structure .seat');
  const drawn = await page.locator('.structure .seat').count(), between = await frames(page);
  await done();
  return [
    firstLine('from the address to the first seats', ms), workLine(cpu), { what: 'seats in the page at first', value: String(drawn) },
    { what: 'frames while panning: half of them within', value: `${at(between, 0.5).toFixed(0)} ms` },
    { what: 'nineteen in twenty within', value: `${at(between, 0.95).toFixed(0)} ms`, aim: `${frameWithin} ms`, met: at(between, 0.95) < frameWithin },
  ];
}

async function list(stage: Stage, as: string, row: string): Promise<Line[]> {
  const { page, ms, cpu, done } = await opened(stage, `/structure?as=${as}`, row);
  const drawn = await page.locator(row).count();
  await done();
  return [firstLine('from the address to the first rows', ms), workLine(cpu), { what: 'rows in the page', value: String(drawn) }];
}

export const drawnCases: readonly DrawnCase[] = [
  { key: 'chart', title: 'The chart, folded as it opens', run: (stage) => chart(stage, '/structure') },
  { key: 'chart open', title: 'The chart with every seat open', run: (stage) => chart(stage, '/structure?all=true') },
  { key: 'tree', title: 'As a tree', run: (stage) => list(stage, 'tree', '[role=treeitem]') },
  { key: 'table', title: 'As a table', run: (stage) => list(stage, 'table', '.structure-table tbody tr') },
];
