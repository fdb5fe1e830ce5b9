import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright, type Page } from 'playwright-core';
import { build } from 'vite';

/* A real installation in a home of its own, with the screens built once, and a real browser before it. */

const root = join(import.meta.dirname, '..');

export interface Journey { origin: string; browser: Browser; visit: (language: 'es' | 'en') => Promise<Page>; close: () => Promise<void> }

export async function beginJourney(): Promise<Journey> {
  const home = mkdtempSync(join(tmpdir(), 'unisono-journey-'));
  const web = join(home, 'screens');
  await build({ root: join(root, 'app'), configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: web, emptyOutDir: true } });
  if (!existsSync(join(web, 'index.html'))) throw new Error('the screens were not built');
  const { server, origin } = await startServer(home, web);
  const browser = await playwright.launch({ args: chromium.args, executablePath: await chromium.executablePath(), headless: true });
  const visit = async (language: 'es' | 'en') => {
    const context = await browser.newContext({ locale: language === 'es' ? 'es-ES' : 'en-GB', timezoneId: 'Europe/Madrid' });
    return context.newPage();
  };
  const close = async () => {
    await browser.close();
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  return { origin, browser, visit, close };
}

async function startServer(home: string, web: string): Promise<{ server: ChildProcess; origin: string }> {
  const server = spawn(process.execPath, [join(root, 'app/server.ts'), '--web', web], {
    env: { PATH: process.env['PATH'], UNISONO_HOME: join(home, 'home'), PORT: '0', LOG_LEVEL: 'warn', LANG: 'en_GB.UTF-8' }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const origin = await new Promise<string>((resolve, reject) => {
    server.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Unísono is at (\S+)/.exec(said);
      if (found) resolve(found[1]!);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return { server, origin };
}
