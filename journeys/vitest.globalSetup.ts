import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { testFolder } from '../platform/server/postgres/testFolder.ts';
import { buildWebWhenStale } from '../platform/server/webBuild.ts';
import { makeInstallation } from './installation.ts';

declare module 'vitest' {
  interface ProvidedContext { preparedHome: string }
}

/**
 * Once a run: the screens, as the server serves them, and a home with a company and the demo company, which journeys copy.
 * The home is made while other tests run already: there once it is whole, or else the reason why it will never be. Whoever
 * asks for journeys by name waits for it here, where no test's time passes.
 */
export default async function prepareJourneys(project: TestProject): Promise<() => Promise<void>> {
  await buildWebWhenStale(() => undefined);
  const folder = testFolder('unisono-journeys-'), home = join(folder, 'home');
  const made = makeInstallation(`${home}.making`).then(() => renameSync(`${home}.making`, home), (error: unknown) => writeFileSync(`${home}.failed`, String(error)));
  if (process.argv.some((asked) => asked.startsWith('journeys'))) await made;
  project.provide('preparedHome', home);
  return async () => {
    await made;
    rmSync(folder, { recursive: true, force: true });
  };
}
