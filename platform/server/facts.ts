import { sql } from 'kysely';
import type { FactKind } from '../../words/es/facts.ts';
import type { Ctx } from './request.ts';

/** The guard of a fact that everyone who holds a position may read (the structure, settings). */
export const everyone = '00000000-0000-7000-8000-000000000001';

export interface Fact {
  /** `room.noun_past`, the grammar of rights in the past tense: `sales.opportunity_moved`. */
  what: FactKind;
  about: { kind: string; id: string };
  /** The seat, market or person whose readers may read it, or `everyone`. */
  guard: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  actId?: string;
}

/** Writes what happened in the transaction of the change, and tells live readers (ids only) when it commits. */
export const recordFact = (ctx: Ctx, fact: Fact): Promise<void> => recordFacts(ctx, [fact]);

/**
 * Many facts in one statement. Personal values never go in `before` or `after`: keep them with `keepPersonal` and
 * refer to them.
 */
export async function recordFacts(ctx: Ctx, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map((f) => ({
    what: f.what, about_kind: f.about.kind, about_id: f.about.id, guard: f.guard,
    before: f.before ?? null, after: f.after ?? null, act_id: f.actId ?? null,
  }));
  await sql`
    with written as (
      insert into platform.fact (at, what, about_kind, about_id, guard, person_id, system, via, request_id, act_id, before, after)
      select ${ctx.now}::timestamptz, f.what, f.about_kind, f.about_id, f.guard,
             ${ctx.person.system ? null : ctx.person.id}::uuid, ${ctx.person.system ?? null}::text, ${ctx.via}::text, ${ctx.requestId}::text,
             f.act_id, f.before, f.after
        from jsonb_to_recordset(${rows}::jsonb) as f(what text, about_kind text, about_id uuid, guard uuid, act_id uuid, before jsonb, after jsonb)
    )
    select pg_notify('unisono_fact', ${facts.length > 20 ? 'many' : rows.map((r) => `${r.about_kind}:${r.about_id}`).join(' ')}::text)
  `.execute(ctx.db);
}

/** Keeps personal values where erasure can blank them, and answers the references that history may hold. */
export async function keepPersonal(
  ctx: Ctx, subject: { id: string; guard: string }, values: Record<string, string | null>,
): Promise<Record<string, { ref: string } | null>> {
  const entries = Object.entries(values).filter((e): e is [string, string] => e[1] !== null);
  if (entries.length === 0) return Object.fromEntries(Object.keys(values).map((k) => [k, null]));
  const kept = await ctx.db.insertInto('platform.personal_value')
    .values(entries.map(([field, value]) => ({ subject_id: subject.id, guard: subject.guard, field, value })))
    .returning(['id', 'field']).execute();
  const refs = new Map(kept.map((k) => [k.field, { ref: k.id }]));
  return Object.fromEntries(Object.keys(values).map((k) => [k, refs.get(k) ?? null]));
}
