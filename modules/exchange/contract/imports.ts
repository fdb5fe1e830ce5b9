import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Done, Id, Instant, PageInput, pageOf } from '../../../contract/shapes.ts';
import { SheetFormat, sheetTypes } from '../../../contract/sheet.ts';
import { Mapping } from './mapping.ts';

export const RunState = z.enum(['staged', 'checked', 'running', 'done', 'failed', 'taken_back']);

export const StepCount = z.object({
  step: z.int(), noun: z.string(), create: z.int(), update: z.int(), same: z.int(), skip: z.int(), wrong: z.int(),
});
export const FileCount = z.object({ file: z.string(), rows: z.int(), columns: z.array(z.string()), encoding: z.string(), delimiter: z.string() });

export const ImportRun = z.object({
  id: Id, name: z.string(), state: RunState, createdAt: Instant, finishedAt: Instant.nullable(), takenBackAt: Instant.nullable(),
  byName: z.string(), files: z.array(FileCount), /** Files that its mapping reads and that have not been sent. */ awaited: z.array(z.string()), steps: z.array(StepCount), problems: z.int(), failure: z.string().nullable(),
});
export type ImportRun = z.infer<typeof ImportRun>;

/** A row that cannot come in, and why, as a word key (`exchange.problems`) with the value that was read. */
export const RowProblem = z.object({ file: z.string(), row: z.int(), field: z.string().nullable(), problem: z.string(), value: z.string().nullable() });
export type RowProblem = z.infer<typeof RowProblem>;

export const startImport = endpoint({
  method: 'POST', path: '/api/v1/imports', summary: 'Begin an import with a mapping; its files are sent next', creates: true,
  input: z.object({ mapping: Mapping }), output: ImportRun,
});

export const sendImportFile = endpoint({
  method: 'PUT', path: '/api/v1/imports/:runId/files/:file', summary: 'Send one of the files (CSV of any delimiter, UTF-8, UTF-16 or Windows-1252)', upload: true,
  input: z.object({ runId: Id, file: z.string() }), output: FileCount,
});

/** Reads every row, and answers what would be created and changed and what is wrong. Nothing is changed. */
export const checkImport = endpoint({
  method: 'POST', path: '/api/v1/imports/:runId/check', summary: 'Read and check every row; change nothing',
  input: z.object({ runId: Id }), output: ImportRun,
});

/** All of it in one transaction, under the caller's rights. Rows with problems are left out only when `leaveOutWrong`. */
export const runImport = endpoint({
  method: 'POST', path: '/api/v1/imports/:runId/run', summary: 'Do the import',
  input: z.object({ runId: Id, leaveOutWrong: z.boolean().default(false) }), output: ImportRun,
});

export const listImports = endpoint({
  method: 'GET', path: '/api/v1/imports', summary: 'Imports, the latest first', input: z.object({ ...PageInput }), output: pageOf(ImportRun),
});
export const readImport = endpoint({ method: 'GET', path: '/api/v1/imports/:runId', summary: 'One import', input: z.object({ runId: Id }), output: ImportRun });
export const importProblems = endpoint({
  method: 'GET', path: '/api/v1/imports/:runId/problems', summary: 'Rows with problems, in the order of the files',
  input: z.object({ runId: Id, ...PageInput }), output: pageOf(RowProblem),
});

/** One file's rows with problems, as they came, with the reasons in a column of their own: to mend it and send it again. */
export const exportProblems = endpoint({
  method: 'GET', path: '/api/v1/imports/:runId/problems.:format', summary: 'The rows with problems of one file and why, CSV or XLSX', file: sheetTypes,
  input: z.object({ runId: Id, format: SheetFormat, file: z.string() }), output: z.unknown(),
});

/** How far a check or a run has come: rows done of rows in all, for the step being done. */
export const importProgress = endpoint({
  method: 'GET', path: '/api/v1/imports/:runId/progress', summary: 'How far it has come', input: z.object({ runId: Id }),
  output: z.object({ step: z.int(), steps: z.int(), noun: z.string(), done: z.int(), of: z.int() }),
});

/** A record that was changed or built upon since: it stays unless the person decides otherwise. */
export const KeptRecord = z.object({ id: Id, noun: z.string(), name: z.string(), why: z.enum(['changed_since', 'built_upon', 'never_taken_back']) });
export const takeImportBack = endpoint({
  method: 'POST', path: '/api/v1/imports/:runId/take-back', summary: 'Undo a whole import, as a new act',
  input: z.object({
    runId: Id, dryRun: z.boolean().default(false),
    /** Records to take back although they were changed or built upon since. */
    evenSo: z.array(Id).max(10_000).default([]),
  }),
  output: z.object({ withdrawn: z.int(), restored: z.int(), reversed: z.int(), kept: z.array(KeptRecord), keptCount: z.int() }),
});

export const SavedMapping = z.object({ id: Id, version: z.int(), name: z.string(), mapping: Mapping, createdAt: Instant });
export type SavedMapping = z.infer<typeof SavedMapping>;
export const listMappings = endpoint({ method: 'GET', path: '/api/v1/mappings', summary: 'Saved mappings by name', input: z.object({}), output: z.object({ rows: z.array(SavedMapping) }) });
export const saveMapping = endpoint({
  method: 'POST', path: '/api/v1/mappings', summary: 'Save a mapping under its name (the last one of a name holds)', creates: true,
  input: z.object({ mapping: Mapping }), output: SavedMapping,
});
/** Refused: `exchange.mapping_name_taken`. */
export const renameMapping = endpoint({
  method: 'PATCH', path: '/api/v1/mappings/:mappingId', summary: 'Rename a saved mapping', ifMatch: true,
  input: z.object({ mappingId: Id, version: z.int(), name: z.string().trim().min(1).max(120) }), output: SavedMapping,
});
export const deleteMapping = endpoint({ method: 'DELETE', path: '/api/v1/mappings/:mappingId', summary: 'Delete a saved mapping', input: z.object({ mappingId: Id }), output: Done });

/** What may be brought in: each noun with its fields. */
export const importNouns = endpoint({
  method: 'GET', path: '/api/v1/imports/nouns', summary: 'What may be brought in, and its fields', input: z.object({}),
  output: z.object({ rows: z.array(z.object({
    noun: z.string(), fields: z.array(z.object({ name: z.string(), type: z.string(), required: z.boolean(), reference: z.string().nullable(), choices: z.array(z.string()),
      /** Its choices may be told by a number too, or a range of them. */
      counted: z.boolean(),
    })),
  })) }),
});
