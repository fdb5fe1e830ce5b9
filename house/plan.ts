import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** The house as it stands on disk: every source file, where it is, and what it imports. */
export interface Place { room: string; part: string; frontDoor: boolean }
export interface Import { file: string; target: string }

const sourceFolders = ['contract', 'words', 'platform', 'modules', 'app', 'database', 'house', 'journeys', 'bench'];

export const sources: string[] = sourceFolders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((f) => /\.(tsx?|mjs)$/.test(f) && !f.includes('node_modules')).map((f) => join(folder, f)));

export const read = (file: string): string => readFileSync(file, 'utf8');
/** Tests, and what only they use. */
export const isTest = (file: string): boolean => /\.test\.tsx?$|\/fixtures\.ts$/.test(file);
export const isGenerated = (file: string): boolean => file.includes('.generated.') || file.includes('/seeds/');

/** Static, type-only, re-exporting and dynamic imports of our own files. */
export const imports: Import[] = sources.flatMap((file) =>
  [...read(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((m) => ({ file, target: normalize(join(dirname(file), m[1]!)) })));

export function placeOf(path: string): Place | null {
  const inRoom = path.match(/^modules\/(\w+)\/(contract\.ts|contract|rules|server|web)(?:\/(.*))?$/);
  if (inRoom) {
    const part = inRoom[2] === 'contract.ts' ? 'contract' : inRoom[2]!;
    return { room: inRoom[1]!, part, frontDoor: inRoom[2] === 'contract.ts' || inRoom[3] === 'index.ts' };
  }
  const shared = path.match(/^(contract|words|platform\/server|platform\/web)\//);
  return shared ? { room: '', part: shared[1]!, frontDoor: true } : null;
}
