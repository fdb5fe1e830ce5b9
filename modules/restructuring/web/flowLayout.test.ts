import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Flow, ProposalImpact } from '../contract.ts';
import { bandPath, layFlows, sharedBeginning } from './flowLayout.ts';

type FlowSeat = ProposalImpact['flows']['seats'][number];
const eur = (minor: number) => ({ minor: String(minor), currency: 'EUR' });
const seat = (id: string): FlowSeat => ({
  seat: { id, name: id }, personBefore: null, personAfter: null, opens: false, closes: false, accountsBefore: 0, accountsAfter: 0, bookingsBefore: eur(0), bookingsAfter: eur(0), capacity: null,
});
const seats = ['galicia', 'ebro', 'oporto'].map(seat);
const flow = (from: string, to: string | null, accounts: number, booked: number, changesHands = from !== to): Flow => ({ from, to, accounts, bookings: eur(booked), changesHands });

test('bands of one seat lie one under the other, and none over another', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.integer({ min: 1, max: 90 }), fc.nat(9_000_000)), { minLength: 1, maxLength: 9 }), (draws) => {
    const once = [...new Map(draws.map((d) => [`${d[0]} ${d[1]}`, d])).values()];
    const { bands, left, right } = layFlows(seats, once.map(([a, b, n, m]) => flow(seats[a]!.seat.id, seats[b]!.seat.id, n, m)), 400);
    for (const [ends, blocks, at] of [['from', left, 'y0'], ['to', right, 'y1']] as const) {
      for (const block of blocks) {
        const own = bands.filter((b) => b[ends] === block.id).sort((a, b) => a[at] - b[at]);
        expect(own[0]![at]).toBeCloseTo(block.y, 6);
        own.reduce((y, b) => { expect(b[at]).toBeCloseTo(y, 6); return b[at] + b.size; }, block.y);
        expect(own.reduce((n, b) => n + b.size, 0)).toBeCloseTo(block.size, 6);
      }
      blocks.reduce((y, b) => { expect(b.y).toBeGreaterThanOrEqual(y); return b.y + b.size; }, 0);
    }
  }));
});

test('without amounts the width is the number of accounts', () => {
  const { by, bands } = layFlows(seats, [flow('galicia', 'ebro', 30, 0), flow('galicia', 'galicia', 10, 0)], 416);
  expect(by).toBe('accounts');
  expect(bands.find((b) => b.to === 'ebro')!.size).toBeCloseTo(3 * bands.find((b) => b.to === 'galicia')!.size, 6);
});

test('what goes to nobody arrives last', () => {
  const { right } = layFlows(seats, [flow('galicia', null, 1, 5), flow('galicia', 'oporto', 1, 5)], 200);
  expect(right.map((b) => b.id)).toEqual(['oporto', null]);
});

test('nothing to draw is an empty picture', () => expect(layFlows(seats, [], 300)).toMatchObject({ left: [], right: [], bands: [], height: 0 }));
test('a band is a closed outline', () => expect(bandPath({ y0: 0, y1: 10, size: 5 }, 0, 100)).toMatch(/^M0 0C.*Z$/));
test.each([
  [['Venta externa, Galicia', 'Venta externa, Ebro'], 15], [['Venta externa, Galicia', 'Mesa FR, sur'], 0], [['Galicia', 'Ebro'], 0], [['Venta externa, Galicia'], 0], [[], 0],
] as const)('names share a beginning only when all do', (names, shared) => expect(sharedBeginning(names)).toBe(shared));
