import { z } from 'zod';
import { isKept } from './days.ts';

/** Shapes every room shares. Ids are uuidv7; dates are dates (no zone); instants are ISO 8601 with an offset. */
export const Id = z.uuid();
export const Day = z.iso.date().refine((day) => isKept(day), 'not_kept');
export const Instant = z.iso.datetime({ offset: true }).refine((instant) => isKept(instant), 'not_kept');
export const Currency = z.string().regex(/^[A-Z]{3}$/);

/** Integer minor units as a decimal string (JSON numbers lose cents above 2^53; more than 18 digits is more than can be kept), with its ISO 4217 currency. */
export const Money = z.object({ minor: z.string().regex(/^-?\d{1,18}$/), currency: Currency });
export type Money = z.infer<typeof Money>;

/** Query parameters arrive as words: these read them. */
export const QueryFlag = z.enum(['true', 'false', '1', '0']).transform((v) => v === 'true' || v === '1').or(z.boolean());
export const QueryNumber = z.coerce.number();
/** One or many: `?stage=a&stage=b` is a list, `?stage=a` a list of one. */
export const QueryList = <T extends z.ZodType>(one: T) => z.union([z.array(one), one.transform((v) => [v])]);

/** A keyset page: `after` is the cursor the previous page gave; `limit` at most 200. */
export const PageInput = { after: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(60) };
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), next: z.string().nullable() });

/** A person, a seat or any other record, named for display. */
export const Named = z.object({ id: Id, name: z.string() });
export type Named = z.infer<typeof Named>;

export const Division = z.enum(['marketing', 'sales']);
export type Division = z.infer<typeof Division>;
export const Language = z.enum(['es', 'en']);
export type Language = z.infer<typeof Language>;
export const Done = z.object({ done: z.literal(true) });

/** What stands where a text was that was erased with a person’s data. */
export const erasedText = '—';
