import { defineConfig } from 'vitest/config';

const elsewhere = ['**/node_modules/**', 'var/**', 'dist/**'];

/** Two projects, because each prepares something of its own: a database cluster here, screens and a demo company there. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    projects: [
      { test: { name: 'house', include: ['**/*.test.{ts,tsx}'], exclude: [...elsewhere, 'journeys/**'], globalSetup: ['./house/vitest.globalSetup.ts'] } },
      { test: { name: 'journeys', include: ['journeys/**/*.test.ts'], exclude: elsewhere, globalSetup: ['./journeys/vitest.globalSetup.ts'], testTimeout: 60_000 } },
    ],
  },
});
