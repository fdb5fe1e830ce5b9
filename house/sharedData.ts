import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** A folder of real data beside the project, or null where it is absent: then the tests that need it say so and skip. */
export function sharedData(folder: string): string | null {
  const path = resolve(import.meta.dirname, '../../shared/data', folder);
  return existsSync(path) ? path : null;
}
