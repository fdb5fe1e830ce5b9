import type { Change, Proposal, ProposalChange, StructureThen } from '../contract.ts';
import { type DrawnChange, firstToCome, isToCome } from './editing.ts';

/*
  What an edit on the chart or in the table draws. Whoever edits says how a seat is to be, not which change that is: the matching
  change is drawn, stands in place of what was drawn of the same before (a seat has one manager, and a wave says it once), and is
  none where the seat is again as it is without the proposal. Pure; the whole proposal goes in, so that what is drawn twice in a row fits.
*/

/** How a seat is to be. `holder`: who sits in it; null is nobody. `close` and `portfolio` name the seat that takes over. */
export type SeatEdit =
  | { what: 'manager'; to: string | null } | { what: 'title' | 'unitId'; to: string } | { what: 'holder'; to: string | null }
  | { what: 'close'; to: string | null } | { what: 'portfolio'; to: string };
/** Changes to add, and those that are there which they stand instead of. */
export interface Drawing { changes: DrawnChange[]; instead: string[] }
export interface Drawn { before: StructureThen; after: StructureThen }
interface World extends Drawn { proposal: Pick<Proposal, 'changes' | 'waves'>; /** Whoever does not see costs reads no change whole, and so never writes one anew. */ seesCosts: boolean }

export const nothing: Drawing = { changes: [], instead: [] };
const together = (all: readonly Drawing[]): Drawing => ({ changes: all.flatMap((d) => d.changes), instead: [...new Set(all.flatMap((d) => d.instead))] });

export function drawEdit(edit: SeatEdit, seatIds: readonly string[], world: World): Drawing {
  const all = seatIds.filter((id) => !('to' in edit) || edit.to !== id).map((id) => drawOne(edit, id, world));
  return together(all);
}

type Of<K extends Change['kind']> = ProposalChange & { change: Extract<Change, { kind: K }> };
const isOf = <K extends Change['kind']>(c: ProposalChange, kind: K): c is Of<K> => c.change.kind === kind;

function drawOne(edit: SeatEdit, seatId: string, world: World): Drawing {
  const { proposal } = world, toCome = proposal.changes.filter((c) => isToCome(proposal, c));
  const own = <K extends Change['kind']>(kind: K): Of<K>[] => toCome.filter((c): c is Of<K> => isOf(c, kind) && (c.change as { positionId?: string; fromPositionId?: string })[kind === 'move_portfolio' ? 'fromPositionId' : 'positionId'] === seatId);
  const opened = own('open_position')[0], wave = (those: readonly ProposalChange[]) => Math.max(those.at(-1)?.wave ?? firstToCome(proposal), opened?.wave ?? 1);
  const draw = (change: Change | null, those: readonly ProposalChange[]): Drawing => ({ changes: change ? [{ change, wave: wave(those) }] : [], instead: those.map((c) => c.id) });
  switch (edit.what) {
    case 'manager': {
      const those = own('set_manager'), said = those.at(-1)?.change.reportsToId ?? edit.to;
      // One that does not fit (a circle) leaves the seat where it is: said again, it goes.
      if (managerIn(world.after, seatId) === edit.to && said === edit.to) return nothing;
      if (opened && world.seesCosts) return { changes: [{ change: { ...opened.change, reportsToId: edit.to }, wave: opened.wave }], instead: [opened.id, ...those.map((c) => c.id)] };
      const asBefore = opened ? opened.change.reportsToId : managerIn(world.before, seatId);
      return draw(asBefore === edit.to && those.length > 0 ? null : { kind: 'set_manager', positionId: seatId, reportsToId: edit.to }, those);
    }
    case 'title': case 'unitId': return drawField(edit, seatId, { world, opened, those: own('change_position'), draw });
    case 'holder': return drawHolder(edit.to, seatId, { world, those: [...own('appoint').filter((c) => c.change.as === 'regular'), ...own('end_appointment')], toCome, draw });
    case 'close': return opened ? { changes: [], instead: toCome.filter((c) => (c.change as { positionId?: string }).positionId === seatId).map((c) => c.id) } : draw({ kind: 'close_position', positionId: seatId, successorId: edit.to }, own('close_position'));
    case 'portfolio': return draw({ kind: 'move_portfolio', fromPositionId: seatId, toPositionId: edit.to }, own('move_portfolio'));
  }
}

type Draw = (change: Change | null, those: readonly ProposalChange[]) => Drawing;

/** A title or a unit: what is again as it was is not said any more, and of a seat that the proposal opens it is said where it opens. */
function drawField({ what, to }: { what: 'title' | 'unitId'; to: string }, seatId: string, { world, opened, those, draw }: { world: World; opened: Of<'open_position'> | undefined; those: readonly Of<'change_position'>[]; draw: Draw }): Drawing {
  const is = seatIn(world.after, seatId)?.[what], was = seatIn(world.before, seatId)?.[what], last = those.at(-1);
  if (is === to) return nothing;
  if (!world.seesCosts || (!opened && !last)) return draw({ kind: 'change_position', positionId: seatId, set: { [what]: to } }, []);
  if (opened && !those.some((c) => c.change.set[what] !== undefined)) return { changes: [{ change: { ...opened.change, [what]: to }, wave: opened.wave }], instead: [opened.id] };
  const { [what]: _, ...others } = last!.change.set, set = was === to ? others : { ...others, [what]: to };
  return draw(Object.keys(set).length > 0 ? { kind: 'change_position', positionId: seatId, set } : null, [last!]);
}

/** Whoever comes full time leaves the seats where they sat; and whoever would be back in a seat because another does not come any more, and sits elsewhere by now, stays out of it. */
function drawHolder(to: string | null, seatId: string, { world: { before, after }, those, toCome, draw }: { world: World; those: readonly ProposalChange[]; toCome: readonly ProposalChange[]; draw: Draw }): Drawing {
  const regular = (then: StructureThen, id: string) => seatIn(then, id)?.holders.find((h) => h.kind === 'regular')?.person.id ?? null;
  // Whoever sits in this seat now sits there no more.
  const sits = (person: string, but: string) => after.seats.flatMap((s) => (s.id === but || s.id === seatId ? [] : s.holders.filter((h) => h.person.id === person && h.kind !== 'overlap').map((h) => ({ seat: s.id, fte: h.fte }))));
  /** Out of a seat, which is said once, in place of what was drawn of it. */
  const out = (person: string, id: string, instead: readonly ProposalChange[]): Drawing => {
    const said = toCome.find(({ change: c }) => c.kind === 'end_appointment' && c.personId === person && c.positionId === id);
    return draw(said ? null : { kind: 'end_appointment', personId: person, positionId: id }, instead.filter((c) => c !== said));
  };
  const was = regular(before, seatId), fte = seatIn(after, seatId)?.fte ?? 1;
  if (to === regular(after, seatId) && those.every(({ change: c }) => c.kind !== 'appoint' || c.personId === to)) return nothing;
  if (to === null) return was === null ? draw(null, those) : out(was, seatId, those);
  const elsewhere = sits(to, seatId), tooMuch = elsewhere.reduce((sum, e) => sum + e.fte, fte) > 1.0005;
  const leaving = (tooMuch ? elsewhere : []).map(({ seat }): Drawing => {
    const came = toCome.filter((c) => c.change.kind === 'appoint' && c.change.personId === to && c.change.positionId === seat), back = regular(before, seat);
    return came.length === 0 ? out(to, seat, []) : back !== null && back !== to && sits(back, seat).length > 0 ? out(back, seat, came) : draw(null, came);
  });
  const wasGoes = was !== null && was !== to && sits(was, seatId).length > 0, appoints = draw(to === was ? null : { kind: 'appoint', personId: to, positionId: seatId, as: 'regular', fte, until: null }, those);
  if (!wasGoes) return together([...leaving, appoints]);
  const stays = out(was, seatId, []), kept = toCome.find(({ change: c }) => c.kind === 'end_appointment' && c.personId === was && c.positionId === seatId)?.id;
  return together([...leaving, stays, { ...appoints, instead: appoints.instead.filter((id) => id !== kept) }]);
}

export const managerIn = ({ lines }: StructureThen, seatId: string): string | null => lines.find((l) => l.kind === 'solid' && l.positionId === seatId)?.reportsToId ?? null;
const seatIn = ({ seats }: StructureThen, seatId: string) => seats.find((s) => s.id === seatId);

/** The changes as they would be: for showing at once what the server is about to be told. */
export function changesWith({ changes }: Pick<Proposal, 'changes'>, { changes: added, instead }: Drawing, names: Readonly<Record<string, string>> = {}): ProposalChange[] {
  const gone = new Set(instead), stay = changes.filter((c) => !gone.has(c.id)), last = Math.max(0, ...stay.map((c) => c.place));
  return [...stay, ...added.map(({ change, wave = 1 }, i): ProposalChange => ({ id: `ahead-${last + i}`, place: last + i + 1, wave, change: change as Change, names: { ...names } }))];
}
