import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openHome } from './home.ts';

const folder = mkdtempSync(join(tmpdir(), 'unisono-home-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a home is private, and its secrets are the same at every start and differ by purpose', () => {
  const path = join(folder, 'private', 'var');
  const secret = openHome(path).secret('sessions');
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(openHome(path).secret('sessions')).toBe(secret);
  expect(openHome(path).secret('other')).not.toBe(secret);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(statSync(join(path, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('a home in use is refused in one sentence, and kill -9 of its holder frees it', async () => {
  const path = join(folder, 'used');
  const script = `
    import { openHome } from './home.ts';
    openHome(${JSON.stringify(path)}).lock();
    console.log('locked'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  const home = openHome(path);
  expect(() => home.lock()).toThrow(/^[^\n]*already using[^\n]*UNISONO_HOME[^\n]*$|^[^\n]*usando ya[^\n]*$/);
  expect(home.tryLock()).toBe(false);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  home.lock();
  expect(openHome(path).tryLock()).toBe(false);
  home.unlock();
  expect(openHome(path).tryLock()).toBe(true);
});

test('a home that cannot be written to is refused in one sentence', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => openHome(join(folder, 'file', 'var'))).toThrow(/UNISONO_HOME/);
});

test.skipIf(process.platform !== 'linux')('a home where the system makes no folders is refused too, and not tried for ever', () => {
  expect(() => openHome('/proc/unisono/var')).toThrow(/UNISONO_HOME/);
});

test('the free share of the disk is a share', () => {
  const free = openHome(join(folder, 'disk')).freeShare();
  expect(free).toBeGreaterThan(0);
  expect(free).toBeLessThanOrEqual(1);
});
