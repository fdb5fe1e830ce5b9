import type { Change, ChangeKind } from '../contract.ts';

/*
  A change while it is being written: every field any kind has, empty until it is said. Which of them a kind asks for stands in
  `fieldsOf`; `draftOf` opens an existing change, `changeOf` gives what is sent, for the contract to judge.
*/
export interface Draft {
  kind: ChangeKind; unitId: string | null; name: string; function: string; parentId: string | null; marketId: string | null; positionId: string | null; title: string; fte: number; archetype: string | null; customerFacing: boolean;
  capacity: number | null; cost: string | null; reportsToId: string | null; successorId: string | null; personId: string | null; as: string; until: string | null; delegateId: string | null; accountIds: string[]; fromPositionId: string | null;
  toPositionId: string | null; class: string | null; size: string | null; segment: string; productLine: string; postcode: string; teamId: string | null; forumId: string | null; what: string; ownerId: string | null; participantIds: string[]; minutes: number; readingMinutes: number;
  frequency: string; serves: string; expiresOn: string | null; line: string; scope: string; share: number | null; modelId: string | null; /** With a model, the customers that it gives to another seat. */ passesToo: boolean; wave: number;
}
export type DraftField = Exclude<keyof Draft, 'kind' | 'wave'>;

const seat = ['title', 'unitId', 'marketId', 'fte', 'archetype', 'customerFacing', 'capacity', 'cost'] as const;
const forum = ['name', 'what', 'ownerId', 'participantIds', 'minutes', 'readingMinutes', 'frequency', 'serves', 'expiresOn'] as const;

export const fieldsOf: Record<ChangeKind, readonly DraftField[]> = {
  open_unit: ['name', 'function', 'parentId', 'marketId'], rename_unit: ['unitId', 'name'], move_unit: ['unitId', 'parentId'], close_unit: ['unitId'],
  open_position: [...seat, 'reportsToId'], change_position: ['positionId', ...seat], close_position: ['positionId', 'successorId'],
  appoint: ['personId', 'positionId', 'as', 'fte', 'until'], end_appointment: ['personId', 'positionId'], set_manager: ['positionId', 'reportsToId'], add_line: ['positionId', 'reportsToId', 'line', 'scope', 'share'], end_line: ['positionId', 'reportsToId', 'line'], set_delegate: ['positionId', 'delegateId'],
  move_accounts: ['accountIds', 'toPositionId'], move_portfolio: ['fromPositionId', 'toPositionId'], move_matching: ['fromPositionId', 'toPositionId', 'class', 'size', 'segment', 'productLine', 'postcode', 'marketId'],
  join_team: ['teamId', 'positionId'], leave_team: ['teamId', 'positionId'], open_forum: forum, change_forum: ['forumId', ...forum], end_forum: ['forumId'],
  follow_model: ['modelId', 'passesToo'],
};

export const kindGroups: Record<'customers' | 'seats' | 'units' | 'time', readonly ChangeKind[]> = {
  customers: ['move_portfolio', 'move_matching', 'move_accounts', 'follow_model'], seats: ['open_position', 'change_position', 'close_position', 'set_manager', 'add_line', 'end_line', 'appoint', 'end_appointment', 'set_delegate'],
  units: ['open_unit', 'rename_unit', 'move_unit', 'close_unit', 'join_team', 'leave_team'], time: ['open_forum', 'change_forum', 'end_forum'],
};

export const emptyDraft = (kind: ChangeKind): Draft => ({
  kind, unitId: null, name: '', function: 'sales', parentId: null, marketId: null, positionId: null, title: '', fte: 1, archetype: null, customerFacing: true, capacity: null, cost: null, reportsToId: null, successorId: null,
  personId: null, as: 'regular', until: null, delegateId: null, accountIds: [], fromPositionId: null, toPositionId: null, class: null, size: null, segment: '', productLine: '', postcode: '', teamId: null, forumId: null, what: 'meeting', ownerId: null,
  participantIds: [], minutes: 60, readingMinutes: 0, frequency: 'weekly', serves: '', expiresOn: null, line: 'dotted', scope: '', share: null, modelId: null, passesToo: false, wave: 1,
});

/** What a seat is, as a change of it begins. */
export const standingFields = ['title', 'unitId', 'marketId', 'fte', 'archetype', 'customerFacing', 'capacity'] as const;
type Standing = { id: string } & Pick<Draft, (typeof standingFields)[number]>;
export const standingOf = (seat: Standing): Partial<Draft> => Object.fromEntries(standingFields.map((field) => [field, seat[field]]));

/** A change that begins with a seat: the first that its kind asks for. A new seat begins below it, where it is; one that changes, as it is. */
export function begunAt(kind: ChangeKind, seatId: string, seat?: Standing): Draft {
  const empty = emptyDraft(kind);
  if (kind === 'open_position') return { ...empty, reportsToId: seatId, unitId: seat?.unitId ?? null, marketId: seat?.marketId ?? null };
  return { ...empty, ...(kind === 'change_position' && seat ? standingOf(seat) : {}), [fieldsOf[kind].includes('fromPositionId') ? 'fromPositionId' : 'positionId']: seatId };
}

export function draftOf(change: Change, wave: number): Draft {
  const { kind, ...own } = change;
  const set = 'set' in own ? own.set : {};
  const flat = { ...own, ...set } as Partial<Draft> & { cost?: { minor: string } | null };
  return { ...emptyDraft(kind), ...flat, cost: flat.cost?.minor ?? null, wave };
}

/** `newId` names what is drawn now; an edited change keeps the id it was drawn with. `touched`: of a change to something that stands, only what was touched is sent. */
export function changeOf(d: Draft, { newId, currency, edited, touched }: { newId: string; currency: string; edited?: Change | undefined; touched: ReadonlySet<string> }): unknown {
  const cost = d.cost === null ? null : { minor: d.cost, currency };
  const value = (field: DraftField): unknown => (field === 'cost' ? cost : d[field]);
  const pick = (fields: readonly DraftField[]) => Object.fromEntries(fields.map((f) => [f, value(f)]));
  const said = (fields: readonly DraftField[]) => Object.fromEntries(Object.entries(pick(fields)).filter(([f, v]) => touched.has(f) && v !== ''));
  switch (d.kind) {
    case 'open_unit': return { kind: d.kind, unitId: edited?.kind === d.kind ? edited.unitId : newId, ...pick(fieldsOf.open_unit) };
    case 'open_position': return { kind: d.kind, positionId: edited?.kind === d.kind ? edited.positionId : newId, ...pick(fieldsOf.open_position) };
    case 'open_forum': return { kind: d.kind, forumId: edited?.kind === d.kind ? edited.forumId : newId, ...pick(forum) };
    case 'change_position': return { kind: d.kind, positionId: d.positionId, set: said(seat) };
    case 'change_forum': return { kind: d.kind, forumId: d.forumId, set: said(forum) };
    case 'move_matching': return { kind: d.kind, ...Object.fromEntries(Object.entries(pick(fieldsOf.move_matching)).filter(([, v]) => v !== null && v !== '')) };
    case 'follow_model': return { kind: d.kind, modelId: d.modelId };
    default: return { kind: d.kind, ...pick(fieldsOf[d.kind]) };
  }
}

/** The moves that fit customers to a model, one for each seat that takes some. */
export const movesTo = (moves: readonly { accountId: string; toPositionId: string }[]): Change[] =>
  [...Map.groupBy(moves, (m) => m.toPositionId)].map(([toPositionId, own]) => ({ kind: 'move_accounts', accountIds: own.map((m) => m.accountId), toPositionId }));
