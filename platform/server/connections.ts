import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type postgres from 'postgres';

/*
  The connections that transactions run on. A read neither waits for its `commit` nor sends it: whatever transaction comes
  next on that connection says it in the trip of its own `begin`; where none comes within `longestOpen`, it is sent by
  itself (decision 021). Each is a client of its own, which lives as long as its one connection and is thrown away with it:
  a pool of postgres.js that connects anew goes on with what the lost connection left, and hangs or ends the process.
*/

/** Milliseconds. */
const longestOpen = 4, longestLife = 45 * 60_000;

/** One connection, for one transaction at a time. */
export class Connection {
  readonly #client: postgres.Sql;
  readonly #reserved: postgres.ReservedSql;
  readonly #since = performance.now();
  /** A read's transaction stands open on it: what comes next begins by ending that. */
  isOpen = false;
  isLost = false;

  constructor(client: postgres.Sql, reserved: postgres.ReservedSql) {
    this.#client = client;
    this.#reserved = reserved;
  }

  /** Sends a statement. Never on a connection that is lost: postgres.js would write to a socket that is gone, and that ends the process. */
  readonly unsafe: postgres.Sql['unsafe'] = (text, parameters, how) => {
    if (this.isLost) throw new Error('The connection to the database was lost.');
    return this.#reserved.unsafe(text, parameters, how);
  };

  /** PostgreSQL keeps the plans of a connection as long as it lives. */
  get isOld(): boolean {
    return performance.now() - this.#since > longestLife;
  }

  /** Ends it in order; of a lost one, rejects whatever was still sent on it. */
  async end(timeout: number): Promise<void> {
    if (this.isLost) return this.#client.end({ timeout: 0 });
    this.#reserved.release();
    await this.#client.end({ timeout });
  }
}

interface Waiting { resolve(connection: Connection): void; reject(error: unknown): void }

export class Connections {
  readonly #open: (onclose: () => void) => postgres.Sql;
  readonly #most: number;
  readonly #waiting: Waiting[] = [];
  readonly #all = new Set<Connection>();
  /** Those nobody uses, the latest last: it is taken first. */
  #free: Connection[] = [];
  readonly #opening = new Set<Promise<void>>();
  #isEnding = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(open: (onclose: () => void) => postgres.Sql, most: number) {
    this.#open = open;
    this.#most = most;
  }

  take(): Promise<Connection> {
    const free = this.#free.pop();
    if (free) return Promise.resolve(free);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      if (this.#all.size + this.#opening.size < this.#most) this.#add();
    });
  }

  /** After a read: its transaction stays open for whoever comes next. */
  leaveOpen(connection: Connection): void {
    connection.isOpen = true;
    this.giveBack(connection);
  }

  giveBack(connection: Connection): void {
    if (connection.isLost) return;
    const next = this.#waiting.shift();
    if (next) next.resolve(connection);
    else if (this.#isEnding) void this.#end(connection, 5);
    else {
      this.#free.push(connection);
      if (connection.isOpen) this.#timer ??= setTimeout(() => this.#rest(), longestOpen);
    }
  }

  /** After a failure. What a broken connection rejects comes a turn before its end is told, and nothing must be sent in between. */
  async rollBack(connection: Connection): Promise<void> {
    await nextTurn();
    await nextTurn();
    if (connection.isLost) return;
    await connection.unsafe('rollback').then(() => this.giveBack(connection), () => this.#end(connection, 0));
  }

  /** What is in use ends when it is given back, and is waited for so many seconds. */
  async end(timeout = 5): Promise<void> {
    const latest = performance.now() + timeout * 1000;
    this.#isEnding = true;
    await Promise.all(this.#opening);
    this.#rest();
    await Promise.all(this.#free.map((connection) => this.#end(connection, timeout)));
    while (this.#all.size > 0 && performance.now() < latest) await wait(5);
  }

  /** Ends what reads left open and nobody has taken since. They stay where they are: what is sent behind a `commit` comes behind it. */
  #rest(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    for (const connection of this.#free.filter((c) => c.isOpen)) {
      connection.isOpen = false;
      connection.unsafe('commit').catch(() => undefined);
    }
    for (const connection of this.#free.filter((c) => c.isOld)) void this.#end(connection, 5);
  }

  #end(connection: Connection, timeout: number): Promise<void> {
    this.#all.delete(connection);
    this.#free = this.#free.filter((c) => c !== connection);
    return connection.end(timeout);
  }

  #add(): void {
    const opening = this.#openOne().finally(() => this.#opening.delete(opening));
    this.#opening.add(opening);
  }

  async #openOne(): Promise<void> {
    let connection: Connection | undefined;
    const client = this.#open(() => { if (connection) this.#lose(connection); });
    try {
      connection = new Connection(client, await client.reserve());
      this.#all.add(connection);
      this.giveBack(connection);
    } catch (error) {
      this.#waiting.shift()?.reject(error);
      this.#addForThoseLeft();
      await client.end({ timeout: 0 });
    }
  }

  #lose(connection: Connection): void {
    connection.isLost = true;
    if (!this.#all.has(connection)) return;
    void this.#end(connection, 0);
    this.#addForThoseLeft();
  }

  /** Where one did not come or was lost, nobody must wait for one that nobody opens. */
  #addForThoseLeft(): void {
    if (this.#waiting.length > 0 && this.#waiting.length >= this.#opening.size) this.#add();
  }
}
