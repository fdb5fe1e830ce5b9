import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differs, type Placeable, placeAccounts, type TerritoryRule } from './placing.ts';

const rule = (id: string, more: Partial<TerritoryRule> = {}): TerritoryRule => ({ id, marketId: 'es', positionId: `seat-${id}`, place: 0, postcodes: [], segments: [], classes: [], sizes: [], productLines: [], ...more });
const account = (more: Partial<Placeable> = {}): Placeable => ({ id: 'a', marketId: 'es', postcode: '46001', segment: 'Obra', class: 'A', size: 'medium', productLine: 'Pavimento', leadId: 'seat-x', ...more });
const place = (a: Placeable, rules: TerritoryRule[], exceptions: { accountId: string; positionId: string | null }[] = []) => placeAccounts([a], rules, exceptions)[0]!;

describe('a customer', () => {
  test.each<[string, Partial<TerritoryRule>, Partial<Placeable>, boolean]>([
    ['of any postal code by a rule that names none', {}, { postcode: null }, true],
    ['by the beginning of its postal code', { postcodes: ['46'] }, {}, true],
    ['written with a space', { postcodes: ['46'] }, { postcode: '46 001' }, true],
    ['not of another beginning', { postcodes: ['12', '03'] }, {}, false],
    ['from one postal code to another, both included', { postcodes: ['46001-46010'] }, {}, true],
    ['beyond the last', { postcodes: ['46001-46010'] }, { postcode: '46011' }, false],
    ['by a range of beginnings', { postcodes: ['45-46'] }, { postcode: '46999' }, true],
    ['in letters and figures', { postcodes: ['SW1'] }, { postcode: 'sw1a 1aa' }, true],
    ['without a postal code where one is asked', { postcodes: ['46'] }, { postcode: null }, false],
    ['of its segment, however it is written', { segments: ['obra'] }, {}, true],
    ['of another segment', { segments: ['tienda'] }, {}, false],
    ['of its class', { classes: ['A', 'B'] }, {}, true],
    ['without a class where one is asked', { classes: ['A'] }, { class: null }, false],
    ['of its size', { sizes: ['medium', 'large'] }, {}, true],
    ['of another size', { sizes: ['large'] }, {}, false],
    ['without a size where one is asked', { sizes: ['medium'] }, { size: null }, false],
    ['of its product line, however it is written', { productLines: ['PAVIMENTO', 'mosaico'] }, {}, true],
    ['of another product line', { productLines: ['mosaico'] }, {}, false],
    ['without a product line where one is asked', { productLines: ['pavimento'] }, { productLine: null }, false],
    ['of another market', {}, { marketId: 'fr' }, false],
  ])('is found or not: %s', (_, r, a, found) => expect(place(account(a), [rule('1', r)]).by).toBe(found ? 'rule' : 'gap'));

  test('found by several belongs to the first by place, and all are told', () => {
    expect(place(account(), [rule('1', { place: 5 }), rule('2', { place: 1 }), rule('3', { postcodes: ['9'] })])).toMatchObject({ by: 'rule', positionId: 'seat-2', territoryIds: ['2', '1'] });
  });
  test('with an exception goes to its seat, and frozen stays', () => {
    expect(place(account(), [rule('1')], [{ accountId: 'a', positionId: 'seat-own' }])).toMatchObject({ by: 'exception', positionId: 'seat-own' });
    expect(place(account(), [rule('1')], [{ accountId: 'a', positionId: null }])).toMatchObject({ by: 'frozen', positionId: 'seat-x' });
  });
  test('that nobody speaks for is a gap, and moves nowhere', () => {
    const gap = place(account({ postcode: '08001' }), [rule('1', { postcodes: ['46'] })]);
    expect(gap).toMatchObject({ by: 'gap', positionId: null });
    expect(differs(gap)).toBe(false);
  });
});

test('every customer is placed once, whatever the order of the rules, and a frozen one never moves', () => {
  const some = <T,>(of: readonly T[]) => fc.subarray([...of]);
  const rules = fc.array(fc.record({ id: fc.uuid(), marketId: fc.constantFrom('es', 'fr'), positionId: fc.constantFrom('p', 'q', 'r'), place: fc.integer({ min: 0, max: 3 }), postcodes: some(['46', '46000-46499', '0', '12']), segments: some(['Obra', 'Tienda']), classes: some(['A', 'B', 'C']), sizes: some(['small', 'large']), productLines: some(['Mosaico', 'pavimento']) }), { maxLength: 6 });
  const accounts = fc.uniqueArray(fc.record({ id: fc.uuid(), marketId: fc.constantFrom('es', 'fr'), postcode: fc.constantFrom(null, '46001', '46900', '08001', '12006'), segment: fc.constantFrom(null, 'obra', 'Tienda'), class: fc.constantFrom(null, 'A', 'C'), size: fc.constantFrom(null, 'small', 'large'), productLine: fc.constantFrom(null, 'mosaico', 'Pavimento'), leadId: fc.constantFrom('p', 'q', null) }), { selector: (a) => a.id, maxLength: 12 });
  fc.assert(fc.property(rules, accounts, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), (rules, accounts, draws) => {
    const exceptions = accounts.flatMap((a) => (draws.next().value === 0 ? [{ accountId: a.id, positionId: null }] : []));
    const placed = placeAccounts(accounts, rules, exceptions);
    expect(placed.map((p) => p.account.id)).toEqual(accounts.map((a) => a.id));
    expect(placeAccounts(accounts, rules.toReversed(), exceptions)).toEqual(placed);
    expect(placed.filter((p) => p.by === 'frozen' && differs(p))).toEqual([]);
  }));
});
