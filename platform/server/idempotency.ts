import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Endpoint } from '../../contract/endpoint.ts';
import { Refusal } from './problem.ts';
import type { Ctx } from './request.ts';

/**
 * Does a creating act once for each `Idempotency-Key`, person and endpoint, for 24 hours. The key is claimed in the
 * transaction of the act: a second request with it waits for the first, then gets the first one's answer. The same key
 * with another body is refused. Without a key the act is simply done.
 */
export async function onceOnly<T>(ctx: Ctx, endpoint: Endpoint, request: FastifyRequest, act: () => Promise<T>): Promise<T> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return act();
  if (key.length > 200) throw new Refusal('invalid_input', 'An Idempotency-Key has at most 200 characters.', 'platform.idempotency_key');
  const name = `${endpoint.method} ${endpoint.path}`;
  const hash = createHash('sha256').update(JSON.stringify([request.params, request.body ?? null])).digest();
  const claimed = await ctx.db.insertInto('platform.idempotency')
    .values({ person_id: ctx.person.id, endpoint: name, key, body_hash: hash, created_at: ctx.now })
    .onConflict((c) => c.doNothing()).returning('key').executeTakeFirst();
  if (!claimed) return (await answered(ctx, name, key, hash)) as T;
  const answer = await act();
  await ctx.db.updateTable('platform.idempotency').set({ answer: JSON.parse(JSON.stringify(answer)) })
    .where('person_id', '=', ctx.person.id).where('endpoint', '=', name).where('key', '=', key).execute();
  return answer;
}

async function answered(ctx: Ctx, endpoint: string, key: string, hash: Buffer): Promise<unknown> {
  const before = await ctx.db.selectFrom('platform.idempotency').select(['body_hash', 'answer'])
    .where('person_id', '=', ctx.person.id).where('endpoint', '=', endpoint).where('key', '=', key).executeTakeFirstOrThrow();
  if (!before.body_hash.equals(hash)) {
    throw new Refusal('conflict', 'This Idempotency-Key was used for another request.', 'platform.idempotency_key_reused');
  }
  return before.answer;
}
