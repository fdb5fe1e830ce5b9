import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { PlainEnd } from './plainly.ts';

export const projectFolder = join(import.meta.dirname, '..', '..');
/** Where the built web app stands. */
export const webFolder = join(projectFolder, 'dist');

const sources = ['contract/**', 'words/**', 'platform/web/**', 'modules/*/contract.ts', 'modules/*/contract/**', 'modules/*/rules/**', 'modules/*/web/**',
  'app/web.tsx', 'app/index.html', 'app/public/**', 'vite.config.ts', 'package-lock.json'];

/** What the web app is made of, in one hash: the same sources need no second build, whatever their dates say. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: projectFolder, withFileTypes: true }).filter((f) => f.isFile() && !/\.test\.tsx?$/.test(f.name))
    .map((f) => join(f.parentPath, f.name)).sort();
  for (const file of files) hash.update(file.slice(projectFolder.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Builds the web app where it is missing or not of these sources. Built aside, so a reader never finds half of it. */
export async function buildWebWhenStale(say: (es: string, en: string) => void): Promise<void> {
  const hash = sourcesHash(), stamp = join(webFolder, '.sources');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('Preparando las pantallas (solo la primera vez y al actualizar)...', 'Preparing the screens (only the first time and after an update)...');
  const draft = `${webFolder}.${process.pid}`;
  try {
    await runVite(['build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'error']);
    await compressAll(draft);
    writeFileSync(join(draft, '.sources'), hash);
    rmSync(webFolder, { recursive: true, force: true });
    renameSync(draft, webFolder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function runVite(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js'), ...args], { cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said = (said + stripVTControlCharacters(chunk.toString())).slice(0, 2000); });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(notBuilt(said))));
  });
}

const notBuilt = (said: string) => new PlainEnd({
  es: `No se han podido preparar las pantallas:\n${said.trim()}`, en: `The screens could not be prepared:\n${said.trim()}`,
});

const brotli = promisify(brotliCompress), zip = promisify(gzip);

/** Beside each text its .br and .gz, made once at their smallest and kept where they are smaller: served as they are. */
async function compressAll(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile() && /\.(js|css|html|svg|json|webmanifest|txt|wasm)$/.test(f.name)).map((f) => join(f.parentPath, f.name));
  await Promise.all(files.map(async (file) => {
    const body = readFileSync(file);
    const made = { br: await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }), gz: await zip(body, { level: 9 }) };
    for (const [ending, smaller] of Object.entries(made)) if (smaller.length < body.length) writeFileSync(`${file}.${ending}`, smaller);
  }));
}
