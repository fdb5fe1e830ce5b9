import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';

/* The types already demand the same keys of both languages; here: none is missing, and none is said nowhere. */

const folders = ['app', 'contract', 'database', 'modules', 'platform'];
const root = new URL('..', import.meta.url).pathname;
const sources = folders.flatMap((folder) => readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|tsx|sql)$/.test(name) && !/\.(test|generated)\./.test(name)).map((name) => readFileSync(`${root}${folder}/${name}`, 'utf8')));
const everything = [...sources, readFileSync(`${root}words/factLine.ts`, 'utf8')].join('\n');

type Entry = string | ((...values: never[]) => string) | { [key: string]: Entry };
const leaves = (entry: Entry, path: string[] = []): string[][] =>
  typeof entry === 'object' ? Object.entries(entry).flatMap(([key, value]) => leaves(value, [...path, key])) : [path];
const at = (entry: Entry, path: string[]): Entry | undefined => path.reduce<Entry | undefined>((e, key) => (typeof e === 'object' ? e[key] : undefined), entry);

const spanish = leaves(es as unknown as Entry);
const english = leaves(en as unknown as Entry);
const words = new Set(everything.match(/\.[a-z]\w*(?=[^\w])/gi));
/** `stages[stage]`: a closed set is said by whichever of its values comes up; or handed whole to what knows its keys. */
const isSaid = (path: string[]) => {
  const [room = '', ...rest] = path;
  if (room === 'rules') return everything.includes(rest.join('.')) || everything.includes(`'${rest.join('.').split('.').at(-1)}'`);
  const sets = rest.slice(0, -1).some((key) => new RegExp(`\\.${key}(\\[| as |\\s*[,;)}]|\\s*$)`, 'm').test(everything));
  return sets || words.has(`.${rest.at(-1)}`);
};

test('something was read in each language and in the sources', () => {
  expect(spanish.length).toBeGreaterThan(100);
  expect(sources.length).toBeGreaterThan(20);
});
test('both languages say the same things', () => {
  expect(english.map((p) => p.join('.')).toSorted()).toEqual(spanish.map((p) => p.join('.')).toSorted());
  /* Where a language needs no word (the usual case of a set), the other needs none either. */
  const empty = (catalogue: unknown) => spanish.filter((path) => at(catalogue as Entry, path) === '').map((path) => path.join('.'));
  expect(empty(en)).toEqual(empty(es));
});
test('a text that varies varies in both languages', () => {
  for (const path of spanish) expect(typeof at(en as unknown as Entry, path), path.join('.')).toBe(typeof at(es as unknown as Entry, path));
});
test('no text is kept that no screen says', () => {
  expect(spanish.filter((path) => !isSaid(path)).map((path) => path.join('.'))).toEqual([]);
});
test('the check can tell a text that nobody says', () => expect(isSaid(['sales', 'thisIsSaidNowhereAtAll'])).toBe(false));

test('in the terminal a step of an import is counted in words that fit any noun, one or many', () => {
  const step = { create: 1, update: 2, same: 1, skip: 0, wrong: 3 };
  expect(es.exchange.stepLine('Oportunidades', step)).toBe('Oportunidades: 1 alta, 2 cambios, 1 igual, 0 sin tocar, 3 con problemas');
  expect(es.exchange.stepLine('Clientes', { ...step, create: 12, update: 1, same: 0 })).toBe('Clientes: 12 altas, 1 cambio, 0 iguales, 0 sin tocar, 3 con problemas');
  expect(en.exchange.stepLine('Customers', step)).toBe('Customers: 1 created, 2 changed, 1 the same, 0 left alone, 3 with problems');
});
