import { sql } from 'kysely';
import type { Ctx } from '../../../../platform/server/request.ts';
import type { ProposalHead } from '../rows.ts';
import { impactOfProposal, type Seen } from './impact.ts';
import { sharing } from './sharing.ts';

/*
  Whoever only looks at a proposal asks several things of it at once: its score, how it hangs on the weights, its customers, its
  gates. What it does is worked out once for all that the same person asks of the same moment. A moment is exact: it is the
  database's own name for everything that is committed and visible, with what the transaction may reach. When anybody has written
  anything, or another right reaches further, it is another moment, and it is worked out anew.
*/

const moments = sharing<Seen>({ keptFor: 2000, most: 3 });

export async function impactSeen(ctx: Ctx, head: Pick<ProposalHead, 'id' | 'waves' | 'version' | 'position_id'>): Promise<Seen> {
  return moments(await momentOf(ctx, head), () => impactOfProposal(ctx, head, { looks: true }));
}

async function momentOf({ db, person, today }: Ctx, { id, version }: Pick<ProposalHead, 'id' | 'version'>): Promise<string> {
  const { rows: [row] } = await sql<{ moment: string }>`
    select concat_ws(' ', pg_current_snapshot()::text, current_user, md5(concat_ws('|', ${sql.join(['person', 'reads', 'markets', 'seeing'].map((name) => sql`current_setting(${`unisono.${name}`}, true)`))}))) as moment`.execute(db);
  return [row!.moment, person.id, person.language, person.rights.join(), person.scopeOf('restructuring.impact.read').company, today, id, version].join(' ');
}
