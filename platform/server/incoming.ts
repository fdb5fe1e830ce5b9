import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from './request.ts';

/*
  What a room lets an import bring in. A room exports its targets through its front door; the exchange room stages the
  rows in platform.incoming, resolves their references, and asks each target to compare, create and update. Everything
  is one statement over all rows of a step, under the importer's own rights.
*/

export type FieldType = 'text' | 'day' | 'instant' | 'integer' | 'decimal' | 'minor' | 'boolean' | 'json' | 'uuid';

export interface ImportField {
  type: FieldType;
  /** Its column; a field without one is read by the room itself (`before`, `after`, `filled`). */
  column?: string;
  /** The column's type where it is not the field's own (an enum). */
  cast?: string;
  /** What a new record gets when the file says nothing. */
  otherwise?: string;
  required?: true;
  /** The noun it refers to: the file gives that noun's key. */
  reference?: string;
  choices?: readonly string[];
  /** Choices that a number tells too: each of those under its bound, and from the last on the choice that has none. */
  counted?: Readonly<Record<string, number>>;
  /** Never stands in a fact. */
  personal?: true;
  /** For `minor`: the field that holds the currency, whose ISO 4217 digits the amount is read with. */
  currency?: string;
  /** Set when the record is made and left alone by later imports. */
  fixed?: true;
  /** What else its value must be, as the forms ask of it: its text, or its number where it is an `integer` or a `decimal`. */
  shape?: z.ZodType;
}

/** What the database would refuse of a row as a whole; `when` reads the incoming row `i` and the record `t` that it changes, if there is one. */
export interface Misfit { field: string; problem: string; when: RawBuilder<unknown> }

export interface Step { runId: string; step: number; today: string }

export interface ImportTarget {
  noun: string;
  fields: Readonly<Record<string, ImportField>>;
  /** The table and column by which others refer to it: external key first, then a natural key where there is one. */
  table: string;
  keys: readonly string[];
  /** Rows `(said, id)`: how people call a record where a file does not name it by a key. What means several stands for none. */
  called?: (ctx: Ctx) => RawBuilder<unknown>;
  /** The column others hold of it: `id`, or the key of a reference list. */
  idColumn?: 'id' | 'key';
  /** Marks the rows whose record exists: `update` with what it was before, or `same`. */
  compare(ctx: Ctx, step: Step): Promise<void>;
  /** Told of each row before anything changes. */
  misfits?: readonly Misfit[];
  /** Makes and changes the records, with a fact each. */
  apply(ctx: Ctx, step: Step): Promise<void>;
  /** False for what is written once: its rows have no version and are never changed. */
  versioned?: boolean;
  /** The column that leads from a record to the one it was merged into: what names the one finds the other. */
  leadsTo?: string;
  /** How a record that an import made is taken back. */
  takeBack: 'withdraw' | 'reverse' | 'keep';
  /** For `reverse`: puts the records right by mirrored events. Answers how many. */
  reverse?(ctx: Ctx, ids: readonly string[]): Promise<number>;
}

const casts: Record<FieldType, string> = {
  text: 'text', day: 'date', instant: 'timestamptz', integer: 'integer', decimal: 'numeric', minor: 'bigint', boolean: 'boolean', json: 'jsonb', uuid: 'uuid',
};

/** A field of an incoming row `i`, cast to its column's type. */
export const given = (field: string, type: FieldType, cast?: string): RawBuilder<unknown> =>
  sql`(i.given ->> ${sql.lit(field)})::${sql.raw(cast ?? casts[type])}`;

/** What a field of the record will be: as the row says, else as it is; nothing where the record is new and the row says nothing. */
export const becoming = (field: string, type: FieldType, column: string): RawBuilder<unknown> =>
  sql`case when i.given ? ${sql.lit(field)} then ${given(field, type)} else t.${sql.ref(column)} end`;
export const isNew = sql`i.action = 'create'`;

/** The SQL type a field is read as. */
export const castOf = (f: ImportField): string => f.cast ?? (f.reference && f.type === 'text' ? 'uuid' : casts[f.type]);

type Column = [string, ImportField & { column: string }];
const valueOf = ([name, f]: Column): RawBuilder<unknown> => {
  const value = given(name, f.type, castOf(f));
  return f.otherwise === undefined ? value : sql`coalesce(${value}, ${sql.lit(f.otherwise)}::${sql.raw(castOf(f))})`;
};

/** The rows of a step with an action, as the FROM of a statement: `from ${rowsOf(step, 'create')}`. */
export const rowsOf = (s: Step, action: 'create' | 'update'): RawBuilder<unknown> =>
  sql`(select * from platform.incoming where run_id = ${s.runId}::uuid and step = ${s.step} and action = ${sql.lit(action)}) i`;

export interface TableTarget {
  noun: string;
  table: string;
  fields: Record<string, ImportField>;
  keys?: readonly string[];
  called?: ImportTarget['called'];
  /** SQL for the guard of the record's facts, reading the incoming row `i`. */
  guard: RawBuilder<unknown>;
  /** Columns the room fills itself when a record is made: column -> SQL over `i`. */
  filled?: (ctx: Ctx, step: Step) => Record<string, RawBuilder<unknown>>;
  versioned?: boolean;
  /** What makes an incoming row `i` the record `t`, where it is more than its keys. */
  matches?: RawBuilder<unknown>;
  leadsTo?: string;
  fact: string;
  misfits?: readonly Misfit[];
  takeBack?: ImportTarget['takeBack'];
  reverse?: ImportTarget['reverse'];
  /** What else a new record needs, before or after it is inserted (custody, a calendar). */
  before?: (ctx: Ctx, step: Step) => Promise<unknown>;
  after?: (ctx: Ctx, step: Step) => Promise<unknown>;
}

/** A target that is one table: compared field by field, inserted, updated and recorded. */
export function tableTarget(t: TableTarget): ImportTarget {
  const fields = Object.entries(t.fields).filter((f): f is Column => f[1].column !== undefined);
  const changing = fields.filter(([, f]) => !f.fixed && f.type !== 'json');
  const personal = fields.filter(([, f]) => f.personal).map(([name]) => name);
  const keys = t.keys ?? ['external_key'];
  return {
    noun: t.noun, fields: t.fields, table: t.table, keys, takeBack: t.takeBack ?? 'withdraw', versioned: t.versioned !== false, ...(t.called ? { called: t.called } : {}), ...(t.misfits ? { misfits: t.misfits } : {}), ...(t.leadsTo ? { leadsTo: t.leadsTo } : {}), ...(t.reverse ? { reverse: t.reverse } : {}),
    compare: (ctx, s) => compareWith(t, keys, changing, ctx, s),
    apply: async (ctx, s) => {
      await t.before?.(ctx, s);
      await insertNew(t, fields, ctx, s);
      await t.after?.(ctx, s);
      if (changing.length > 0 && t.versioned !== false) await updateOld(t, changing, s, ctx);
      await recordEach(t, personal, ctx, s);
    },
  };
}

const column = (name: string): RawBuilder<unknown> => sql.raw(`t.${name}`);

async function compareWith(t: TableTarget, keys: readonly string[], changing: Column[], ctx: Ctx, s: Step): Promise<void> {
  const was = sql.join(changing.flatMap(([name, f]) => [sql.lit(name), sql`case when i.given ? ${sql.lit(name)} then ${column(f.column)}::text end`]));
  const differs = changing.length === 0 ? sql`false`
    : sql.join(changing.map((c) => sql`(i.given ? ${sql.lit(c[0])} and ${column(c[1].column)} is distinct from ${valueOf(c)})`), sql` or `);
  const table = sql.table(t.table), found = t.leadsTo ? sql`${table} n join ${table} t on t.id = coalesce(n.${sql.ref(t.leadsTo)}, n.id)` : sql`${table} t`, named = sql.raw(t.leadsTo ? 'n' : 't');
  const matches = t.matches ?? sql.join(keys.map((k) => sql`${named}.${sql.ref(k)}::text = i.key`), sql` or `);
  // Our own files call a record by its id.
  for (const same of [matches, ownId(named)]) {
    await sql`
      update platform.incoming i
         set record_id = t.id, action = case when ${differs} then 'update' else 'same' end,
             before = (select jsonb_object_agg(k, v) from jsonb_each(jsonb_build_object(${was})) e(k, v) where i.given ? k)
        from ${found}
       where i.run_id = ${s.runId}::uuid and i.step = ${s.step} and i.action = 'create' and (${same})`.execute(ctx.db);
  }
}
const ownId = (named: RawBuilder<unknown>): RawBuilder<unknown> => sql`${named}.id = case when i.key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then i.key::uuid end`;

function insertNew(t: TableTarget, fields: Column[], ctx: Ctx, s: Step) {
  const filled = Object.entries(t.filled?.(ctx, s) ?? {});
  const columns = ['id', ...fields.map(([, f]) => f.column), ...filled.map(([c]) => c)];
  const values = [sql`i.record_id`, ...fields.map(valueOf), ...filled.map(([, v]) => v)];
  return sql`insert into ${sql.table(t.table)} (${sql.join(columns.map((c) => sql.ref(c)))})
    select ${sql.join(values)} from ${rowsOf(s, 'create')} order by i.row_no`.execute(ctx.db);
}

function updateOld(t: TableTarget, changing: Column[], s: Step, ctx: Ctx) {
  const set = sql.join(changing.map((c) =>
    sql`${sql.ref(c[1].column)} = case when i.given ? ${sql.lit(c[0])} then ${valueOf(c)} else ${column(c[1].column)} end`));
  return sql`update ${sql.table(t.table)} t set ${set}, version = t.version + 1 from ${rowsOf(s, 'update')} where t.id = i.record_id`.execute(ctx.db);
}

/** One fact a row, and the row that taking the import back will read. */
export function recordEach(t: { noun: string; fact: string; guard: RawBuilder<unknown> }, personal: readonly string[], ctx: Ctx, s: Step) {
  const hidden = sql`${[...personal]}::text[]`;
  return sql`
    insert into platform.fact (at, what, about_kind, about_id, guard, person_id, via, request_id, act_id, before, after)
    select ${ctx.now}::timestamptz, ${t.fact} || case i.action when 'create' then '_imported' else '_changed' end, ${t.noun}, i.record_id, ${t.guard},
           ${ctx.person.id}::uuid, ${ctx.via}, ${ctx.requestId}, ${s.runId}::uuid,
           case i.action when 'update' then i.before - ${hidden} end, i.given - ${hidden}
      from platform.incoming i
     where i.run_id = ${s.runId}::uuid and i.step = ${s.step} and i.action in ('create', 'update')`.execute(ctx.db);
}
