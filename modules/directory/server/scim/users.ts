import { sql } from 'kysely';
import type { z } from 'zod';
import { keepPerson, setSuspended } from '../../../organization/server/index.ts';
import { Refusal } from '../../../../platform/server/problem.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import type * as contract from '../../contract/scim.ts';
import { listed, projected } from '../../rules/scim/listing.ts';
import type { Json, Resource } from '../../rules/scim/matching.ts';
import { type Operation, patched } from '../../rules/scim/patches.ts';
import { ScimRefusal } from '../../rules/scim/refusing.ts';
import { fieldsOf, type UserFields, userShape } from '../../rules/scim/users.ts';
import { groupsOf, type KnownUser, usersOf } from './people.ts';

type In<E extends { input: z.ZodType }> = z.output<E['input']>;
/** `base`: the address that identity providers reach this installation at. */
export type Scim<E extends { input: z.ZodType }> = (ctx: Ctx, input: In<E>, base: string) => Promise<Resource | null>;

export const listUsers: Scim<typeof contract.scimUsers> = async (ctx, input, base) => listed((await usersOf(ctx, base, null)).map((u) => u.resource), input);
export const readUser: Scim<typeof contract.scimUser> = async (ctx, input, base) => projected((await known(ctx, base, input.userId)).resource, withMetaKept(input));
export const listGroups: Scim<typeof contract.scimGroups> = async (ctx, input, base) => listed(await groupsOf(ctx, base, null), input);
export const readGroup: Scim<typeof contract.scimGroup> = async (ctx, input, base) => {
  const [group] = await groupsOf(ctx, base, input.groupId);
  if (!group) throw new Refusal('not_found', 'There is no such group.', 'organization.no_unit');
  return projected(group, withMetaKept(input));
};

/** One resource keeps its `meta`, whatever is asked for: its version and address travel in the headers. */
const withMetaKept = <T extends { attributes?: string | undefined }>(asked: T): T => (asked.attributes === undefined ? asked : { ...asked, attributes: `${asked.attributes},meta` });

/** A new person, uninvited; or one who was taken out before, and comes back as they were known. */
export const addUser: Scim<typeof contract.scimAddUser> = async (ctx, input, base) => {
  const fields = fieldsOf(input.body as Json, ctx.person);
  const { rows } = await sql<{ id: string }>`
    delete from directory.removed_user r using published.person p where p.id = r.person_id and not p.erased and lower(p.email) = lower(${fields.userName}) returning r.person_id as id`.execute(ctx.db);
  const id = await keep(ctx, rows[0]?.id ?? null, fields, rows[0] === undefined);
  return projected((await known(ctx, base, id)).resource, withMetaKept(input));
};

export const putUser: Scim<typeof contract.scimPutUser> = async (ctx, input, base) => {
  const user = await known(ctx, base, input.userId);
  refuseStale(user, input.ifMatch);
  await keep(ctx, user.id, fieldsOf(input.body as Json, user.fields), user.fields.active);
  return projected((await known(ctx, base, user.id)).resource, withMetaKept(input));
};

export const patchUser: Scim<typeof contract.scimPatchUser> = async (ctx, input, base) => {
  const user = await known(ctx, base, input.userId);
  refuseStale(user, input.ifMatch);
  await keep(ctx, user.id, fieldsOf(patched(user.resource, operationsOf(input.body), userShape), user.fields), user.fields.active);
  return projected((await known(ctx, base, user.id)).resource, withMetaKept(input));
};

/** History needs the person: they are suspended, what is kept here stays, and the directory shows them no more. */
export const removeUser: Scim<typeof contract.scimRemoveUser> = async (ctx, input, base) => {
  const user = await known(ctx, base, input.userId);
  refuseStale(user, input.ifMatch);
  await setSuspended(ctx, [user.id], true);
  await sql`insert into directory.removed_user (person_id, removed_at) values (${user.id}::uuid, ${ctx.now})`.execute(ctx.db);
  return null;
};

export const refuseGroupChange = async (): Promise<never> => {
  throw new ScimRefusal('mutability', 'Units and who holds a seat in them are changed in Unísono, where the effect on customers shows.');
};

async function known(ctx: Ctx, base: string, id: string): Promise<KnownUser> {
  const [user] = await usersOf(ctx, base, id);
  if (!user) throw new Refusal('not_found', 'There is no such person.', 'organization.no_person');
  return user;
}

function refuseStale({ resource }: KnownUser, ifMatch: string | undefined): void {
  const version = (resource['meta'] as { version: string }).version;
  if (ifMatch !== undefined && ifMatch !== '*' && !ifMatch.split(',').some((v) => v.trim().replace(/^W\//, '') === version.slice(2))) {
    throw new Refusal('stale', 'Somebody changed this meanwhile.', 'platform.stale');
  }
}

function operationsOf(body: unknown): Operation[] {
  const sent = (body as { Operations?: unknown; operations?: unknown } | null) ?? {}, all = sent.Operations ?? sent.operations;
  if (!Array.isArray(all) || all.length === 0 || all.some((o) => typeof (o as Operation | null)?.op !== 'string')) throw new ScimRefusal('invalidSyntax', 'A PATCH has Operations, each with its op.');
  return all as Operation[];
}

/** What differs is written, with its fact; what is the same writes nothing. */
async function keep(ctx: Ctx, id: string | null, f: UserFields, wasActive: boolean): Promise<string> {
  const kept = await keepPerson(ctx, id, {
    givenName: f.givenName, familyName: f.familyName, email: f.userName, phone: f.phone, language: f.language, locale: f.locale, timeZone: f.timeZone, externalKey: f.externalId, employeeNumber: f.employeeNumber,
  });
  if (f.active !== wasActive) await setSuspended(ctx, [kept], !f.active);
  return kept;
}
