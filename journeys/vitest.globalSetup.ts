import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildWebWhenStale } from '../platform/server/webBuild.ts';
import { makeInstallation } from './installation.ts';

declare module 'vitest' {
  interface ProvidedContext { preparedHome: string }
}

/** Once a run: the screens, as the server serves them, and a home with a company and the demo company, which journeys copy. */
export default async function prepareJourneys(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'unisono-journeys-'));
  const home = join(folder, 'home');
  try {
    await buildWebWhenStale(() => undefined);
    await makeInstallation(home);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  project.provide('preparedHome', home);
  return () => rmSync(folder, { recursive: true, force: true });
}
