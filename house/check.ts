import { buildWeb, runChecks, tell } from './checks.ts';

/* `npm run check`: the quick checks alone. */

const web = await buildWeb();
tell(web);
const outcomes = [web, ...await runChecks(tell)];
process.exitCode = outcomes.every((o) => o.passed) ? 0 : 1;
