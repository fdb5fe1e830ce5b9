import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleaned, type ReadPost } from './cleaning.ts';
import { eventsBetween, replayed } from './events.ts';
import { historyOf } from './histories.ts';

const post = (ref: string, more: Partial<ReadPost> = {}): ReadPost => ({
  ref, title: `Post ${ref}`, unit: 'Sales', reportsTo: null, fte: 1, archetype: null, market: null, holder: null, unnamed: false, withheld: false, vacant: false, group: false, ...more,
});
const nothingChosen = { leaveOut: [], renumbered: [] };
const tell = (...dates: [string, ReadPost[]][]) => historyOf(dates.map(([on, posts]) => ({ on, posts })), nothingChosen);
const said = (...dates: [string, ReadPost[]][]) => tell(...dates).events.filter((e) => e.on > '2024-01-01').map((e) => e.kind);

describe('two dates tell what happened between them', () => {
  const cases: [string, ReadPost[], ReadPost[], string[]][] = [
    ['nothing', [post('A', { holder: 'Eva' })], [post('A', { holder: 'Eva' })], []],
    ['a joiner', [post('A')], [post('A', { holder: 'Eva' })], ['joined']],
    ['a leaver', [post('A', { holder: 'Eva' })], [post('A')], ['left']],
    ['a name no longer given', [post('A', { holder: 'Eva' })], [post('A', { unnamed: true })], ['changed_unnamed', 'left']],
    ['a move', [post('A', { holder: 'Eva' }), post('B')], [post('A'), post('B', { holder: 'Eva' })], ['moved']],
    ['a new manager', [post('A'), post('B'), post('C', { reportsTo: 'A' })], [post('A'), post('B'), post('C', { reportsTo: 'B' })], ['changed_manager']],
    ['a new name', [post('A')], [post('A', { title: 'Head' })], ['renamed']],
    ['a new post', [post('A')], [post('A'), post('B', { reportsTo: 'A' })], ['opened']],
    ['a closed post and its leaver', [post('A'), post('B', { holder: 'Eva' })], [post('A')], ['closed', 'left']],
    ['another unit', [post('A'), post('B')], [post('A'), post('B', { unit: 'Marketing' })], ['unit_opened', 'changed_unit']],
    ['a unit that only changed its capitals', [post('A')], [post('A', { unit: 'SALES' })], ['unit_renamed']],
    ['one who takes on a second post', [post('A', { holder: 'Eva' }), post('B')], [post('A', { holder: 'Eva' }), post('B', { holder: 'Eva' })], ['took_on']],
    ['two who change places', [post('A', { holder: 'Eva' }), post('B', { holder: 'Leo' })], [post('A', { holder: 'Leo' }), post('B', { holder: 'Eva' })], ['moved', 'moved']],
  ];
  test.each(cases)('%s', (_, before, after, kinds) => {
    expect(said(['2024-01-01', before], ['2024-07-01', after])).toEqual(kinds);
  });
});

describe('what does not fit is told, and taken as well as may be', () => {
  const problems = (posts: ReadPost[]) => cleaned('2024-01-01', posts).problems.map((p) => [p.kind, p.ref]);
  const cases: [string, ReadPost[], [string, string][]][] = [
    ['a manager who is not there', [post('A', { reportsTo: 'Z' })], [['manager_missing', 'A']]],
    ['a post that reports to itself', [post('A', { reportsTo: 'A' })], [['manager_is_itself', 'A']]],
    ['a circle, cut once', [post('A', { reportsTo: 'B' }), post('B', { reportsTo: 'C' }), post('C', { reportsTo: 'A' }), post('D', { reportsTo: 'A' })], [['circle', 'A']]],
    ['a reference that comes twice', [post('A'), post('A')], [['duplicate_reference', 'A']]],
    ['two holders', [post('A', { holder: 'Eva' }), post('A', { holder: 'Leo' })], [['two_holders', 'A']]],
    ['a holder whose name is withheld', [post('A', { withheld: true })], [['holder_withheld', 'A']]],
    ['a vacancy', [post('A', { vacant: true })], [['vacant', 'A']]],
  ];
  test.each(cases)('%s', (_, posts, expected) => expect(problems(posts)).toEqual(expected));

  test('two rows of one reference that differ in nothing but being a group leave the same one, whichever comes first', () => {
    const rows = [post('A', { group: true }), post('A', { group: false, vacant: true }), post('A', { group: false })];
    expect(cleaned('2024-01-01', rows)).toEqual(cleaned('2024-01-01', rows.toReversed()));
  });

  test('one person in several posts holds no more than one full time', () => {
    const { pieces, problems: found } = tell(['2024-01-01', ['A', 'B', 'C'].map((r) => post(r, { holder: 'Eva' }))]);
    expect(found.map((p) => p.kind)).toEqual(['holder_in_several']);
    expect(pieces.appointments.map((a) => a.fte)).toEqual([0.333, 0.333, 0.333]);
  });

  test('a date with far fewer posts than its neighbours is flagged, and may be left out', () => {
    const many = Array.from({ length: 10 }, (_, i) => post(`P${i}`));
    const read = [['2024-01-01', many], ['2024-07-01', many.slice(0, 3)], ['2025-01-01', many]].map(([on, posts]) => ({ on: on as string, posts: posts as ReadPost[] }));
    expect(historyOf(read, nothingChosen).problems).toEqual([{ kind: 'few_posts', on: '2024-07-01', ref: null, value: '3 / 10' }]);
    const { pieces, events } = historyOf(read, { leaveOut: ['2024-07-01'], renumbered: [] });
    expect(events.filter((e) => e.on > '2024-01-01')).toEqual([]);
    expect(pieces.posts.every((p) => p.valid.from === '2024-01-01' && p.valid.to === null)).toBe(true);
  });

  test('a post under another reference with the same holder and title is suggested, and accepted it is one post', () => {
    const read = [{ on: '2024-01-01', posts: [post('A', { holder: 'Eva', title: 'Head' }), post('C', { reportsTo: 'A' })] },
      { on: '2024-07-01', posts: [post('B', { holder: 'EVA', title: 'head' }), post('C', { reportsTo: 'B' })] }];
    const { suggestions } = historyOf(read, nothingChosen);
    expect(suggestions).toMatchObject([{ from: 'A', to: 'B', on: '2024-07-01' }]);
    const accepted = historyOf(read, { leaveOut: [], renumbered: suggestions });
    expect(accepted.events.filter((e) => e.on > '2024-01-01').map((e) => e.kind)).toEqual(['renamed']);
    expect(accepted.pieces.appointments).toEqual([{ person: 'eva', ref: 'A', fte: 1, valid: { from: '2024-01-01', to: null } }]);
  });
});

const name = fc.constantFrom('Eva', 'Leo', 'Iris', 'Noa'), ref = fc.constantFrom('A', 'B', 'C', 'D', 'E');
const anyPost = fc.record({
  ref, title: fc.constantFrom('Head', 'Clerk'), unit: fc.constantFrom('Sales', 'SALES', 'Press'), reportsTo: fc.option(ref), fte: fc.constantFrom(1, 0.5, 0.92), archetype: fc.constantFrom(null, 'coach'),
  market: fc.constantFrom(null, 'ES'), holder: fc.option(name), unnamed: fc.boolean(), withheld: fc.constant(false), vacant: fc.constant(false), group: fc.boolean(),
});
const dates = fc.array(fc.array(anyPost, { maxLength: 9 }), { minLength: 1, maxLength: 4 }).map((all) => all.map((posts, i) => ({ on: `202${i}-01-01`, posts })));

test('law: replaying the events from one date to the next gives each picture back', () => {
  fc.assert(fc.property(dates, (read) => {
    const { snapshots } = historyOf(read, nothingChosen);
    snapshots.forEach((s, i) => {
      const before = snapshots[i - 1] ?? null;
      expect(replayed(before, eventsBetween(before, s))).toEqual({ posts: s.posts, units: s.units });
    });
  }));
});

test('law: the order of files and of their rows makes no difference', () => {
  fc.assert(fc.property(dates, (read) => {
    const other = [...read].reverse().map((r) => ({ on: r.on, posts: [...r.posts].reverse() }));
    expect(historyOf(other, nothingChosen)).toEqual(historyOf(read, nothingChosen));
  }));
});

test('law: a picture that comes again gives no event, and its dated pieces go on', () => {
  fc.assert(fc.property(fc.array(anyPost, { maxLength: 9 }), (posts) => {
    const { events, pieces } = tell(['2024-01-01', posts], ['2025-01-01', posts]);
    expect(events.filter((e) => e.on === '2025-01-01')).toEqual([]);
    expect([...pieces.posts, ...pieces.appointments, ...pieces.lines, ...pieces.units].every((p) => p.valid.to === null)).toBe(true);
  }));
});

test('law: nobody holds more than one full time, a post has one manager and no post is above itself, on any date', () => {
  fc.assert(fc.property(dates, (read) => {
    const { snapshots, pieces } = historyOf(read, nothingChosen);
    for (const { on } of snapshots) {
      const then = <T extends { valid: { from: string; to: string | null } }>(all: T[]) => all.filter((x) => x.valid.from <= on && (x.valid.to === null || on < x.valid.to));
      for (const [, held] of Map.groupBy(then(pieces.appointments), (a) => a.person)) expect(held.reduce((sum, a) => sum + Math.round(a.fte * 1000), 0)).toBeLessThanOrEqual(1000);
      const up = new Map(then(pieces.lines).map((l) => [l.ref, l.reportsTo]));
      expect(up.size).toBe(then(pieces.lines).length);
      for (const start of up.keys()) {
        let at: string | undefined = start;
        for (let i = 0; i <= up.size && at !== undefined; i++) at = up.get(at);
        expect(at).toBeUndefined();
      }
    }
  }));
});
