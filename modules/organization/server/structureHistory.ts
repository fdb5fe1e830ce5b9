import { sql } from 'kysely';
import { everyone, recordFacts } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Period } from '../rules/days.ts';
import { dated, freshIds, insertPieces, type Noun, openChange } from './dated.ts';
import { type StructurePieces, writeStructure } from './structurePieces.ts';

/*
  A whole history of the structure at once: units, positions, people, appointments and solid lines in dated pieces, known
  by their external keys. One statement a noun, under one stamp; the keys and invariants of the database judge it at commit.
*/

export interface StructureHistory {
  units: readonly { key: string; name: string; function: string; valid: Period }[];
  positions: readonly { key: string; title: string; unit: string; marketId: string; fte: number; archetype: string | null; held: boolean; unnamed: boolean; valid: Period }[];
  people: readonly { key: string; name: string }[];
  appointments: readonly { person: string; position: string; fte: number; valid: Period }[];
  lines: readonly { position: string; reportsTo: string; valid: Period }[];
}
export interface BroughtHistory { stamp: string; unitIds: string[]; positionIds: string[] }

export async function bringHistory(ctx: Ctx, history: StructureHistory): Promise<BroughtHistory> {
  const stamp = await openChange(ctx);
  const units = await idsOf(ctx, 'organization.unit', history.units.map((u) => u.key));
  const positions = await idsOf(ctx, 'organization.position', history.positions.map((p) => p.key));
  const people = await peopleOf(ctx, history.people);
  await insertPieces(ctx, 'unit', stamp, history.units.map(({ valid, ...u }) => ({
    valid, fields: { unit_id: units.get(u.key)!, name: u.name, function: u.function, parent_id: null, market_id: null },
  })));
  await insertPieces(ctx, 'position', stamp, history.positions.map(({ valid, ...p }) => ({ valid, fields: {
    position_id: positions.get(p.key)!, unit_id: units.get(p.unit)!, market_id: p.marketId, title: p.title, fte: p.fte, archetype: p.archetype,
    customer_facing: false, capacity: null, status: p.held ? 'filled' : 'open', unnamed: p.unnamed,
  } })));
  await insertPieces(ctx, 'appointment', stamp, history.appointments.map(({ valid, ...a }) => ({
    valid, fields: { person_id: people.get(a.person)!, position_id: positions.get(a.position)!, fte: a.fte, kind: 'regular' },
  })));
  await insertPieces(ctx, 'line', stamp, history.lines.map(({ valid, ...l }) => ({
    valid, fields: { position_id: positions.get(l.position)!, reports_to_id: positions.get(l.reportsTo)!, kind: 'solid', scope: null, share: null },
  })));
  // The invariants are judged row by row at commit: a plan made for tables that were nearly empty would read them whole each time.
  await sql`select platform.gather_statistics('{organization.unit_version,organization.position_version,organization.appointment,organization.reporting_line}'::regclass[])`.execute(ctx.db);
  await sql`discard plans`.execute(ctx.db);
  await recordBrought(ctx, history, { units, positions, people });
  return { stamp, unitIds: [...units.values()], positionIds: [...positions.values()] };
}

/** What changes on one day of a history that goes on, by external keys. */
export interface HistoryStep {
  on: string;
  openUnits: readonly { key: string; name: string; function: string }[]; renameUnits: readonly { key: string; name: string }[]; endUnits: readonly string[];
  openPositions: readonly { key: string; title: string; unit: string; marketId: string; fte: number; archetype: string | null; unnamed: boolean }[];
  setPositions: readonly { key: string; title?: string; unit?: string; marketId?: string; fte?: number; archetype?: string | null; unnamed?: boolean }[]; endPositions: readonly string[];
  managers: readonly { position: string; reportsTo: string | null }[];
  appoint: readonly { person: string; position: string; fte: number }[]; endAppointments: readonly { person: string; position: string }[];
}
/** `known`: people whose ids are known already, by key; the others are found by their key, or new. */
export interface ContinuedHistory { people: StructureHistory['people']; known: ReadonlyMap<string, string>; steps: readonly HistoryStep[] }

/** Goes on with a history: each day's changes in turn, in statements by noun. Answers the first and the last stamp, and what is new. */
export async function continueHistory(ctx: Ctx, { people, known, steps }: ContinuedHistory): Promise<BroughtHistory & { stampTo: string }> {
  const stamps: string[] = [], idOf = new Map([...(await peopleOf(ctx, people.filter((p) => !known.has(p.key)))), ...known]);
  const keys = (read: (step: HistoryStep) => readonly string[]) => steps.flatMap((step) => read(step));
  const units = await idsOf(ctx, 'organization.unit', keys((s) => [...s.openUnits.map((u) => u.key), ...s.renameUnits.map((u) => u.key), ...s.endUnits, ...s.openPositions.map((p) => p.unit), ...s.setPositions.flatMap((p) => p.unit ?? [])]));
  const positions = await idsOf(ctx, 'organization.position', keys((s) => [...[...s.openPositions, ...s.setPositions].map((p) => p.key), ...s.endPositions, ...s.managers.flatMap((m) => [m.position, ...(m.reportsTo === null ? [] : [m.reportsTo])]), ...[...s.appoint, ...s.endAppointments].map((a) => a.position)]));
  const ids = { units, positions, people: idOf };
  for (const step of steps) stamps.push(await writeStructure(ctx, piecesOf(step, ids)));
  await recordFacts(ctx, steps.flatMap((step) => factsOf(step, ids)));
  return { stamp: stamps[0]!, stampTo: stamps.at(-1)!, unitIds: [...units.values()], positionIds: [...positions.values()] };
}

interface AllIds { units: Ids; positions: Ids; people: Ids }
function piecesOf(step: HistoryStep, { units, positions, people }: AllIds): StructurePieces {
  const seat = (key: string) => positions.get(key)!, unit = (key: string) => units.get(key)!;
  return {
    on: step.on, openUnits: step.openUnits.map(({ key, name, function: does }) => ({ id: unit(key), name, function: does, parentId: null, marketId: null })),
    setUnits: step.renameUnits.map(({ key, name }) => ({ id: unit(key), name })), endUnits: step.endUnits.map(unit),
    openSeats: step.openPositions.map(({ key, unit: of, ...p }) => ({ id: seat(key), ...p, unitId: unit(of), customerFacing: false, capacity: null })),
    setSeats: step.setPositions.map(({ key, unit: of, ...p }) => ({ id: seat(key), ...p, ...(of === undefined ? {} : { unitId: unit(of) }) })), endSeats: step.endPositions.map(seat),
    managers: step.managers.map((m) => ({ positionId: seat(m.position), reportsToId: m.reportsTo === null ? null : seat(m.reportsTo) })),
    appoint: step.appoint.map((a) => ({ personId: people.get(a.person)!, positionId: seat(a.position), kind: 'regular', fte: a.fte, to: null })),
    endAppointments: step.endAppointments.map((a) => ({ personId: people.get(a.person)!, positionId: seat(a.position) })),
    delegates: [], addLines: [], endLines: [], joinTeams: [], leaveTeams: [], grants: [], costs: [],
  };
}

function factsOf(step: HistoryStep, { units, positions, people }: AllIds): Parameters<typeof recordFacts>[1] {
  const guard = everyone, on = step.on;
  const unit = (key: string) => ({ kind: 'unit', id: units.get(key)! }), seat = (key: string) => ({ kind: 'position', id: positions.get(key)! }), person = (key: string) => ({ kind: 'person', id: people.get(key)! });
  return [
    ...step.openUnits.map((u) => ({ what: 'organization.unit_imported' as const, about: unit(u.key), guard, after: { name: u.name, from: on } })),
    ...step.renameUnits.map((u) => ({ what: 'organization.unit_changed' as const, about: unit(u.key), guard, after: { name: u.name, from: on } })),
    ...step.endUnits.map((key) => ({ what: 'organization.unit_ended' as const, about: unit(key), guard, after: { on } })),
    ...step.openPositions.map((p) => ({ what: 'organization.position_imported' as const, about: seat(p.key), guard, after: { title: p.title, from: on } })),
    ...step.setPositions.map(({ key, unit: of, ...changed }) => ({ what: 'organization.position_changed' as const, about: seat(key), guard, after: { ...changed, ...(of === undefined ? {} : { unitId: units.get(of)! }), from: on } })),
    ...step.endPositions.map((key) => ({ what: 'organization.position_closed' as const, about: seat(key), guard, after: { on } })),
    ...step.managers.map((m) => ({ what: 'organization.manager_set' as const, about: seat(m.position), guard, after: { reportsTo: m.reportsTo === null ? null : positions.get(m.reportsTo)!, from: on, to: null } })),
    ...step.appoint.map((a) => ({ what: 'organization.person_appointed' as const, about: person(a.person), guard, after: { positionId: positions.get(a.position)!, from: on, to: null, fte: a.fte, kind: 'regular' } })),
    ...step.endAppointments.map((a) => ({ what: 'organization.appointment_ended' as const, about: person(a.person), guard, after: { positionId: positions.get(a.position)!, on } })),
  ];
}

type Ids = ReadonlyMap<string, string>;

/** New ones, or those of these keys that were taken back before: their history goes on. */
async function idsOf(ctx: Ctx, table: 'organization.unit' | 'organization.position', all: readonly string[]): Promise<Map<string, string>> {
  const keys = [...new Set(all)];
  const { rows } = await sql<{ id: string; key: string }>`select id, external_key as key from ${sql.table(table)} where external_key = any(${keys}::text[])`.execute(ctx.db);
  const known = new Map(rows.map((r) => [r.key, r.id])), wanted = keys.filter((k) => !known.has(k));
  const fresh = await freshIds(ctx, table, wanted);
  return new Map([...known, ...wanted.map((k, i) => [k, fresh[i]!] as const)]);
}

/** Who carries the key already is that person, under the name they have now. */
async function peopleOf(ctx: Ctx, people: StructureHistory['people']): Promise<Map<string, string>> {
  const rows = people.map(({ key, name }) => ({ key, given: name.split(' ')[0], family: name.split(' ').slice(1).join(' ') }));
  await sql`
    insert into organization.person (external_key, given_name, family_name, language, locale, time_zone)
    select p.key, p.given, p.family, ${ctx.person.language}, ${ctx.person.locale}, ${ctx.person.timeZone}
      from jsonb_to_recordset(${rows}::jsonb) as p(key text, given text, family text)
    on conflict (external_key) do nothing`.execute(ctx.db);
  const found = await sql<{ id: string; key: string }>`select id, external_key as key from organization.person where external_key = any(${people.map((p) => p.key)}::text[])`.execute(ctx.db);
  return new Map(found.rows.map((r) => [r.key, r.id]));
}

async function recordBrought(ctx: Ctx, history: StructureHistory, ids: { units: Ids; positions: Ids; people: Ids }): Promise<void> {
  const first = <T extends { key: string }>(all: readonly T[]) => [...new Map([...all].reverse().map((x) => [x.key, x])).values()];
  const guard = everyone;
  await recordFacts(ctx, [
    ...first(history.units).map((u) => ({ what: 'organization.unit_imported' as const, about: { kind: 'unit', id: ids.units.get(u.key)! }, guard, after: { name: u.name, from: u.valid.from } })),
    ...first(history.positions).map((p) => ({ what: 'organization.position_imported' as const, about: { kind: 'position', id: ids.positions.get(p.key)! }, guard, after: { title: p.title, from: p.valid.from } })),
    ...history.people.map((p) => ({ what: 'organization.person_imported' as const, about: { kind: 'person', id: ids.people.get(p.key)! }, guard })),
    ...history.appointments.map((a) => ({
      what: 'organization.person_appointed' as const, about: { kind: 'person', id: ids.people.get(a.person)! }, guard,
      after: { positionId: ids.positions.get(a.position)!, from: a.valid.from, to: a.valid.to, fte: a.fte, kind: 'regular' },
    })),
  ]);
}

const onSeats: readonly [Noun, string][] = [
  ['position', 'position_id'], ['appointment', 'position_id'], ['line', 'position_id'], ['line', 'reports_to_id'], ['grant', 'position_id'], ['delegate', 'position_id'], ['delegate', 'delegate_id'],
  ['cost', 'position_id'], ['membership', 'position_id'],
];
const onUnits: readonly [Noun, string][] = [['unit', 'unit_id'], ['unit', 'parent_id'], ['position', 'unit_id']];

/**
 * Takes such a history back: what it recorded stops being known. Refused with the list (`facts.held`) where anything of
 * it was changed since, or anything else of the structure stands on it; what the rooms above hang on its seats their
 * foreign keys refuse. Positions and units keep their ids, without dates; the people stay.
 */
export async function takeHistoryBack(ctx: Ctx, { stamp: then, unitIds, positionIds }: BroughtHistory): Promise<void> {
  const stamp = await openChange(ctx);
  const held = await builtUpon(ctx, then, { unitIds, positionIds });
  if (held.length > 0) {
    throw new Refusal('conflict', 'Something of it was changed or built upon since.', 'directory.built_upon', { facts: { held, count: held.length } });
  }
  for (const [noun, column] of [...onSeats, ...onUnits]) {
    const ids = onSeats.some(([n, c]) => n === noun && c === column) ? positionIds : unitIds;
    await sql`update ${sql.table(dated[noun].table)} set recorded = tstzrange(lower(recorded), ${stamp}::text::timestamptz)
               where upper_inf(recorded) and ${sql.ref(column)} = any(${ids}::uuid[])`.execute(ctx.db);
  }
  await sql`set constraints all immediate`.execute(ctx.db);
  await recordFacts(ctx, [
    ...positionIds.map((id) => ({ what: 'organization.position_withdrawn' as const, about: { kind: 'position', id }, guard: everyone })),
    ...unitIds.map((id) => ({ what: 'organization.unit_withdrawn' as const, about: { kind: 'unit', id }, guard: everyone })),
  ]);
}

export interface Held { kind: string; id: string; name: string }

async function builtUpon(ctx: Ctx, then: string, { unitIds, positionIds }: { unitIds: readonly string[]; positionIds: readonly string[] }): Promise<Held[]> {
  const seats = sql.join(onSeats.map(([noun, column]) => later(noun, column, positionIds, then)), sql` union `);
  const units = sql.join(onUnits.map(([noun, column]) => later(noun, column, unitIds, then)), sql` union `);
  const { rows } = await sql<Held>`
    select h.kind, h.id, coalesce((select v.title from organization.position_version v where v.position_id = h.id order by upper_inf(v.recorded) desc, lower(v.valid) desc limit 1),
           (select u.name from organization.unit_version u where u.unit_id = h.id order by upper_inf(u.recorded) desc, lower(u.valid) desc limit 1), '') as name
      from (${seats} union ${units}) h order by 1, 3 limit 200`.execute(ctx.db);
  return rows;
}

/** What is known now that the import did not say, and what it said that is not known now: whoever wrote the rows, and when. */
function later(noun: Noun, column: string, ids: readonly string[], then: string) {
  const { table, columns } = dated[noun], says = sql.join([...columns, 'valid'].map((c) => sql.ref(c))), mine = sql`${sql.ref(column)} = any(${ids}::uuid[])`;
  const now = sql`select ${says} from ${sql.table(table)} where ${mine} and upper_inf(recorded)`, said = sql`select ${says} from ${sql.table(table)} where ${mine} and lower(recorded) = ${then}::text::timestamptz`;
  return sql`select ${noun}::text as kind, d.${sql.ref(column)} as id from ((${now} except ${said}) union all (${said} except ${now})) d`;
}
