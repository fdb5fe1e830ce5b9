import { z } from 'zod';

/** The two forms of a list as a file: the `:format` that ends the path of an export. CSV has no limit of rows. */
export const SheetFormat = z.enum(['csv', 'xlsx']);
export type SheetFormat = z.infer<typeof SheetFormat>;

/** Media types of both forms, the first when none is told. */
export const sheetTypes = ['text/csv; charset=utf-8', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const;

/** As many rows as a workbook may have. */
export const rowsOfASheet = 25_000;
