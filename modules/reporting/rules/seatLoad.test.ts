import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SeatFigures } from '../contract.ts';
import { bothSeats, loadBand, seatLoad, withTeams } from './seatLoad.ts';

const of = (customers: number, deals: number, requests: number, capacity: number | null) => seatLoad({ customers, deals, requests }, capacity, loadBand);

describe('the load of a seat', () => {
  test.each([
    [[40, 8, 3, 60], { carried: 51, share: 0.85, state: 'within' }],
    [[40, 8, 2, 60], { carried: 50, state: 'under' }],
    [[60, 9, 0, 60], { share: 1.15, state: 'within' }],
    [[60, 9, 1, 60], { carried: 70, state: 'over' }],
    [[12, 1, 0, null], { carried: 13, share: null, state: 'unknown' }],
    [[0, 0, 0, 0], { share: null, state: 'unknown' }],
    [[1, 0, 0, 0], { share: null, state: 'over' }],
  ] as const)('%j is %j', ([customers, deals, requests, capacity], told) => {
    expect(of(customers, deals, requests, capacity)).toMatchObject(told);
  });

  test('one more of anything never lowers it', () => {
    const rank = { unknown: 0, under: 0, within: 1, over: 2 };
    fc.assert(fc.property(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(500), (c, d, r, capacity) => {
      const now = of(c, d, r, capacity);
      for (const more of [of(c + 1, d, r, capacity), of(c, d + 1, r, capacity), of(c, d, r + 1, capacity)]) {
        expect(rank[more.state]).toBeGreaterThanOrEqual(rank[now.state]);
        expect(more.carried).toBe(now.carried + 1);
      }
    }));
  });
});

describe('two seats together', () => {
  const seat = (n: number, capacity: number | null, booked: string | null): SeatFigures => ({
    seatId: 's', customers: { all: n, a: n, b: 0, c: 0 }, booked: booked === null ? null : { minor: booked, currency: 'EUR' }, pipeline: { minor: '10', currency: 'EUR' }, cost: booked === null ? null : { minor: '100', currency: 'EUR' }, costUnknown: booked === null ? 1 : 0,
    load: { deals: 1, requests: 2, ...of(n, 1, 2, capacity) },
  });
  test('add up, and their load is the ratio of the sums', () => {
    expect(bothSeats(seat(57, 60, '100'), seat(17, 20, '-30'), loadBand)).toMatchObject({ customers: { all: 74 }, booked: { minor: '70' }, pipeline: { minor: '20' }, load: { carried: 80, capacity: 80, share: 1 } });
  });
  test('what is not known of one is not known of both', () => {
    expect(bothSeats(seat(1, 60, null), seat(1, 60, '5'), loadBand).booked).toBeNull();
    expect(bothSeats({ ...seat(1, 60, '5'), load: null }, seat(1, 60, '5'), loadBand).load).toBeNull();
  });
  test('what they cost is at least what is known, with how many are not', () => {
    expect(bothSeats(seat(1, 60, null), seat(1, 60, '5'), loadBand)).toMatchObject({ cost: { minor: '100' }, costUnknown: 1 });
    expect(bothSeats(seat(1, 60, '5'), seat(1, 60, '5'), loadBand)).toMatchObject({ cost: { minor: '200' }, costUnknown: 0 });
  });
  test('a seat without a capacity leaves the other’s', () => {
    expect(bothSeats(seat(0, null, '0'), seat(27, 60, '0'), loadBand).load).toMatchObject({ carried: 33, capacity: 60, share: 0.55 });
    expect(bothSeats(seat(0, null, '0'), seat(1, null, '0'), loadBand).load).toMatchObject({ capacity: null, share: null });
  });
  test('a team of which some may not be seen has no figure, and whole teams inside it have theirs', () => {
    const line = (positionId: string, reportsToId: string) => ({ positionId, reportsToId, kind: 'solid' }), lines = [line('joaquin', 'elena'), line('marta', 'joaquin'), line('rosa', 'joaquin')];
    const told = (...ids: string[]) => [...withTeams({ rows: ids.map((seatId) => ({ ...seat(1, 60, '5'), seatId })), band: loadBand }, lines).together.keys()].sort();
    expect(told('elena', 'joaquin', 'marta', 'rosa')).toEqual(['elena', 'joaquin']);
    expect(told('joaquin', 'marta', 'rosa')).toEqual(['joaquin']);
    expect(told('marta')).toEqual([]);
    expect(told('elena', 'joaquin', 'marta')).toEqual([]);
  });
  test('do not mind the order', () => {
    fc.assert(fc.property(fc.nat(99), fc.option(fc.nat(99)), fc.nat(99), fc.option(fc.nat(99)), (n, c, m, d) => {
      expect(bothSeats(seat(n, c, '1'), seat(m, d, '2'), loadBand)).toEqual(bothSeats(seat(m, d, '2'), seat(n, c, '1'), loadBand));
    }));
  });
});
