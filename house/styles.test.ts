import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** `platform` or `modules/goals`: whose sheet it is. */
const wingOf = (file: string): string => /^(platform|modules\/[^/]+)/.exec(file)![0];
const sheets = ['platform', 'modules'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.css')).map((f) => join(folder, f)));

/** The classes that a sheet dresses wherever they stand: `.chip`, `.chip[data-k=late]`, `.chip:hover`, not `.day .chip`. */
function dressed(css: string): string[] {
  const selectors = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g);
  return [...selectors].flatMap(([, list]) => list!.split(',').map((one) => /^(\.[\w-]+)(\[[^\]]*\]|:[\w-]+)*$/.exec(one.trim())?.[1] ?? '').filter((name) => name !== '' && !name.startsWith('.mantine-')));
}

test('a sheet is kept once it was opened, so no room dresses a class that another room or the platform dresses too', () => {
  expect(sheets.length, 'the check read no sheet at all').toBeGreaterThan(15);
  const wings = new Map<string, Set<string>>();
  for (const file of sheets) for (const name of dressed(readFileSync(file, 'utf8'))) wings.set(name, (wings.get(name) ?? new Set()).add(wingOf(file)));
  expect(wings.size).toBeGreaterThan(200);
  expect([...wings].filter(([, of]) => of.size > 1).map(([name, of]) => `${name}: ${[...of].join(', ')}`)).toEqual([]);
});
