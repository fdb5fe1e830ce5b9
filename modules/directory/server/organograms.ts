import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import { bringHistory, takeHistoryBack } from '../../organization/server/index.ts';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type * as contract from '../contract/organograms.ts';
import type { OrganogramImport, OrganogramMapping, OrganogramPreview } from '../contract/organograms.ts';
import { type History, historyOf } from '../rules/histories.ts';
import type { Problem } from '../rules/organograms.ts';
import { columnsMissing, readTables } from '../rules/readingRows.ts';
import { previewOf, totalsOf } from './preview.ts';
import { tableOf } from './tables.ts';

type In<E extends { input: z.ZodType }> = z.output<E['input']>;
type Asked = In<typeof contract.previewOrganograms>;

/** What the files tell as history, and everything that the structure knows already by these references. */
export async function previewOrganograms(ctx: Ctx, input: Asked): Promise<OrganogramPreview> {
  const { history, problems, markets } = await told(ctx, input);
  return previewOf(history, problems, input, { taken: await takenOf(ctx, input, history), hash: hashOf(input, history, markets) });
}

export async function importOrganograms(ctx: Ctx, input: In<typeof contract.importOrganograms>): Promise<OrganogramImport> {
  const { history, problems, markets } = await told(ctx, input);
  if (history.pieces.posts.length === 0) throw new Refusal('conflict', 'There is no post in these files.', 'directory.nothing_to_bring');
  if (input.hash !== undefined && input.hash !== hashOf(input, history, markets)) throw new Refusal('conflict', 'This is not what was shown.', 'directory.preview_is_stale');
  const taken = await takenOf(ctx, input, history);
  if (taken.length > 0) throw new Refusal('conflict', 'The structure has posts with these references.', 'directory.references_taken', { facts: { references: taken.slice(0, 50), count: taken.length } });
  const brought = await bringHistory(ctx, asStructure(input.mapping, history, markets));
  const { rows } = await sql<{ id: string }>`
    insert into directory.organogram (person_id, name, imported_at, stamp, dates, unit_ids, position_ids, totals, problems)
    values (${ctx.person.id}, ${input.mapping.name}, ${ctx.now}, ${brought.stamp}::text::timestamptz, ${history.snapshots.map((s) => s.on)}::date[],
            ${brought.unitIds}::uuid[], ${brought.positionIds}::uuid[], ${totalsOf(history)}::jsonb, ${problems.length}) returning id`.execute(ctx.db);
  const id = rows[0]!.id;
  await recordFact(ctx, { what: 'directory.organogram_imported', about: { kind: 'organogram', id }, guard: everyone, after: { name: input.mapping.name } });
  return (await importsOf(ctx, id))[0]!;
}

export const listOrganograms = async (ctx: Ctx): Promise<{ rows: OrganogramImport[] }> => ({ rows: await importsOf(ctx) });

export async function takeOrganogramsBack(ctx: Ctx, { organogramId }: In<typeof contract.takeOrganogramsBack>): Promise<{ done: true }> {
  const { rows } = await sql<{ stamp: string; unitIds: string[]; positionIds: string[]; name: string; takenBack: boolean }>`
    select stamp::text as stamp, unit_ids as "unitIds", position_ids as "positionIds", name, taken_back_at is not null as "takenBack"
      from directory.organogram where id = ${organogramId}::uuid for update`.execute(ctx.db);
  const run = rows[0];
  if (!run) throw new Refusal('not_found', 'There is no such organogram.', 'directory.no_organogram');
  if (run.takenBack) throw new Refusal('conflict', 'It was taken back already.', 'directory.taken_back_already');
  await takeHistoryBack(ctx, run);
  await sql`update directory.organogram set taken_back_at = ${ctx.now} where id = ${organogramId}::uuid`.execute(ctx.db);
  await recordFact(ctx, { what: 'directory.organogram_taken_back', about: { kind: 'organogram', id: organogramId }, guard: everyone, before: { name: run.name } });
  return { done: true };
}

interface Market { id: string; code: string }
async function told(ctx: Ctx, input: Asked): Promise<{ history: History; problems: Problem[]; markets: Market[] }> {
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
  const { read, problems } = readTables(tables, input.mapping, markets.map((m) => m.code));
  const history = historyOf(read, input);
  return { history, problems: [...problems, ...history.problems], markets };
}

const keyed = (mapping: OrganogramMapping, ref: string): string => `${mapping.prefix}${ref}`;
const unitKey = (mapping: OrganogramMapping, key: string): string => `${mapping.prefix}unit:${key}`;
/** A person's key without the name in it: it outlives an erasure in copies. */
const personKey = (mapping: OrganogramMapping, key: string): string => `${mapping.prefix}person:${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;

function asStructure(mapping: OrganogramMapping, { pieces }: History, markets: readonly Market[]): Parameters<typeof bringHistory>[1] {
  const idOf = new Map(markets.map((m) => [m.code, m.id])), first = (mapping.market && idOf.get(mapping.market)) ?? markets[0]!.id;
  const functionOf = new Map(Object.entries(mapping.functions).map(([name, f]) => [name.trim().toLowerCase(), f]));
  return {
    units: pieces.units.map((u) => ({ ...u, key: unitKey(mapping, u.key), function: functionOf.get(u.key) ?? mapping.function })),
    positions: pieces.posts.map(({ ref, market, ...p }) => ({ ...p, key: keyed(mapping, ref), unit: unitKey(mapping, p.unit), marketId: (market && idOf.get(market)) || first })),
    people: pieces.people.map((p) => ({ ...p, key: personKey(mapping, p.key) })),
    appointments: pieces.appointments.map(({ ref, ...a }) => ({ ...a, person: personKey(mapping, a.person), position: keyed(mapping, ref) })),
    lines: pieces.lines.map((l) => ({ position: keyed(mapping, l.ref), reportsTo: keyed(mapping, l.reportsTo), valid: l.valid })),
  };
}

async function takenOf(ctx: Ctx, { mapping }: Asked, { pieces }: History): Promise<string[]> {
  const keys = [...new Set(pieces.posts.map((p) => keyed(mapping, p.ref)))], units = [...new Set(pieces.units.map((u) => unitKey(mapping, u.key)))];
  const { rows } = await sql<{ key: string }>`
    select external_key as key from published.keyed_seat where external_key = any(${keys}::text[])
    union select external_key from published.keyed_unit where external_key = any(${units}::text[]) order by 1`.execute(ctx.db);
  return rows.map((r) => r.key);
}

const hashOf = (input: Asked, { pieces }: History, markets: readonly Market[]): string =>
  createHash('sha256').update(JSON.stringify(asStructure(input.mapping, { pieces } as History, markets))).digest('hex').slice(0, 32);

async function importsOf(ctx: Ctx, id?: string): Promise<OrganogramImport[]> {
  const { rows } = await sql<OrganogramImport>`
    select o.id, o.name, p.name as "byName", to_jsonb(o.imported_at) as "importedAt", to_jsonb(o.taken_back_at) as "takenBackAt",
           o.dates::text[] as dates, o.totals, o.problems
      from directory.organogram o join published.person p on p.id = o.person_id
     where ${id ? sql`o.id = ${id}::uuid` : sql`true`} order by o.imported_at desc limit 100`.execute(ctx.db);
  return rows;
}
