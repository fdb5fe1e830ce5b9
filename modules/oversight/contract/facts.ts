import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Named, PageInput, pageOf, QueryList } from '../../../contract/shapes.ts';
import { SheetFormat, sheetTypes } from '../../../contract/sheet.ts';

/** A field before and after: ids of records by their names, personal values as they are kept; `erased`: blanked since. */
const FieldChange = z.object({ field: z.string(), before: z.unknown(), after: z.unknown(), erased: z.boolean() });

/** What happened, as it was recorded. Names are those of today; what the reader may not see otherwise is not told here either. */
export const FactRow = z.object({
  id: Id, at: Instant, what: z.string(), about: z.object({ kind: z.string(), id: Id, name: z.string().nullable() }),
  /** Which record it is, and what changed in it, is not the reader's to see. */
  shut: z.boolean(),
  /** The person, or null for a system actor, whose name is `system`. */
  person: Named.nullable(), system: z.string().nullable(), via: z.string(), actId: Id.nullable(), changes: z.array(FieldChange),
});
export type FactRow = z.infer<typeof FactRow>;

/** Days are half-open, on the reader's calendar. */
const FactFilter = {
  what: z.string().max(60).optional(), kind: QueryList(z.string().max(40)).optional(), aboutId: Id.optional(), personId: Id.optional(), actId: Id.optional(),
  atFrom: Day.optional(), atTo: Day.optional(), sort: z.literal('-at').default('-at'),
};

export const listFacts = endpoint({
  method: 'GET', path: '/api/v1/facts', summary: 'The audit trail: every change, the latest first', input: z.object({ ...FactFilter, ...PageInput }), output: pageOf(FactRow),
});

export const exportFacts = endpoint({
  method: 'GET', path: '/api/v1/facts.:format', summary: 'The audit trail as a file, CSV or XLSX, in the reader’s words', file: sheetTypes,
  input: z.object({ format: SheetFormat, ...FactFilter, columns: QueryList(z.string().max(40)).optional() }), output: z.unknown(),
});
