import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountAssignment, assignmentFront } from './accountAssignment.ts';
import type { AssignableAccount, AssignableSeat } from './assignmentField.ts';

const account = (id: string, seatId: string | null, more: Partial<AssignableAccount> = {}): AssignableAccount => ({ id, seatId, load: 1, worth: 10, needs: [], ties: seatId ? { [seatId]: 1 } : {}, ...more });
const seat = (id: string, capacity = 10, serves: string[] = []): AssignableSeat => ({ id, capacity, serves });
const movesOf = (accounts: AssignableAccount[], seats: AssignableSeat[], wishes = {}) => accountAssignment(accounts, seats, { evenness: 0, ...wishes }).moved.map((m) => [m.accountId, m.to, m.because]);

describe('an assignment of customers', () => {
  test('moves nobody where all is well, and breaks nothing', () => {
    expect(accountAssignment([account('a', 'p'), account('b', 'q')], [seat('p'), seat('q')], { evenness: 1 })).toMatchObject({ moved: [], broken: 0, leastBroken: 0, unevenness: 0, unplaced: [], overfull: [] });
  });
  test('gives a customer without a seat to one that serves it and knows it', () => {
    const accounts = [account('a', null, { needs: ['fr'], ties: { q: 0.4 } })];
    expect(movesOf(accounts, [seat('p', 10, ['fr']), seat('q', 10, ['fr', 'pt']), seat('r')])).toEqual([['a', 'q', 'no_seat']]);
  });
  test('takes a customer from a seat that cannot serve it, but not a frozen one', () => {
    expect(movesOf([account('a', 'p', { needs: ['fr'] })], [seat('p'), seat('q', 10, ['fr'])])).toEqual([['a', 'q', 'not_served']]);
    expect(movesOf([account('a', 'p', { needs: ['fr'], isFrozen: true })], [seat('p'), seat('q', 10, ['fr'])])).toEqual([]);
  });
  test('relieves a seat over its capacity of what breaks least', () => {
    expect(movesOf([account('a', 'p', { worth: 90 }), account('b', 'p', { worth: 5 })], [seat('p', 1), seat('q', 1)])).toEqual([['b', 'q', 'over_capacity']]);
  });
  test('evens out within its budget, and not at all when nothing is wished', () => {
    const accounts = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => account(id, 'p', { ties: { p: 0.1 } })), seats = [seat('p'), seat('q')];
    expect(movesOf(accounts, seats)).toEqual([]);
    expect(movesOf(accounts, seats, { evenness: 5 })).toHaveLength(3);
    expect(movesOf(accounts, seats, { evenness: 5, mostMoved: 1 })).toHaveLength(1);
  });
  test('keeps together what belongs together, and apart what does not', () => {
    const pair = [account('a', 'p', { together: 'x' }), account('b', 'p', { together: 'x' })];
    const { seatOf } = accountAssignment([...pair, account('c', 'p'), account('d', 'p')], [seat('p', 2), seat('q', 4)], { evenness: 0 });
    expect(seatOf.get('a')).toBe(seatOf.get('b'));
    expect(movesOf([account('a', 'p'), account('b', 'p')], [seat('p'), seat('q')], { apart: [['a', 'b']] })).toEqual([['b', 'q', 'not_served']]);
  });
  test('names whom it can place nowhere, and a seat it cannot relieve', () => {
    expect(accountAssignment([account('a', null, { needs: ['mx'] }), account('b', 'p', { load: 9, isFrozen: true })], [seat('p', 3)], { evenness: 1 })).toMatchObject({ unplaced: ['a'], overfull: ['p'] });
  });
  test('trades relationships for evenness along a front', () => {
    const accounts = Array.from({ length: 40 }, (_, i) => account(`a${i}`, i < 30 ? 'p' : 'q', { load: 1 + (i % 5), worth: 1 + ((i * 7) % 11), ties: { [i < 30 ? 'p' : 'q']: 0.3 + (i % 3) * 0.3 } }));
    const front = assignmentFront(accounts, [seat('p', 130), seat('q', 130), seat('r', 130)], {}, [0, 0.05, 0.2, 1, 4]).map((f) => f.assignment);
    expect(front.length).toBeGreaterThan(2);
    expect(front.every((f, i) => i === 0 || (f.broken >= front[i - 1]!.broken && f.unevenness <= front[i - 1]!.unevenness))).toBe(true);
  });
});

const someSeats = fc.uniqueArray(fc.record({ id: fc.constantFrom('p', 'q', 'r', 's'), capacity: fc.integer({ min: 0, max: 20 }), serves: fc.subarray(['fr', 'pt']) }), { selector: (s) => s.id, minLength: 1, maxLength: 4 });
const someAccounts = fc.uniqueArray(fc.record({
  id: fc.uuid(), seatId: fc.constantFrom(null, 'p', 'q', 'gone'), load: fc.integer({ min: 0, max: 5 }), worth: fc.integer({ min: 0, max: 50 }), needs: fc.subarray(['fr', 'pt']),
  ties: fc.dictionary(fc.constantFrom('p', 'q', 'r'), fc.double({ min: 0, max: 1, noNaN: true })), isFrozen: fc.boolean(),
}), { selector: (a) => a.id, maxLength: 15 });

test('nobody is lost, nobody new overfills a seat or goes where it is not served, no frozen one moves, and order does not matter', () => {
  fc.assert(fc.property(someAccounts, someSeats, fc.double({ min: 0, max: 3, noNaN: true }), (accounts, seats, evenness) => {
    const found = accountAssignment(accounts, seats, { evenness });
    expect(accountAssignment(accounts.toReversed(), seats, { evenness })).toEqual(found);
    expect([...found.seatOf.keys(), ...found.unplaced].sort()).toEqual(accounts.map((a) => a.id).sort());
    const byId = new Map(accounts.map((a) => [a.id, a])), seatById = new Map<string, AssignableSeat>(seats.map((s) => [s.id, s]));
    for (const m of found.moved) {
      const a = byId.get(m.accountId)!, to = seatById.get(m.to)!;
      expect(a.needs.every((n) => to.serves.includes(n))).toBe(true);
      expect(a.isFrozen && seatById.has(a.seatId ?? '')).toBe(false);
    }
    for (const id of found.overfull) expect(found.moved.filter((m) => m.to === id && byId.get(m.accountId)!.load > 0)).toEqual([]);
    expect(found.broken).toBeGreaterThanOrEqual(found.leastBroken - 1e-9);
  }), { numRuns: 300 });
});
