import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Named, PageInput, pageOf, QueryFlag, QueryList } from '../../../contract/shapes.ts';

export const AccountStatus = z.enum(['prospect', 'customer', 'former']);
export const AccountClass = z.enum(['A', 'B', 'C']);

export const AccountRow = z.object({
  id: Id, name: z.string(), status: AccountStatus, class: AccountClass.nullable(), city: z.string().nullable(), segment: z.string().nullable(),
  market: Named, customerSince: Day.nullable(),
  /** The lead seat today and who sits there; `person` is null while the seat is vacant and nobody stands in. */
  lead: z.object({ seat: Named, person: Named.nullable() }).nullable(),
  version: z.int(),
});
export type AccountRow = z.infer<typeof AccountRow>;

export const AccountFilter = {
  /** Words in its name, city or tax number: accents and case do not matter. */
  find: z.string().trim().max(100).optional(),
  status: QueryList(AccountStatus).optional(),
  class: QueryList(AccountClass).optional(),
  market: QueryList(Id).optional(),
  /** Accounts led by this seat today. */
  seat: QueryList(Id).optional(),
  mine: QueryFlag.optional(),
};

export const listAccounts = endpoint({
  method: 'GET', path: '/api/v1/accounts', summary: 'Customers, by name unless another order is asked',
  input: z.object({ ...AccountFilter, sort: z.enum(['name', '-name', 'customerSince', '-customerSince']).default('name'), ...PageInput }),
  output: pageOf(AccountRow),
});
