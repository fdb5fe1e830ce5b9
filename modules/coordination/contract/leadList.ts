import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Named, PageInput, pageOf, QueryFlag, QueryList } from '../../../contract/shapes.ts';
import { SheetFormat, sheetTypes } from '../../../contract/sheet.ts';
import { Coded, HandOffState, Party } from './handOffs.ts';

/** Where a lead stands: `new` until it is first handed over, then as its latest hand-off. */
export const LeadStanding = z.enum(['new', ...HandOffState.options]);

export const LeadRow = z.object({
  id: Id, name: z.string(), company: z.string(), email: z.string().nullable(), market: Named, origin: Coded, campaign: Named.nullable(), firstContactOn: Day,
  standing: LeadStanding, handOffId: Id.nullable(), withSeat: Party.nullable(), account: Named.nullable(), version: z.int(),
});
export type LeadRow = z.infer<typeof LeadRow>;

const filter = {
  /** Words in its name, company or e-mail. */
  find: z.string().trim().max(100).optional(),
  origin: QueryList(z.string()).optional(), campaign: QueryList(Id).optional(), market: QueryList(Id).optional(), standing: QueryList(LeadStanding).optional(),
  /** First contact in [firstContactFrom, firstContactTo). */
  firstContactFrom: Day.optional(), firstContactTo: Day.optional(),
  account: Id.optional(), mine: QueryFlag.optional(),
};
const sort = z.enum(['firstContactOn', '-firstContactOn']).default('-firstContactOn');

export const listLeads = endpoint({
  method: 'GET', path: '/api/v1/leads', summary: 'Leads and where each stands, the latest first', input: z.object({ ...filter, sort, ...PageInput }), output: pageOf(LeadRow),
});
export const exportLeads = endpoint({
  method: 'GET', path: '/api/v1/leads.:format', summary: 'Leads as a file, CSV or XLSX', file: sheetTypes, input: z.object({ format: SheetFormat, ...filter, sort }), output: z.unknown(),
});
