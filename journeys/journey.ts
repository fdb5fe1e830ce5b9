import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
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
  const folder = mkdtempSync(join(tmpdir(), 'unisono-journey-')), home = join(folder, 'home');
  if (how === 'prepared') copyHome(inject('preparedHome'), home);
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

/** PostgreSQL does not start over a folder that others may read, and copying forgets who may. */
function copyHome(from: string, to: string): void {
  cpSync(from, to, { recursive: true, preserveTimestamps: true });
  chmodSync(join(to, 'postgres', 'data'), 0o700);
}
