import { sql } from 'kysely';
import type { FactKind } from '../../words/es/facts.ts';
import { recordFacts } from './facts.ts';
import type { Ctx } from './request.ts';

/** Whose data it is, by the table that keeps them. */
export type PersonalSubject = 'marketing.lead' | 'customers.contact';
/** The texts that one row of `in` holds of that person, by column. */
export interface KeptText { in: string; id: string; texts: Record<string, unknown> }

/** What every room keeps in writing of these leads or contacts, within the caller's reach: each table has its line in `platform.personal_text`. */
export async function personalTexts(ctx: Ctx, of: PersonalSubject, ids: readonly string[]): Promise<KeptText[]> {
  const { rows: [row] } = await sql<{ kept: KeptText[] }>`select platform.personal_texts(${of}, ${ids}::uuid[]) as kept`.execute(ctx.db);
  return row!.kept;
}

/** Blanks those texts for good, in history and in what imports kept too, with the facts it is worth. Of records that are erased already; others are left. */
export async function blankPersonalTexts(ctx: Ctx, of: PersonalSubject, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ what: FactKind; kind: string; id: string; guard: string }>`select * from platform.blank_personal_texts(${of}, ${ids}::uuid[], ${ctx.now}::timestamptz)`.execute(ctx.db);
  await recordFacts(ctx, rows.map((r) => ({ what: r.what, about: { kind: r.kind, id: r.id }, guard: r.guard })));
}
