import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

/* The programs themselves, as an operator starts them: real processes over a real home. */

export interface Running { child: ChildProcess; origin: string; output: () => string; ended: Promise<number | null> }
export interface Ran { status: number | null; out: string; err: string }

function spawnMain(home: string, main: string, args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../app', main), ...args], {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], UNISONO_HOME: home, PORT: '0', LOG_LEVEL: 'warn', LANG: 'en_GB.UTF-8', ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => { said.out += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { said.err += chunk.toString(); });
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  return { child, said, ended };
}

/** The server, once it has said where it is. */
export async function startServer(home: string, env: Record<string, string> = {}): Promise<Running> {
  const { child, said, ended } = spawnMain(home, 'server.ts', ['--no-web'], env);
  const origin = await Promise.race([
    new Promise<string>((found) => child.stdout.on('data', () => {
      const at = said.out.match(/Unísono is at (\S+)/);
      if (at) found(at[1]!);
    })),
    ended.then((code) => { throw new Error(`it ended with ${code}: ${said.err}${said.out}`); }),
  ]);
  return { child, origin, output: () => said.out + said.err, ended };
}

/** A main run to its end. */
export async function runMain(home: string, main: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const { said, ended } = spawnMain(home, main, args, env);
  return { status: await ended, ...said };
}
