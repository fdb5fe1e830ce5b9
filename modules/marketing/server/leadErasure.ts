import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import type { FileAnswer } from '../../../platform/server/http.ts';
import { blankPersonalTexts, personalTexts } from '../../../platform/server/personalTexts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { exportLeadPersonal } from '../contract/leads.ts';

/** Columns worked out from others. */
const derived = ['search', 'email_key', 'company_key'];

/** Everything held about a lead: the record, its touches, earlier values, every change, and what every room has in writing of it. */
export async function leadPersonal(ctx: Ctx, { leadId }: z.output<typeof exportLeadPersonal.input>): Promise<FileAnswer> {
  const { rows: [row] } = await sql<{ held: object }>`
    select jsonb_build_object(
             'lead', to_jsonb(l) - ${derived}::text[],
             'touches', (select coalesce(jsonb_agg(jsonb_build_object('at', t.occurred_at, 'channel', t.channel, 'origin', t.origin_key) order by t.occurred_at), '[]') from marketing.touch t where t.lead_id = l.id and t.withdrawn_at is null),
             'earlierValues', (select coalesce(jsonb_agg(jsonb_build_object('field', v.field, 'value', v.value) order by v.id), '[]') from platform.personal_value v where v.subject_id = l.id),
             'changes', (select coalesce(jsonb_agg(jsonb_build_object('at', f.at, 'what', f.what, 'before', f.before, 'after', f.after) order by f.id), '[]') from platform.fact f where f.about_id = l.id)) as held
      from marketing.lead l where l.id = ${leadId}`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such lead, or it is not yours to see.', 'platform.not_found');
  return { name: `lead-${leadId}.json`, body: JSON.stringify({ ...row.held, texts: await personalTexts(ctx, 'marketing.lead', [leadId]) }, null, 2) };
}

/** Blanks what is personal, here, in every text that other rooms keep of the lead, and wherever history refers to it. What funnels count by stays. */
export async function erasePersonal(ctx: Ctx, { leadId }: { leadId: string }): Promise<{ done: true }> {
  const { rows: [erased] } = await sql<{ market_id: string }>`
    update marketing.lead set name = '', email = null, phone = null, landing_page = regexp_replace(landing_page, '[?#].*$', ''), attributes = '{}', erased_at = coalesce(erased_at, ${ctx.now}), version = version + 1
     where id = ${leadId} returning market_id`.execute(ctx.db);
  if (!erased) throw await whyUnchanged(ctx, 'marketing.lead', leadId);
  await blankPersonalTexts(ctx, 'marketing.lead', [leadId]);
  await recordFact(ctx, { what: 'marketing.lead_erased', about: { kind: 'lead', id: leadId }, guard: erased.market_id });
  return { done: true };
}
