import type { RawBuilder } from 'kysely';
import type { Ctx } from './request.ts';

/** The rows of a statement through a cursor, for exports: a million never stand in memory. */
export async function* streamed<R, T>(ctx: Ctx, query: RawBuilder<R>, as: (row: R) => T): AsyncGenerator<T> {
  for await (const { rows } of ctx.db.getExecutor().stream<R>(query.compile(ctx.db), 500)) for (const row of rows) yield as(row);
}
