import type { TestProject } from 'vitest/node';
import { testDatabase } from '../platform/server/postgres/forTests.ts';

/** One PostgreSQL for the whole run; every test clones its database from the migrated template. */
export default async function startTestDatabase(project: TestProject): Promise<() => Promise<void>> {
  const { owner, stop } = await testDatabase();
  project.provide('testCluster', { owner });
  return stop;
}
