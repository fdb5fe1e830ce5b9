import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Bytes as built. Larger ones that only a screen asks for (the chart) are kept once they have been opened. */
const largest = 150_000;
/** What is no hashed file and the page needs. */
const page = ['/', '/scheme.js', '/mark.svg'];

/** Writes `worker.js` with the names of all that this build is made of; another build is another worker. */
export const withWorker: Plugin = {
  name: 'with-worker', apply: 'build',
  writeBundle({ dir }, bundle) {
    const folder = dir!, always = new Set(Object.values(bundle).flatMap((part) => (part.type === 'chunk' && part.isEntry ? [part.fileName, ...part.imports] : [])));
    const files = readdirSync(join(folder, 'assets')).sort().map((name) => `assets/${name}`);
    const ahead = files.filter((file) => always.has(file) || (statSync(join(folder, file)).size <= largest && !/latin-ext/.test(file)));
    const source = readFileSync(join(import.meta.dirname, 'worker.js'), 'utf8'), names = files.map((file) => `/${file}`);
    const hash = createHash('sha256').update(source).update(names.join('\n'));
    for (const file of ['index.html', 'scheme.js', 'mark.svg']) hash.update(readFileSync(join(folder, file)));
    const told = { version: hash.digest('base64url').slice(0, 12), ahead: [...page, ...ahead.map((file) => `/${file}`)], files: names };
    writeFileSync(join(folder, 'worker.js'), `${Object.entries(told).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`).join('\n')}\n${source}`);
  },
};
