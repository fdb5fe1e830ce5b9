import { setMaxListeners } from 'node:events';
import { parseArgs } from 'node:util';
import { endPlainly } from '../platform/server/plainly.ts';
import { readSettings } from '../platform/server/settings.ts';
import { webFolder } from '../platform/server/webBuild.ts';
import { startInstallation } from './installation.ts';

setMaxListeners(50);

const { values } = parseArgs({ options: { dev: { type: 'boolean' }, 'no-web': { type: 'boolean' }, web: { type: 'string' } } });
/* `--dev`: Vite transforms the screens as they are asked for. `--web DIR`: screens built there. `--no-web`: the API alone. */
const web = values.dev ? 'development' : values['no-web'] ? 'none' : { folder: values.web ?? webFolder };
const starting = (async () => startInstallation(readSettings(), web))();
starting.then((installation) => installation.failed).catch(endPlainly);

// Asked to stop while it starts, it finishes starting first. A second Ctrl-C is obeyed at once; other signals may come in rows.
let asked = false;
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => {
  if (asked && signal === 'SIGINT') process.exit(1);
  if (asked) return;
  asked = true;
  starting.then((installation) => installation.stop()).then(() => process.exit(0), endPlainly);
});
