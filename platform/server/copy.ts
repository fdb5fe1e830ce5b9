import { setImmediate as nextTurn } from 'node:timers/promises';
import type postgres from 'postgres';

/** One connection, not a pool: what is sent behind a copy must come behind it. */
type OneConnection = Pick<postgres.TransactionSql, 'unsafe'>;

/** Hands each piece of a `copy ... to stdout` to `take`, waiting for it. */
export async function copyOut(sql: OneConnection, statement: string, take: (piece: Buffer) => void | Promise<void>): Promise<void> {
  let failure: unknown;
  const stream = await sql.unsafe(statement).readable();
  for await (const piece of stream) {
    // A stream left before its end would block the connection, and with it the rollback: read on, in vain.
    if (failure !== undefined) continue;
    try {
      await take(piece as Buffer);
    } catch (error) {
      failure = error;
    }
  }
  // postgres.js pauses its socket for a full stream and resumes it when the stream is read; where the stream ended
  // meanwhile nobody would, and what comes behind the copy would never be answered.
  stream._read(0);
  if (failure !== undefined) throw failure;
}

/**
 * Sends `pieces` (of some size: each waits for the one before) into a `copy ... from stdin`, until PostgreSQL has
 * accepted them all. postgres.js never reports an error that comes after the last piece, a broken key say: its stream
 * just does not end. A statement sent behind it does, and the query object was told the reason.
 */
export async function copyIn(sql: OneConnection, statement: string, pieces: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
  let failure: unknown;
  const fail = (error: unknown) => { failure ??= error; };
  const query = sql.unsafe(statement);
  const stream = await query.writable();
  Object.assign(query, { reject: fail });
  stream.on('error', fail);
  try {
    for await (const piece of pieces) {
      await new Promise<void>((resolve, reject) => stream.write(piece, (error) => (error ? reject(error) : resolve())));
      if (failure !== undefined) break;
    }
    stream.end();
  } catch (error) {
    fail(error);
    stream.destroy(error as Error);
  }
  // The stream ends itself a tick later, and until then postgres.js takes no other statement.
  await nextTurn();
  await sql.unsafe('select 1').catch(fail);
  if (failure !== undefined) throw failure;
}
