import { sql } from 'kysely';
import type { z } from 'zod';
import { keepPersonal, recordFact, recordFacts } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import { directoryOf } from '../../organization/server/index.ts';
import type { changeContact, createContact, getContact, withdrawContact } from '../contract/contacts.ts';
import { changedFields } from '../rules/changedFields.ts';
import type { Changed } from './accountChanges.ts';
import { asContact, type ContactColumns, contactColumns, contactJoins } from './contactList.ts';
import { staying } from './mergeSides.ts';
import { permissionsOf } from './permissions.ts';
import { reaches } from './seats.ts';

const personal = ['givenName', 'familyName', 'email', 'phone', 'jobTitle'] as const;
type Values = Partial<Record<(typeof personal)[number] | 'language' | 'accountId', string | null>>;
export const contactColumn: Record<keyof Values, string> = {
  givenName: 'given_name', familyName: 'family_name', email: 'email', phone: 'phone', jobTitle: 'job_title', language: 'language', accountId: 'account_id',
};

export async function contactRecord(ctx: Ctx, { contactId: asked }: z.output<typeof getContact.input>): Promise<z.input<typeof getContact.output>> {
  const { rows: [r] } = await sql<ContactColumns & { language: string | null; created_at: Date; withdrawn_at: Date | null }>`
    select ${contactColumns}, '' as sort_value, k.language, k.created_at, k.withdrawn_at from customers.contact k ${contactJoins} where k.id = ${staying('contact', asked)}`.execute(ctx.db);
  if (!r) throw new Refusal('not_found', 'There is no such contact, or it is not yours to see.', 'platform.not_found');
  const contactId = r.id, permissions = await permissionsOf(ctx, sql`p.contact_id = ${contactId}`);
  const { rows: latest } = await sql<{ id: string; at: Date; division: 'marketing' | 'sales'; channel: string; subject: string }>`
    select i.id, i.starts_at as at, i.division, i.channel, i.subject from customers.interaction_contact x join customers.interaction i on i.id = x.interaction_id
     where x.contact_id = ${contactId} and i.withdrawn_at is null and not i.planned order by i.starts_at desc limit 10`.execute(ctx.db);
  return {
    ...asContact(ctx, await directoryOf(ctx), r), language: r.language, createdAt: r.created_at.toISOString(), withdrawnAt: r.withdrawn_at?.toISOString() ?? null, permissions,
    latest: latest.map((l) => ({ ...l, at: l.at.toISOString() })),
    may: { change: reaches(ctx, 'customers.contact.write', r.market_id), erase: reaches(ctx, 'customers.contact.erase', r.market_id) },
  };
}

export interface NewContact extends Values { marketId?: string | undefined }

/** Creates contacts in two statements however many they are, for this room and those above. Facts tell no personal value. */
export async function createContacts(ctx: Ctx, contacts: readonly NewContact[]): Promise<Changed[]> {
  if (contacts.length === 0) return [];
  const rows = contacts.map((c, place) => ({ place, ...asColumns(c), market_id: c.marketId ?? null }));
  const { rows: made } = await sql<Changed & { market_id: string; account_id: string | null }>`
    with given as (
      select uuidv7() as id, coalesce(a.market_id, g.market_id) as in_market, g.* from jsonb_to_recordset(${rows}::jsonb) as g(place int, given_name text, family_name text, email text,
        phone text, job_title text, language text, account_id uuid, market_id uuid) left join customers.account a on a.id = g.account_id
    ), contact as (
      insert into customers.contact (id, account_id, market_id, given_name, family_name, email, phone, job_title, language, created_at)
      select id, account_id, in_market, coalesce(given_name, ''), coalesce(family_name, ''), email, phone, job_title, language, ${ctx.now}::timestamptz from given
       where in_market is not null returning id, version, market_id, account_id
    ) select c.* from contact c join given g on g.id = c.id order by g.place`.execute(ctx.db);
  if (made.length < contacts.length) throw new Refusal('not_found', 'There is no such customer, or it is not yours to see.', 'platform.not_found');
  await recordFacts(ctx, made.map((m) => ({
    what: 'customers.contact_created', about: { kind: 'contact', id: m.id }, guard: m.market_id, after: m.account_id ? { account: m.account_id } : {},
  })));
  return made.map(({ id, version }) => ({ id, version }));
}

export async function contactCreated(ctx: Ctx, input: z.output<typeof createContact.input>): Promise<Changed> {
  const [made] = await createContacts(ctx, [{ ...input, marketId: input.marketId ?? ctx.person.seats[0]?.marketId }]);
  return made!;
}

/** History keeps each personal value by reference, so that erasing the contact blanks it there too. */
export async function contactChanged(ctx: Ctx, { contactId, version, ...asked }: z.output<typeof changeContact.input>): Promise<Changed> {
  const { rows: [record] } = await sql<Values & { market_id: string }>`
    select k.market_id, k.given_name as "givenName", k.family_name as "familyName", k.email, k.phone, k.job_title as "jobTitle", k.language, k.account_id as "accountId"
      from customers.contact k where k.id = ${contactId} and k.version = ${version} and k.erased_at is null for update`.execute(ctx.db);
  if (!record) throw await whyUnchanged(ctx, 'customers.contact', contactId, version);
  const { market_id: guard, ...held } = record;
  const { before, after } = changedFields<Values>(held, normal(asked));
  if (Object.keys(after).length === 0) return { id: contactId, version };
  const { numAffectedRows } = await sql`
    update customers.contact k set ${sql.join(Object.entries(asColumns(after)).map(([c, v]) => sql`${sql.ref(c)} = ${v}`))}, version = version + 1
     where k.id = ${contactId} ${after.accountId ? sql`and exists (select from customers.account a where a.id = ${after.accountId} and a.market_id = k.market_id)` : sql``}`.execute(ctx.db);
  if (numAffectedRows === 0n) throw new Refusal('conflict', 'That customer belongs to another market.', 'customers.contact_market', { fields: { accountId: 'not_valid' } });
  const only = (v: Values) => Object.fromEntries(personal.filter((p) => v[p] !== undefined).map((p) => [p, v[p] ?? null]));
  await recordFact(ctx, {
    what: 'customers.contact_changed', about: { kind: 'contact', id: contactId }, guard,
    before: { ...before, ...await keepPersonal(ctx, { id: contactId, guard }, only(before)) }, after: { ...after, ...await keepPersonal(ctx, { id: contactId, guard }, only(after)) },
  });
  return { id: contactId, version: version + 1 };
}

/** Names are never unknown, only blank; everything else that is blank is unknown. */
const normal = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined)
  .map(([f, v]) => [f, f === 'givenName' || f === 'familyName' ? v ?? '' : v || null]));
const asColumns = (values: Values): Record<string, string | null> =>
  Object.fromEntries(Object.entries(normal(values)).filter(([f]) => f in contactColumn).map(([f, v]) => [contactColumn[f as keyof Values], v as string | null]));

export const contactWithdrawn = (ctx: Ctx, input: z.output<typeof withdrawContact.input>): Promise<Changed> => withdraw(ctx, input, true);
export const contactRestored = (ctx: Ctx, input: z.output<typeof withdrawContact.input>): Promise<Changed> => withdraw(ctx, input, false);

async function withdraw(ctx: Ctx, { contactId, version }: { contactId: string; version: number }, away: boolean): Promise<Changed> {
  const { rows: [row] } = await sql<Changed & { market_id: string }>`
    update customers.contact set withdrawn_at = ${away ? ctx.now : null}::timestamptz, version = version + 1
     where id = ${contactId} and version = ${version} and (withdrawn_at is null) = ${away} and erased_at is null returning id, version, market_id`.execute(ctx.db);
  if (!row) throw await whyUnchanged(ctx, 'customers.contact', contactId, version);
  await recordFact(ctx, { what: away ? 'customers.contact_withdrawn' : 'customers.contact_restored', about: { kind: 'contact', id: contactId }, guard: row.market_id });
  return { id: row.id, version: row.version };
}
