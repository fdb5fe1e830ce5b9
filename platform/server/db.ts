import { type CompiledQuery, type DatabaseConnection, DefaultQueryExecutor, type Dialect, type Driver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type QueryResult } from 'kysely';
import { channel } from 'node:diagnostics_channel';
import postgres from 'postgres';
import { type Connection, Connections } from './connections.ts';
import { copyIn } from './copy.ts';
import { gatheringSocket } from './gathering.ts';
import { type Opening, openingAsked, openingStatement } from './opening.ts';
import type { Ctx, Db } from './request.ts';
import type { Supposed } from './supposed.ts';
import type { DB } from './tables.generated.ts';

export type Sql = postgres.Sql;

export interface Connect { host: string; port: number; database: string; user: string; password: string }

const connectionsOf = new WeakMap<Sql, Connections>();

/** A statement asked of the pool itself is short, and comes before its request's transaction: who asks, for one. */
const mostShort = 4;

/**
 * A pool for single statements, and beside it the connections for transactions, `max` of them. Dates stay 'YYYY-MM-DD',
 * bigints and numerics stay decimal strings, instants are Date.
 */
export function connect(to: Connect, { max = 10, name = 'unisono' }: { max?: number; name?: string } = {}): Sql {
  const pool = (most: number, more: { onclose?: () => void; max_lifetime?: null } = {}) => postgres({
    ...to, max: most, onnotice: () => undefined, connection: { application_name: name }, ...socketTo(to), ...more,
    types: { date: { to: 1082, from: [1082], serialize: (d: unknown) => String(d), parse: (d: string) => d } },
  });
  const sql = pool(Math.min(max, mostShort)), connections = new Connections((onclose) => pool(1, { onclose, max_lifetime: null }), max), end = sql.end;
  connectionsOf.set(sql, connections);
  return Object.assign(sql, { end: async (how?: { timeout?: number }) => { await Promise.all([connections.end(how?.timeout), end(how)]); } });
}

/** A host that is a folder holds the socket of the PostgreSQL that came with us; one elsewhere is reached as postgres.js does, TLS and all. */
const socketTo = ({ host, port }: Connect): object => (host.includes('/') ? { socket: () => gatheringSocket(`${host}/.s.PGSQL.${port}`) } : {});

/**
 * Runs `work` in one transaction of its own. `begin`, the scope and the first statement travel together: nothing waits
 * for the opening's answer, because postgres.js sends what follows on the same connection in order.
 * A read's commit travels with whatever comes next; a write answers only after its own. Of whoever is only supposed, the
 * question goes along in the same trip, and nothing that was read reaches `work` before its answer.
 */
export async function inTransaction<T>(sql: Sql, opening: Opening, work: (db: Db, copyIn: Ctx['copyIn']) => Promise<T>, supposed?: Supposed): Promise<T> {
  const connections = connectionsOf.get(sql)!, connection = await connections.take();
  try {
    const begun = begin(connection, opening, supposed);
    const answer = await work(kyselyOn(connection, supposed && begun), (table, columns, lines) => copyInto(connection, table, columns, lines));
    await begun;
    if (opening.readOnly) connections.leaveOpen(connection);
    else { await connection.unsafe('commit'); connections.giveBack(connection); }
    return answer;
  } catch (error) {
    await connections.rollBack(connection);
    throw error;
  }
}

/** Says the opening, and before it the commit of the read that left the connection open. */
function begin(connection: Connection, opening: Opening, supposed: Supposed | undefined): Promise<void> {
  const before = connection.isOpen ? 'commit;' : '', statement = openingStatement(opening);
  connection.isOpen = false;
  if (statements.hasSubscribers) statements.publish({ sql: statement, parameters: null });
  let begun: Promise<void>;
  if (supposed) {
    const asked = openingAsked(opening, supposed.question);
    const said = connection.unsafe(before + asked.begin).execute();
    said.catch(() => undefined);
    begun = connection.unsafe(asked.sql, asked.parameters as never[], { prepare: true }).execute().then(async (rows) => { await said; supposed.answered(rows); });
  } else begun = connection.unsafe(before + statement).execute().then(() => undefined);
  begun.catch(() => undefined);
  return begun;
}

/**
 * COPY does not go with row-level security, so the lines are copied into a table of this transaction's own and inserted
 * from there, past the policies' checks like any other row. What is temporary already takes them as they come.
 */
async function copyInto(connection: Connection, table: string, columns: string, lines: AsyncIterable<string>): Promise<void> {
  if (table.startsWith('pg_temp.')) return copyIn(connection, `copy ${table} (${columns}) from stdin`, asBytes(lines));
  await connection.unsafe(`create temp table copied on commit drop as select ${columns} from ${table} limit 0`);
  await copyIn(connection, `copy copied (${columns}) from stdin`, asBytes(lines));
  await connection.unsafe(`insert into ${table} (${columns}) select ${columns} from copied;drop table copied`);
}

async function* asBytes(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(line);
}

/** What a statement is sent with: a connection, or a transaction that somebody else opened. */
type Sends = Pick<Connection, 'unsafe'>;

/** A query builder whose every statement goes to this one connection, inside the transaction already open on it; rows come once `known` is. */
export function kyselyOn(connection: Sends, known?: Promise<void>): Db {
  return new Kysely<DB>({ config: { dialect }, dialect, driver, executor: new OneExecutor(new OneConnection(connection, known)) });
}

const compiler = new PostgresQueryCompiler();
const adapter = new PostgresAdapter();
const nothing = () => Promise.resolve();
const refuse = () => Promise.reject(new Error('the request is the transaction: ctx.db opens no other'));
const driver: Driver = {
  init: nothing, destroy: nothing, releaseConnection: nothing, acquireConnection: refuse, beginTransaction: refuse, commitTransaction: refuse, rollbackTransaction: refuse,
};
const dialect: Dialect = {
  createDriver: () => driver, createQueryCompiler: () => compiler, createAdapter: () => adapter, createIntrospector: (db) => new PostgresIntrospector(db),
};

/** Kysely's own executor asks for a connection and gives it back around each statement: half a dozen promises for one that is given. */
class OneExecutor extends DefaultQueryExecutor {
  readonly #one: OneConnection;
  constructor(one: OneConnection) {
    super(compiler, adapter, { provideConnection: (work) => work(one) });
    this.#one = one;
  }

  override executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#one.executeQuery(query);
  }
}

/** Every statement a request sends, for whoever listens: the bench replays them to know what the floor is. */
export const statements = channel('unisono:statement');

class OneConnection implements DatabaseConnection {
  readonly #connection: Sends;
  readonly #known: Promise<void> | undefined;
  constructor(connection: Sends, known?: Promise<void>) {
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
