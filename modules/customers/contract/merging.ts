import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Done, Id, Instant, Named, PageInput, pageOf } from '../../../contract/shapes.ts';
import { SeatHeld } from './accounts.ts';

/* Two records of one customer, or of one person, become one (decision 028). */

export const MergeKind = z.enum(['account', 'contact']);
export type MergeKind = z.infer<typeof MergeKind>;

/** Why two may be the same one: exactly alike in it, but `name`, which only sounds alike (and stands in one town, or at one customer). */
export const Alike = z.enum(['tax', 'domain', 'phone', 'email', 'name']);
export type Alike = z.infer<typeof Alike>;

const Alikes = z.object({
  id: Id, name: z.string(), email: z.string().nullable(), phone: z.string().nullable(), city: z.string().nullable(), taxId: z.string().nullable(), website: z.string().nullable(), jobTitle: z.string().nullable(),
  /** The customer of a contact. */
  account: Named.nullable(),
  /** Who answers for the customer, or for the contact's customer. */
  lead: SeatHeld.nullable(), createdAt: Instant,
});
export const DuplicatePair = z.object({ id: Id, because: z.array(Alike), one: Alikes, other: Alikes });
export type DuplicatePair = z.infer<typeof DuplicatePair>;

const Distinction = z.object({ oneId: Id, otherId: Id, distinct: z.boolean() });
const Pair = z.object({ keepId: Id, absorbId: Id });

const Value = z.string().nullable();
const Side = Alikes.extend({ version: z.int(), externalKey: Value });
export const Merging = z.object({
  keep: Side, absorb: Side,
  /** The other one holds more: better that one stays. */
  betterSwapped: z.boolean(),
  /** Each field with both values; `take`: whose value is proposed. Names beside ids (`keepName`), for what refers to a record. */
  fields: z.array(z.object({ field: z.string(), keep: Value, absorb: Value, keepName: Value, absorbName: Value, take: z.enum(['keep', 'absorb']) })),
  /** What is carried over, by table: `sales.opportunity`. */
  moves: z.array(z.object({ what: z.string(), count: z.int() })),
  warnings: z.array(z.object({ code: z.enum(['other_lead', 'opted_out', 'two_keys', 'two_tax_ids', 'other_account']), names: z.array(z.string()) })),
  /** Why the reader may not, and who can. */
  refused: z.object({ rule: z.string(), who: z.string().nullable() }).nullable(),
});
export type Merging = z.infer<typeof Merging>;

/** `take`: fields whose value comes from the absorbed record; every other stays. `leadStays`: who answered for the absorbed customer joins the team. */
const Merge = Pair.extend({ keepVersion: z.int(), absorbVersion: z.int(), take: z.array(z.string().max(40)).max(40).default([]), leadStays: z.boolean().default(false) });
const Merged = z.object({ id: Id, keptId: Id, version: z.int(), moved: z.int() });

export const listDuplicateAccounts = endpoint({
  method: 'GET', path: '/api/v1/account-duplicates', summary: 'Customers that may be the same one, the likeliest first. What more than twelve share (a switchboard) says nothing', input: z.object({ ...PageInput }), output: pageOf(DuplicatePair),
});
export const listDuplicateContacts = endpoint({
  method: 'GET', path: '/api/v1/contact-duplicates', summary: 'Contacts that may be the same person, the likeliest first', input: z.object({ ...PageInput }), output: pageOf(DuplicatePair),
});
export const tellAccountsApart = endpoint({
  method: 'PUT', path: '/api/v1/account-duplicates/distinction', summary: 'Say that two customers are not the same one, or take it back', input: Distinction, output: Done,
});
export const tellContactsApart = endpoint({
  method: 'PUT', path: '/api/v1/contact-duplicates/distinction', summary: 'Say that two contacts are not the same person, or take it back', input: Distinction, output: Done,
});
export const previewAccountMerge = endpoint({
  method: 'GET', path: '/api/v1/account-merges/preview', summary: 'What merging two customers would do: fields side by side, what moves, warnings', input: Pair, output: Merging,
});
export const previewContactMerge = endpoint({
  method: 'GET', path: '/api/v1/contact-merges/preview', summary: 'What merging two contacts would do: fields side by side, what moves, warnings', input: Pair, output: Merging,
});
/** Refused: `stale` when either changed since it was seen; `customers.merge_other_team` when another team leads one of them; `customers.merge_markets`, `customers.merge_not_in_use`. */
export const mergeAccounts = endpoint({
  method: 'POST', path: '/api/v1/account-merges', summary: 'Merge a customer into another: everything about it goes along, and its address leads to the one that stays', creates: true, input: Merge, output: Merged,
});
/** Whoever withdrew a permission in either record is not reached through the other: the stricter holds. Refused as customers are. */
export const mergeContacts = endpoint({
  method: 'POST', path: '/api/v1/contact-merges', summary: 'Merge a contact into another: everything about it goes along, and the stricter permission holds', creates: true, input: Merge.omit({ leadStays: true }), output: Merged,
});
/** What was carried over goes back, fields too where nobody changed them since; what came later stays. Refused: `customers.merge_undone`, `customers.merge_followed`, `customers.contact_erased`. */
export const undoAccountMerge = endpoint({
  method: 'DELETE', path: '/api/v1/account-merges/:mergeId', summary: 'Undo a merge of customers', input: z.object({ mergeId: Id }), output: z.object({ restoredId: Id, keptId: Id }),
});
export const undoContactMerge = endpoint({
  method: 'DELETE', path: '/api/v1/contact-merges/:mergeId', summary: 'Undo a merge of contacts', input: z.object({ mergeId: Id }), output: z.object({ restoredId: Id, keptId: Id }),
});

/** Merges into one record, with every value of the absorbed one as it was then: `kept` is what the staying record has today. */
export const listMerges = endpoint({
  method: 'GET', path: '/api/v1/merges', summary: 'What was merged into a record, as it was before, the latest first',
  input: z.object({ kind: MergeKind, recordId: Id }),
  output: z.object({
    rows: z.array(z.object({
      id: Id, at: Instant, who: z.string().nullable(), absorbed: Named, moved: z.array(z.object({ what: z.string(), count: z.int() })),
      fields: z.array(z.object({ field: z.string(), kept: Value, was: Value })), undoneAt: Instant.nullable(), mayUndo: z.boolean(),
    })),
  }),
});
