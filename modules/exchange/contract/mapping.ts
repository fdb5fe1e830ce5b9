import { z } from 'zod';

/*
  A mapping says which column of which file fills which field of which noun. It is data: saved, sent with an import,
  kept with its run. Examples: examples/olist-funnel/mapping.json, examples/crm-m/mapping.json.
*/

const Column = z.string().min(1).max(200);

/** A value found in another file: the row of `file` whose column `match` equals this row's column `by` gives `take`. */
export const LookUp = z.object({ file: z.string(), match: Column, by: Column, take: Column });

/** Where a field's value comes from, and how it is read. The first of `value`, `template`, `lookup`, `column` that is there. */
export const FieldMapping = z.object({
  /** The same for every row. */
  value: z.string().optional(),
  /** Text with columns in braces: `{first_name} {last_name}`. */
  template: z.string().optional(),
  lookup: LookUp.optional(),
  column: Column.optional(),
  /** Only in rows whose column has one of these values; in the others the field is left out. */
  when: z.object({ column: Column, is: z.array(z.string()).min(1) }).optional(),
  /** Exact values replaced: `{ "NEW": "contact" }`. A value that is not there is a problem unless `otherwise` is given. */
  map: z.record(z.string(), z.string()).optional(),
  otherwise: z.string().optional(),
  /** What a blank cell means; without it a blank leaves the field out. */
  blank: z.string().optional(),
  /** What any cell that is not blank means. */
  present: z.string().optional(),
  prefix: z.string().optional(),
  /** Order of day, month and year in dates: `ymd` (2018-02-26), `dmy` (26/2/2018), `mdy` (2/26/2018). */
  date: z.enum(['ymd', 'dmy', 'mdy']).optional(),
  /** The IANA zone that times without an offset are written in. */
  writtenIn: z.string().optional(),
  /** The zone in whose calendar an instant becomes a date. */
  dateIn: z.string().optional(),
  /** A later day counts as this one: `today`, the day of the import, or a date (what is closed cannot be closed tomorrow). */
  notAfter: z.union([z.literal('today'), z.iso.date()]).optional(),
  /** The decimal mark of numbers: `.` (1,234.56) or `,` (1.234,56). Without it, whichever comes last. */
  decimal: z.enum(['.', ',']).optional(),
  case: z.enum(['lower', 'upper']).optional(),
});
export type FieldMapping = z.infer<typeof FieldMapping>;

export const MappingStep = z.object({
  /** The noun: account, contact, lead, opportunity, booking… */
  into: z.string(),
  from: z.string().optional(),
  /** Rows written in the mapping itself, instead of a file: field -> value. */
  rows: z.array(z.record(z.string(), z.string())).optional(),
  /** One record for each different combination of these columns. */
  distinct: z.array(Column).optional(),
  /** Only rows where this value is not blank. */
  where: z.object({ column: Column.optional(), lookup: LookUp.optional() }).optional(),
  /** What happens to a record that exists: it is updated, left alone, or that is a problem. */
  existing: z.enum(['update', 'skip', 'refuse']).default('update'),
  fields: z.record(z.string(), FieldMapping).default({}),
});
export type MappingStep = z.infer<typeof MappingStep>;

export const MappingFile = z.object({
  path: z.string(),
  /** Found out by itself when not given. */
  delimiter: z.string().length(1).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
  quote: z.string().length(1).optional(),
});

export type MappingFile = z.infer<typeof MappingFile>;

export const Mapping = z.object({
  name: z.string().trim().min(1).max(120),
  files: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), MappingFile),
  steps: z.array(MappingStep).min(1).max(60),
});
export type Mapping = z.infer<typeof Mapping>;
