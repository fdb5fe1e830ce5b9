import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, keepPersonal, recordFact, recordFacts } from '../../../platform/server/facts.ts';
import type { House } from '../../../platform/server/http.ts';
import { type Letter, postMails } from '../../../platform/server/mail.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { invitePerson, PersonDetail, resendInvitation, resendInvitations } from '../contract/people.ts';
import { openAppointment } from './appointments.ts';
import { newToken } from './identity/hashing.ts';
import { invitationMail } from './identity/letters.ts';
import { nameParts } from './identity/me.ts';
import { stateOf } from './peopleList.ts';
import { detailOf } from './personDetail.ts';

const sevenDays = 7 * 86_400_000;

/** What a new person starts with: the company's own ways. */
export interface CompanyWays { name: string; language: 'es' | 'en'; locale: string; timeZone: string; publicUrl: string }

export function waysOf({ installation }: House): CompanyWays {
  const { name, language, locale, timeZone } = installation.clock.company!;
  return { name, language, locale, timeZone, publicUrl: installation.publicUrl() };
}

/** How a language's dates and figures are written when the company's own locale is of the other language. */
export const localeFor = (language: 'es' | 'en', ways: CompanyWays): string =>
  ways.locale.startsWith(language) ? ways.locale : language === 'es' ? 'es-ES' : 'en-GB';

export async function inviteOne(ctx: Ctx, { name, email, phone, appointment, ...input }: z.output<typeof invitePerson.input>, ways: CompanyWays): Promise<PersonDetail> {
  const language = input.language ?? ways.language;
  const { id } = await ctx.db.insertInto('organization.person').values({
    ...nameParts(name), email, phone: phone || null, language, locale: localeFor(language, ways), time_zone: ways.timeZone, invited_at: ctx.now,
  }).returning('id').executeTakeFirstOrThrow();
  const kept = await keepPersonal(ctx, { id, guard: everyone }, { name, email });
  await recordFact(ctx, { what: 'organization.person_invited', about: { kind: 'person', id }, guard: everyone, after: kept });
  if (appointment) await openAppointment(ctx, id, appointment);
  await sendInvitations(ctx, [{ id, name, email, language }], ways);
  return detailOf(ctx, id);
}

interface Invited { id: string; name: string; email: string; language: 'es' | 'en' }

/** A link and a letter for each; links sent before stop working. */
export async function sendInvitations(ctx: Ctx, people: readonly Invited[], ways: CompanyWays): Promise<void> {
  const links = people.map((person) => ({ person, ...newToken() }));
  await sql`update platform.one_time_token set used_at = ${ctx.now} where purpose = 'invitation' and used_at is null
    and person_id = any(${people.map((p) => p.id)}::uuid[])`.execute(ctx.db);
  await ctx.db.insertInto('platform.one_time_token').values(links.map(({ person, hash }) => ({
    token_hash: hash, person_id: person.id, purpose: 'invitation', created_at: ctx.now, expires_at: new Date(ctx.now.getTime() + sevenDays),
  }))).execute();
  const inviter = ctx.person.system ? '' : ctx.person.name;
  await postMails(ctx, links.map(({ person, token }): Letter => invitationMail(person, `${ways.publicUrl}/welcome#${token}`, ways.name, inviter)));
}

export async function inviteAgain(ctx: Ctx, { personId }: z.output<typeof resendInvitation.input>, ways: CompanyWays): Promise<{ done: true }> {
  const person = await detailOf(ctx, personId);
  if (person.state === 'active') throw new Refusal('conflict', 'They have a password: they can ask for a link themselves.', 'organization.has_password');
  if (person.state === 'suspended' || person.state === 'erased') throw new Refusal('conflict', 'They are suspended.', 'organization.suspended');
  if (!person.email) throw new Refusal('conflict', 'They have no e-mail.', 'organization.no_email');
  await sendAgain(ctx, [{ id: personId, name: person.name, email: person.email, language: person.language }], ways);
  return { done: true };
}

export async function inviteSeveralAgain(ctx: Ctx, { personIds }: z.output<typeof resendInvitations.input>, ways: CompanyWays): Promise<{ invited: number; skipped: number }> {
  const { rows } = await sql<Invited>`
    select x.id, x.name, x.email::text as email, x.language from organization.person x
     where x.id = any(${personIds}::uuid[]) and x.email is not null and ${stateOf} in ('invited', 'listed')`.execute(ctx.db);
  if (rows.length > 0) await sendAgain(ctx, rows, ways);
  return { invited: rows.length, skipped: new Set(personIds).size - rows.length };
}

async function sendAgain(ctx: Ctx, people: readonly Invited[], ways: CompanyWays): Promise<void> {
  await ctx.db.updateTable('organization.person').set({ invited_at: ctx.now }).where('id', 'in', people.map((p) => p.id)).execute();
  await sendInvitations(ctx, people, ways);
  await recordFacts(ctx, people.map(({ id }) => ({ what: 'organization.person_invited', about: { kind: 'person', id }, guard: everyone })));
}
