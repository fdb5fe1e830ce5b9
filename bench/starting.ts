import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Connect } from '../platform/server/db.ts';
import type { Recorded } from './recording.ts';

/** What `npm start` gives to Node: what is measured is started with the same. */
function asPeopleStartIt(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').slice(1);
}

/** The product, as it is started for people; without its screens unless they are asked for. */
export async function startProduct(home: string, port: number, withScreens = false): Promise<ChildProcess> {
  const server = spawn(process.execPath, [...asPeopleStartIt(), ...(withScreens ? [] : ['--no-web'])], {
    env: { ...process.env, UNISONO_HOME: home, PORT: String(port), LOG_LEVEL: 'error' }, stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let patience = 600; patience > 0 && server.exitCode === null; patience -= 1) {
    if (await fetch(`http://127.0.0.1:${port}/readyz`).then((r) => r.ok, () => false)) return server;
    await wait(100);
  }
  server.kill('SIGTERM');
  throw new Error('the server did not start');
}

export async function startFloor(connection: Connect, cases: readonly [string, Recorded][], port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['bench/floor.ts'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin!.end(JSON.stringify({ connection, cases, port }));
  await new Promise((ready, failed) => { child.stdout!.once('data', ready); child.once('exit', failed); });
  return child;
}

export async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
}
