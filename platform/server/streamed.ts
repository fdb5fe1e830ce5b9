import type { RawBuilder } from 'kysely';
import type { Ctx } from './request.ts';

/** The rows of a statement through a cursor, for exports: a million never stand in memory. `atOnce`: fewer where a row is large. */
export async function* streamed<R, T>(ctx: Ctx, query: RawBuilder<R>, as: (row: R) => T, atOnce = 500): AsyncGenerator<T> {
  for await (const { rows } of ctx.db.getExecutor().stream<R>(query.compile(ctx.db), atOnce)) for (const row of rows) yield as(row);
}
