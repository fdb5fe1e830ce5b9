import fc from 'fast-check';
import { expect, test } from 'vitest';
import { customerImpact, impactDefaults } from '../../focus/rules/index.ts';
import { accountAssignment } from '../../territories/rules/index.ts';
import { AssignmentWishes } from '../contract/assignment.ts';
import { candidatesFor, eachChangeCosts, type Movable } from './assignableAccounts.ts';
import { impactCaseOf, placesOf, type Records, type Situation } from './impactCaseOf.ts';
import type { Plan, PlanSeat } from './plan.ts';

const seat = (id: string, unitId: string, who: string | null): PlanSeat => ({
  id, title: id, unitId, marketId: 'ES', fte: 1, archetype: null, customerFacing: true, capacity: 40, status: 'filled', cost: null, holders: who === null ? [] : [{ personId: who, name: who, kind: 'regular', fte: 1, since: '2024-01-01', until: null }],
});
const plan = (seats: PlanSeat[]): Plan => ({ day: '2026-06-01', units: new Map(), seats: new Map(seats.map((s) => [s.id, s])), managers: new Map(), delegates: new Map(), lines: new Map(), teams: new Map(), forums: new Map(), models: new Map() });
const names = ['p', 'q', 'r', 's'] as const, situation: Situation = {
  on: '2026-06-01', before: plan([seat('p', 'norte', 'Ana'), seat('q', 'norte', 'Bea'), seat('r', 'sur', 'Caro'), seat('s', 'sur', null)]), after: plan([seat('p', 'norte', 'Ana'), seat('q', 'norte', 'Bea'), seat('r', 'sur', 'Caro'), seat('s', 'sur', 'Dora')]), basis: { away: new Set() }, successors: new Map(),
};
const someAccounts = fc.uniqueArray(fc.record({
  id: fc.uuid(), class: fc.constantFrom('A' as const, 'B' as const, null), lead: fc.constantFrom('p', 'q', 'r'), team: fc.constantFrom<Movable['team']>([], [{ seat: 'q', role: 'support' }], [{ seat: 'r', role: 'brand' }]), bookings: fc.integer({ min: -50, max: 5000 }),
  deal: fc.integer({ min: 0, max: 900 }), dealSeat: fc.constantFrom('p', 'q', 'r'), minutes: fc.dictionary(fc.constantFrom('Ana', 'Bea', 'Caro'), fc.integer({ min: 1, max: 300 })), changed: fc.boolean(),
}), { selector: (a) => a.id, minLength: 1, maxLength: 12 });

test('what an assignment costs is the customer impact that the studio counts, whoever goes wherever', () => {
  fc.assert(fc.property(someAccounts, fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }), (given, goes) => {
    const all = given.map((a): Movable => ({ id: a.id, class: a.class, lead: a.lead, leadAfter: a.lead, team: a.team.filter((t) => t.seat !== a.lead), marketId: 'ES', segment: null, postcode: null, deals: [{ id: `d${a.id}`, name: '', account_id: a.id, owner: a.dealSeat, commit: false, weighted: BigInt(a.deal) }] }));
    const records: Records = {
      currency: 'EUR', newcomers: new Set(['Dora']), booked: new Map(given.map((a) => [a.id, { bookings: String(a.bookings), resale: '0' }])), bookedElsewhere: '1000', dealsElsewhere: 500n,
      deals: all.flatMap((a) => a.deals), changes: new Map(given.flatMap((a) => (a.changed ? [[a.id, ['2025-12-01']] as const] : []))),
      contacts: new Map(given.map((a) => [a.id, Object.entries(a.minutes).map(([personId, minutes]) => ({ personId, day: '2026-05-01', minutes }))])),
    };
    const place = placesOf(situation), wishes = AssignmentWishes.parse({ seats: names.map(() => crypto.randomUUID()).map((seatId) => ({ seatId })) }), own = { ...wishes, seats: names.map((seatId) => ({ seatId, capacity: null })) };
    const { accounts, points } = candidatesFor(all, { situation, records, parameters: impactDefaults, place, languages: {}, products: {}, frozen: new Set() }, own);
    const to = all.map((_, n) => names[goes[n]!]!), ask = new Map(all.map((a, n) => [a.id, to[n]!]));
    const counted = accounts.reduce((sum, a) => {
      const seatId = ask.get(a.id)!, s = { isNew: seatId === 's', kin: situation.after.seats.get(seatId)!.unitId };
      return sum + a.worth * (1 - (a.ties[seatId] ?? (s.isNew ? 0 : s.kin === a.kin ? a.anyway!.kin : a.anyway!.other)));
    }, 0);
    const { score } = customerImpact(impactCaseOf(situation, all.map((a) => ({ ...a, leadAfter: ask.get(a.id)! })), records, { before: null, after: null }, place), impactDefaults);
    // Besides the score, each change of hands costs the same little; of customers who are worth nothing, that is all they cost.
    const who = (seatId: string) => situation.after.seats.get(seatId)!.holders[0]!.personId, changes = all.filter((a) => who(a.lead) !== who(ask.get(a.id)!)).length, worthless = accounts.every((a) => Math.abs(a.worth - eachChangeCosts / all.length) < 1e-12), each = worthless ? eachChangeCosts / all.length : (points / all.length) * (eachChangeCosts / (1 + eachChangeCosts));
    expect(counted - changes * each).toBeCloseTo(score, 5);
    expect(points).toBeGreaterThanOrEqual(counted - 1e-6);
  }), { numRuns: 300 });
});

test('an assignment that moves nobody costs nothing, and no frozen customer moves whatever evenness is worth', () => {
  const all = Array.from({ length: 20 }, (_, n): Movable => ({ id: `a${n}`, class: null, lead: 'p', leadAfter: 'p', team: [], marketId: 'ES', segment: null, postcode: '46001', deals: [] }));
  const records: Records = { currency: 'EUR', newcomers: new Set(), booked: new Map(all.map((a) => [a.id, { bookings: '100', resale: '0' }])), bookedElsewhere: '0', dealsElsewhere: 0n, deals: [], changes: new Map(), contacts: new Map() };
  const wishes = { ...AssignmentWishes.parse({ seats: [{ seatId: crypto.randomUUID() }, { seatId: crypto.randomUUID() }], frozen: [] }), seats: names.map((seatId) => ({ seatId, capacity: null })), frozen: ['a3', 'a4'] };
  const { accounts, seats, movable } = candidatesFor(all, { situation, records, parameters: impactDefaults, place: placesOf(situation), languages: {}, products: {}, frozen: new Set() }, wishes);
  expect(movable).toBe(18);
  expect(accountAssignment(accounts, seats, { evenness: 0 })).toMatchObject({ moved: [], broken: 0 });
  const moved = accountAssignment(accounts, seats, { evenness: 10 }).moved.map((m) => m.accountId);
  expect(moved.length).toBeGreaterThan(8);
  expect(moved).not.toEqual(expect.arrayContaining(['a3']));
  expect(moved).not.toContain('a4');
});
