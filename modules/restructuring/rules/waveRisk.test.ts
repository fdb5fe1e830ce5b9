import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CustomerImpact } from '../../focus/rules/index.ts';
import { riskAmong } from './impactCaseOf.ts';

const account = (id: number, base: number) => ({ accountId: String(id), atRisk: { low: { minor: BigInt(Math.floor(base * 0.8)), currency: 'EUR' }, base: { minor: BigInt(base), currency: 'EUR' }, high: { minor: BigInt(Math.ceil(base * 1.2)), currency: 'EUR' } } }) as unknown as CustomerImpact['accounts'][number];

test('what a wave puts at risk is that of the customers it moves, of what they buy again; below zero counts as zero', () => {
  const bookings = new Map([['1', { resale: '1000' }], ['2', { resale: '-50' }], ['3', { resale: '400' }]]);
  expect(riskAmong([account(1, 100), account(2, 0), account(3, 40)], bookings, new Set(['1', '2']), 'EUR')).toEqual({
    revenueAtRisk: { low: { minor: '80', currency: 'EUR' }, base: { minor: '100', currency: 'EUR' }, high: { minor: '120', currency: 'EUR' } }, resale: { minor: '1000', currency: 'EUR' },
  });
});

test('the waves of a proposal add up to all of it', () => {
  fc.assert(fc.property(fc.array(fc.record({ base: fc.nat(1e6), resale: fc.integer({ min: -1e6, max: 1e6 }), first: fc.boolean() }), { maxLength: 30 }), (rows) => {
    const accounts = rows.map((r, i) => account(i, r.base)), bookings = new Map(rows.map((r, i) => [String(i), { resale: String(r.resale) }]));
    const of = (own: (r: (typeof rows)[number]) => boolean) => riskAmong(accounts, bookings, new Set(rows.flatMap((r, i) => (own(r) ? [String(i)] : []))), 'EUR'), [whole, first, second] = [of(() => true), of((r) => r.first), of((r) => !r.first)];
    for (const end of ['low', 'base', 'high'] as const) expect(BigInt(first.revenueAtRisk[end].minor) + BigInt(second.revenueAtRisk[end].minor)).toBe(BigInt(whole.revenueAtRisk[end].minor));
    expect(BigInt(first.resale.minor) + BigInt(second.resale.minor)).toBe(BigInt(whole.resale.minor));
  }));
});
