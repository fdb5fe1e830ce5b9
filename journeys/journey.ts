import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
import { testFolder } from '../platform/server/postgres/testFolder.ts';
import { demoPassword, enter, inDemo, type Look, openBrowser, visit, type Visitor } from './browser.ts';
import { demoOf, serve } from './installation.ts';

/* A real installation in a home of its own, and a real browser before it. */

export interface Journey {
  /** The company's own address; at a first start nothing is there yet. */
  origin: string;
  /** The demo company's, where the home was prepared. */
  demo: string;
  visit: (look: Look, at?: string) => Promise<Visitor>;
  /** Somebody of the demo company, signed in: `enter('elena', { language: 'es' })`. */
  enter: (name: string, look: Look) => Promise<Visitor>;
  /** Somebody of the company itself. */
  enterOwn: (who: { email: string; password: string }, look: Look) => Promise<Visitor>;
  close: () => Promise<void>;
}

/** `prepared`: a copy of the home that the run made, with the demo company. `first start`: nothing at all. */
export async function beginJourney(how: 'prepared' | 'first start'): Promise<Journey> {
  const folder = testFolder('unisono-journey-'), home = join(folder, 'home');
  if (how === 'prepared') await copyPrepared(home);
  const served = await serve(home), { origin } = served;
  const browser = await openBrowser();
  const demo = how === 'prepared' ? await demoOf(origin) : '';
  return {
    origin, demo,
    visit: (look, at = origin) => visit(browser, at, look),
    enter: (name, look) => enter(browser, demo, { email: inDemo(name), password: demoPassword }, look),
    enterOwn: (who, look) => enter(browser, origin, who, look),
    close: async () => {
      await browser.close();
      await served.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A copy of the prepared home, once it is there; by the program that copies a database with least work, and keeps who may read it. */
async function copyPrepared(to: string): Promise<void> {
  const from = inject('preparedHome');
  for (; !existsSync(from); await wait(100)) if (existsSync(`${from}.failed`)) throw new Error(`no home to copy: ${readFileSync(`${from}.failed`, 'utf8')}`);
  execFileSync('cp', ['-a', from, to]);
}
