import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { call, type Caller, ProblemError, requestOf } from '../../../contract/call.ts';
import { Problem } from '../../../contract/errors.ts';
import { checkImport, type ImportRun, runImport, sendImportFile, startImport } from '../contract/imports.ts';
import { Mapping } from '../contract/mapping.ts';

/** Brings files in over the API, as the command line and the tests do: start, send each file, check, and run unless only trying. */
export async function bringIn(mappingPath: string, folder: string, caller: Caller, how: { dryRun?: boolean; leaveOutWrong?: boolean } = {}): Promise<ImportRun> {
  const mapping = Mapping.parse(JSON.parse(await readFile(mappingPath, 'utf8')));
  const { id: runId } = await call(startImport, { mapping }, caller);
  for (const [file, { path }] of Object.entries(mapping.files)) await sendFile(runId, file, join(folder, path), caller);
  const checked = await call(checkImport, { runId }, caller);
  return how.dryRun ? checked : call(runImport, { runId, leaveOutWrong: how.leaveOutWrong ?? false }, caller);
}

/** Streams one file to its import. */
export async function sendFile(runId: string, file: string, path: string, caller: Caller): Promise<void> {
  const { url, init } = requestOf(sendImportFile, { runId, file }, caller);
  const body = Readable.toWeb(createReadStream(path));
  const response = await fetch(url, { ...init, body: body as never, headers: { ...(init.headers as Record<string, string>), 'content-type': 'text/csv' }, duplex: 'half' } as RequestInit);
  if (!response.ok) throw new ProblemError(Problem.parse(await response.json()));
  await response.json();
}
