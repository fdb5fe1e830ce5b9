import { execFileSync, spawnSync } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PlainEnd } from '../plainly.ts';

/**
 * PostgreSQL refuses to run as root, and must not outlive the process that started it. Each way of launching is a
 * prefix to its command line and the owner its files must have:
 *
 * - an ordinary user: as it is;
 * - root, where user namespaces are allowed: inside one, as "nobody". Outside it is still root without its powers, so
 *   files stay root's and a 0700 home works;
 * - root without user namespaces (most containers): as the real nobody, who owns the data and keeps only the power to
 *   pass through root's folders. The data stays in the home, which is the volume that survives the container;
 * - else a plain sentence.
 *
 * On Linux all of them end with `setpriv --pdeathsig INT`: the kernel stops PostgreSQL when its parent dies, even by
 * kill -9. It stands last in the prefix because changing identity clears the signal.
 */
export interface Launch { prefix: string[]; owner: number | undefined }

const nobody = '65534';
const namespace = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`];
const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups',
  '--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override'];

const runs = (command: string[]): boolean => spawnSync(command[0] ?? '', command.slice(1), { stdio: 'ignore' }).status === 0;

/** Chooses the way. `forbidNamespace` tests the container's way where namespaces are allowed. */
export function chooseLaunch(forbidNamespace = false): Launch {
  if (process.platform !== 'linux') return { prefix: [], owner: undefined };
  const dieWithParent = runs(['setpriv', '--pdeathsig', 'INT', 'true']) ? ['setpriv', '--pdeathsig', 'INT'] : [];
  if (process.getuid?.() !== 0) return { prefix: dieWithParent, owner: undefined };
  if (!forbidNamespace && runs([...namespace, 'true'])) return { prefix: [...namespace, ...dieWithParent], owner: 0 };
  if (runs([...asNobody, 'true'])) return { prefix: [...asNobody, ...dieWithParent.slice(1)], owner: Number(nobody) };
  throw new PlainEnd({
    es: 'Aquí la base de datos no puede funcionar como root: arranca Unísono con otro usuario, o pon un PostgreSQL 18 en DATABASE_URL.',
    en: 'The database cannot run as root here: start Unísono as another user, or set DATABASE_URL to a PostgreSQL 18.',
  });
}

/** Gives a folder and all in it to the user that this launch runs as; a home may change hands between two starts. */
export function giveTo(launch: Launch, folder: string): void {
  if (launch.owner === undefined || lstatSync(folder).uid === launch.owner) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) lchownSync(join(folder, entry), launch.owner, launch.owner);
  // The folder itself last: an interrupted handing over is begun again at the next start.
  lchownSync(folder, launch.owner, launch.owner);
}

/** Runs one of PostgreSQL's programs to its end. */
export function runProgram(launch: Launch, program: string, args: string[]): void {
  const [command = program, ...rest] = [...launch.prefix, program, ...args];
  execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'pipe'], env: plainEnvironment() });
}

/** Neither PG* variables nor a language of the operator's may reach the database's own programs. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}
