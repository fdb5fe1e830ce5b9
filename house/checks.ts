import { spawn } from 'node:child_process';
import { buildWebWhenStale } from '../platform/server/webBuild.ts';

/*
  The static checks: the web's build, types of the server and of the web, lint, unused files and exports.
  `npm run check` (check.ts) runs them alone; `npm test` runs the others beside the tests, which need the web built.
*/

export interface Outcome { name: string; passed: boolean; output: string; seconds: number }

// One checker each: several do much of the work several times, and `npm test` has other work for the second core.
const checks: readonly (readonly [string, string, readonly string[]])[] = [
  ['types of the server', 'tsc', ['--noEmit', '--checkers', '1', '-p', 'tsconfig.server.json']],
  ['types of the web', 'tsc', ['--noEmit', '--checkers', '1', '-p', 'tsconfig.web.json']],
  ['lint', 'biome', ['lint', '--error-on-warnings', '--max-diagnostics=50', '.']],
  ['nothing unused', 'knip', ['--no-progress']],
];

/** The web as the server serves it: what is built of these sources already is not built again. */
export async function buildWeb(): Promise<Outcome> {
  const started = Date.now(), ended = (output: string): Outcome => ({ name: 'the web builds', passed: output === '', output, seconds: (Date.now() - started) / 1000 });
  return buildWebWhenStale(() => undefined).then(() => ended(''), (error: unknown) => ended(String(error)));
}

export async function runChecks(told: (o: Outcome) => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [name, command, args] of checks) {
    const outcome = await run(name, command, args);
    told(outcome);
    outcomes.push(outcome);
  }
  return outcomes;
}

export function run(name: string, command: string, args: readonly string[], live = false): Promise<Outcome> {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' } });
    let output = '';
    const take = (part: Buffer) => {
      output += part;
      if (live) process.stdout.write(part);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const end = (passed: boolean) => resolve({ name, passed, output, seconds: (Date.now() - started) / 1000 });
    child.on('error', (error) => { output += error.message; end(false); });
    child.on('close', (code) => end(code === 0));
  });
}

export function tell(o: Outcome): void {
  console.log(`${o.passed ? 'ok  ' : 'FAIL'} ${o.name} (${o.seconds.toFixed(1)} s)`);
  if (!o.passed) console.log(o.output.trim());
}
