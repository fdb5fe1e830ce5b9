import { sql } from 'kysely';
import type { z } from 'zod';
import { asPage, readCursor } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { FactRow, listFacts } from '../contract/facts.ts';

type Row = Omit<z.output<typeof FactRow>, 'at' | 'person'> & { at: Date; person_id: string | null; person_name: string | null; sort_value: string };

/** Facts within the reader's scope; their ids grow with time, so the latest first is the id's order. */
export async function factList(ctx: Ctx, input: z.output<typeof listFacts.input>): Promise<z.output<typeof listFacts.output>> {
  const { rows } = await sql<Row>`
    select f.id, f.at, f.what, f.about_kind as "aboutKind", f.about_id as "aboutId", f.person_id, p.name as person_name, f.system, f.via, f.act_id as "actId",
           f.before, f.after, f.at::text as sort_value
      from platform.fact f left join published.person p on p.id = f.person_id
     where ${input.after ? sql`f.id < ${readCursor(input.after)[1]}::uuid` : sql`true`}
       ${input.what ? sql`and f.what like ${`${input.what}%`}` : sql``} ${input.aboutId ? sql`and f.about_id = ${input.aboutId}::uuid` : sql``}
       ${input.personId ? sql`and f.person_id = ${input.personId}::uuid` : sql``}
       ${input.from ? sql`and f.at >= ${input.from}::date` : sql``} ${input.to ? sql`and f.at < ${input.to}::date` : sql``}
     order by f.id desc limit ${input.limit + 1}`.execute(ctx.db);
  const shown = asPage(rows, input.limit);
  return {
    rows: shown.rows.map(({ person_id, person_name, sort_value: _, ...r }) => ({ ...r, at: r.at.toISOString(), person: person_id ? { id: person_id, name: person_name ?? '' } : null })),
    next: shown.next,
  };
}
