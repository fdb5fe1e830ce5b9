import { accessSync, constants, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm', enough = 6 * 1024 ** 3;

/** A new folder for databases that are thrown away: in memory where there is plenty, for a copy of a database is a thousand files. */
export const testFolder = (prefix: string): string => mkdtempSync(join(plentyOfMemory() ? memory : tmpdir(), prefix));

function plentyOfMemory(): boolean {
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return Math.min(bavail * bsize, process.availableMemory()) > enough;
  } catch {
    return false;
  }
}
