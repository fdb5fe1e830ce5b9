import Fastify, { type FastifyInstance } from 'fastify';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerProblems } from './refusals.ts';
import { serveWeb } from './statics.ts';

const folder = mkdtempSync(join(tmpdir(), 'unisono-web-'));
const script = `console.log(${JSON.stringify('a'.repeat(2000))});`;
let app: FastifyInstance;

beforeAll(() => {
  mkdirSync(join(folder, 'web', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'web', 'index.html'), '<!doctype html><title>Unísono</title>');
  writeFileSync(join(folder, 'web', 'assets', 'web-1.js'), script);
  writeFileSync(join(folder, 'web', 'assets', 'web-1.js.br'), brotliCompressSync(script));
  writeFileSync(join(folder, 'web', 'assets', 'web-1.js.gz'), gzipSync(script));
  app = Fastify();
  answerProblems(app);
  serveWeb(app, join(folder, 'web'));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

test('a hashed asset goes out as it was compressed, to be kept for ever', async () => {
  const answer = await get('/assets/web-1.js', { 'accept-encoding': 'gzip, br' });
  expect(answer.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' });
  expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(script);
  expect((await get('/assets/web-1.js', { 'accept-encoding': 'br;q=0, gzip' })).headers['content-encoding']).toBe('gzip');
  expect((await get('/assets/web-1.js')).body).toBe(script);
});

test('a screen’s address answers the app, asked again each time; the API’s and an asset’s do not', async () => {
  const screen = await get('/customers/123', { accept: 'text/html' });
  expect(screen.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
  expect((await get('/', { 'if-none-match': String(screen.headers.etag) })).statusCode).toBe(304);
  expect((await get('/api/v1/nothing', { accept: 'text/html' })).statusCode).toBe(404);
  expect((await get('/assets/gone-2.js')).statusCode).toBe(404);
});

test('nothing outside the folder can be named', async () => {
  for (const url of ['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/%zz']) expect((await get(url)).body).not.toContain('secret');
});
