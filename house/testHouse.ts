import type { FastifyInstance } from 'fastify';
import { inject } from 'vitest';
import { type Building, openHouse } from '../app/house.ts';
import { routes } from '../app/routes.ts';
import { call, type Caller, ProblemError } from '../contract/call.ts';
import type { Problem } from '../contract/errors.ts';
import { connect, type Sql } from '../platform/server/db.ts';
import type { House } from '../platform/server/http.ts';
import { cloneFilled } from '../platform/server/postgres/forTests.ts';
import { serve } from '../platform/server/serve.ts';
import type { PersonName, TestCompany } from './testCompany.ts';

export { call };

/** The problem with which an act is refused; anything else fails the test. */
export const refused = (act: Promise<unknown>): Promise<Problem> => act.then(() => { throw new Error('it was allowed'); }, (e: unknown) => {
  if (!(e instanceof ProblemError)) throw e;
  return e.problem;
});

export interface TestHouse extends TestCompany {
  /** Calls as this person, by API token. */
  as(name: PersonName): Caller;
  /** The owner's connection: to look at what a test cannot ask, never to answer. */
  owner: Sql;
  /** The application's own connection: to do what a job does. */
  sql: Sql;
  app: FastifyInstance;
  origin: string;
  /** Sets the clock of the house: `2026-11-23T10:50:00+01:00`. */
  setNow(instant: string): void;
  close(): Promise<void>;
}

/** A whole server over a database of its own, with the test company in it. Outputs are checked against the contract. */
export async function openTestHouse(change: Partial<House> = {}, building: Pick<Building, 'keeping'> = {}, proxies: number | false = false): Promise<TestHouse> {
  const database = await cloneFilled(), company = inject('testCompany');
  const sql = connect(database.appOptions, { max: 6 });
  let now: Date | null = null;
  const house: House = { ...await openHouse(sql, {
    cookie: 'unisono', secure: false, publicUrl: () => 'https://unisono.test', secret: (purpose) => `secret of ${purpose}`, setUpCode: null,
    now: () => now ?? new Date(), parseOutputs: true, ...building,
  }), ...change };
  const app = await serve(house, routes, { logLevel: process.env['LOG_LEVEL'] ?? 'error', trustProxy: proxies, secure: false });
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    ...company, owner: database.ownerSql, sql, app, origin,
    as: (name) => ({ origin, headers: { authorization: `Bearer token-of-${name}` } }),
    setNow: (instant) => { now = new Date(instant); },
    close: async () => {
      await app.close();
      await sql.end({ timeout: 2 });
      await database.drop();
    },
  };
}
