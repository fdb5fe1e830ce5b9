import { z } from 'zod';

/**
 * The forms of a list as a file: the `:format` that ends the path of an export. CSV has no limit of rows; `semicolons` is a CSV
 * as spreadsheets write it where the decimal mark is a comma (decision 025).
 */
export const SheetFormat = z.enum(['csv', 'xlsx', 'semicolons']);
export type SheetFormat = z.infer<typeof SheetFormat>;

/** What a person is offered, the workbook first: of both ways to write a CSV, the one that opens in columns where they are. */
export const formsFor = (locale: string): readonly ['xlsx', 'csv' | 'semicolons'] => ['xlsx', locale === 'es-ES' ? 'semicolons' : 'csv'];

/** Media types of CSV and workbook, the first when none is told. */
export const sheetTypes = ['text/csv; charset=utf-8', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const;

/** As many rows as a workbook may have. */
export const rowsOfASheet = 25_000;
