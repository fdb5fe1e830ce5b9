import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { cloneDatabase } from '../platform/server/postgres/forTests.ts';
import { generateTables } from './tables.ts';

test('the generated types are those of the database as the migrations make it', { timeout: 60_000 }, async () => {
  const database = await cloneDatabase(), folder = mkdtempSync(join(tmpdir(), 'unisono-tables-'));
  try {
    const made = join(folder, 'tables.ts');
    await generateTables(promisify(execFile), database.ownerOptions, made);
    expect(readFileSync(made, 'utf8')).toBe(readFileSync('platform/server/tables.generated.ts', 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
    await database.drop();
  }
});
