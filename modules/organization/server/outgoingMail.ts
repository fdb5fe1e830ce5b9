import { sql } from 'kysely';
import type { z } from 'zod';
import { asPage, pageQuery, sortOf } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { listMail, Mail } from '../contract/people.ts';

type Row = Omit<z.output<typeof Mail>, 'createdAt' | 'sentAt'> & { createdAt: Date; sentAt: Date | null; sort_value: string };

/** What the company has been written, the latest first: where no SMTP server is set, this is where letters are read. */
export async function mailList(ctx: Ctx, input: z.output<typeof listMail.input>): Promise<{ rows: z.output<typeof Mail>[]; next: string | null }> {
  const page = pageQuery(sortOf({ at: { by: sql`m.created_at`, type: 'timestamptz' } }, '-at'), sql`m.id`, input);
  const { rows } = await sql<Row>`
    select m.id, m.to_address as "to", m.subject, m.body, m.created_at as "createdAt", m.sent_at as "sentAt", m.failure, ${page.value} as sort_value
      from platform.outbox_mail m where ${page.where} ${input.waiting ? sql`and m.sent_at is null` : sql``}
     order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  const { rows: kept, next } = asPage(rows, input.limit);
  return { rows: kept.map(({ sort_value: _, createdAt, sentAt, ...m }) => ({ ...m, createdAt: createdAt.toISOString(), sentAt: sentAt?.toISOString() ?? null })), next };
}
