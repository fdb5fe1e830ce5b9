import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import type { FileAnswer } from '../../../platform/server/http.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { erasePerson, exportPerson } from '../contract/people.ts';
import { openChange } from './dated.ts';
import { inNameOf } from './identity/sessions.ts';
import { detailOf } from './personDetail.ts';
import { beginAway, endSessionsOf, refuseOneself } from './suspensions.ts';

/** All that is kept about a person of the company, as one JSON document; what only they reach is read in their name. */
export async function exportOne(ctx: Ctx, { personId }: z.output<typeof exportPerson.input>): Promise<FileAnswer> {
  const person = await detailOf(ctx, personId);
  const { rows: [history] } = await sql<{ values: unknown; acts: unknown; about: unknown; letters: unknown }>`
    select (select jsonb_agg(jsonb_build_object('field', v.field, 'value', v.value)) from platform.personal_value v where v.subject_id = ${personId}::uuid) as values,
           (select jsonb_agg(jsonb_build_object('at', f.at, 'what', f.what, 'about', f.about_id) order by f.id) from platform.fact f where f.person_id = ${personId}::uuid) as acts,
           (select jsonb_agg(jsonb_build_object('at', f.at, 'what', f.what, 'after', f.after) order by f.id) from platform.fact f where f.about_id = ${personId}::uuid) as about,
           (select jsonb_agg(jsonb_build_object('at', m.created_at, 'subject', m.subject)) from platform.outbox_mail m where m.to_address = ${person.email}) as letters`.execute(ctx.db);
  const own = await inNameOf(ctx, { id: personId }, async () => (await sql<{ sessions: unknown; tokens: unknown; views: unknown }>`
    select (select jsonb_agg(jsonb_build_object('from', s.created_at, 'lastSeen', s.last_seen_at, 'browser', s.user_agent)) from platform.session s where s.person_id = ${personId}::uuid) as sessions,
           (select jsonb_agg(jsonb_build_object('name', t.name, 'from', t.created_at, 'lastUsed', t.last_used_at)) from platform.api_token t where t.person_id = ${personId}::uuid) as tokens,
           (select jsonb_agg(jsonb_build_object('list', w.list, 'name', w.name, 'query', w.query)) from platform.saved_view w where w.person_id = ${personId}::uuid) as views`.execute(ctx.db)).rows[0]);
  const { version: _, ...told } = person;
  return { name: `${personId}.json`, body: `${JSON.stringify({ exportedAt: ctx.now.toISOString(), person: told, ...own, ...history }, null, 1)}\n` };
}

/** Blanks what is personal, here and in history; seats held, facts and figures stay under the person's id. */
export async function eraseOne(ctx: Ctx, { personId, version }: z.output<typeof erasePerson.input>): Promise<{ done: true }> {
  refuseOneself(ctx, personId);
  const person = await detailOf(ctx, personId);
  if (person.appointments.some((a) => a.to === null || a.to > ctx.today)) {
    throw new Refusal('conflict', 'They still hold a position: end it first.', 'organization.still_placed', { facts: { seats: person.appointments.length } });
  }
  const stamp = await openChange(ctx);
  const erased = await ctx.db.updateTable('organization.person').set((eb) => ({
    given_name: '—', family_name: '', email: null, phone: null, external_key: null, employee_number: null, suspended_at: ctx.now, erased_at: ctx.now, version: eb('version', '+', 1),
  })).where('id', '=', personId).where('version', '=', version).where('erased_at', 'is', null).returning('id').executeTakeFirst();
  if (!erased) throw await whyUnchanged(ctx, 'organization.person', personId, version);
  if (person.suspendedAt === null) await beginAway(ctx, stamp, [personId]);
  await sql`update platform.personal_value set value = null, erased_at = ${ctx.now} where subject_id = ${personId}::uuid`.execute(ctx.db);
  await sql`update platform.outbox_mail set to_address = '', subject = '', body = '' where to_address = ${person.email}`.execute(ctx.db);
  await sql`delete from platform.credential where person_id = ${personId}::uuid`.execute(ctx.db);
  await sql`update platform.one_time_token set used_at = ${ctx.now} where person_id = ${personId}::uuid and used_at is null`.execute(ctx.db);
  await eraseOwn(ctx, personId);
  await recordFact(ctx, { what: 'organization.person_erased', about: { kind: 'person', id: personId }, guard: everyone });
  return { done: true };
}

async function eraseOwn(ctx: Ctx, personId: string): Promise<void> {
  await endSessionsOf(ctx, [personId]);
  await inNameOf(ctx, { id: personId }, async () => {
    await sql`update platform.session set user_agent = null where person_id = ${personId}::uuid`.execute(ctx.db);
    await sql`update platform.api_token set name = '—', revoked_at = coalesce(revoked_at, ${ctx.now}) where person_id = ${personId}::uuid`.execute(ctx.db);
    await sql`update platform.idempotency set answer = null where person_id = ${personId}::uuid`.execute(ctx.db);
    await sql`delete from platform.saved_view where person_id = ${personId}::uuid and not shared`.execute(ctx.db);
  });
}
