import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { doors, longestFile, mostFiles, storeys } from './doors.ts';
import { type Import, imports, isGenerated, isTest, placeOf, read, sources } from './plan.ts';

const rooms = sources.filter((f) => f.startsWith('modules/'));

function isOpen({ file, target }: Import): boolean {
  const from = placeOf(file), to = placeOf(target);
  if (!from) return !to || to.frontDoor || isTest(file) || !file.startsWith('app/');
  if (isTest(file)) return true;
  if (!to) return false;
  const allowed = doors[from.part]!;
  if (to.room === '') return allowed.includes(to.part);
  if (to.room === from.room) return allowed.includes(to.part);
  const below = storeys.indexOf(to.room as never) < storeys.indexOf(from.room as never);
  return from.room !== '' && below && to.frontDoor && allowed.includes(to.part);
}

test('every import goes through an open door', () => {
  expect(imports.length, 'the check read no import at all').toBeGreaterThan(200);
  expect(imports.filter((i) => !isOpen(i))).toEqual([]);
});

test('every room is on a storey', () => {
  expect(readdirSync('modules').filter((r) => !storeys.includes(r as never))).toEqual([]);
});

test('rules touch nothing but data', () => {
  const rules = rooms.filter((f) => f.includes('/rules/') && !isTest(f));
  expect(rules.length).toBeGreaterThan(10);
  const impure = rules.filter((f) => /from '(node:|[^.'])|Date\.now|new Date\(\)|Math\.random|\bawait\b|fetch\(|process\./.test(read(f)));
  expect(impure).toEqual([]);
});

const tables = [...read('platform/server/tables.generated.ts').matchAll(/^ {2}"([a-z]+)\.([a-z_]+)":/gm)].map((m) => `${m[1]}.${m[2]}`);

/** Real tables of another room that a piece of SQL names. `published` and `platform` are everybody's. */
const strangers = (text: string, own: string): string[] =>
  tables.filter((t) => !t.startsWith(`${own}.`) && !t.startsWith('published.') && !t.startsWith('platform.'))
    .filter((t) => new RegExp(`(?<![\\w.])${t.replace('.', '\\.')}(?![\\w.(])`).test(text));

test('a room names only its own tables and the published views', () => {
  expect(tables.length).toBeGreaterThan(50);
  const found = rooms.filter((f) => f.includes('/server/') && !isTest(f))
    .flatMap((f) => strangers(withoutNames(read(f)), f.split('/')[1]!).map((t) => `${f}: ${t}`));
  expect(found).toEqual([]);
});

/** Facts and rights share a grammar with tables (`sales.opportunity_moved`): what and right names are no SQL. */
const withoutNames = (text: string): string => text.replace(/what: '[^']+'/g, '').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

test('a published view reads its own room and what rooms below have published', () => {
  const views = readdirSync('database/published').filter((f) => f.endsWith('.sql'));
  expect(views.length).toBeGreaterThan(0);
  expect(views.flatMap((f) => strangers(read(join('database/published', f)), f.replace(/^\d+_|\.sql$/g, '')).map((t) => `${f}: ${t}`))).toEqual([]);
  expect(views.filter((f) => (read(join('database/published', f)).match(/\bview\b/g) ?? []).length > (read(join('database/published', f)).match(/security_invoker/g) ?? []).length)).toEqual([]);
});

test('no file has outgrown one reading', () => {
  const long = sources.filter((f) => !isGenerated(f)).map((f) => [f, read(f).split('\n').length] as const).filter(([, n]) => n > longestFile);
  expect(long).toEqual([]);
});

test('no room has outgrown itself', () => {
  const sizes = storeys.map((r) => [r, rooms.filter((f) => f.startsWith(`modules/${r}/`) && !isTest(f)).length] as const);
  expect(sizes.filter(([, n]) => n > mostFiles)).toEqual([]);
});

test('a form writes over the version that it was opened with, never over the one of now', () => {
  const forms = sources.filter((f) => f.includes('/web/') && f.endsWith('.tsx') && /<(FormDrawer|FormDialog|form)\b/.test(read(f)));
  const live = /(?<!withdraw)\.(?:tell|tellNow|check)\((?:[\w.]+, )?\{[^;]*?\bversion: (?!editing\.)\w+\.version/;
  expect(forms.filter((f) => /version: editing\.version/.test(read(f))).length).toBeGreaterThan(15);
  expect(forms.filter((f) => live.test(read(f)))).toEqual([]);
  expect(live.test('change.tell({ productId: product.id, version: product.version, ...input }, then)')).toBe(true);
});

test('what is fetched later is drawn when it is there: nothing of ours leaves that to React, which shows what it missed 300 ms later', () => {
  const screens = sources.filter((f) => f.endsWith('.tsx') || f.includes('/web/')), left = /\blazy\(/;
  expect(screens.filter((f) => /\blazyPart\(/.test(read(f))).length).toBeGreaterThan(15);
  expect(screens.filter((f) => left.test(read(f)))).toEqual([]);
});

test('nothing is named for what it is not', () => {
  const banned = /(?:Manager|Helper|Service|Utils?|Base|Impl|Info|\/misc|\/utils?|\/helpers?)\.tsx?$/;
  expect(sources.filter((f) => banned.test(f))).toEqual([]);
});
