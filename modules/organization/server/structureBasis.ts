import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Structure } from '../contract/structure.ts';
import { wholeStructure } from './structure.ts';

/** The structure of a day as a restructuring is drawn on it: with its delegates, and the people who are suspended. */
export interface StructureBasis extends Structure { delegates: { positionId: string; delegateId: string }[]; away: string[]; }

export async function structureBasis(ctx: Ctx, asked: { on: string; knownAt?: string | undefined }): Promise<StructureBasis> {
  const structure = await wholeStructure(ctx, asked);
  const { rows: [row] } = await sql<Pick<StructureBasis, 'delegates' | 'away'>>`
    select coalesce((select jsonb_agg(jsonb_build_object('positionId', d.position_id, 'delegateId', d.delegate_id) order by d.position_id)
              from organization.delegate d where d.valid @> ${asked.on}::date and d.recorded @> ${structure.knownAt}::text::timestamptz), '[]') as delegates,
           coalesce((select jsonb_agg(p.id order by p.id) from organization.person p where p.suspended_at is not null and p.suspended_at::date <= ${asked.on}::date), '[]') as away`.execute(ctx.db);
  return { ...structure, ...row! };
}

/** A fingerprint of what a structure says, whoever is named how: two are equal when nothing of the structure differs. */
export function fingerprint({ units, seats, lines, teams, delegates }: StructureBasis): string {
  const bare = seats.map(({ standIn: _, status: __, holders, ...seat }) => ({ ...seat, holders: holders.map((h) => [h.person.id, h.kind, h.fte]) }));
  return createHash('sha256').update(JSON.stringify([units, bare, lines, teams, delegates])).digest('hex');
}
