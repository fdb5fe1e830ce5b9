import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, compareAmounts } from './comparison.ts';
import { funnelOf, type FunnelLead } from './funnel.ts';

const lead = (leadId: string, key: string, firstContactOn: string, more: Partial<FunnelLead> = {}): FunnelLead => ({
  leadId,
  key,
  firstContactOn,
  accepted: false,
  qualified: false,
  won: false,
  booked: [],
  ...more,
});
const brl = (minor: bigint) => ({ minor, currency: 'BRL' });

describe('the funnel', () => {
  test('is a cohort by first contact, with what became of it whenever that was', () => {
    const { rows, total } = funnelOf(
      [
        lead('1', 'web', '2026-01-01', { accepted: true, qualified: true, won: true, booked: [brl(100n), brl(-30n)] }),
        lead('2', 'web', '2026-01-31'),
        lead('3', 'unknown-blank', '2026-01-15', { accepted: true }),
        lead('4', 'web', '2026-02-01', { won: true, booked: [brl(999n)] }),
        lead('5', 'web', '2025-12-31'),
      ],
      '2026-01-01',
      '2026-02-01',
    );
    expect(rows).toEqual([
      { key: 'unknown-blank', leads: 1, accepted: 1, qualified: 0, won: 0, conversion: 0, booked: [] },
      { key: 'web', leads: 2, accepted: 1, qualified: 1, won: 1, conversion: 0.5, booked: [brl(70n)] },
    ]);
    expect(total).toEqual({ leads: 3, accepted: 2, qualified: 1, won: 1, conversion: 1 / 3, booked: [brl(70n)] });
  });
  test('without leads has no conversion', () =>
    expect(funnelOf([], '2026-01-01', '2026-02-01')).toMatchObject({ rows: [], total: { leads: 0, conversion: null } }));
  test('of two neighbouring periods adds up to the funnel of both', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ key: fc.constantFrom('a', 'b'), day: fc.integer({ min: 1, max: 28 }), won: fc.boolean(), minor: fc.bigInt() })),
        fc.integer({ min: 1, max: 28 }),
        (parts, cut) => {
          const day = (n: number) => `2026-01-${String(n).padStart(2, '0')}`;
          const leads = parts.map((p, n) => lead(String(n), p.key, day(p.day), { won: p.won, booked: [brl(p.minor)] }));
          const [first, second, both] = [funnelOf(leads, day(1), day(cut)), funnelOf(leads, day(cut), day(29)), funnelOf(leads, day(1), day(29))];
          for (const k of ['leads', 'won'] as const) {
            expect(first.total[k] + second.total[k]).toBe(both.total[k]);
            expect(both.rows.reduce((s, r) => s + r[k], 0)).toBe(both.total[k]);
          }
        },
      ),
    ));
});

describe('period against period', () => {
  test.each([
    [120, 100, 20, 0.2, 'grew'],
    [80, 100, -20, -0.2, 'fell'],
    [5, 5, 0, 0, 'unchanged'],
    [-50, -100, 50, 0.5, 'grew'],
  ])('%d after %d', (value, base, change, ratio, code) => {
    expect(compare(value, base)).toMatchObject({ change, ratio, reasons: [{ code }] });
  });
  test('from nothing there is a change but no ratio', () =>
    expect(compare(5, 0)).toMatchObject({ change: 5, ratio: null, reasons: [{ code: 'grew' }, { code: 'base_is_zero' }] }));
  test('unknown stays unknown', () => expect([compare(null, 5).change, compare(5, null).reasons[0]?.code]).toEqual([null, 'base_unknown']));
  test('amounts are compared a currency at a time, exactly', () => {
    expect(
      compareAmounts([brl(150n), { minor: 10n, currency: 'EUR' }], [brl(100n), brl(20n), { minor: 7n, currency: 'MXN' }]).map((c) => [
        c.currency,
        c.change.minor,
        c.ratio,
      ]),
    ).toEqual([
      ['BRL', 30n, 0.25],
      ['EUR', 10n, null],
      ['MXN', -7n, -1],
    ]);
  });
});
