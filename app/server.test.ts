import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ran, runMain, type Running, startServer } from '../house/asStarted.ts';

/* The programs themselves, as an operator starts them: real processes, a real home, kill -9. */

const home = mkdtempSync(join(tmpdir(), 'unisono-home-'));
const password = 'tres tejas azules';
let server: Running;

const start = (env: Record<string, string> = {}): Promise<Running> => startServer(home, env);
const run = (main: string, args: string[], env: Record<string, string> = {}): Promise<Ran> => runMain(home, main, args, env);
const unisono = (...args: string[]) => run('cli.ts', args);

const ask = (path: string, init: RequestInit = {}) => fetch(`${server.origin}${path}`, init);
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });

const plan = {
  company: { name: 'Cerámica Prueba', legalEntity: 'Cerámica Prueba, S. L.', currency: 'EUR', fiscalYearStart: 1, timeZone: 'Europe/Madrid', language: 'es', locale: 'es-ES' },
  markets: [{ country: 'ES', name: 'España', language: 'es', currency: 'EUR', timeZone: 'Europe/Madrid' }, { country: 'MX', name: 'México', language: 'es', currency: 'MXN', timeZone: 'America/Mexico_City' }],
  administrator: { name: 'Ana Ferrer', email: 'ana@prueba.example', password }, start: 'empty',
};

beforeAll(async () => { server = await start(); }, 120_000);
afterAll(async () => {
  server.child.kill('SIGTERM');
  await server.ended;
  rmSync(home, { recursive: true, force: true });
}, 60_000);

test('a new installation is set up once over HTTP, and its administrator is signed in', async () => {
  expect(await (await ask('/api/v1/state')).json()).toEqual({ state: 'new', needsCode: false });
  const answer = await post('/api/v1/set-up', plan);
  const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
  expect(await answer.json()).toMatchObject({ next: '/', me: { name: 'Ana Ferrer', seats: [{ title: 'Administración', marketName: 'España' }], company: { name: 'Cerámica Prueba' } } });
  expect((await ask('/api/v1/me', { headers: { cookie } })).status).toBe(200);
  expect(await (await post('/api/v1/set-up', plan)).json()).toMatchObject({ rule: 'platform.set_up_once' });
}, 60_000);

test('health, readiness, metrics, the API’s document and its reference are there; other names for this machine are not', async () => {
  expect((await ask('/healthz')).status).toBe(200);
  expect(await (await ask('/readyz')).json()).toEqual({ ready: true });
  expect(await (await ask('/metrics')).text()).toMatch(/unisono_request_seconds_bucket[\s\S]*unisono_database_bytes [1-9]/);
  expect((await ask('/metrics', { headers: { 'x-forwarded-for': '8.8.8.8' } })).status).toBe(401);
  const document = await (await ask('/api/v1/openapi.json')).json() as { openapi: string; paths: Record<string, unknown> };
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toContain('/api/v1/people/{personId}');
  const page = await ask('/api/docs');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(await page.text()).not.toMatch(/<script|https?:\/\/(?!127)/);
});

test('a second Unísono on the same home, and one on a taken port, end with one plain sentence', async () => {
  const second = await run('server.ts', ['--no-web']);
  expect(second).toMatchObject({ status: 1, out: '' });
  expect(second.err.trim()).toBe(`Another Unísono is already using the folder ${home}: stop it, or choose another one with UNISONO_HOME.`);
  const other = mkdtempSync(join(tmpdir(), 'unisono-home-')), taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as { port: number };
  const onPort = await run('server.ts', ['--no-web'], { UNISONO_HOME: other, PORT: String(port) });
  taken.close();
  rmSync(other, { recursive: true, force: true });
  expect(onPort).toMatchObject({ status: 1, err: `Port ${port} is taken by another program: close it, or choose another with PORT.\n` });
}, 60_000);

test('commands work beside the running server: people, and a token whose call is answered', async () => {
  const added = await unisono('user', 'add', '--email', 'nora@prueba.example', '--name', 'Nora Gil');
  expect(added.status, added.err).toBe(0);
  expect(added.out).toBe('Nora Gil has an invitation. There is no mail server (SMTP_URL): open the letter in Settings › Outgoing mail and hand over the link.\n');
  expect(JSON.parse((await unisono('user', 'list', '--find', 'Nora', '--json')).out)).toMatchObject([{ name: 'Nora Gil', state: 'invited' }]);
  const { out } = await unisono('token', '--email', 'ana@prueba.example', '--name', 'prueba');
  expect(out).toMatch(/^uni_[\w-]{43}\n$/);
  const mail = await ask('/api/v1/mail', { headers: { authorization: `Bearer ${out.trim()}` } });
  expect(await mail.json()).toMatchObject({ rows: [{ to: 'nora@prueba.example', sentAt: null }] });
  expect((await ask('/metrics', { headers: { 'x-forwarded-for': '8.8.8.8', authorization: `Bearer ${out.trim()}` } })).status).toBe(200);
  const people = await ask('/api/v1/people', { headers: { authorization: `Bearer ${out.trim()}` } });
  expect(await people.json()).toMatchObject({ rows: [{ name: 'Ana Ferrer' }, { name: 'Nora Gil' }] });
}, 120_000);

test('somebody suspended from the terminal is out of the running server at once', async () => {
  expect((await unisono('user', 'password', '--email', 'nora@prueba.example', '--password', 'nueve tejas negras')).status).toBe(0);
  const cookie = (await post('/api/v1/session', { email: 'nora@prueba.example', password: 'nueve tejas negras' })).headers.get('set-cookie')!.split(';')[0]!;
  expect((await ask('/api/v1/me', { headers: { cookie } })).status).toBe(200);
  expect((await unisono('user', 'suspend', '--email', 'nora@prueba.example')).status).toBe(0);
  expect((await ask('/api/v1/me', { headers: { cookie } })).status).toBe(401);
}, 120_000);

test('after kill -9 everything acknowledged is there, the session still opens, and no database is left behind', async () => {
  const cookie = (await post('/api/v1/session', { email: 'ana@prueba.example', password })).headers.get('set-cookie')!.split(';')[0]!;
  const before = databasePid();
  server.child.kill('SIGKILL');
  await server.ended;
  server = await start();
  expect(await (await ask('/api/v1/me', { headers: { cookie } })).json()).toMatchObject({ name: 'Ana Ferrer' });
  expect(databasePid()).not.toBe(before);
  // It has ended at once; the machine's first process may take a while to notice.
  await waitFor(() => (isThere(before) ? undefined : true), 1500);
}, 120_000);

const databasePid = (): number => Number(readFileSync(join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

test('asked to stop it drains: live readers, who heard ids until then, are let go, and it ends with 0', async () => {
  const cookie = (await post('/api/v1/session', { email: 'ana@prueba.example', password })).headers.get('set-cookie')!.split(';')[0]!;
  const live = await ask('/api/v1/live', { headers: { cookie } });
  expect(live.headers.get('content-type')).toContain('text/event-stream');
  const reader = live.body!.pipeThrough(new TextDecoderStream()).getReader();
  await ask('/api/v1/me', { method: 'PATCH', headers: { cookie, 'x-unisono': '1', 'content-type': 'application/json' }, body: '{"colorScheme":"dark"}' });
  let heard = '';
  while (!heard.includes('data:')) heard += (await reader.read()).value ?? '';
  expect(heard).toMatch(/data: \{"kind":"(session|person)","id":"[0-9a-f-]{36}"\}/);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  while (!(await reader.read()).done);
  server = await start();
}, 120_000);

test('a backup of the running system comes back, whole, in an empty installation', async () => {
  const file = join(home, 'copia.backup'), other = mkdtempSync(join(tmpdir(), 'unisono-home-'));
  expect((await unisono('backup', file)).status).toBe(0);
  expect((await unisono('backup', file)).status).toBe(1);
  const restored = await run('cli.ts', ['restore', file], { UNISONO_HOME: other });
  expect(restored.status, restored.err).toBe(0);
  const listed = await run('cli.ts', ['user', 'list', '--json'], { UNISONO_HOME: other });
  expect((JSON.parse(listed.out) as { name: string }[]).map((p) => p.name)).toEqual(['Ana Ferrer', 'Nora Gil']);
  const doctor = await run('cli.ts', ['doctor', '--json'], { UNISONO_HOME: other });
  expect(JSON.parse(doctor.out)).toMatchObject({ ok: true });
  expect((await run('cli.ts', ['doctor'], { UNISONO_HOME: other })).out).toMatch(/^! Last backup: none; switch on the nightly one/m);
  rmSync(other, { recursive: true, force: true });
}, 180_000);

test('beyond loopback set-up asks for the code printed in the terminal', async () => {
  const other = mkdtempSync(join(tmpdir(), 'unisono-home-')), port = await freePort();
  const open = await start({ UNISONO_HOME: other, HOST: '0.0.0.0', PORT: String(port), PUBLIC_URL: 'https://unisono.example' });
  expect(open.origin).toBe('https://unisono.example');
  const code = await waitFor(() => open.output().match(/Set-up code: ([A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4})/)?.[1]);
  const setUp = (given?: string) => fetch(`http://127.0.0.1:${port}/api/v1/set-up`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...plan, ...(given ? { code: given } : {}) }),
  });
  expect(await (await setUp()).json()).toMatchObject({ rule: 'platform.set_up_code' });
  expect(await (await setUp('AAAA-AAAA-AAAA')).json()).toMatchObject({ rule: 'platform.set_up_code' });
  const done = await setUp(code.toLowerCase());
  expect(done.status).toBe(200);
  expect(done.headers.get('set-cookie')).toContain('Secure');
  open.child.kill('SIGTERM');
  expect(await open.ended).toBe(0);
  rmSync(other, { recursive: true, force: true });
}, 120_000);

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function waitFor<T>(look: () => T | undefined, times = 200): Promise<T> {
  for (let i = 0; i < times; i++) {
    const seen = look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it never came');
}
