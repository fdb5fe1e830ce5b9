import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PlainEnd } from './plainly.ts';

/** Where the database of a running Unísono can be reached, left in the home for commands of the same user. */
export interface Running { pid: number; host: string; port: number }

/** The folder that holds all an installation keeps: database, secrets, backups. */
export interface Home {
  path: string;
  /** A secret for one purpose, 64 hexadecimal digits, always the same in this home. */
  secret(purpose: string): string;
  /** Takes the home for this process, or ends with a plain sentence when another one has it. */
  lock(): void;
  /** True when this process has it or could take it: otherwise another Unísono is running here. */
  tryLock(): boolean;
  unlock(): void;
  /** What the process that has the lock said about itself. */
  running(): Running | undefined;
  announce(running: Running): void;
  /** Free space of the home's disk, 0 to 1. Under 0.05 writes are refused. */
  freeShare(): number;
}

/** Opens the home at `path`, making it (0700) with its secrets (0600) the first time. Takes no lock. */
export function openHome(path: string): Home {
  makeWritable(path);
  const key = readKey(path);
  const lockFile = join(path, 'lock');
  const runningFile = join(path, 'running.json');
  let held: DatabaseSync | undefined;
  const tryLock = () => (held ??= takeLock(lockFile)) !== undefined;
  return {
    path,
    secret: (purpose) => createHmac('sha256', key).update(purpose).digest('hex'),
    tryLock,
    lock() {
      if (tryLock()) return;
      throw new PlainEnd({
        es: `Otro Unísono está usando ya la carpeta ${path}: páralo o elige otra con UNISONO_HOME.`,
        en: `Another Unísono is already using the folder ${path}: stop it, or choose another one with UNISONO_HOME.`,
      });
    },
    unlock() {
      if (!held) return;
      rmSync(runningFile, { force: true });
      held.close();
      held = undefined;
    },
    running: () => (existsSync(runningFile) ? JSON.parse(readFileSync(runningFile, 'utf8')) as Running : undefined),
    announce: (running) => writeFileSync(runningFile, JSON.stringify(running), { mode: 0o600 }),
    freeShare() {
      const { bavail, blocks } = statfsSync(path);
      return blocks === 0 ? 1 : bavail / blocks;
    },
  };
}

function makeWritable(path: string): void {
  try {
    makeFolder(resolve(path));
    // Written and removed rather than asked for: access() says yes to root on a read-only disk.
    const probe = join(path, `.writable-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new PlainEnd({
      es: `No se puede escribir en la carpeta ${path}: dale permiso a este usuario o elige otra con UNISONO_HOME.`,
      en: `The folder ${path} cannot be written to: give this user permission, or choose another one with UNISONO_HOME.`,
    }, error);
  }
}

/** Folder by folder: asked for the whole path, Node goes on for ever where the system answers that no folder can be made (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function readKey(path: string): Buffer {
  const file = join(path, 'secrets.json');
  if (!existsSync(file)) {
    // Linked into place whole, so that of two first starts at once both read the same key.
    const draft = join(path, `.secrets-${process.pid}`);
    writeFileSync(draft, JSON.stringify({ key: randomBytes(32).toString('hex') }), { mode: 0o600, flush: true });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  chmodSync(file, 0o600);
  const { key } = JSON.parse(readFileSync(file, 'utf8')) as { key: string };
  return Buffer.from(key, 'hex');
}

/**
 * Node has no flock, and a file with a process number goes stale after kill -9. An exclusive SQLite transaction is a
 * lock of the operating system: it ends with the process however it ends, also on Windows and between containers.
 */
function takeLock(file: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(file);
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    // 5 is SQLITE_BUSY: somebody has it.
    if ((error as { errcode?: number }).errcode === 5) return undefined;
    throw error;
  }
}
