import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { custodyPeople, type CustodyRow, type SeatHolding } from './custodyPeople.ts';

const row = (seatId: string, from: string, to: string | null, because: string | null = null): CustodyRow => ({ seatId, from, to, because, reason: null });
const sits = (seatId: string, personId: string, from: string, to: string | null = null, kind: SeatHolding['kind'] = 'regular'): SeatHolding => ({ seatId, personId, name: personId, kind, from, to });
const told = (c: CustodyRow[], h: SeatHolding[]) => custodyPeople(c, h).map((s) => [s.person?.id ?? null, s.seatId, s.from, s.to, s.began, s.goesOn]);

describe('who has led a customer', () => {
  test('changes where somebody else came to sit in the same seat', () => {
    expect(told([row('p', '2025-01-01', null)], [sits('p', 'Ana', '2024-01-01', '2025-06-01'), sits('p', 'Bea', '2025-06-01')]))
      .toEqual([['Bea', 'p', '2025-06-01', null, 'appointment', false], ['Ana', 'p', '2025-01-01', '2025-06-01', 'created', false]]);
  });
  test('goes on where the person takes it along to another seat', () => {
    expect(told([row('p', '2025-01-01', '2026-01-01'), row('q', '2026-01-01', null, 'restructuring')], [sits('p', 'Ana', '2024-01-01', '2026-01-01'), sits('q', 'Ana', '2026-01-01')]))
      .toEqual([['Ana', 'q', '2026-01-01', null, 'restructuring', true], ['Ana', 'p', '2025-01-01', '2026-01-01', 'created', false]]);
  });
  test('is nobody while the seat is vacant, and who acts while there is no holder', () => {
    expect(told([row('p', '2025-01-01', null)], [sits('p', 'Ana', '2024-01-01', '2025-03-01'), sits('p', 'Caro', '2025-04-01', null, 'acting')]).map((s) => [s[0], s[2]])).toEqual([['Caro', '2025-04-01'], [null, '2025-03-01'], ['Ana', '2025-01-01']]);
  });
  test('an overlap beside the holder changes nothing', () => {
    expect(told([row('p', '2025-01-01', null)], [sits('p', 'Ana', '2024-01-01'), sits('p', 'Bea', '2025-06-01', '2025-07-01', 'overlap')])).toHaveLength(1);
  });
  test('of two who came to the seat alike on the same day tells the same one, however the list comes', () => {
    const two = [sits('p', 'Bea', '2025-01-03', '2025-01-05'), sits('p', 'Ana', '2025-01-03', '2025-01-05')];
    expect(told([row('p', '2025-01-01', null)], two)).toEqual(told([row('p', '2025-01-01', null)], two.toReversed()));
    expect(told([row('p', '2025-01-01', null)], two)[1]![0]).toBe('Ana');
  });
});

test('its stretches cover the custody whole, each day once, in any order of the lists', () => {
  const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10), someDays = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }).map((d) => d.sort((a, b) => a - b));
  fc.assert(fc.property(someDays, fc.array(fc.record({ seat: fc.constantFrom('p', 'q'), who: fc.constantFrom('Ana', 'Bea'), from: fc.integer({ min: -10, max: 300 }), days: fc.integer({ min: 1, max: 200 }) }), { maxLength: 5 }), (cuts, sitting) => {
    const custody = [0, ...cuts].map((d, i) => row(i % 2 === 0 ? 'p' : 'q', day(d), cuts[i] === undefined ? null : day(cuts[i]!), 'by_hand')), holdings = sitting.map((s) => sits(s.seat, s.who, day(s.from), day(s.from + s.days)));
    const found = custodyPeople(custody, holdings);
    expect(custodyPeople(custody.toReversed(), holdings.toReversed()).map((s) => [s.from, s.to, s.person?.id])).toEqual(found.map((s) => [s.from, s.to, s.person?.id]));
    const ahead = found.toReversed();
    expect([ahead[0]!.from, ahead.at(-1)!.to]).toEqual([day(0), null]);
    for (let i = 1; i < ahead.length; i++) expect(ahead[i]!.from).toBe(ahead[i - 1]!.to);
  }));
});
