import { runChecks, tell } from './checks.ts';

/* `npm run check`: the quick checks alone. */

const outcomes = await runChecks(tell);
process.exitCode = outcomes.every((o) => o.passed) ? 0 : 1;
