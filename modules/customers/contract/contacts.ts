import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Done, Id, Instant, Named, PageInput, pageOf, QueryFlag, QueryList } from '../../../contract/shapes.ts';
import { SheetFormat, sheetTypes } from '../../../contract/sheet.ts';

const Line = (most: number) => z.string().trim().max(most, 'too_long');

export const ContactRow = z.object({
  id: Id, name: z.string(), givenName: z.string(), familyName: z.string(), email: z.string().nullable(), phone: z.string().nullable(), jobTitle: z.string().nullable(),
  account: Named.nullable(), market: Named, erased: z.boolean(), version: z.int(),
});
export type ContactRow = z.infer<typeof ContactRow>;

export const ContactFields = z.object({
  givenName: Line(80), familyName: Line(120), email: z.email('not_email').max(254).nullable(), phone: Line(40).nullable(), jobTitle: Line(120).nullable(),
  language: z.string().regex(/^[a-z]{2}$/, 'not_valid').nullable(), accountId: Id.nullable(),
});

export const ContactFilter = {
  /** Part of a name or e-mail: accents and case do not matter. */
  find: z.string().trim().max(100).optional(),
  account: QueryList(Id).optional(),
  market: QueryList(Id).optional(),
  /** Contacts of accounts that my seats lead today. */
  mine: QueryFlag.optional(),
  withdrawn: QueryFlag.optional(),
};
export const ContactSort = z.enum(['name', '-name']).default('name');

export const listContacts = endpoint({
  method: 'GET', path: '/api/v1/contacts', summary: 'Contacts by name', input: z.object({ ...ContactFilter, sort: ContactSort, ...PageInput }), output: pageOf(ContactRow),
});

export const exportContacts = endpoint({
  method: 'GET', path: '/api/v1/contacts.:format', summary: 'Contacts as a file, CSV or XLSX, with the filter of the list',
  input: z.object({ format: SheetFormat, ...ContactFilter, sort: ContactSort, columns: QueryList(z.string().max(40)).optional() }), output: z.unknown(), file: sheetTypes,
});

export const Channel = z.enum(['phone', 'email', 'message', 'post', 'visit']);
export const Purpose = z.enum(['commercial', 'service', 'survey']);
export const Basis = z.enum(['consent', 'contract', 'legitimate_interest', 'legal_obligation']);

/** Why somebody may be contacted, with its evidence. `state` at the instant of asking. */
export const Permission = z.object({
  id: Id, contact: Named, channel: Channel, purpose: Purpose, basis: Basis, evidence: z.string(), obtainedAt: Instant, expiresAt: Instant.nullable(), revokedAt: Instant.nullable(),
  state: z.enum(['valid', 'expired', 'revoked']),
});
export type Permission = z.infer<typeof Permission>;

export const getContact = endpoint({
  method: 'GET', path: '/api/v1/contacts/:contactId', summary: 'One contact with permissions and latest contacts',
  input: z.object({ contactId: Id }),
  output: ContactRow.extend({
    language: z.string().nullable(), createdAt: Instant, withdrawnAt: Instant.nullable(), permissions: z.array(Permission),
    latest: z.array(z.object({ id: Id, at: Instant, division: z.enum(['marketing', 'sales']), channel: z.string(), subject: z.string() })),
    may: z.object({ change: z.boolean(), erase: z.boolean() }),
  }),
});

/** A contact belongs to an account (and its market) or, without one, to `marketId`, else to the caller's own market. */
export const createContact = endpoint({
  method: 'POST', path: '/api/v1/contacts', summary: 'Create a contact', creates: true,
  input: ContactFields.partial().extend({ marketId: Id.optional() })
    .refine((c) => Boolean(c.givenName || c.familyName || c.email), { message: 'missing', path: ['familyName'] }),
  output: z.object({ id: Id, version: z.int() }),
});

export const changeContact = endpoint({
  method: 'PATCH', path: '/api/v1/contacts/:contactId', summary: 'Change a contact', ifMatch: true,
  input: ContactFields.partial().extend({ contactId: Id, version: z.int() }), output: z.object({ id: Id, version: z.int() }),
});

export const withdrawContact = endpoint({
  method: 'PUT', path: '/api/v1/contacts/:contactId/withdrawal', summary: 'Withdraw a contact from the lists', ifMatch: true,
  input: z.object({ contactId: Id, version: z.int() }), output: z.object({ id: Id, version: z.int() }),
});
export const restoreContact = endpoint({
  method: 'DELETE', path: '/api/v1/contacts/:contactId/withdrawal', summary: 'Put a withdrawn contact back', ifMatch: true,
  input: z.object({ contactId: Id, version: z.int() }), output: z.object({ id: Id, version: z.int() }),
});

/** Everything we hold about a person, as JSON: to answer their right of access. */
export const exportContactPersonal = endpoint({
  method: 'GET', path: '/api/v1/contacts/:contactId/personal.json', summary: 'All personal data held about a contact, as a file',
  input: z.object({ contactId: Id }), output: z.unknown(), file: 'application/json; charset=utf-8',
});

/** Blanks every personal value of the contact, in the record, in history and in every text that is kept of that person alone, the leads that it is included, for good. Keys and figures stay; permissions end. */
export const eraseContact = endpoint({
  method: 'POST', path: '/api/v1/contacts/:contactId/erasure', summary: 'Erase a contact’s personal data for good', input: z.object({ contactId: Id }), output: Done,
});

export const listPermissions = endpoint({
  method: 'GET', path: '/api/v1/permissions', summary: 'Permissions of a contact or of every contact of an account, the latest first',
  input: z.object({ contactId: Id.optional(), accountId: Id.optional() }).refine((i) => Boolean(i.contactId) !== Boolean(i.accountId), 'missing'),
  output: z.object({
    rows: z.array(Permission),
    /** For each channel, of `of` contacts in use, how many may be contacted commercially, and until when all of them may. */
    channels: z.array(z.object({ channel: Channel, may: z.int(), of: z.int(), until: Day.nullable() })),
  }),
});

/** `evidence`: what proves it (form, contract number, recording). `expiresAt` null: until revoked. */
export const recordPermission = endpoint({
  method: 'POST', path: '/api/v1/permissions', summary: 'Record a permission with its evidence', creates: true,
  input: z.object({
    contactId: Id, channel: Channel, purpose: Purpose, basis: Basis, evidence: z.string().trim().min(1, 'missing').max(500, 'too_long'),
    obtainedAt: Instant, expiresAt: Instant.nullable().optional(),
  }),
  output: z.object({ id: Id }),
});

/** From now on; what was done under it stays permitted. `conflict` (rule `customers.permission_over`) when it ended before. */
export const revokePermission = endpoint({
  method: 'PUT', path: '/api/v1/permissions/:permissionId/revocation', summary: 'Revoke a permission', input: z.object({ permissionId: Id }), output: Done,
});
