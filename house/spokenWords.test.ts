import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { es } from '../words/es.ts';

/*
  A screen's words are fetched beside its code. A word of a part that it did not name is waited for when it is first said: all
  that was shown goes, and comes back a moment later (`platform/web/catalogue.ts`). What is fetched when it is opened waits by itself.
*/

const root = join(import.meta.dirname, '..'), parts = Object.keys(es), rooms = readdirSync(join(root, 'modules'));
/** There before anything is drawn. */
const always = ['common', 'platform'];
/** Says the words of a refusal, which came with it (`reach`); of a rule that is told without one (`sayRule`) whoever tells it says them. */
const sayingRefusals = 'platform/web/problems.ts';
/** Rooms above bring these to a screen below, by the file that gathers them. */
const brought: Record<string, string> = { 'modules/customers/web/extras.ts': 'accountExtras', 'modules/organization/web/structure/extras.ts': 'structureExtras' };

/** The modules that a file draws with itself, and the parts of the catalogue whose words it says. */
function read(file: string): { drawsWith: string[]; says: string[] } {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''), extras = brought[relative(root, file)];
  const imported = [...text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)'/gm)].map((m) => resolve(dirname(file), m[1]!));
  const bringing = extras ? rooms.flatMap((room) => ['ts', 'tsx'].map((kind) => join(root, `modules/${room}/web/${extras}.${kind}`))) : [];
  const whole = [...text.matchAll(/\b(\w+) = useWords\(\)[;,]|\b(\w+): Words\b/g)].map((m) => m[1] ?? m[2]!);
  const said = [...text.matchAll(/useWords\(\)\.(\w+)/g), ...[...new Set(whole)].flatMap((name) => [...text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))])].map((m) => m[1]!);
  const taken = [...text.matchAll(/\{([^=;]*?)\} = (\w+)(\(\))?[;,]/g)].filter(([, , from]) => from === 'useWords' || whole.includes(from!)).flatMap((m) => outermost(m[1]!));
  const says = relative(root, file) === sayingRefusals ? [] : [...said, ...taken, ...(text.includes('sayRule(') ? ['rules'] : [])];
  return { drawsWith: [...imported, ...bringing].filter((f) => existsSync(f) && /\.tsx?$/.test(f)), says: says.filter((part) => parts.includes(part)) };
}

/** Of `a, b: { c }` the names a and b. */
function outermost(taken: string): string[] {
  const shallower = taken.replace(/\{[^{}]*\}/g, '');
  return shallower === taken ? taken.match(/\w+/g) ?? [] : outermost(shallower);
}

function spoken(file: string, known: Map<string, string> = new Map(), seen = new Set<string>()): Map<string, string> {
  if (seen.has(file) || /\/(words|contract|rules)[/.]/.test(relative(root, file))) return known;
  seen.add(file);
  const { drawsWith, says } = read(file);
  for (const part of says) if (!known.has(part)) known.set(part, relative(root, file));
  for (const next of drawsWith) spoken(next, known, seen);
  return known;
}

const doors = [...rooms.map((room) => [room, join(root, 'modules', room, 'web/index.ts')] as const), ['platform', join(root, 'platform/web/ownScreens.ts')] as const];
const screens = doors.flatMap(([room, door]) => {
  const text = existsSync(door) ? readFileSync(door, 'utf8') : '';
  return [...text.matchAll(/\{ path: '([^']+)'(.*?)component: lazyScreen\(\(\) => import\('([^']+)'\)/gs)].map(([, path, between, file]) =>
    ({ path: path!, file: resolve(dirname(door), file!), named: [room, ...(/words: \[([^\]]*)\]/.exec(between!)?.[1]?.match(/\w+/g) ?? [])] }));
});

test('every screen names the parts of the catalogue whose words it says, so that nothing shown goes while a word is waited for', () => {
  expect(screens.length).toBeGreaterThan(50);
  const lacking = screens.flatMap(({ path, file, named }) => [...spoken(file)].filter(([part]) => ![...always, ...named].includes(part)).map(([part, by]) => `${path}: ${part}, said by ${by}`));
  expect(lacking).toEqual([]);
});
