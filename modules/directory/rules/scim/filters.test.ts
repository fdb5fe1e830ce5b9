import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFilter, readPath } from './filters.ts';
import { matches, type Resource } from './matching.ts';
import { patched, type Shape } from './patches.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const eva: Resource = {
  id: 'A1', externalId: 'hr-7', userName: 'eva@tiles.example', name: { givenName: 'Eva', familyName: 'Sanz' }, active: true, level: 3, meta: { lastModified: '2026-05-01T00:00:00Z' },
  emails: [{ value: 'eva@tiles.example', type: 'work', primary: true }, { value: 'eva@home.example', type: 'home' }], [enterprise]: { department: 'Sales', employeeNumber: '0042' },
};

describe('a filter', () => {
  test.each([
    ['userName eq "EVA@tiles.example"', true], ['USERNAME Eq "eva@tiles.example"', true], ['userName ne "leo"', true], ['id eq "a1"', false], ['id eq "A1"', true],
    ['name.familyName co "an"', true], ['name.familyName sw "sa"', true], ['name.familyName ew "nz"', true], ['nickName pr', false], ['title ne "x"', true], ['emails pr', true],
    ['meta.lastModified gt "2026-04-30T00:00:00Z"', true], ['meta.lastModified lt "2026-04-30T00:00:00Z"', false], ['level ge 3', true], ['level le 2.5', false],
    ['active eq true', true], ['active eq "True"', true], ['active eq false', false], ['nickName eq null', true],
    ['emails[type eq "work" and value co "tiles"]', true], ['emails[type eq "home"].value eq "eva@tiles.example"', false], ['emails[type eq "home"].value ew "home.example"', true],
    ['emails.type eq "home"', true], ['emails co "home.example"', true], [`${enterprise}:department eq "sales"`, true], [`${enterprise}:employeeNumber eq "42"`, false],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "eva"', true],
    ['not (active eq true) or userName sw "eva"', true], ['userName sw "leo" or userName sw "eva" and active eq false', false], ['(userName sw "leo" or userName sw "eva") and active eq true', true],
    ['name.givenName eq "E\\u0076a"', true],
  ])('%s', (text, is) => expect(matches(eva, readFilter(text))).toBe(is));

  test.each(['', 'userName', 'userName eq', 'userName is "x"', 'userName eq x', '(userName pr', 'userName pr)', 'emails[type eq "work"', 'eq "x"', 'userName eq "x" and', 'a.b.c eq "x"', 'userName eq "\\q"', '& pr'])(
    'that is none is refused: %s', (text) => expect(() => readFilter(text)).toThrow(expect.objectContaining({ scimType: 'invalidFilter' })));

  test('law: a filter or its opposite holds, never both; and what both sides say, each says', () => {
    const leaf = fc.tuple(fc.constantFrom('userName', 'emails.type', 'nickName', 'level'), fc.constantFrom('eq', 'ne', 'co', 'sw', 'pr'), fc.constantFrom('"eva"', '"work"', '"3"'))
      .map(([a, by, v]) => (by === 'pr' ? `${a} pr` : `${a} ${by} ${v}`));
    fc.assert(fc.property(leaf, leaf, (a, b) => {
      expect(matches(eva, readFilter(`not (${a})`))).toBe(!matches(eva, readFilter(a)));
      expect(matches(eva, readFilter(`${a} and ${b}`))).toBe(matches(eva, readFilter(a)) && matches(eva, readFilter(b)));
      expect(matches(eva, readFilter(`(${a}) or ${b}`))).toBe(matches(eva, readFilter(b)) || matches(eva, readFilter(a)));
    }));
  });
});

test.each([
  ['active', { schema: null, attribute: 'active', condition: null, sub: null }], ['name.givenName', { schema: null, attribute: 'name', condition: null, sub: 'givenName' }],
  [`${enterprise}:employeeNumber`, { schema: enterprise, attribute: 'employeeNumber', condition: null, sub: null }],
])('the path %s', (text, path) => expect(readPath(text)).toEqual(path));
test('a path may choose among values', () => expect(readPath('emails[type eq "work"].value')).toMatchObject({ attribute: 'emails', condition: { kind: 'compare', by: 'eq', value: 'work' }, sub: 'value' }));

const shape: Shape = { core: ['userName', 'name', 'active', 'emails', 'phoneNumbers', 'externalId'], extension: ['employeeNumber'], readOnly: ['id', 'meta', 'title', 'department'], multi: ['emails', 'phoneNumbers'], extensionSchema: enterprise };
describe('a patch', () => {
  const cases: [string, object, (r: Resource) => unknown, unknown][] = [
    ['replaces one attribute', { op: 'replace', path: 'active', value: false }, (r) => r['active'], false],
    ['as identity providers spell it', { op: 'Replace', path: 'Active', value: 'False' }, (r) => r['active'], 'False'],
    ['replaces a part', { op: 'replace', path: 'name.familyName', value: 'Gil' }, (r) => r['name'], { givenName: 'Eva', familyName: 'Gil' }],
    ['replaces what is given of a value of several parts', { op: 'replace', path: 'name', value: { givenname: 'Ana' } }, (r) => r['name'], { givenName: 'Ana', familyName: 'Sanz' }],
    ['without a path takes its value apart', { op: 'replace', value: { active: false, 'name.givenName': 'Ana', nickName: 'x' } }, (r) => [r['active'], r['name'], r['nickName']], [false, { givenName: 'Ana', familyName: 'Sanz' }, undefined]],
    ['replaces a chosen value', { op: 'replace', path: 'emails[type eq "work"].value', value: 'e@x.example' }, (r) => (r['emails'] as { value: string }[]).map((e) => e.value), ['e@x.example', 'eva@home.example']],
    ['adds a value that is not there', { op: 'add', path: 'phoneNumbers[type eq "work"].value', value: '600' }, (r) => r['phoneNumbers'], [{ type: 'work', value: '600' }]],
    ['adds no value twice', { op: 'add', path: 'emails', value: [{ value: 'eva@home.example', type: 'home' }] }, (r) => (r['emails'] as unknown[]).length, 2],
    ['removes a chosen value', { op: 'remove', path: 'emails[type eq "home"]' }, (r) => (r['emails'] as unknown[]).length, 1],
    ['reaches the extension', { op: 'replace', path: `${enterprise}:employeeNumber`, value: '7' }, (r) => r[enterprise], { department: 'Sales', employeeNumber: '7' }],
    ['reaches it without a path', { op: 'add', value: { [enterprise]: { employeeNumber: '8', department: 'X' } } }, (r) => r[enterprise], { department: 'Sales', employeeNumber: '8' }],
  ];
  test.each(cases)('%s', (_, operation, read, expected) => expect(read(patched(eva, [operation as never], shape))).toEqual(expected));

  test.each([
    ['an unknown operation', { op: 'move', path: 'active', value: 1 }, 'invalidSyntax'], ['a removal without a path', { op: 'remove' }, 'noTarget'], ['what is only read', { op: 'replace', path: 'id', value: 'x' }, 'mutability'],
    ['what is not there', { op: 'replace', path: 'shoeSize', value: 1 }, 'invalidPath'], ['no path at all', { op: 'replace', path: '[', value: 1 }, 'invalidPath'],
    ['a value that nothing is', { op: 'replace', path: 'emails[type eq "other"].value', value: 'x' }, 'noTarget'], ['no object', { op: 'add', value: 'x' }, 'invalidValue'],
  ])('refuses %s', (_, operation, scimType) => expect(() => patched(eva, [operation as never], shape)).toThrow(expect.objectContaining({ scimType })));

  test('changes nothing of what it was given', () => {
    const before = structuredClone(eva);
    patched(eva, [{ op: 'replace', path: 'active', value: false }, { op: 'remove', path: 'emails' }], shape);
    expect(eva).toEqual(before);
  });
});
