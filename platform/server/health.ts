import type { FastifyInstance } from 'fastify';
import type { Sql } from './db.ts';

/** Alive: the process answers. Ready: it serves, the database answers, and it is not being stopped. */
export function tellHealth(app: FastifyInstance, sql: Sql, isDraining: () => boolean): void {
  app.get('/healthz', () => ({ alive: true }));
  app.get('/readyz', async (_, reply) => {
    if (isDraining()) return reply.status(503).send({ ready: false, why: 'stopping' });
    const database = await Promise.race([
      sql`select 1`.then(() => true, () => false),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), 2000).unref()),
    ]);
    return database ? { ready: true } : reply.status(503).send({ ready: false, why: 'database' });
  });
}
