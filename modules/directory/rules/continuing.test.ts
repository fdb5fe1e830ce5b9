import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadPost } from './cleaning.ts';
import { sharesIn, stepBetween, stepsFrom } from './continuing.ts';
import { historyOf } from './histories.ts';

const post = (ref: string, more: Partial<ReadPost> = {}): ReadPost => ({ ref, title: `Post ${ref}`, unit: 'Sales', reportsTo: null, fte: 1, archetype: null, market: null, holder: null, unnamed: false, withheld: false, vacant: false, group: false, ...more });
const pictured = (on: string, posts: ReadPost[]) => historyOf([{ on, posts }], { leaveOut: [], renumbered: [] }).snapshots[0]!;
const standing = (on: string, posts: ReadPost[]) => { const snapshot = pictured(on, posts); return { snapshot, shares: sharesIn(snapshot) }; };
const between = (before: ReadPost[], after: ReadPost[]) => { const { on: _, ...step } = stepBetween(standing('2024-01-01', before), standing('2024-07-01', after)); return Object.fromEntries(Object.entries(step).filter(([, list]) => list.length > 0)); };

describe('what a later picture changes', () => {
  test.each<[string, ReadPost[], ReadPost[], object]>([
    ['nothing, when it is the same', [post('A', { holder: 'Eva' })], [post('A', { holder: 'Eva' })], {}],
    ['who joins', [post('A')], [post('A', { holder: 'Eva' })], { appoint: [{ person: 'eva', ref: 'A', fte: 1 }] }],
    ['who leaves', [post('A', { holder: 'Eva' })], [post('A')], { endAppointments: [{ person: 'eva', ref: 'A' }] }],
    ['whose name is no longer given', [post('A', { holder: 'Eva' })], [post('A', { unnamed: true })], { setPosts: [{ ref: 'A', unnamed: true }], endAppointments: [{ person: 'eva', ref: 'A' }] }],
    ['who moves', [post('A', { holder: 'Eva' }), post('B')], [post('A'), post('B', { holder: 'Eva' })], { endAppointments: [{ person: 'eva', ref: 'A' }], appoint: [{ person: 'eva', ref: 'B', fte: 1 }] }],
    ['whose time is divided anew', [post('A', { holder: 'Eva' }), post('B')], [post('A', { holder: 'Eva' }), post('B', { holder: 'Eva' })],
      { endAppointments: [{ person: 'eva', ref: 'A' }], appoint: [{ person: 'eva', ref: 'A', fte: 0.5 }, { person: 'eva', ref: 'B', fte: 0.5 }] }],
    ['a new manager', [post('A'), post('B'), post('C', { reportsTo: 'A' })], [post('A'), post('B'), post('C', { reportsTo: 'B' })], { managers: [{ ref: 'C', reportsTo: 'B' }] }],
    ['a post that closes with its unit', [post('A'), post('B', { unit: 'Press' })], [post('A')], { endUnits: ['press'], endPosts: ['B'] }],
    ['a unit that opens with its post, and a title', [post('A')], [post('A', { title: 'Head' }), post('B', { unit: 'Press', reportsTo: 'A' })],
      { openUnits: [{ key: 'press', name: 'Press' }], openPosts: [{ ref: 'B', title: 'Post B', unit: 'press', fte: 1, archetype: null, market: null, unnamed: false }], setPosts: [{ ref: 'A', title: 'Head' }], managers: [{ ref: 'B', reportsTo: 'A' }] }],
  ])('%s', (_, before, after, expected) => expect(between(before, after)).toEqual(expected));
});

const anyPost = fc.record({
  ref: fc.constantFrom('A', 'B', 'C', 'D'), title: fc.constantFrom('Head', 'Clerk'), unit: fc.constantFrom('Sales', 'Press'), reportsTo: fc.option(fc.constantFrom('A', 'B', 'C')), fte: fc.constantFrom(1, 0.5), archetype: fc.constant(null),
  market: fc.constant(null), holder: fc.option(fc.constantFrom('Eva', 'Leo')), unnamed: fc.boolean(), withheld: fc.constant(false), vacant: fc.constant(false), group: fc.constant(false),
});

test('law: its steps, taken one after the other, give each picture back', () => {
  fc.assert(fc.property(fc.array(fc.array(anyPost, { maxLength: 7 }), { minLength: 2, maxLength: 4 }), (all) => {
    const pictures = all.map((posts, i) => pictured(`202${i}-01-01`, posts)), [first, ...rest] = pictures;
    let held = new Map(first!.posts.map((p) => [p.ref, p]));
    stepsFrom({ snapshot: first!, shares: sharesIn(first!) }, { snapshots: rest }).forEach((step, i) => {
      held = new Map([...held].filter(([ref]) => !step.endPosts.includes(ref)));
      for (const p of step.openPosts) held.set(p.ref, { ...p, holder: null, reportsTo: null, group: false });
      for (const { ref, ...changed } of step.setPosts) held.set(ref, { ...held.get(ref)!, ...changed });
      for (const { ref, reportsTo } of step.managers) held.set(ref, { ...held.get(ref)!, reportsTo });
      for (const { ref } of step.endAppointments) held.set(ref, { ...held.get(ref)!, holder: null });
      for (const { ref, person } of step.appoint) held.set(ref, { ...held.get(ref)!, holder: person });
      expect([...held.values()].sort((a, b) => (a.ref < b.ref ? -1 : 1))).toEqual(rest[i]!.posts);
    });
  }));
});
