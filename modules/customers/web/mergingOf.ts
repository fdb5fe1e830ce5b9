import type { Words } from '../../../words/es.ts';
import type { MergeKind } from '../contract.ts';
import * as contract from '../contract.ts';

/* Customers and contacts are merged alike: what differs between the two. */

export interface MergingOf {
  kind: MergeKind;
  list: typeof contract.listDuplicateAccounts;
  apart: typeof contract.tellAccountsApart;
  preview: typeof contract.previewAccountMerge;
  merge: typeof contract.mergeAccounts;
  undo: typeof contract.undoAccountMerge;
  record: (id: string) => string;
  stale: readonly { path: string }[];
}

const { getAccount, getContact, listAccounts, listContacts, listMerges, accountHistory, accountCustody, listPermissions } = contract;

export const mergingOf: Record<MergeKind, MergingOf> = {
  account: {
    kind: 'account', list: contract.listDuplicateAccounts, apart: contract.tellAccountsApart, preview: contract.previewAccountMerge, merge: contract.mergeAccounts, undo: contract.undoAccountMerge,
    record: (id) => `/customers/${id}`, stale: [contract.listDuplicateAccounts, getAccount, listAccounts, listContacts, listMerges, accountHistory, accountCustody],
  },
  contact: {
    kind: 'contact', list: contract.listDuplicateContacts, apart: contract.tellContactsApart, preview: contract.previewContactMerge, merge: contract.mergeContacts as unknown as typeof contract.mergeAccounts, undo: contract.undoContactMerge,
    record: (id) => `/customers/contacts?contact=${id}`, stale: [contract.listDuplicateContacts, getContact, listContacts, getAccount, listMerges, listPermissions],
  },
};

/** What a record holds, in words: "3 operaciones, 2 contactos". */
export const heldInWords = (words: Words['merging'], moves: readonly { what: string; count: number }[]): string[] =>
  moves.flatMap(({ what, count }) => words.holds[what]?.(count) ?? []);

/** A field's name and its values as people read them. */
export function fieldWords(words: Words, plainDay: (day: string) => string) {
  const f = words.customers.fields, { statuses, sizesWith } = words.customers;
  const name = (field: string): string => (field === 'accountId' ? f.account : field === 'language' ? words.merging.language : (f as Record<string, string>)[field] ?? field);
  const value = (field: string, raw: string | null, named?: string | null): string | null => {
    if (raw === null) return null;
    if (field === 'status') return statuses[raw as keyof typeof statuses] ?? raw;
    if (field === 'size') return sizesWith[raw as keyof typeof sizesWith] ?? raw;
    return field === 'customerSince' ? plainDay(raw) : field === 'accountId' ? named ?? raw : raw;
  };
  return { name, value };
}
