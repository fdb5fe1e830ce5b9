import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
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

/** Streams one file to its import. Not by `fetch`: it would read the whole file ahead of the server. */
export async function sendFile(runId: string, file: string, path: string, caller: Caller): Promise<void> {
  const { url, init } = requestOf(sendImportFile, { runId, file }, caller);
  const sending = request(url, { method: init.method!, headers: { ...(init.headers as Record<string, string>), 'content-type': 'text/csv' } });
  const answered = new Promise<IncomingMessage>((resolve, reject) => sending.once('response', resolve).once('error', reject));
  await Promise.all([answered, pipeline(createReadStream(path), sending)]);
  const response = await answered, answer: unknown = await json(response);
  if (response.statusCode! >= 400) throw new ProblemError(Problem.parse(answer));
}
