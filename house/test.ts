import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb, run, runChecks, tell } from './checks.ts';

/*
  `npm test`: every check there is. The web is built, then vitest runs (rules, server on a real PostgreSQL, journeys in a
  real Chromium) with the other static checks beside it. Journeys that failed are run once more by themselves (decision 031).
  It ends with one line that counts them all, each skipped test named with its reason.
*/

interface Assertion { status: 'passed' | 'failed' | 'skipped' | 'pending' | 'todo'; fullName: string; failureMessages: string[] }
interface TestFile { name: string; status: string; message: string; assertionResults: Assertion[] }
interface Ran { passed: boolean; output: string; report: Report }
interface Report { testResults: TestFile[] }
const failedIn = (file: TestFile): Assertion[] => file.assertionResults.filter((a) => a.status === 'failed');

const web = await buildWeb();
tell(web);
const checking = runChecks(tell);
const folder = mkdtempSync(join(tmpdir(), 'unisono-test-'));
const first = await vitest('report.json', process.argv.slice(2)), checks = [web, ...await checking];
const again = worthAnotherRun(first), second = again.length > 0 ? await vitest('again.json', again) : undefined;
rmSync(folder, { recursive: true });

const results = first.report.testResults.map((t) => second?.report.testResults.find((s) => s.name === t.name) ?? t);
const assertions = results.flatMap((t) => t.assertionResults), brokenFiles = results.filter((t) => t.status === 'failed' && failedIn(t).length === 0);
const unsteady = first.report.testResults.filter((t) => t.status === 'failed' && results.some((r) => r.name === t.name && r.status === 'passed'));
const count = (status: readonly string[]) => assertions.filter((a) => status.includes(a.status)).length;
const passed = count(['passed']) + checks.filter((c) => c.passed).length;
const failed = count(['failed']) + brokenFiles.length + checks.filter((c) => !c.passed).length + (assertions.length === 0 ? 1 : 0);
const skipped = assertions.filter((a) => ['skipped', 'pending', 'todo'].includes(a.status));

for (const t of unsteady) for (const a of failedIn(t)) console.log(`unsteady: ${a.fullName} failed once, and passed by itself: ${a.failureMessages[0]?.split('\n')[0] ?? ''}`);
for (const a of assertions.filter((x) => x.status === 'failed')) console.log(`failed: ${a.fullName}`);
for (const t of brokenFiles) console.log(`failed: ${t.name} ${t.message}`);
for (const c of checks.filter((x) => !x.passed)) console.log(`failed: ${c.name}`);
for (const a of skipped) console.log(`skipped: ${a.fullName}`);
console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
process.exitCode = failed > 0 || !(second ?? first).passed ? 1 : 0;

async function vitest(name: string, args: readonly string[]): Promise<Ran> {
  const file = join(folder, name), { passed, output } = await run('vitest', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args], true);
  return { passed, output, report: reportOf(file) };
}

/** Journeys, when nothing but one or two of them failed: a browser shares its machine with the rest of the tests. */
function worthAnotherRun({ report, output }: Ran): string[] {
  const failed = report.testResults.filter((t) => t.status === 'failed').map((t) => t.name);
  return failed.length <= 2 && failed.every((name) => name.includes('/journeys/')) && !/Unhandled (Error|Rejection)/.test(output) ? failed : [];
}

function reportOf(path: string): Report {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return { testResults: [] };
  }
}
