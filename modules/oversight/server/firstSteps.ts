import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import type { FirstStep, firstSteps } from '../contract/firstSteps.ts';

/** The right that lets somebody see to a step; those without one are the administration's. */
const rightOf: Partial<Record<FirstStep, string>> = { customers: 'customers.account.write', lead: 'marketing.lead.write', deal: 'sales.opportunity.write', hand_off: 'coordination.hand_off.offer' };

/** Each is done as soon as there is one of its kind within the reader's reach. */
export async function firstStepList(ctx: Ctx): Promise<z.output<typeof firstSteps.output>> {
  const { rows: [row] } = await sql<Record<FirstStep, boolean>>`
    select exists (select from published.role_grant g join published.seat_holder h on h.position_id = g.position_id and h.seated @> ${ctx.today}::date
                    where g.role <> 'administrator' and g.valid @> ${ctx.today}::date) as role,
           exists (select from published.seat s where s.division is not null and s.status <> 'closed' and s.valid @> ${ctx.today}::date) as structure,
           exists (select from published.person p where p.id <> ${ctx.person.id}::uuid and not p.erased) as people,
           exists (select from published.account) as customers, exists (select from published.lead) as lead,
           exists (select from published.opportunity) as deal, exists (select from published.hand_off) as hand_off`.execute(ctx.db);
  const mine = Object.keys(row!).filter((step) => { const right = rightOf[step as FirstStep]; return right === undefined || ctx.person.may(right); }) as FirstStep[];
  return { steps: mine.map((step) => ({ step, done: row![step] })) };
}
