import { expect, test } from 'vitest';
import { PlainEnd } from './plainly.ts';
import { readSettings } from './settings.ts';

test('nothing set means a server of this machine only', () => {
  expect(readSettings({})).toMatchObject({ port: 4000, host: '127.0.0.1', trustProxy: false, logLevel: 'info', databaseUrl: undefined });
  expect(readSettings({ PORT: '', TRUST_PROXY: '' })).toMatchObject({ port: 4000, trustProxy: false });
});

test('a proxy is trusted by count: one where nothing else is said', () => {
  expect(['true', '1', 'yes', '2', 'false', '0'].map((said) => readSettings({ TRUST_PROXY: said }).trustProxy)).toEqual([1, 1, 1, 2, false, false]);
});

test.each([
  ['PORT', '99999'], ['PORT', 'http'], ['PUBLIC_URL', 'crm.example.com'], ['TRUST_PROXY', 'maybe'], ['TRUST_PROXY', '-1'],
  ['DATABASE_URL', 'mysql://x/y'], ['SMTP_URL', 'mail.example.com'], ['LOG_LEVEL', 'loud'],
])('a wrong %s (%s) ends with one sentence that names it', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(PlainEnd);
  expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} [^\\n]*\\.$`));
});

test('a public address loses its final slash', () => {
  expect(readSettings({ PUBLIC_URL: 'https://crm.example.com/' }).publicUrl).toBe('https://crm.example.com');
});
