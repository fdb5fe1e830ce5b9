import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change, Proposal, StructureThen } from '../contract.ts';
import { branchIn, type DrawnThen, drawnAhead, marksBySeat, withClosing } from './drawnThen.ts';
import { changesWith, drawEdit, managerIn, type SeatEdit } from './seatEdits.ts';

const seats = ['director', 'norte', 'sur', 'ebro', 'galicia', 'cadiz'], units = ['uNorte', 'uSur'], people = seats.map((s) => `de ${s}`);
const seat = (id: string, i: number): StructureThen['seats'][number] => ({
  id, title: `Puesto ${id}`, unitId: units[i % 2]!, marketId: 'm', fte: 1, archetype: null, customerFacing: true, capacity: null, status: 'filled', standIn: null,
  holders: [{ person: { id: people[i]!, name: people[i]! }, kind: 'regular', fte: 1, since: '2025-01-01', until: null, suspended: false }],
});
const line = (positionId: string, reportsToId: string) => ({ positionId, reportsToId, kind: 'solid' as const, scope: null, share: null });
const before: StructureThen = {
  units: units.map((id) => ({ id, name: id, function: 'sales', division: 'sales', parentId: null, marketId: null })), seats: seats.map(seat), teams: [],
  lines: [line('norte', 'director'), line('sur', 'director'), line('ebro', 'norte'), line('galicia', 'norte'), line('cadiz', 'sur')],
};
const waves: Proposal['waves'] = [{ number: 1, on: '2026-06-01', changes: 0, publishedAt: null, takenEffect: false }];
type Drawn = Pick<Proposal, 'changes' | 'waves'>;
const proposalOf = (...changes: Change[]): Drawn => ({ waves, changes: changes.map((change, i) => ({ id: `c${i}`, place: i + 1, wave: 1, change, names: {} })) });
const start: DrawnThen = { on: '2026-06-01', before, after: before, marks: [], refusals: [] };
const shown = ({ changes }: Drawn) => drawnAhead(start, changes, waves);
const world = (p: Drawn, seesCosts = true) => ({ proposal: p, before, after: shown(p).after, seesCosts });
const edited = (p: Drawn, edit: SeatEdit, ids: readonly string[], seesCosts = true): Drawn => ({ waves, changes: changesWith(p, drawEdit(edit, ids, world(p, seesCosts))).map((c, i) => ({ ...c, id: `c${p.changes.length}-${i}` })) });
const said = ({ changes }: Drawn) => changes.map((c) => c.change);
const seatIn = (p: Drawn, id: string) => shown(p).after.seats.find((s) => s.id === id);
const opened: Change = { kind: 'open_position', positionId: 'nuevo', title: 'Puesto nuevo', unitId: 'uSur', marketId: 'm', fte: 1, archetype: null, customerFacing: true, capacity: null, cost: null, reportsToId: 'sur' };

describe('an edit of a seat draws the change that it means', () => {
  test('another manager, and then yet another, is one change; the one it had, none', () => {
    const once = edited(proposalOf(), { what: 'manager', to: 'sur' }, ['ebro']), twice = edited(once, { what: 'manager', to: 'director' }, ['ebro']);
    expect(said(once)).toEqual([{ kind: 'set_manager', positionId: 'ebro', reportsToId: 'sur' }]);
    expect(said(twice)).toEqual([{ kind: 'set_manager', positionId: 'ebro', reportsToId: 'director' }]);
    expect(said(edited(twice, { what: 'manager', to: 'norte' }, ['ebro']))).toEqual([]);
  });
  test('a title and a unit of one seat are said in one change', () => {
    const both = edited(edited(proposalOf(), { what: 'title', to: 'Ebro y Rioja' }, ['ebro']), { what: 'unitId', to: 'uNorte' }, ['ebro']);
    expect(said(both)).toEqual([{ kind: 'change_position', positionId: 'ebro', set: { title: 'Ebro y Rioja', unitId: 'uNorte' } }]);
    expect(said(edited(both, { what: 'title', to: 'Puesto ebro' }, ['ebro']))).toEqual([{ kind: 'change_position', positionId: 'ebro', set: { unitId: 'uNorte' } }]);
  });
  test('what the proposal opens is edited where it opens; whoever does not see costs writes no change anew and says it after', () => {
    expect(said(edited(edited(proposalOf(opened), { what: 'title', to: 'Huelva' }, ['nuevo']), { what: 'manager', to: 'norte' }, ['nuevo']))).toEqual([{ ...opened, title: 'Huelva', reportsToId: 'norte' }]);
    const blind = edited(edited(proposalOf(opened), { what: 'title', to: 'Huelva' }, ['nuevo'], false), { what: 'manager', to: 'norte' }, ['nuevo'], false);
    expect(said(blind).map((c) => c.kind)).toEqual(['open_position', 'change_position', 'set_manager']);
    expect([seatIn(blind, 'nuevo')!.title, managerIn(shown(blind).after, 'nuevo')]).toEqual(['Huelva', 'norte']);
    expect(said(edited(blind, { what: 'close', to: 'sur' }, ['nuevo']))).toEqual([]);
  });
  test('whoever comes full time leaves where they sat, and whoever sat there is out of a seat', () => {
    const moved = edited(proposalOf(), { what: 'holder', to: 'de cadiz' }, ['ebro']);
    expect(said(moved)).toEqual([{ kind: 'end_appointment', personId: 'de cadiz', positionId: 'cadiz' }, { kind: 'appoint', personId: 'de cadiz', positionId: 'ebro', as: 'regular', fte: 1, until: null }]);
    expect([seatIn(moved, 'ebro')!.holders.map((h) => h.person.id), seatIn(moved, 'cadiz')!.holders]).toEqual([['de cadiz'], []]);
    const empty = edited(proposalOf(), { what: 'holder', to: null }, ['ebro']);
    expect(said(empty)).toEqual([{ kind: 'end_appointment', personId: 'de ebro', positionId: 'ebro' }]);
    expect(said(edited(empty, { what: 'holder', to: 'de ebro' }, ['ebro']))).toEqual([]);
  });
  test('several seats at once: one manager for all, closed with one successor, their customers to one', () => {
    expect(said(edited(proposalOf(), { what: 'manager', to: 'sur' }, ['ebro', 'galicia', 'sur', 'cadiz'])).map((c) => (c as { positionId: string }).positionId)).toEqual(['ebro', 'galicia']);
    const closed = edited(proposalOf(), { what: 'close', to: 'cadiz' }, ['ebro', 'galicia', 'cadiz']);
    expect(shown(closed).after.seats.map((s) => s.id)).toEqual(['director', 'norte', 'sur', 'cadiz']);
    expect(said(edited(edited(proposalOf(), { what: 'portfolio', to: 'cadiz' }, ['ebro']), { what: 'portfolio', to: 'sur' }, ['ebro', 'sur']))).toEqual([{ kind: 'move_portfolio', fromPositionId: 'ebro', toPositionId: 'sur' }]);
  });
  test('a wave that is written is not edited: what is drawn comes after it', () => {
    const written: Drawn = { waves: [{ ...waves[0]!, publishedAt: '2026-05-01T00:00:00.000000Z' }, { ...waves[0]!, number: 2, on: '2026-07-01' }], changes: proposalOf({ kind: 'set_manager', positionId: 'ebro', reportsToId: 'sur' }).changes };
    expect(drawEdit({ what: 'manager', to: 'director' }, ['ebro'], { proposal: written, before, after: before, seesCosts: true })).toEqual({ changes: [{ change: { kind: 'set_manager', positionId: 'ebro', reportsToId: 'director' }, wave: 2 }], instead: [] });
  });
});

const oneOf = (ids: readonly string[]) => fc.constantFrom(...ids);
const anyEdit: fc.Arbitrary<[SeatEdit, string]> = fc.oneof(
  fc.tuple(fc.record({ what: fc.constant('manager' as const), to: oneOf(seats) }), oneOf(seats)), fc.tuple(fc.record({ what: fc.constant('title' as const), to: oneOf(['Uno', 'Dos']) }), oneOf(seats)),
  fc.tuple(fc.record({ what: fc.constant('unitId' as const), to: oneOf(units) }), oneOf(seats)), fc.tuple(fc.record({ what: fc.constant('holder' as const), to: fc.option(oneOf(people)) }), oneOf(seats)),
);
test('whatever is edited one after the other, the last said of a seat is how it is, in no more than one change of its kind; and said twice it draws nothing', () => {
  fc.assert(fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 8 }), fc.boolean(), (edits, seesCosts) => {
    let p = proposalOf();
    for (const [edit, id] of edits) {
      if (edit.what === 'manager' && branchIn(shown(p).after, id).has(edit.to!)) continue;
      p = edited(p, edit, [id], seesCosts);
      const is = seatIn(p, id)!;
      expect(edit.what === 'manager' ? managerIn(shown(p).after, id) : edit.what === 'holder' ? (is.holders[0]?.person.id ?? null) : is[edit.what as 'title']).toBe(edit.to);
      expect(drawEdit(edit, [id], world(p, seesCosts))).toEqual({ changes: [], instead: [] });
    }
    const kinds = p.changes.flatMap(({ change: c }) => (c.kind === 'set_manager' || (c.kind === 'change_position' && seesCosts) || c.kind === 'appoint' || c.kind === 'end_appointment' ? [`${c.kind === 'end_appointment' ? `${c.kind} ${c.personId}` : c.kind} ${c.positionId}`] : []));
    expect(new Set(kinds).size).toBe(kinds.length);
  }));
});

test('a seat that closes is still drawn, under whom it reported to, and every seat once', () => {
  fc.assert(fc.property(fc.subarray(seats.slice(1)), (closing) => {
    const p = proposalOf(...closing.map((positionId): Change => ({ kind: 'close_position', positionId, successorId: 'director' }))), all = withClosing(shown(p));
    expect(all.seats.map((s) => s.id).toSorted()).toEqual(seats.toSorted());
    for (const id of closing) expect(managerIn(all, id)).toBe(managerIn(before, id));
    expect(branchIn(all, 'director').size).toBe(seats.length);
  }));
});
test('of several marks of a seat, that it comes or goes is what is told first', () => {
  const marks = (['grows', 'changes', 'manager'] as const).map((mark) => ({ kind: 'position' as const, id: 'a', mark }));
  expect(marksBySeat([...marks, { kind: 'unit', id: 'u', mark: 'opens' }])).toEqual(new Map([['a', ['manager', 'changes', 'grows']]]));
});
