import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { call, type Caller } from '../../../contract/call.ts';
import { Day } from '../../../contract/shapes.ts';
import { importOrganograms, type OrganogramImport, OrganogramMapping, type OrganogramPreview, previewOrganograms } from '../contract/organograms.ts';

/** A mapping as a file: the columns, and which files there are, of what date and with what kind of rows. */
const MappingOfFiles = OrganogramMapping.extend({
  files: z.array(z.object({ path: z.string(), on: Day.nullable().default(null), rows: z.enum(['posts', 'groups']).default('posts') })).min(1),
  leaveOut: z.array(Day).default([]),
  renumbered: z.array(z.object({ from: z.string(), to: z.string(), on: Day })).default([]),
});

/** Brings organograms in over the API, as the command line and the tests do: preview, and import exactly that unless only trying. */
export async function bringOrganograms(mappingPath: string, folder: string, caller: Caller, dryRun: boolean): Promise<{ preview: OrganogramPreview; imported: OrganogramImport | null }> {
  const { files: wanted, leaveOut, renumbered, ...mapping } = MappingOfFiles.parse(JSON.parse(await readFile(mappingPath, 'utf8')));
  const files = await Promise.all(wanted.map(async ({ path, on, rows }) => ({ name: path, on, rows, content: (await readFile(join(folder, path))).toString('base64') })));
  const asked = { mapping, files, leaveOut, renumbered };
  const preview = await call(previewOrganograms, asked, caller);
  return { preview, imported: dryRun ? null : await call(importOrganograms, { ...asked, hash: preview.hash }, caller) };
}
