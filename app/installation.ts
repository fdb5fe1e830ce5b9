import { randomInt } from 'node:crypto';
import { backupBeforeChange } from '../platform/server/backup/index.ts';
import { connect } from '../platform/server/db.ts';
import { openHome, type Home } from '../platform/server/home.ts';
import { isLoopback } from '../platform/server/loopback.ts';
import { postBySmtp } from '../platform/server/mail.ts';
import { inTerminal, speakAsCompany } from '../platform/server/plainly.ts';
import { type Database, databaseEnded, openDatabase } from '../platform/server/postgres/openDatabase.ts';
import { prepareDatabase } from '../platform/server/postgres/prepare.ts';
import { letAppIn } from '../platform/server/postgres/roles.ts';
import { writesRefusedBy } from '../platform/server/readOnly.ts';
import type { Settings } from '../platform/server/settings.ts';
import { buildWebWhenStale, webFolder } from '../platform/server/webBuild.ts';
import { DemoSite } from './demoSite.ts';
import { openHouse } from './house.ts';
import { checkPort, listen } from './listening.ts';
import { backupNowTask, backupTask, keepingIn } from './nightly.ts';
import { openSite, type Site } from './serving.ts';
import { tasksOf } from './tasks.ts';
import { startWorker } from './worker.ts';

export interface RunningInstallation {
  address: string;
  /** Rejects when it can go on no longer (its database ended). */
  failed: Promise<never>;
  /** Drains: takes no more, finishes what was begun, then stops jobs, connections and the database. */
  stop(): Promise<void>;
}

const say = (es: string, en: string): void => console.log(inTerminal({ es, en }));

/** Starts all of it, in the order in which each thing needs the one before; ends plainly where one of them is not as it must be. */
export async function startInstallation(settings: Settings, web: Site['web']): Promise<RunningInstallation> {
  const home = openHome(settings.home);
  home.lock();
  await checkPort(settings);
  if (typeof web === 'object' && web.folder === webFolder) await buildWebWhenStale(say);
  const database = await openDatabase(settings, home);
  try {
    const keep = () => backupBeforeChange(database.owner(), home, new Date(), (sentence) => console.log(inTerminal(sentence)));
    await prepareDatabase(database.owner(), database.app(), { beforeChange: keep });
    return await serveOver(settings, home, database, web);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function serveOver(settings: Settings, home: Home, database: Database, web: Site['web']): Promise<RunningInstallation> {
  const sql = connect(database.app(), { max: 10 });
  let draining = false, address = '';
  const publicUrl = () => settings.publicUrl ?? address;
  const refuseWrites = writesRefusedBy(home.freeShare, () => draining);
  const secret = (purpose: string) => home.secret(`app ${purpose}`);
  const secure = settings.publicUrl?.startsWith('https:') ?? false;
  const seenFromOutside = !isLoopback(settings.host) || (settings.publicUrl !== undefined && !isLoopback(new URL(settings.publicUrl).hostname));
  const site: Omit<Site, 'metrics'> = { web, logLevel: settings.logLevel, trustProxy: settings.trustProxy, secure, loopbackOnly: !seenFromOutside, isDraining: () => draining };
  const demo = new DemoSite({ database, port: settings.port === 0 ? 0 : settings.port + 1, leaveTo: publicUrl, secret, refuseWrites, site });
  const house = await openHouse(sql, {
    cookie: 'unisono', secure, publicUrl, secret, setUpCode: seenFromOutside ? newCode() : null, openDemo: demo.open, keeping: keepingIn(home.path), sendsMail: settings.smtpUrl !== undefined, refuseWrites, parseOutputs: web === 'development',
  });
  await letAppIn(database.owner(), database.metrics());
  const app = await openSite(house, { ...site, metrics: database.metrics() });
  address = await listen(app, settings);
  const jobs = await startWorker(database.owner(), database.app(), house, tasksOf(settings.smtpUrl ? postBySmtp(settings.smtpUrl, publicUrl()) : null, [backupTask(home.path, database.owner()), backupNowTask(home.path, database.owner())]), app.log);
  // The command line tells what it changed: the company it set up, the demo it made.
  await sql.listen('unisono_installation', (what) => void (what === 'demo' ? demo.reopen() : house.installation.clock.load()).catch((err: unknown) => app.log.error({ err }, 'not taken up')));
  void demo.openIfThere().catch((err: unknown) => app.log.error({ err }, 'the demo company cannot be served'));
  const { company } = house.installation.clock;
  if (company) speakAsCompany(company.language);
  tellTerminal(publicUrl(), company === null ? house.installation.setUpCode : null);
  const stop = async () => {
    draining = true;
    // Whatever hangs must not keep the database from an orderly end.
    const patience = setTimeout(() => app.server.closeAllConnections(), 15_000);
    await Promise.all([app.close(), demo.end()]);
    clearTimeout(patience);
    await jobs.stop();
    await sql.end({ timeout: 5 });
    await database.stop();
  };
  const failed = database.ended.then(() => (draining ? new Promise<never>(() => undefined) : Promise.reject(databaseEnded())));
  failed.catch(() => undefined);
  return { address, failed, stop };
}

function tellTerminal(address: string, code: string | null): void {
  say(`Unísono está en ${address}`, `Unísono is at ${address}`);
  if (code) say(`Código de instalación: ${code}`, `Set-up code: ${code}`);
}

/** Twelve signs that nobody confuses when copying them. */
const newCode = (): string =>
  Array.from({ length: 12 }, (_, i) => (i > 0 && i % 4 === 0 ? '-' : '') + 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'[randomInt(31)]).join('');
