import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { demoPassword, enter, inDemo, openBrowser } from '../journeys/browser.ts';
import { endOf, startProduct } from './starting.ts';

/*
  `npm run bench -- screens`: how long a seller of the demo company waits for the first rows, from the address, in a real Chromium
  without a graphics card: with nothing kept (a first visit) and again. `--visits N` each, `--port N`; `-- screens --write` keeps bench/SCREENS.md.
*/

const { values } = parseArgs({ args: process.argv.slice(2).filter((a) => a !== 'screens'), options: { visits: { type: 'string' }, port: { type: 'string' }, write: { type: 'boolean' } } });
const visits = Number(values.visits ?? 7), port = Number(values.port ?? 47_120), demo = `http://127.0.0.1:${port + 1}`;
const aim = 1500, home = resolve('var/bench-screens');
/** What says that the first rows are there. */
const screens = [
  { path: '/', what: 'my day', row: '.day-section' },
  { path: '/customers', what: 'customers', row: '[role=row][aria-rowindex="2"]' },
  { path: '/customers/contacts', what: 'contacts', row: '[role=row][aria-rowindex="2"]' },
  { path: '/sales/board', what: 'the board', row: '.deal-card' },
  { path: '/coordination/hand-offs', what: 'hand-offs', row: '[role=row][aria-rowindex="2"]' },
];

interface Line { what: string; path: string; first: number[]; again: number[] }

async function rowsAfter(browser: Browser, { path, row }: (typeof screens)[number]): Promise<[first: number, again: number]> {
  const { page, context } = await enter(browser, demo, { email: inDemo('marta'), password: demoPassword }, { language: 'es' });
  await page.addInitScript({ content: `new MutationObserver((_, me) => { if (document.querySelector(${JSON.stringify(row)})) { requestAnimationFrame(() => { window.drawnAt = performance.now(); }); me.disconnect(); } }).observe(document, { childList: true, subtree: true });` });
  const waited = async () => {
    await page.goto(path);
    for (let patience = 300; patience > 0 && !(await page.evaluate<boolean>('window.drawnAt !== undefined')); patience -= 1) await page.waitForTimeout(50);
    const ms = await page.evaluate<number | null>('window.drawnAt');
    if (!ms) throw new Error(`no rows at ${path}`);
    await page.waitForTimeout(500);
    return ms;
  };
  const times: [number, number] = [await waited(), await waited()];
  await context.close();
  return times;
}

const middle = (ms: readonly number[]): number => ms.toSorted((a, b) => a - b)[Math.floor(ms.length / 2)]!;

function pageOf(lines: readonly Line[]): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(), load = readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 2).join(', ');
  const told = (ms: readonly number[]) => `${middle(ms).toFixed(0)} (${Math.max(...ms).toFixed(0)}) | ${middle(ms) < aim ? 'met' : '**missed**'}`;
  return `${[
    '# Measured: the first rows', '',
    `\`npm run bench -- screens\`; ${cpus().length} × ${cpus()[0]!.model.trim()}, Node ${process.version}; commit ${commit}, ${new Date().toISOString().slice(0, 10)}; server, database and browser share the machine, load at the end ${load}. Milliseconds from the address to the first rows drawn, on the demo company: the middle of ${visits} visits (the slowest). The aim is ${aim}.`, '',
    '| screen | first visit, nothing kept | | again | |', '|---|--:|---|--:|---|', ...lines.map((l) => `| ${l.what} \`${l.path}\` | ${told(l.first)} | ${told(l.again)} |`),
  ].join('\n')}\n`;
}

if (!existsSync(join(home, 'postgres'))) {
  rmSync(home, { recursive: true, force: true });
  execFileSync(process.execPath, ['app/start.mjs', 'cli.ts', 'setup', '--company', 'Medidas', '--currency', 'EUR', '--timezone', 'Europe/Madrid', '--locale', 'es-ES', '--email', 'medidas@ejemplo.es', '--password', 'una clave larga para medir', '--start', 'demo'],
    { env: { ...process.env, UNISONO_HOME: home, LOG_LEVEL: 'error' }, stdio: ['ignore', 'ignore', 'inherit'] });
}
const product = await startProduct(home, port, true), browser = await openBrowser(), lines: Line[] = [];
try {
  for (let patience = 300; patience > 0 && !(await fetch(`${demo}/readyz`).then((r) => r.ok, () => false)); patience -= 1) await wait(100);
  for (const s of screens) {
    await rowsAfter(browser, s);
    const line: Line = { what: s.what, path: s.path, first: [], again: [] };
    for (let i = 0; i < visits; i += 1) {
      const [first, again] = await rowsAfter(browser, s);
      line.first.push(first);
      line.again.push(again);
    }
    process.stderr.write(`${s.path}: ${middle(line.first).toFixed(0)} ms, again ${middle(line.again).toFixed(0)} ms\n`);
    lines.push(line);
  }
} finally {
  await browser.close();
  await endOf(product);
}
const page = pageOf(lines);
console.log(page);
if (values.write) writeFileSync('bench/SCREENS.md', page);
