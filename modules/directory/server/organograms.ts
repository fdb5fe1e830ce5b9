import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import { bringHistory, continueHistory, type HistoryStep, takeBackWritten, takeHistoryBack } from '../../organization/server/index.ts';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type * as contract from '../contract/organograms.ts';
import type { OrganogramImport, OrganogramMapping, OrganogramPreview } from '../contract/organograms.ts';
import { stepsFrom } from '../rules/continuing.ts';
import { type History, historyOf } from '../rules/histories.ts';
import type { Problem } from '../rules/organograms.ts';
import { columnsMissing, readTables } from '../rules/readingRows.ts';
import { type UnitRead, unitsRead } from '../rules/unitFunctions.ts';
import { asHistoryStep, type Base, baseOn, defaultMarket, type Earlier, earlierOf, type Functions } from './continuing.ts';
import { keyed, type Market, personKey, unitKey } from './keys.ts';
import { previewOf, totalsOf } from './preview.ts';
import { tableOf } from './tables.ts';

type In<E extends { input: z.ZodType }> = z.output<E['input']>;
type Asked = In<typeof contract.previewOrganograms>;

/** What the files tell as history, the earlier import they go on with, and what the structure knows already by these references. */
export async function previewOrganograms(ctx: Ctx, input: Asked): Promise<OrganogramPreview> {
  const told = await tell(ctx, input);
  return previewOf(told.history, told.problems, input, { taken: await takenOf(ctx, input, told), hash: hashOf(input, told), base: told.base?.snapshot ?? null, units: told.units.filter((u) => told.base?.snapshot.units[u.key] === undefined), continues: told.earlier && { id: told.earlier.id, name: told.earlier.name, lastDay: told.earlier.lastDay } });
}

export async function importOrganograms(ctx: Ctx, input: In<typeof contract.importOrganograms>): Promise<OrganogramImport> {
  const told = await tell(ctx, input), { history, problems, earlier } = told;
  if (earlier && history.snapshots.length === 0 && problems.some((p) => p.kind === 'date_before')) throw new Refusal('conflict', 'It is of an earlier date than what was brought in.', 'directory.date_before', { facts: { name: earlier.name, lastDay: earlier.lastDay } });
  if (earlier && history.snapshots.length === 0) throw new Refusal('conflict', 'The structure has all of these dates already.', 'directory.dates_known', { facts: { name: earlier.name, lastDay: earlier.lastDay } });
  if (history.pieces.posts.length === 0) throw new Refusal('conflict', 'There is no post in these files.', 'directory.nothing_to_bring');
  if (input.hash !== undefined && input.hash !== hashOf(input, told)) throw new Refusal('conflict', 'This is not what was shown.', 'directory.preview_is_stale');
  const taken = await takenOf(ctx, input, told);
  if (taken.length > 0) throw new Refusal('conflict', 'The structure has posts with these references.', 'directory.references_taken', { facts: { references: taken.slice(0, 50), count: taken.length } });
  const brought = earlier ? await goOn(ctx, input.mapping, told, earlier) : { ...(await bringHistory(ctx, asStructure(input.mapping, told))), stampTo: null };
  const { rows } = await sql<{ id: string }>`
    insert into directory.organogram (person_id, name, imported_at, stamp, stamp_to, continues_id, dates, unit_ids, position_ids, totals, problems)
    values (${ctx.person.id}, ${input.mapping.name}, ${ctx.now}, ${brought.stamp}::text::timestamptz, ${brought.stampTo}::text::timestamptz, ${earlier?.id ?? null}, ${history.snapshots.map((s) => s.on)}::date[],
            ${brought.unitIds}::uuid[], ${brought.positionIds}::uuid[], ${totalsOf(history)}::jsonb, ${problems.length}) returning id`.execute(ctx.db);
  const id = rows[0]!.id;
  await recordFact(ctx, { what: 'directory.organogram_imported', about: { kind: 'organogram', id }, guard: everyone, after: { name: input.mapping.name, ...(earlier ? { continues: earlier.name } : {}) } });
  return (await importsOf(ctx, id))[0]!;
}

/** The differences, day by day, and what the earlier import had with what is new: the next one goes on from both. */
async function goOn(ctx: Ctx, mapping: OrganogramMapping, { history, steps, base }: Told, earlier: Earlier) {
  const people = history.pieces.people.map((p) => ({ ...p, key: personKey(mapping, p.key) })), known = new Map([...base!.known].map(([key, id]) => [personKey(mapping, key), id]));
  const made = await continueHistory(ctx, { people, known, steps });
  return { ...made, unitIds: [...new Set([...earlier.unitIds, ...made.unitIds])], positionIds: [...new Set([...earlier.positionIds, ...made.positionIds])] };
}

export const listOrganograms = async (ctx: Ctx): Promise<{ rows: OrganogramImport[] }> => ({ rows: await importsOf(ctx) });

export async function takeOrganogramsBack(ctx: Ctx, { organogramId }: In<typeof contract.takeOrganogramsBack>): Promise<{ done: true }> {
  const { rows } = await sql<{ stamp: string; stampTo: string | null; unitIds: string[]; positionIds: string[]; name: string; takenBack: boolean; goesOn: string | null }>`
    select stamp::text as stamp, stamp_to::text as "stampTo", unit_ids as "unitIds", position_ids as "positionIds", name, taken_back_at is not null as "takenBack",
           (select l.name from directory.organogram l where l.continues_id = o.id and l.taken_back_at is null limit 1) as "goesOn"
      from directory.organogram o where id = ${organogramId}::uuid for update of o`.execute(ctx.db);
  const run = rows[0];
  if (!run) throw new Refusal('not_found', 'There is no such organogram.', 'directory.no_organogram');
  if (run.takenBack) throw new Refusal('conflict', 'It was taken back already.', 'directory.taken_back_already');
  if (run.goesOn !== null) throw new Refusal('conflict', 'A later organogram goes on from it.', 'directory.continued_since', { facts: { name: run.goesOn } });
  if (run.stampTo === null) await takeHistoryBack(ctx, run);
  else await takeBackWritten(ctx, { from: run.stamp, to: run.stampTo });
  await sql`update directory.organogram set taken_back_at = ${ctx.now} where id = ${organogramId}::uuid`.execute(ctx.db);
  await recordFact(ctx, { what: 'directory.organogram_taken_back', about: { kind: 'organogram', id: organogramId }, guard: everyone, before: { name: run.name } });
  return { done: true };
}

interface Told { history: History; units: UnitRead[]; functions: Functions; problems: Problem[]; markets: Market[]; earlier: Earlier | null; base: Base | null; steps: HistoryStep[] }
async function tell(ctx: Ctx, input: Asked): Promise<Told> {
  const { rows: markets } = await sql<Market>`select id, code from published.market order by id`.execute(ctx.db);
  const tables = input.files.map(tableOf);
  for (const table of tables) {
    if (table.rows === 'groups' && !input.mapping.groups) throw new Refusal('invalid_input', 'The mapping has no columns for counted posts.', 'directory.groups_unmapped', { facts: { file: table.name } });
    const missing = columnsMissing(table, input.mapping);
    if (missing.length > 0) throw new Refusal('invalid_input', `${table.name} has no column ${missing.join(', ')}.`, 'directory.column_missing', { facts: { file: table.name, columns: missing.join(', ') } });
  }
  if (input.mapping.market !== undefined && !markets.some((m) => m.code === input.mapping.market)) {
    throw new Refusal('invalid_input', 'There is no market with this code.', 'directory.no_market', { facts: { market: input.mapping.market } });
  }
  const { read: all, problems } = readTables(tables, input.mapping, markets.map((m) => m.code));
  const earlier = await earlierOf(ctx, input.mapping, all), read = earlier ? all.filter((r) => r.on > earlier.lastDay) : all;
  const known = earlier ? [...new Set(all.filter((r) => r.on <= earlier.lastDay).map((r) => r.on))].map((on): Problem => ({ kind: earlier.days.includes(on) ? 'date_known' : 'date_before', on, ref: null, value: earlier.name })) : [];
  const next = read.map((r) => r.on).filter((on) => !input.leaveOut.includes(on)).sort()[0];
  const base = earlier && next ? await baseOn(ctx, earlier, input.mapping, read, markets, next) : null, history = historyOf(read, input, base?.snapshot ?? null);
  const units = unitsRead(history.snapshots, input.mapping), functions: Functions = new Map(units.map((u) => [u.key, u.function]));
  const steps = base ? stepsFrom(base, history).map((step) => asHistoryStep(step, input.mapping, markets, new Set(Object.keys(base.snapshot.units).filter((key) => key.startsWith('~'))), functions)) : [];
  return { history, units, functions, problems: [...problems, ...known, ...history.problems], markets, earlier, base, steps };
}

function asStructure(mapping: OrganogramMapping, { history: { pieces }, markets, functions }: Pick<Told, 'history' | 'markets' | 'functions'>): Parameters<typeof bringHistory>[1] {
  const idOf = new Map(markets.map((m) => [m.code, m.id])), first = defaultMarket(mapping, markets).id;
  return {
    units: pieces.units.map((u) => ({ ...u, key: unitKey(mapping, u.key), function: functions.get(u.key)! })),
    positions: pieces.posts.map(({ ref, market, ...p }) => ({ ...p, key: keyed(mapping, ref), unit: unitKey(mapping, p.unit), marketId: (market && idOf.get(market)) || first })),
    people: pieces.people.map((p) => ({ ...p, key: personKey(mapping, p.key) })),
    appointments: pieces.appointments.map(({ ref, ...a }) => ({ ...a, person: personKey(mapping, a.person), position: keyed(mapping, ref) })),
    lines: pieces.lines.map((l) => ({ position: keyed(mapping, l.ref), reportsTo: keyed(mapping, l.reportsTo), valid: l.valid })),
  };
}

/** References that somebody else's posts and units have: not those of the import that is gone on with. */
async function takenOf(ctx: Ctx, { mapping }: Asked, { history: { pieces }, earlier }: Told): Promise<string[]> {
  const keys = [...new Set(pieces.posts.map((p) => keyed(mapping, p.ref)))], units = [...new Set(pieces.units.map((u) => unitKey(mapping, u.key)))];
  const { rows } = await sql<{ key: string }>`
    select external_key as key from published.keyed_seat where external_key = any(${keys}::text[]) and id <> all(${earlier?.positionIds ?? []}::uuid[])
    union select external_key from published.keyed_unit where external_key = any(${units}::text[]) and id <> all(${earlier?.unitIds ?? []}::uuid[]) order by 1`.execute(ctx.db);
  return rows.map((r) => r.key);
}

const hashOf = ({ mapping }: Asked, told: Told): string =>
  createHash('sha256').update(JSON.stringify(told.earlier ? [told.earlier.id, told.steps] : asStructure(mapping, told))).digest('hex').slice(0, 32);

async function importsOf(ctx: Ctx, id?: string): Promise<OrganogramImport[]> {
  const { rows } = await sql<OrganogramImport>`
    select o.id, o.name, p.name as "byName", to_jsonb(o.imported_at) as "importedAt", to_jsonb(o.taken_back_at) as "takenBackAt",
           (select b.name from platform.fact f join published.person b on b.id = f.person_id where f.about_kind = 'organogram' and f.about_id = o.id and f.what = 'directory.organogram_taken_back' limit 1) as "takenBackByName",
           o.dates::text[] as dates, o.totals, o.problems, (select e.name from directory.organogram e where e.id = o.continues_id) as continues
      from directory.organogram o join published.person p on p.id = o.person_id
     where ${id ? sql`o.id = ${id}::uuid` : sql`true`} order by o.imported_at desc limit 100`.execute(ctx.db);
  return rows;
}
