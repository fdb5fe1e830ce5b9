import type { FastifyInstance } from 'fastify';
import { connect, type Sql } from '../platform/server/db.ts';
import type { Jobs } from '../platform/server/jobs.ts';
import type { Database } from '../platform/server/postgres/openDatabase.ts';
import { prepareDatabase } from '../platform/server/postgres/prepare.ts';
import { letAppIn } from '../platform/server/postgres/roles.ts';
import { hasDatabase, makeDemo, type SeedDemo, usualDemo } from './demo.ts';
import { openHouse } from './house.ts';
import { openSite, type Site } from './serving.ts';
import { tasksOf } from './tasks.ts';
import { startWorker } from './worker.ts';

export interface DemoPlan {
  database: Database;
  /** The port after the real one's; 0 or a taken one: any that is free. */
  port: number;
  /** Where leaving the demo leads. */
  leaveTo: () => string;
  secret(purpose: string): string;
  refuseWrites: () => void;
  site: Omit<Site, 'metrics'>;
  /** How its records are made up, where not by database/seeds/demo. */
  seeding?: SeedDemo;
}

interface Open { app: FastifyInstance; sql: Sql; jobs: Jobs; address: string }

/** The demo company beside the real one (decision 006): its own database, port and cookie, and only on this machine. */
export class DemoSite {
  readonly #plan: DemoPlan;
  #opening: Promise<Open> | null = null;
  #looking: Promise<void> = Promise.resolve();
  #isOver = false;
  constructor(plan: DemoPlan) {
    this.#plan = plan;
  }

  /** Makes it if it is not there, serves it if it is not served, and answers its address. */
  open = async (): Promise<string> => {
    this.#opening ??= this.#make().catch((error: unknown) => { this.#opening = null; throw error; });
    return (await this.#opening).address;
  };

  /** After a restart the demo is still where it was; not where the server was stopped before it came to that. */
  openIfThere(): Promise<void> {
    this.#looking = (async () => { if (await hasDatabase(this.#plan.database, this.#plan.database.names.demo) && !this.#isOver) await this.open(); })();
    return this.#looking;
  }

  /** The command line made it anew. */
  async reopen(): Promise<void> {
    await this.close();
    await this.open();
  }

  /** For good: what is being begun is waited for, and nothing begins any more. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#looking.catch(() => undefined);
    await this.close();
  }

  async close(): Promise<void> {
    const open = await this.#opening?.catch(() => null);
    this.#opening = null;
    if (!open) return;
    await open.app.close();
    await open.jobs.stop();
    await open.sql.end({ timeout: 5 });
  }

  async #make(): Promise<Open> {
    const { database, site, port, leaveTo, secret, refuseWrites } = this.#plan;
    const { demo } = database.names, owner = database.owner(demo), appRole = database.app(demo);
    if (await hasDatabase(database, demo)) await prepareDatabase(owner, appRole);
    else await makeDemo(database, usualDemo(), this.#plan.seeding);
    const sql = connect(appRole, { max: 4, name: 'unisono-demo' });
    let address = '';
    const house = await openHouse(sql, {
      cookie: 'unisono_demo', secure: false, publicUrl: () => address, secret: (purpose) => secret(`demo ${purpose}`), setUpCode: null,
      refuseWrites, get leaveTo() { return leaveTo(); },
    });
    await letAppIn(owner, database.metrics(demo));
    const app = await openSite(house, { ...site, metrics: database.metrics(demo), secure: false, trustProxy: false, loopbackOnly: true });
    address = await app.listen({ port, host: '127.0.0.1' }).catch(() => app.listen({ port: 0, host: '127.0.0.1' }));
    const jobs = await startWorker(owner, appRole, house, tasksOf(null), app.log);
    return { app, sql, jobs, address };
  }
}
