import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadOrder } from './tables.ts';
import type { ForeignKey } from './tables.ts';

const tables = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ name, columns: [] }));
const key = fc.record({
  constraint: fc.uuid(), from: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), to: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), deferrable: fc.boolean(),
}) satisfies fc.Arbitrary<ForeignKey>;

test('every key that is checked at once finds its target already loaded', () => {
  fc.assert(fc.property(fc.array(key, { maxLength: 12 }), (keys) => {
    let plan: ReturnType<typeof loadOrder>;
    try {
      plan = loadOrder(tables, keys);
    } catch {
      expect(keys.some((k) => !k.deferrable)).toBe(true);
      return;
    }
    const place = (name: string) => plan.tables.findIndex((table) => table.name === name);
    expect(plan.tables).toHaveLength(tables.length);
    for (const k of keys) if (!k.deferrable || plan.checkedAtOnce.includes(k.constraint)) expect(place(k.to)).toBeLessThanOrEqual(place(k.from));
  }));
});

test('a circle that cannot be deferred is named', () => {
  const circle = [{ constraint: '1', from: 'a', to: 'b', deferrable: false }, { constraint: '2', from: 'b', to: 'a', deferrable: false }];
  expect(() => loadOrder(tables, circle)).toThrow('a, b');
});
