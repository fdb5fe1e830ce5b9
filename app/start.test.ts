import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let root: string;

/** A Node before 24, where this machine has one: what a newcomer may start with. */
const oldNode = execFileSync('which', ['-a', 'node'], { encoding: 'utf8' }).trim().split('\n')
  .find((node) => /^v2[0-3]\./.test(execFileSync(node, ['--version'], { encoding: 'utf8' })));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'unisono-start-'));
  mkdirSync(join(root, 'app'));
  for (const file of ['start.mjs', 'endWithParent.mjs']) cpSync(join(import.meta.dirname, file), join(root, 'app', file));
  write('package.json', { name: 'x', version: '1.0.0', type: 'module' });
  write('package-lock.json', { name: 'x', version: '1.0.0', lockfileVersion: 3, requires: true, packages: { '': { name: 'x', version: '1.0.0' } } });
  writeFileSync(join(root, 'app', 'main.ts'), 'const said: string = process.argv.slice(2).join(); console.log(process.version.split(".")[0], said); process.exit(3);');
  writeFileSync(join(root, 'app', 'server.ts'), `
    process.on('SIGTERM', () => { console.log('drained'); process.exit(7); });
    setInterval(() => {}, 1000); console.log(process.pid);`);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (file: string, content: object) => writeFileSync(join(root, file), JSON.stringify(content));

/** As if npm had installed: nothing is needed but a Node for children, which is the one running this test. */
function installed(): void {
  mkdirSync(join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin'), { recursive: true });
  symlinkSync(process.execPath, join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node'));
  write('node_modules/.package-lock.json', { packages: {} });
}

const plainEnv = () => Object.fromEntries(Object.entries({ ...process.env, LC_ALL: 'C' }).filter(([name]) => !name.startsWith('npm_')));
const start = (node: string, ...args: string[]) =>
  spawnSync(node, [join(root, 'app', 'start.mjs'), ...args], { encoding: 'utf8', env: plainEnv() });

test('with nothing installed it installs first, saying so in one line, and then runs the program', () => {
  expect(start(process.execPath, 'main.ts', 'a', 'b')).toMatchObject({ stdout: 'v24 a,b\n', stderr: expect.stringMatching(/^Installing[^\n]*\n$/), status: 3 });
  // npm leaves no trace of an installation of nothing: what it leaves of one of something.
  installed();
  expect(start(process.execPath, 'main.ts')).toMatchObject({ stdout: 'v24 \n', stderr: '' });
});

test('a newer package-lock.json installs again only if it asks for something else', () => {
  installed();
  const later = new Date(Date.now() + 60_000);
  utimesSync(join(root, 'package-lock.json'), later, later);
  expect(start(process.execPath, 'main.ts').stderr).toBe('');
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  lock.packages['node_modules/nowhere'] = { version: '1.0.0', resolved: 'file:nowhere.tgz' };
  lock.packages[''].dependencies = { nowhere: 'file:nowhere.tgz' };
  write('package-lock.json', lock);
  write('package.json', { name: 'x', version: '1.0.0', type: 'module', dependencies: { nowhere: 'file:nowhere.tgz' } });
  utimesSync(join(root, 'package-lock.json'), later, later);
  const ran = start(process.execPath, 'main.ts');
  expect(ran.status).toBe(1);
  expect(ran.stderr.trim().split('\n')).toEqual([expect.stringContaining('Installing'), expect.stringMatching(/could not be installed .*npm install/)]);
});

test('a program that is not asked for by name is asked for', () => {
  installed();
  expect(start(process.execPath)).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Say which[^\n]*\n$/) });
});

test.runIf(oldNode)('on an older Node the program runs under the installed one, with its arguments and exit code', () => {
  installed();
  expect(start(oldNode ?? '', 'main.ts', '--port', '1')).toMatchObject({ stdout: 'v24 --port,1\n', stderr: '', status: 3 });
});

test.runIf(oldNode)('an older Node without an installed one ends with one sentence', () => {
  mkdirSync(join(root, 'node_modules'));
  write('node_modules/.package-lock.json', { packages: {} });
  expect(start(oldNode ?? '', 'main.ts')).toMatchObject({ stdout: '', status: 1, stderr: expect.stringMatching(/^Unísono needs Node 24[^\n]*\n$/) });
});

test.runIf(oldNode)('SIGTERM reaches the program and its exit code comes back; kill -9 of the start ends it too', async () => {
  installed();
  for (const [signal, code] of [['SIGTERM', 7], ['SIGKILL', null]] as const) {
    const starter = spawn(oldNode ?? '', [join(root, 'app', 'start.mjs'), 'server.ts'], { stdio: ['ignore', 'pipe', 'inherit'], env: plainEnv() });
    let said = '';
    starter.stdout.on('data', (data: Buffer) => { said += data.toString(); });
    await once(starter.stdout, 'data');
    const ended = once(starter, 'exit');
    starter.kill(signal);
    expect((await ended)[0]).toBe(code);
    for (const end = Date.now() + 5000; !said.includes('drained') && Date.now() < end;) await new Promise((r) => setTimeout(r, 20));
    expect(said).toContain('drained');
  }
});

test('kill -9 of npm ends the program, also when a shell stands between them', async () => {
  installed();
  write('package.json', { name: 'x', version: '1.0.0', type: 'module', scripts: { plain: 'node app/start.mjs server.ts', shell: 'true && node app/start.mjs server.ts; true' } });
  for (const script of ['plain', 'shell']) {
    const npm = spawn('npm', ['run', '--silent', script], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], env: plainEnv() });
    let said = '';
    npm.stdout.on('data', (data: Buffer) => { said += data.toString(); });
    await once(npm.stdout, 'data');
    npm.kill('SIGKILL');
    for (const end = Date.now() + 5000; !said.includes('drained') && Date.now() < end;) await new Promise((r) => setTimeout(r, 20));
    expect(said).toContain('drained');
  }
});
