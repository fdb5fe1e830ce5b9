import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PlainEnd } from '../plainly.ts';
import { findBinaries } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { chooseLaunch, giveTo, plainEnvironment, runProgram } from './launch.ts';
import type { Launch } from './launch.ts';
import { configuration } from './configuration.ts';
import { clearStalePid, readPidFile } from './pidFile.ts';
import { freePort } from './freePort.ts';

export const superuser = 'postgres';
const onWindows = process.platform === 'win32';

/** A running PostgreSQL of our own. `ended` resolves when it stops, whether it was asked to or not. */
export interface Cluster { host: string; port: number; pid: number; ended: Promise<void>; stop(): Promise<void> }

export interface ClusterPlan {
  /** Holds `data`, `log` and, where the path is short enough, the socket. */
  folder: string;
  superuserPassword: string;
  /** False only in tests: then a power cut may lose everything. */
  durable: boolean;
  /** Tests try the way of containers where namespaces are allowed. */
  forbidNamespace?: boolean;
}

/** Starts the cluster in `folder`, making it the first time. The caller holds the lock on the home. */
export async function startCluster(plan: ClusterPlan): Promise<Cluster> {
  const binaries = findBinaries();
  const launch = chooseLaunch(plan.forbidNamespace);
  mkdirSync(plan.folder, { recursive: true, mode: 0o700 });
  giveTo(launch, plan.folder);
  const data = join(plan.folder, 'data');
  if (!existsSync(data)) makeCluster(binaries, launch, plan, data);
  clearStalePid(binaries, launch, data);
  const place = onWindows ? { host: '127.0.0.1', port: await freePort() } : { host: socketFolder(plan.folder, launch), port: 5432 };
  const server = await launchServer(binaries, launch, plan, data, configuration(place, plan.durable));
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async () => {
    stopServer(server, () => runProgram(launch, binaries.pgCtl, ['stop', '--pgdata', data, '--mode=fast', '--silent']));
    await ended;
    if (!onWindows && !place.host.startsWith(plan.folder)) rmSync(place.host, { recursive: true, force: true });
  };
  return { ...place, pid: server.pid ?? 0, ended, stop };
}

/** Made aside and renamed into place: a kill -9 halfway leaves nothing that looks like a cluster. */
function makeCluster(binaries: Binaries, launch: Launch, plan: ClusterPlan, data: string): void {
  const draft = `${data}.new`;
  const passwordFile = join(plan.folder, 'first-password');
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(passwordFile, `${plan.superuserPassword}\n`, { mode: 0o600 });
  try {
    runProgram(launch, binaries.initdb, [
      '--pgdata', draft, '--username', superuser, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8',
      '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions', ...(plan.durable ? [] : ['--no-sync']),
    ]);
  } catch (error) {
    const said = String((error as { stderr?: Buffer }).stderr ?? error).trim();
    throw cannotRun(said.split('\n').at(-1) ?? said, error);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, data);
}

/** After a kill -9 of PostgreSQL itself its last processes may need a moment to notice: until then it refuses to start. */
async function launchServer(binaries: Binaries, launch: Launch, plan: ClusterPlan, data: string, settings: string[]): Promise<ChildProcess> {
  const log = join(plan.folder, 'log');
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.1`);
  for (let patience = 50; ; patience -= 1) {
    const server = spawnServer([...launch.prefix, binaries.postgres, '-D', data, ...settings], log);
    if (await becomesReady(server, data)) return server;
    const last = readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '';
    if (patience === 0 || !last.includes('still in use')) throw cannotRun(last.replace(/^.*?\] /, ''));
    await wait(200);
  }
}

function spawnServer([command = '', ...args]: string[], log: string): ChildProcess {
  const output = openSync(log, 'a', 0o600);
  // Its own session: Ctrl-C in the terminal must reach Unísono, which drains first, and not the database under it.
  const server = spawn(command, args, { detached: true, stdio: ['ignore', output, output], env: plainEnvironment(), windowsHide: true });
  closeSync(output);
  server.on('error', () => {});
  return server;
}

/** Recovery after a crash may take minutes; only the end of the process is a failure. */
async function becomesReady(server: ChildProcess, data: string): Promise<boolean> {
  while (server.exitCode === null && server.signalCode === null && server.pid !== undefined) {
    const said = readPidFile(data);
    if (said?.state === 'ready' && (onWindows || said.pid === server.pid)) return true;
    await wait(5);
  }
  return false;
}

/** SIGINT is PostgreSQL's fast shutdown: connections close, what was committed is safe. Windows has no signals. */
function stopServer(server: ChildProcess, askNicely: () => void): void {
  if (server.exitCode !== null || server.signalCode !== null) return;
  if (onWindows) askNicely();
  else server.kill('SIGINT');
}

/** The path of a Unix socket has room for 103 bytes on macOS, 107 on Linux: a longer home keeps its socket among the temporary files. */
function socketFolder(folder: string, launch: Launch): string {
  const inside = join(folder, 'socket');
  const fits = Buffer.byteLength(join(inside, '.s.PGSQL.5432')) <= 103;
  const place = fits ? inside : mkdtempSync(join(tmpdir(), 'unisono-'));
  if (fits) mkdirSync(inside, { recursive: true, mode: 0o700 });
  giveTo(launch, place);
  return place;
}

const cannotRun = (reason: string, cause?: unknown) => new PlainEnd({
  es: `La base de datos incluida no puede arrancar aquí (${reason}): mira su registro, o pon un PostgreSQL 18 en DATABASE_URL.`,
  en: `The bundled database cannot start here (${reason}): see its log, or set DATABASE_URL to a PostgreSQL 18.`,
}, cause);
