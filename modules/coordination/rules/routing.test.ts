import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { routeLead, type LeadToRoute, type RoutingSeat } from './routing.ts';

const lead: LeadToRoute = { marketId: 'ES', language: 'es', accountLeadPositionId: null };
const seat = (positionId: string, more: Partial<RoutingSeat> = {}): RoutingSeat => ({
  positionId,
  marketId: 'ES',
  languages: ['es'],
  held: true,
  capacity: 10,
  load: 2,
  lastOfferedAt: null,
  ...more,
});
const chosen = (seats: RoutingSeat[], l = lead) => routeLead(l, seats);

describe('the seat a lead goes to', () => {
  test.each<[string, RoutingSeat[], LeadToRoute, string, string | null]>([
    ['the only one', [seat('a')], lead, 'a', null],
    ['the less loaded for its capacity', [seat('a', { load: 5, capacity: 10 }), seat('b', { load: 8, capacity: 20 })], lead, 'b', 'load'],
    ['the longer waiting', [seat('a', { lastOfferedAt: new Date(2) }), seat('b', { lastOfferedAt: new Date(1) })], lead, 'b', 'waited_longest'],
    ['the one never asked before all', [seat('a', { lastOfferedAt: new Date(0) }), seat('b')], lead, 'b', 'waited_longest'],
    ['else the first by number', [seat('b'), seat('a')], lead, 'a', 'first_by_number'],
    [
      'the one that looks after the customer, though more loaded',
      [seat('a'), seat('b', { load: 9 })],
      { ...lead, accountLeadPositionId: 'b' },
      'b',
      'looks_after_account',
    ],
    ['not that one when it is full', [seat('a'), seat('b', { load: 10 })], { ...lead, accountLeadPositionId: 'b' }, 'a', null],
    ['any language when the lead has none', [seat('a', { languages: ['pt'] })], { ...lead, language: null }, 'a', null],
  ])('%s', (_, seats, l, positionId, by) => {
    expect(chosen(seats, l)).toMatchObject({ positionId, reasons: [{ code: 'chosen', figures: { positionId, by } }] });
  });

  test('every candidate keeps its reasons', () => {
    const result = chosen([
      seat('a', { marketId: 'MX', languages: ['pt'] }),
      seat('b', { held: false }),
      seat('c', { capacity: null }),
      seat('d', { load: 10 }),
      seat('e', { capacity: 0, load: 0 }),
      seat('f'),
    ]);
    expect(Object.fromEntries(result.candidates.map((c) => [c.positionId, [c.place, ...c.reasons.map((r) => r.code)]]))).toEqual({
      f: [1, 'load', 'speaks_language'],
      a: [null, 'other_market', 'other_language'],
      b: [null, 'nobody_there'],
      c: [null, 'takes_none'],
      d: [null, 'full'],
      e: [null, 'full'],
    });
  });

  test('where nobody fits it says so', () => {
    expect(chosen([])).toEqual({ positionId: null, candidates: [], reasons: [{ code: 'nobody_fits', figures: { seats: 0 } }] });
    expect(chosen([seat('a', { held: false })])).toMatchObject({ positionId: null, reasons: [{ code: 'nobody_fits' }] });
  });
});

describe('laws', () => {
  const anySeat = fc.record({
    marketId: fc.constantFrom('ES', 'MX'),
    languages: fc.subarray(['es', 'pt']),
    held: fc.boolean(),
    capacity: fc.option(fc.nat(4), { nil: null }),
    load: fc.nat(4),
    lastOfferedAt: fc.option(
      fc.nat(2).map((n) => new Date(n)),
      { nil: null },
    ),
  });
  const anySeats = fc.array(anySeat, { maxLength: 8 }).map((seats) => seats.map((s, n) => ({ ...s, positionId: `p${n}` })));
  const anyLead = fc.record({
    marketId: fc.constantFrom('ES', 'MX'),
    language: fc.constantFrom('es', 'pt', null),
    accountLeadPositionId: fc.constantFrom('p0', 'p3', null),
  });
  test('the order of the seats does not matter, and the chosen one is fit', () =>
    fc.assert(
      fc.property(anySeats, anyLead, fc.integer(), (seats, l, seed) => {
        const shuffled = [...seats].sort((a, b) => ((seed ^ a.load) % 7) - ((seed ^ b.load) % 7)).reverse();
        const result = routeLead(l, seats);
        expect(routeLead(l, shuffled)).toEqual(result);
        const winner = seats.find((s) => s.positionId === result.positionId);
        if (winner) expect(winner.held && winner.marketId === l.marketId && winner.load < winner.capacity!).toBe(true);
        expect(result.candidates.every((c) => c.reasons.length > 0)).toBe(true);
      }),
    ));
  test('less load never loses a lead that was won', () =>
    fc.assert(
      fc.property(anySeats, anyLead, (seats, l) => {
        const { positionId } = routeLead(l, seats);
        fc.pre(positionId !== null);
        const lighter = seats.map((s) => (s.positionId === positionId ? { ...s, load: Math.max(0, s.load - 1) } : s));
        expect(routeLead(l, lighter).positionId).toBe(positionId);
      }),
    ));
});
