import { type CompiledQuery, type DatabaseConnection, type Driver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type QueryResult } from 'kysely';
import { channel } from 'node:diagnostics_channel';
import postgres from 'postgres';
import { copyIn } from './copy.ts';
import type { Ctx, Db } from './request.ts';
import type { Supposed } from './supposed.ts';
import type { DB } from './tables.generated.ts';

export type Sql = postgres.Sql;
type Reserved = postgres.ReservedSql;

export interface Connect { host: string; port: number; database: string; user: string; password: string }

/** A pool. Dates stay 'YYYY-MM-DD', bigints and numerics stay decimal strings, instants are Date. */
export function connect(to: Connect, more: { max?: number; name?: string } = {}): Sql {
  return postgres({
    ...to, max: more.max ?? 10, onnotice: () => undefined, connection: { application_name: more.name ?? 'unisono' },
    types: { date: { to: 1082, from: [1082], serialize: (d: unknown) => String(d), parse: (d: string) => d } },
  });
}

/** How a transaction is opened: what it may reach is said in the same trip as `begin` (decision 002). */
export interface Opening {
  readOnly: boolean;
  /** `unisono_reader` reads the whole company, `unisono_company` also writes it; null stays within `reads`, `writes`. */
  role: 'unisono_reader' | 'unisono_company' | null;
  personId: string;
  /** Seats and markets. */
  reads: readonly string[];
  /** The markets of `reads` by themselves: what is shared within a market asks them only (decision 007). */
  markets: readonly string[];
  writes: readonly string[];
  /** Somebody sees as this person: what is private stays hidden, by policy. */
  seeing?: true;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const list = (ids: readonly string[]): string => {
  for (const id of ids) if (!uuid.test(id)) throw new Error('a scope holds ids only');
  return ids.length > 0 ? `{${ids.join(',')}}` : '';
};

export function openingStatement(o: Opening): string {
  const known = statementsWritten.get(o);
  if (known !== undefined) return known;
  const written = writtenOut(o);
  statementsWritten.set(o, written);
  return written;
}

const statementsWritten = new WeakMap<Opening, string>();

function writtenOut(o: Opening): string {
  return `begin${o.readOnly ? ' read only' : ''}${o.role ? `;set local role ${o.role}` : ''}`
    + `;set local unisono.person='${list([o.personId]).slice(1, -1)}'`
    + `;set local unisono.reads='${list(o.reads)}';set local unisono.markets='${list(o.markets)}'${o.writes.length > 0 ? `;set local unisono.writes='${list(o.writes)}'` : ''}${o.seeing ? ";set local unisono.seeing='on'" : ''}`;
}

/**
 * Runs `work` in one transaction of its own. `begin`, the scope and the first statement travel together: nothing waits
 * for the opening's answer, because postgres.js sends what follows on the same connection in order.
 * A read's commit is not waited for; a write answers only after it. Of whoever is only supposed, the question goes ahead in
 * the same trip, and nothing that was read reaches `work` before its answer.
 */
export async function inTransaction<T>(sql: Sql, opening: Opening, work: (db: Db, copyIn: Ctx['copyIn']) => Promise<T>, supposed?: Supposed): Promise<T> {
  const connection = await sql.reserve();
  const known = supposed && connection.unsafe(supposed.question.sql, supposed.question.parameters as never[], { prepare: true }).execute().then(supposed.answered);
  known?.catch(() => undefined);
  const statement = openingStatement(opening);
  if (statements.hasSubscribers) statements.publish({ sql: statement, parameters: null });
  const begun = connection.unsafe(statement).execute();
  begun.catch(() => undefined);
  try {
    const answer = await work(kyselyOn(connection, known), (table, columns, lines) => copyInto(connection, table, columns, lines));
    await known;
    await begun;
    const committed = connection.unsafe('commit').execute();
    if (opening.readOnly) void committed.then(() => connection.release(), () => connection.release());
    else { await committed; connection.release(); }
    return answer;
  } catch (error) {
    await connection.unsafe('rollback').catch(() => undefined);
    connection.release();
    throw error;
  }
}

/**
 * COPY does not go with row-level security, so the lines are copied into a table of this transaction's own and inserted
 * from there, past the policies' checks like any other row. What is temporary already takes them as they come.
 */
async function copyInto(connection: Reserved, table: string, columns: string, lines: AsyncIterable<string>): Promise<void> {
  if (table.startsWith('pg_temp.')) return copyIn(connection, `copy ${table} (${columns}) from stdin`, asBytes(lines));
  await connection.unsafe(`create temp table copied on commit drop as select ${columns} from ${table} limit 0`);
  await copyIn(connection, `copy copied (${columns}) from stdin`, asBytes(lines));
  await connection.unsafe(`insert into ${table} (${columns}) select ${columns} from copied;drop table copied`);
}

async function* asBytes(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(line);
}

const compiler = new PostgresQueryCompiler();
const adapter = new PostgresAdapter();

/** A query builder whose every statement goes to this one connection, inside the transaction already open on it; rows come once `known` is. */
export function kyselyOn(connection: Reserved, known?: Promise<void>): Db {
  const one = new OneConnection(connection, known);
  const driver: Driver = {
    init: nothing, destroy: nothing, releaseConnection: nothing,
    beginTransaction: refuseNested, commitTransaction: refuseNested, rollbackTransaction: refuseNested,
    acquireConnection: () => Promise.resolve(one),
  };
  return new Kysely<DB>({
    dialect: {
      createDriver: () => driver, createQueryCompiler: () => compiler, createAdapter: () => adapter,
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  });
}

const nothing = () => Promise.resolve();
const refuseNested = () => Promise.reject(new Error('the request is the transaction: ctx.db opens no other'));

/** Every statement a request sends, for whoever listens: the bench replays them to know what the floor is. */
export const statements = channel('unisono:statement');

class OneConnection implements DatabaseConnection {
  readonly #connection: Reserved;
  readonly #known: Promise<void> | undefined;
  constructor(connection: Reserved, known?: Promise<void>) {
    this.#connection = connection;
    this.#known = known;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (statements.hasSubscribers) statements.publish({ sql: query.sql, parameters: query.parameters });
    const asked = this.#connection.unsafe(query.sql, query.parameters as never[], { prepare: true });
    if (this.#known) {
      asked.execute().catch(() => undefined);
      await this.#known;
    }
    const rows = await asked;
    const changes = rows.command === 'INSERT' || rows.command === 'UPDATE' || rows.command === 'DELETE' || rows.command === 'MERGE';
    return { rows: rows as unknown as R[], ...(changes ? { numAffectedRows: BigInt(rows.count) } : {}) };
  }

  /** Exports read through a cursor, so that a million rows never stand in memory. */
  async *streamQuery<R>(query: CompiledQuery, chunk = 500): AsyncIterableIterator<QueryResult<R>> {
    await this.#known;
    for await (const rows of this.#connection.unsafe(query.sql, query.parameters as never[]).cursor(chunk)) {
      yield { rows: rows as unknown as R[] };
    }
  }
}
