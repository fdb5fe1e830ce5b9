import type { z } from 'zod';
import { createToken, type myTokens, type revokeToken } from '../../../../contract/me.ts';
import { recordFact } from '../../../../platform/server/facts.ts';
import { onceOnly } from '../../../../platform/server/idempotency.ts';
import { Refusal } from '../../../../platform/server/problem.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import { hashOf } from '../people.ts';
import { apiTokenOf } from './hashing.ts';
import { asSelf, type Visit } from '../../../../platform/server/visit.ts';

type Token = z.output<typeof createToken.output>;
type Input<E extends { input: z.ZodType }> = z.output<E['input']>;
const day = 86_400_000;

export const listTokens = (visit: Visit): Promise<z.input<typeof myTokens.output>> => asSelf(visit, visit.person, true, async (ctx) => {
  const rows = await ctx.db.selectFrom('platform.api_token').select(['id', 'name', 'created_at', 'expires_at', 'last_used_at'])
    .where('revoked_at', 'is', null).where('expires_at', '>', ctx.now).orderBy('created_at', 'desc').limit(200).execute();
  return { rows: rows.map((t) => ({
    id: t.id, name: t.name, createdAt: t.created_at.toISOString(), expiresAt: t.expires_at.toISOString(), lastUsedAt: t.last_used_at?.toISOString() ?? null,
  })) };
});

/** Its value is worked out again for whoever repeats the request, so the kept answer does not hold it. */
export async function makeToken(visit: Visit, input: Input<typeof createToken>): Promise<Token> {
  const secret = visit.house.installation.secret('api-token');
  const row = await asSelf(visit, visit.person, false, (ctx) => onceOnly(ctx, createToken, visit.request, async () => {
    const { token: _, ...kept } = await keepToken(ctx, input, secret);
    return kept;
  }));
  return { ...row, token: apiTokenOf(row.id, secret) };
}

/** Keeps a new API token of `ctx.person`: its hash only. */
export async function keepToken(ctx: Ctx, input: Input<typeof createToken>, secret: string): Promise<Token> {
  const id = crypto.randomUUID(), expires = new Date(ctx.now.getTime() + input.expiresInDays * day);
  await ctx.db.insertInto('platform.api_token').values({
    id, token_hash: hashOf(apiTokenOf(id, secret)), person_id: ctx.person.id, name: input.name, created_at: ctx.now, expires_at: expires,
  }).execute();
  await recordFact(ctx, { what: 'platform.token_made', about: { kind: 'api_token', id }, guard: ctx.person.id, after: { expiresAt: expires.toISOString() } });
  return { id, name: input.name, createdAt: ctx.now.toISOString(), expiresAt: expires.toISOString(), lastUsedAt: null, token: apiTokenOf(id, secret) };
}

export const revokeOne = (visit: Visit, input: Input<typeof revokeToken>): Promise<z.input<typeof revokeToken.output>> =>
  asSelf(visit, visit.person, false, async (ctx) => {
    const revoked = await ctx.db.updateTable('platform.api_token').set({ revoked_at: ctx.now })
      .where('id', '=', input.tokenId).where('person_id', '=', ctx.person.id).where('revoked_at', 'is', null).returning('id').executeTakeFirst();
    if (!revoked) throw new Refusal('not_found', 'No such token of yours works.');
    await recordFact(ctx, { what: 'platform.token_revoked', about: { kind: 'api_token', id: revoked.id }, guard: ctx.person.id });
    return { done: true as const };
  });
