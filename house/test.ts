import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb, run, runChecks, tell } from './checks.ts';

/*
  `npm test`: every check there is. The web is built, then vitest runs (rules, server on a real PostgreSQL, journeys in a
  real Chromium) with the other static checks beside it. It ends with one line that counts them all, each skipped test named with its reason.
*/

interface Assertion { status: 'passed' | 'failed' | 'skipped' | 'pending' | 'todo'; fullName: string }
interface Report { testResults: { name: string; status: string; message: string; assertionResults: Assertion[] }[] }

const web = await buildWeb();
tell(web);
const checking = runChecks(tell);
const folder = mkdtempSync(join(tmpdir(), 'unisono-test-'));
const file = join(folder, 'report.json');
const vitest = await run('vitest', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...process.argv.slice(2)], true);
const checks = [web, ...await checking], report = reportOf(file);
rmSync(folder, { recursive: true });

const assertions = report.testResults.flatMap((t) => t.assertionResults);
const brokenFiles = report.testResults.filter((t) => t.status === 'failed' && t.assertionResults.every((a) => a.status !== 'failed'));
const count = (status: readonly string[]) => assertions.filter((a) => status.includes(a.status)).length;
const passed = count(['passed']) + checks.filter((c) => c.passed).length;
const failed = count(['failed']) + brokenFiles.length + checks.filter((c) => !c.passed).length + (assertions.length === 0 ? 1 : 0);
const skipped = assertions.filter((a) => ['skipped', 'pending', 'todo'].includes(a.status));

for (const a of assertions.filter((x) => x.status === 'failed')) console.log(`failed: ${a.fullName}`);
for (const t of brokenFiles) console.log(`failed: ${t.name} ${t.message}`);
for (const c of checks.filter((x) => !x.passed)) console.log(`failed: ${c.name}`);
for (const a of skipped) console.log(`skipped: ${a.fullName}`);
console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
process.exitCode = failed > 0 || !vitest.passed ? 1 : 0;

function reportOf(path: string): Report {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return { testResults: [] };
  }
}
