import { addMonths, reason } from '../../organization/rules/index.ts';
import type { Change } from '../contract/changes.ts';
import { type Applied, type Draft, type DrawnChange, loadOf, noSeat, setHolders } from './drafts.ts';
import { lineKey } from './plan.ts';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

export function endAppointment(draft: Draft, { personId, positionId }: Of<'end_appointment'>): Applied {
  const against = noSeat(draft, positionId);
  if (against) return against;
  const holders = draft.seats.get(positionId)!.holders;
  if (!holders.some((h) => h.personId === personId)) return reason('not_appointed', { person: personId, position: positionId });
  setHolders(draft, positionId, holders.filter((h) => h.personId !== personId));
  return null;
}

/** A regular holder takes the place of the one there was; whoever acts or hands over sits beside. */
export function appoint(draft: Draft, { personId, positionId, as, fte, until }: Of<'appoint'>, { day, wave }: DrawnChange): Applied {
  const against = noSeat(draft, positionId);
  if (against) return against;
  const name = draft.known.people.get(personId);
  if (name === undefined) return reason('no_person', { person: personId });
  if (as === 'overlap' && (until === null || until > addMonths(day, 12)) || until !== null && until <= day) return reason('overlap_ends', { person: personId });
  const holders = draft.seats.get(positionId)!.holders, own = holders.find((h) => h.personId === personId);
  if (own && own.kind === as) return reason('already_appointed', { person: personId, position: positionId });
  const stay = holders.filter((h) => h.personId !== personId && (as !== 'regular' || h.kind !== 'regular'));
  const load = loadOf(draft, personId) - (own && own.kind !== 'overlap' ? own.fte : 0);
  if (as !== 'overlap' && load + fte > 1.0005) return reason('over_full_time', { person: personId, name, load: load + fte });
  if (as === 'regular' && !once(draft, `holder ${wave} ${positionId}`)) return reason('two_holders', { position: positionId });
  if (until === null || until > draft.day) setHolders(draft, positionId, [...stay, { personId, name, kind: as, fte, since: day, until }]);
  else if (as === 'regular') setHolders(draft, positionId, stay);
  return null;
}

/** Circles are looked for once the whole wave is drawn. One seat has one solid manager: a wave says it once. */
export function setManager(draft: Draft, { positionId, reportsToId }: Of<'set_manager'>, { wave }: DrawnChange): Applied {
  const against = noSeat(draft, positionId) ?? (reportsToId === null ? null : noSeat(draft, reportsToId));
  if (against) return against;
  if (positionId === reportsToId) return reason('itself', { position: positionId });
  if (!once(draft, `manager ${wave} ${positionId}`)) return reason('two_managers', { position: positionId });
  if (reportsToId === null) draft.managers.delete(positionId);
  else draft.managers.set(positionId, reportsToId);
  return null;
}

export function addLine(draft: Draft, { kind: _, line: kind, ...line }: Of<'add_line'>): Applied {
  const against = noSeat(draft, line.positionId) ?? noSeat(draft, line.reportsToId);
  if (against) return against;
  if (line.positionId === line.reportsToId) return reason('itself', { position: line.positionId });
  if (draft.lines.has(lineKey({ ...line, kind }))) return reason('exists_already', { position: line.positionId });
  draft.lines.set(lineKey({ ...line, kind }), { ...line, kind });
  return null;
}

export const endLine = (draft: Draft, { line: kind, ...line }: Of<'end_line'>): Applied =>
  (draft.lines.delete(lineKey({ ...line, kind })) ? null : reason('no_line', { position: line.positionId }));

export function setDelegate(draft: Draft, { positionId, delegateId }: Of<'set_delegate'>): Applied {
  const against = noSeat(draft, positionId) ?? (delegateId === null ? null : noSeat(draft, delegateId));
  if (against) return against;
  if (positionId === delegateId) return reason('itself', { position: positionId });
  if (delegateId === null) draft.delegates.delete(positionId);
  else draft.delegates.set(positionId, delegateId);
  return null;
}

function once(draft: Draft, what: string): boolean {
  if (draft.said.has(what)) return false;
  draft.said.add(what);
  return true;
}
