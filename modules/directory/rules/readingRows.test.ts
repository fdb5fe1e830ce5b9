import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OrganogramMapping } from '../contract/organograms.ts';
import { dayOf, readTables, seatsOf } from './readingRows.ts';

const mapping = OrganogramMapping.parse({
  name: 'Tiles', columns: { reference: 'Ref', title: 'Title', holder: 'Name', unit: 'Unit', reportsTo: 'Boss', fte: 'FTE', grade: 'Grade', market: 'Market' }, archetypes: { G1: 'coach' },
  groups: { reportsTo: 'Boss', title: 'Title', count: 'N', grade: 'Grade', unit: 'Unit' },
});
const read = (cells: string[][], rows: 'posts' | 'groups' = 'posts') => readTables([{ name: 'a.csv', on: '2024-01-01', rows, cells }], mapping, ['ES']);
const header = ['Ref', 'Name', 'Title', 'Unit', 'Boss', 'FTE', 'Grade', 'Market'];

test.each([
  ['nothing wrong', ['A1', 'Eva', 'Head', 'Sales', 'XX', '1', 'G1', 'ES'], []],
  ['a damaged character', ['A1', 'Eva', 'Budget of \uFFFD5', 'Sales', '', '1', '', ''], ['damaged_characters']],
  ['no reference', ['', 'Eva', 'Head', 'Sales', '', '1', '', ''], ['reference_missing']],
  ['no title', ['A1', 'Eva', '', 'Sales', '', '1', '', ''], ['title_missing']],
  ['no unit', ['A1', 'Eva', 'Head', '', '', '1', '', ''], ['unit_missing']],
  ['an address for its time', ['A1', 'Eva', 'Head', 'Sales', '', 'http://x/y', '', ''], ['fte_unread']],
  ['more than a full time', ['A1', 'Eva', 'Head', 'Sales', '', '1.5', '', ''], ['fte_unread']],
  ['a market that is not there', ['A1', 'Eva', 'Head', 'Sales', '', '1', '', 'ZZ'], ['market_unknown']],
  ['a grade without archetype', ['A1', 'Eva', 'Head', 'Sales', '', '1', 'G9', ''], ['grade_unknown']],
])('a row with %s', (_, cells, kinds) => {
  expect(read([header, cells]).problems.map((p) => p.kind)).toEqual(kinds);
});

test('who is withheld and what is vacant are told apart', () => {
  const { read: [table] } = read([header, ['A1', 'N/D', 'Head', 'Sales', '', '1', '', ''], ['A2', 'Vacant', 'Head', 'Sales', '', '0,8', '', '']]);
  expect(table!.posts.map((p) => [p.holder, p.unnamed, p.withheld, p.vacant, p.fte])).toEqual([[null, true, true, false, 1], [null, false, false, true, 0.8]]);
});

test('a list that names nobody has no vacancies: its posts are held, name not given', () => {
  const { holder: _, ...columns } = mapping.columns, { read: [table] } = readTables([{ name: 'a.csv', on: '2024-01-01', rows: 'posts', cells: [header, ['A1', '', 'Head', 'Sales', '', '1', '', '']] }], { ...mapping, columns }, []);
  expect(table!.posts.map((p) => [p.holder, p.unnamed, p.withheld, p.vacant])).toEqual([[null, true, false, false]]);
});

test('a counted group is as many seats as it counts, and one that comes twice is added up and told', () => {
  const { read: [table], problems } = read([['Unit', 'Boss', 'Grade', 'Title', 'N'], ['Sales', 'A1', 'C2', 'Clerk', '2.2'], ['Sales', 'A1', 'C2', 'Clerk', '1'], ['Sales', 'A1', 'C1', 'Clerk', 'x']], 'groups');
  expect(table!.posts.every((p) => p.unnamed && !p.vacant)).toBe(true);
  expect(table!.posts.map((p) => [p.ref, p.fte, p.reportsTo])).toEqual([
    ['A1/sales/Clerk/C2/1', 1, 'A1'], ['A1/sales/Clerk/C2/2', 1, 'A1'], ['A1/sales/Clerk/C2/3', 1, 'A1'], ['A1/sales/Clerk/C2/4', 0.2, 'A1']]);
  expect(problems.map((p) => [p.kind, p.row])).toEqual([['group_twice', 3], ['count_unread', 4]]);
});

test('law: the seats of a group sum to its count', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 60_000 }), (thousandths) => {
    const seats = seatsOf(thousandths / 1000);
    expect(seats.reduce((sum, s) => sum + Math.round(s * 1000), 0)).toBe(thousandths);
    expect(seats.every((s) => s > 0 && s <= 1)).toBe(true);
  }));
});

test.each([['2024-02-29', 'ymd', '2024-02-29'], ['29/2/2024', 'dmy', '2024-02-29'], ['2/29/2024', 'mdy', '2024-02-29'], ['29/2/2023', 'dmy', null], ['soon', 'ymd', null], ['2024-01-31T00:00:00', 'ymd', '2024-01-31']] as const)(
  'the date %s read as %s', (text, order, day) => expect(dayOf(text, order)).toBe(day));
