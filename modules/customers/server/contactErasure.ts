import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFacts } from '../../../platform/server/facts.ts';
import type { FileAnswer } from '../../../platform/server/http.ts';
import { blankPersonalTexts, personalTexts } from '../../../platform/server/personalTexts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { eraseContact, exportContactPersonal } from '../contract/contacts.ts';
import { samePerson } from './mergeSides.ts';

/** Columns worked out from others. */
const derived = ['search', 'name_key', 'email_key', 'phone_key'];

/** Everything held about a contact, and whoever was merged into it: the record, its permissions, what was logged with it, earlier values, every change, and what other rooms keep in writing of that person. */
export async function contactPersonal(ctx: Ctx, { contactId }: z.output<typeof exportContactPersonal.input>): Promise<FileAnswer> {
  const { rows: [row] } = await sql<{ ids: string[]; held: object }>`
    select array${samePerson(contactId)} as ids, jsonb_build_object(
             'contact', to_jsonb(k) - ${derived}::text[], 'customer', (select a.name from customers.account a where a.id = k.account_id),
             'permissions', (select coalesce(jsonb_agg(to_jsonb(p) - 'market_id' order by p.obtained_at), '[]') from customers.permission p where p.contact_id in ${samePerson(contactId)}),
             'contacts', (select coalesce(jsonb_agg(jsonb_build_object('at', i.starts_at, 'kind', i.kind, 'channel', i.channel, 'subject', i.subject, 'outcome', i.outcome, 'minutes', i.minutes)
                                  order by i.starts_at), '[]') from customers.interaction_contact x join customers.interaction i on i.id = x.interaction_id where x.contact_id in ${samePerson(contactId)}),
             'earlierValues', (select coalesce(jsonb_agg(jsonb_build_object('field', v.field, 'value', v.value) order by v.id), '[]') from platform.personal_value v where v.subject_id in ${samePerson(contactId)}),
             'changes', (select coalesce(jsonb_agg(jsonb_build_object('at', f.at, 'what', f.what, 'before', f.before, 'after', f.after) order by f.id), '[]')
                           from platform.fact f where f.about_id in ${samePerson(contactId)}),
             'merged', (select coalesce(jsonb_agg(to_jsonb(m) - ${derived}::text[] order by m.id), '[]') from customers.contact m where m.merged_into = k.id)) as held
      from customers.contact k where k.id = ${contactId}`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such contact, or it is not yours to see.', 'platform.not_found');
  return { name: `contact-${contactId}.json`, body: JSON.stringify({ ...row.held, texts: await personalTexts(ctx, 'customers.contact', row.ids) }, null, 2) };
}

/**
 * Blanks a contact and whoever was merged into it for good, in the record, in history and in every text that is kept of that person alone. Ids, dates, kinds and
 * figures stay, so that every report stays true; permissions end.
 */
export async function contactErased(ctx: Ctx, { contactId }: z.output<typeof eraseContact.input>): Promise<{ done: true }> {
  const { rows: erased } = await sql<{ id: string; market_id: string }>`
    update customers.contact set given_name = '', family_name = '', email = null, phone = null, job_title = null, language = null, external_key = null,
           erased_at = ${ctx.now}::timestamptz, withdrawn_at = coalesce(withdrawn_at, ${ctx.now}::timestamptz), version = version + 1
     where id in ${samePerson(contactId)} and erased_at is null returning id, market_id`.execute(ctx.db);
  if (erased.length === 0) throw await whyNotErased(ctx, contactId);
  await sql`update customers.permission set revoked_at = ${ctx.now}::timestamptz
             where contact_id in ${samePerson(contactId)} and revoked_at is null and coalesce(expires_at > ${ctx.now}::timestamptz, true)`.execute(ctx.db);
  await sql`update customers.permission set evidence = 'erased' where contact_id in ${samePerson(contactId)}`.execute(ctx.db);
  await blankPersonalTexts(ctx, 'customers.contact', erased.map((e) => e.id));
  await recordFacts(ctx, erased.map((e) => ({ what: 'customers.contact_erased', about: { kind: 'contact', id: e.id }, guard: e.market_id })));
  return { done: true };
}

async function whyNotErased(ctx: Ctx, id: string): Promise<Refusal> {
  const { rows: [row] } = await sql<{ erased: boolean }>`select erased_at is not null as erased from customers.contact where id = ${id}`.execute(ctx.db);
  if (!row) return new Refusal('not_found', 'There is no such contact, or it is not yours to see.', 'platform.not_found');
  return row.erased ? new Refusal('conflict', 'It was erased before.', 'customers.contact_erased')
    : new Refusal('not_allowed', 'This is outside what you may change.', 'platform.out_of_scope');
}
