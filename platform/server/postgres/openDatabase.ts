import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Home } from '../home.ts';
import { PlainEnd } from '../plainly.ts';
import type { Settings } from '../settings.ts';
import { startCluster } from './cluster.ts';
import { parseConnection, passwordOf } from './connection.ts';
import type { Connection } from './connection.ts';
import { canEnter, checkVersion, createDatabase, makeOwner } from './roles.ts';

/** The PostgreSQL under this Unísono: its own, or the operator's. */
export interface Database {
  embedded: boolean;
  /** The company's database; the demo company lives in one of its own. */
  names: { real: string; demo: string };
  /** PostgreSQL's version, as it says it: `18.4`. */
  version: string;
  /** The owner migrates, backs up and restores; it never answers a request. Without a name: the company's database. */
  owner(name?: string): Connection;
  /** Requests and jobs. */
  app(name?: string): Connection;
  /** Monitoring: figures of the whole, no row of anybody's. */
  metrics(name?: string): Connection;
  /** Makes the database if there is none of that name. */
  create(name: string): Promise<void>;
  /** Resolves when PostgreSQL stopped; never for the operator's own. */
  ended: Promise<void>;
  /** Stops what this process started. Close all connections first. */
  stop(): Promise<void>;
}

/** For the server: takes the home for itself and starts the embedded PostgreSQL, or checks the operator's. */
export async function openDatabase(settings: Settings, home: Home): Promise<Database> {
  home.lock();
  return settings.databaseUrl ? outside(settings.databaseUrl, home) : start(home);
}

/** For commands: works beside a running server, and otherwise starts the embedded PostgreSQL for as long as it needs it. */
export async function reachDatabase(settings: Settings, home: Home): Promise<Database> {
  if (settings.databaseUrl) return outside(settings.databaseUrl, home);
  // A server that holds the home but has not said where its database is, is starting.
  for (let patience = 300; patience > 0; patience -= 1) {
    if (home.tryLock()) return start(home);
    const running = home.running();
    if (running) return assemble({ ...ownerAt(running, home), embedded: true, home });
    await wait(100);
  }
  home.lock();
  throw new Error('unreachable: the home was free after all');
}

async function start(home: Home): Promise<Database> {
  const superuserPassword = home.secret('postgres');
  const cluster = await startCluster({ folder: join(home.path, 'postgres'), superuserPassword, durable: true });
  const { owner } = ownerAt(cluster, home);
  try {
    if (!(await canEnter(owner))) await makeOwner(owner, superuserPassword);
    home.announce({ pid: process.pid, host: cluster.host, port: cluster.port });
    return await assemble({ owner, embedded: true, home, ended: cluster.ended, stop: cluster.stop });
  } catch (error) {
    await cluster.stop();
    home.unlock();
    throw error;
  }
}

const ownerAt = (place: { host: string; port: number }, home: Home) => ({
  owner: { host: place.host, port: place.port, database: 'unisono', user: 'unisono_owner', password: home.secret('unisono_owner') },
});

const outside = (address: string, home: Home) => assemble({ owner: parseConnection(address), embedded: false, home });

interface Parts { owner: Connection; embedded: boolean; home: Home; ended?: Promise<void>; stop?: () => Promise<void> }

async function assemble({ owner, embedded, home, ended, stop }: Parts): Promise<Database> {
  const version = await checkVersion(owner);
  // A server that trusts the operator's connection has no password to derive the application's from.
  const appPassword = passwordOf('unisono_app', owner.password || home.secret('unisono_app'));
  return {
    embedded, version,
    names: { real: owner.database, demo: `${owner.database}_demo` },
    owner: (database = owner.database) => ({ ...owner, database }),
    app: (database = owner.database) => ({ ...owner, database, user: 'unisono_app', password: appPassword }),
    metrics: (database = owner.database) => ({ ...owner, database, user: 'unisono_metrics', password: passwordOf('unisono_metrics', appPassword) }),
    create: (name) => createDatabase(owner, name),
    ended: ended ?? new Promise(() => {}),
    stop: async () => {
      await stop?.();
      home.unlock();
    },
  };
}

/** The embedded PostgreSQL ended under a running server: nothing can be served any more. */
export const databaseEnded = (): PlainEnd => new PlainEnd({
  es: 'La base de datos se ha parado: vuelve a arrancar Unísono; lo confirmado está a salvo.',
  en: 'The database has stopped: start Unísono again; whatever was confirmed is safe.',
});
