import type { TestProject } from 'vitest/node';
import { testDatabase } from '../platform/server/postgres/forTests.ts';
import { foundTestCompany, type TestCompany } from './testCompany.ts';

declare module 'vitest' {
  interface ProvidedContext { testCompany: TestCompany }
}

/** One PostgreSQL for the whole run; every test clones its database from the migrated template, empty or with the test company. */
export default async function startTestDatabase(project: TestProject): Promise<() => Promise<void>> {
  const { owner, filled, stop } = await testDatabase(foundTestCompany);
  project.provide('testCluster', { owner });
  project.provide('testCompany', filled);
  return stop;
}
