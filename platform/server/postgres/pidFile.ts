import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { runProgram } from './launch.ts';
import type { Launch } from './launch.ts';

const pidFile = (data: string) => join(data, 'postmaster.pid');

/** What a running PostgreSQL writes about itself: its process on the first line, its state on the eighth. */
export function readPidFile(data: string): { pid: number; state: string } | undefined {
  if (!existsSync(pidFile(data))) return undefined;
  const lines = readFileSync(pidFile(data), 'utf8').split('\n');
  return { pid: Math.abs(Number(lines[0])), state: (lines[7] ?? '').trim() };
}

/**
 * The caller holds the home's lock, so whatever this file says is left over. Either a server of ours outlived its parent
 * (it is stopped), or the number is nobody's or another program's by now: the file goes, since PostgreSQL would refuse to
 * start and a container's new server may well get the same number. A backend still alive is noticed by its shared memory.
 */
export function clearStalePid(binaries: Binaries, launch: Launch, data: string): void {
  const left = readPidFile(data);
  if (!left) return;
  const line = commandLine(left.pid);
  if (line.includes('postgres') && (process.platform === 'win32' || line.includes(data))) {
    runProgram(launch, binaries.pgCtl, ['stop', '--pgdata', data, '--mode=fast', '--wait', '--timeout=300', '--silent']);
  }
  rmSync(pidFile(data), { force: true });
}

/** What runs under this number, '' when nothing does. */
function commandLine(pid: number): string {
  const linux = `/proc/${pid}/cmdline`;
  if (process.platform === 'linux') return existsSync(linux) ? readFileSync(linux, 'utf8') : '';
  const [program, ...args] = process.platform === 'win32' ? ['tasklist', '/FI', `PID eq ${pid}`] : ['ps', '-o', 'args=', '-p', String(pid)];
  return spawnSync(program ?? '', args, { encoding: 'utf8' }).stdout ?? '';
}
