import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './house/longestFirst.ts';

// What one process has compiled need not be by the next, as where people start the product.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

const elsewhere = ['**/node_modules/**', 'var/**', 'dist/**'];

/**
 * Two projects, because each prepares something of its own: a database cluster here, screens and a demo company there.
 * In the house the files that one worker runs share the modules they import, which hold nothing of a company's (what tests
 * share is a database of their own each): half of the work of most files was to load the whole house again.
 */
export default defineConfig({
  test: {
    pool: 'forks',
    // Three on two cores: a test waits, for its browser, its database or the clock, a third of the time.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'house', isolate: false, include: ['**/*.test.{ts,tsx}'], exclude: [...elsewhere, 'journeys/**'], globalSetup: ['./house/vitest.globalSetup.ts'] } },
      { test: { name: 'journeys', include: ['journeys/**/*.test.ts'], exclude: elsewhere, globalSetup: ['./journeys/vitest.globalSetup.ts'], setupFiles: ['./journeys/vitest.setup.ts'], testTimeout: 60_000 } },
    ],
  },
});
