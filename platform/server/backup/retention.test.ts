import { expect, test } from 'vitest';
import { expired } from './retention.ts';

test('the last daily backups stay, by their dates, and nothing else is touched', () => {
  const files = ['unisono-2026-11-03.backup', 'unisono-2026-10-31.backup', 'before-update-1.backup', 'unisono-2026-11-01.backup', 'notes.txt'];
  expect(expired(files, 2)).toEqual(['unisono-2026-10-31.backup']);
  expect(expired(files, 9)).toEqual([]);
  expect(expired(files, 0)).toEqual(['unisono-2026-10-31.backup', 'unisono-2026-11-01.backup']);
});
