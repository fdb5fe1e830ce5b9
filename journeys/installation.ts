import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { call } from '../contract/call.ts';
import { openDemo, signIn } from '../contract/me.ts';
import { webFolder } from '../platform/server/webBuild.ts';

/* A real installation: its command line makes the home, its server serves it. */

const root = join(import.meta.dirname, '..');
export const administrator = { email: 'ana@prueba.example', password: 'tres tejas azules' };

const run = (main: string, args: readonly string[], home: string) => spawn(process.execPath, [join(root, 'app', main), ...args], {
  env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], UNISONO_HOME: home, PORT: '0', LOG_LEVEL: 'warn', LANG: 'en_GB.UTF-8' }, stdio: ['ignore', 'pipe', 'inherit'],
});

/** A home with a company of its own, Cerámica Prueba, and the demo company beside it. */
export async function makeInstallation(home: string): Promise<void> {
  const company = ['--company', 'Cerámica Prueba', '--legal-entity', 'Cerámica Prueba, S. L.', '--currency', 'EUR', '--timezone', 'Europe/Madrid', '--locale', 'es-ES'];
  const setting = run('cli.ts', ['setup', ...company, '--name', 'Ana Ferrer', '--email', administrator.email, '--password', administrator.password, '--start', 'demo'], home);
  setting.stdout!.resume();
  const [code] = await once(setting, 'exit') as [number | null];
  if (code !== 0) throw new Error(`set-up ended with ${code}`);
}

export interface Served { origin: string; stop: () => Promise<void> }

export async function serve(home: string): Promise<Served> {
  const server = run('server.ts', ['--web', webFolder], home);
  const origin = await addressOf(server);
  const stop = async () => {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  };
  return { origin, stop };
}

function addressOf(server: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    server.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Unísono is at (\S+)/.exec(said);
      if (found) resolve(found[1]!);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

/** Where the demo company of a prepared home is served. */
export async function demoOf(origin: string): Promise<string> {
  let cookie = '';
  const headers = { 'x-unisono': '1' };
  const heard: typeof fetch = async (...asked) => {
    const answer = await fetch(...asked);
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer;
  };
  await call(signIn, administrator, { origin, headers, fetch: heard });
  return (await call(openDemo, {}, { origin, headers: { ...headers, cookie } })).address;
}
