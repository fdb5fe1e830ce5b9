import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Named, PageInput, pageOf, QueryFlag, QueryList } from '../../../contract/shapes.ts';
import { SheetFormat, sheetTypes } from '../../../contract/sheet.ts';

export const AccountStatus = z.enum(['prospect', 'customer', 'former']);
export type AccountStatus = z.infer<typeof AccountStatus>;
export const AccountClass = z.enum(['A', 'B', 'C']);
export type AccountClass = z.infer<typeof AccountClass>;
/** By the people who work there: under 10, under 50, under 250, and more (as the European Union counts them, Recommendation 2003/361/EC). */
export const AccountSize = z.enum(['micro', 'small', 'medium', 'large']);
export type AccountSize = z.infer<typeof AccountSize>;

/** A seat and who sits there on the day asked; `person` is null while it is vacant and nobody stands in. */
/** `unnamed`: somebody holds it whose name is not given; without a person it is vacant otherwise. */
export const SeatHeld = z.object({ seat: Named, person: Named.nullable(), unnamed: z.boolean() });
export type SeatHeld = z.infer<typeof SeatHeld>;

export const AccountRow = z.object({
  id: Id, name: z.string(), status: AccountStatus, class: AccountClass.nullable(), size: AccountSize.nullable(), city: z.string().nullable(), segment: z.string().nullable(), productLine: z.string().nullable(),
  market: Named, customerSince: Day.nullable(),
  /** The lead seat today and who sits there. */
  lead: SeatHeld.nullable(),
  version: z.int(),
});
export type AccountRow = z.infer<typeof AccountRow>;

/** With the day of each division's last contact, in the customer's market; null: never. As its record tells it, for whoever reads the customer. */
export const ListedAccount = AccountRow.extend({ lastContact: z.object({ marketing: Day.nullable(), sales: Day.nullable() }) });
export type ListedAccount = z.infer<typeof ListedAccount>;
/** So many whole days without contact, those never contacted among them; `never`: only those. */
const Silence = z.union([z.literal('never'), z.coerce.number().int().min(1).max(36_500)]);

export const AccountFilter = {
  /** Words in its name, city or tax number: accents and case do not matter. */
  find: z.string().trim().max(100).optional(),
  status: QueryList(AccountStatus).optional(),
  class: QueryList(AccountClass).optional(),
  size: QueryList(AccountSize).optional(),
  market: QueryList(Id).optional(),
  segment: QueryList(z.string().max(80)).optional(),
  productLine: QueryList(z.string().max(80)).optional(),
  /** Accounts led by this seat today. */
  seat: QueryList(Id).optional(),
  mine: QueryFlag.optional(),
  /** Without contact of either division, of sales, of marketing: for so many days by their market's calendar, or `never`. */
  noContactFor: Silence.optional(), noSalesContactFor: Silence.optional(), noMarketingContactFor: Silence.optional(),
  /** Those withdrawn instead of those in use. */
  withdrawn: QueryFlag.optional(),
};
/** By last contact, the longest ago comes first and those never contacted before them; with `-`, the other way round. */
export const AccountSort = z.enum(['name', '-name', 'customerSince', '-customerSince', 'lastContact', '-lastContact', 'lastSalesContact', '-lastSalesContact', 'lastMarketingContact', '-lastMarketingContact']).default('name');

export const listAccounts = endpoint({
  method: 'GET', path: '/api/v1/accounts', summary: 'Customers, by name unless another order is asked',
  input: z.object({ ...AccountFilter, sort: AccountSort, ...PageInput }),
  output: pageOf(ListedAccount),
});

/** The same rows, all of them, with the titles in the reader's language; `columns` are those on screen, all unless told. */
export const exportAccounts = endpoint({
  method: 'GET', path: '/api/v1/accounts.:format', summary: 'Customers as a file, CSV or XLSX, with the filter and order of the list',
  input: z.object({ format: SheetFormat, ...AccountFilter, sort: AccountSort, columns: QueryList(z.string().max(40)).optional() }), output: z.unknown(), file: sheetTypes,
});

/** Segments in use, the commonest first: for filters and for filling a form. */
export const listSegments = endpoint({
  method: 'GET', path: '/api/v1/account-segments', summary: 'Segments in use, the commonest first',
  input: z.object({}), output: z.object({ rows: z.array(z.string()) }),
});
/** As segments: what customers mainly buy of us. */
export const listProductLines = endpoint({
  method: 'GET', path: '/api/v1/account-product-lines', summary: 'Product lines in use, the commonest first',
  input: z.object({}), output: z.object({ rows: z.array(z.string()) }),
});

/** Status, class or segment of many at once, by `actId`; `kept`: those that had it already. At most 10,000. */
export const changeAccounts = endpoint({
  method: 'POST', path: '/api/v1/account-changes', summary: 'Change status, class or segment of many customers', creates: true,
  input: z.object({
    accountIds: z.array(Id).min(1).max(10_000),
    change: z.object({ status: AccountStatus, class: AccountClass.nullable(), segment: z.string().trim().max(80).nullable() }).partial()
      .refine((c) => Object.keys(c).length > 0, 'missing'),
  }),
  output: z.object({ actId: Id, changed: z.int(), kept: z.int() }),
});

/** Takes a bulk change back where nothing else changed the record since; `kept` are those that did. */
export const undoAccountChanges = endpoint({
  method: 'DELETE', path: '/api/v1/account-changes/:actId', summary: 'Take a change of many customers back',
  input: z.object({ actId: Id }), output: z.object({ restored: z.int(), kept: z.int() }),
});
