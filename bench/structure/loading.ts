import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, type Caller } from '../../contract/call.ts';
import { me, signIn } from '../../contract/me.ts';
import { importOrganograms } from '../../modules/directory/contract.ts';
import { changePosition, grantRole, readPosition, structure } from '../../modules/organization/contract.ts';
import { connect, type Sql } from '../../platform/server/db.ts';
import { openHome } from '../../platform/server/home.ts';
import { openDatabase } from '../../platform/server/postgres/openDatabase.ts';
import { readSettings } from '../../platform/server/settings.ts';
import { tokenOf } from '../loading.ts';
import { endOf, startProduct } from '../starting.ts';
import { dates, functionOf, organogramsOf } from './company.ts';

/** Who measures: the company's first administrator, who is its director too. */
export const measurer = { email: 'medidas@ejemplo.es', password: 'una clave larga para medir' };
/** `knownBefore`: an instant before the last changes, so that what was known then differs from what is known now. */
export interface Loaded { seats: number; rows: Record<string, number>; knownBefore: string; knownNow: string; manager: string; loadedIn: Record<string, number> }

const madeOf = (): string => createHash('sha256').update(['company', 'loading'].map((f) => readFileSync(join(import.meta.dirname, `${f}.ts`), 'utf8')).join('\n')).digest('hex');

/**
 * A company of so many seats in a home of its own, made by the house's own acts: set up, its organograms of four dates brought in
 * over the API, then ten seats renamed one by one. Kept until this code changes; migrations go on where they were.
 */
export async function companyOf(seats: number, home: string, port: number, say: (text: string) => void): Promise<Loaded> {
  const mark = join(home, 'loaded.json'), made = madeOf();
  const kept = existsSync(mark) ? JSON.parse(readFileSync(mark, 'utf8')) as { made: string; loaded: Loaded } : null;
  if (kept?.made === made) return kept.loaded;
  say(`making a company of ${seats} seats, once`);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  execFileSync(process.execPath, ['app/start.mjs', 'cli.ts', 'setup', '--company', 'Medidas', '--currency', 'EUR', '--timezone', 'Europe/Madrid', '--locale', 'es-ES', '--email', measurer.email, '--password', measurer.password],
    { env: { ...process.env, UNISONO_HOME: home, LOG_LEVEL: 'error' }, stdio: ['ignore', 'ignore', 'inherit'] });
  const product = await startProduct(home, port);
  let loaded: Omit<Loaded, 'rows'>;
  try {
    loaded = await bring(seats, await signedIn(port), say);
  } finally {
    await endOf(product);
  }
  const whole = { ...loaded, rows: await counted(home) };
  writeFileSync(mark, JSON.stringify({ made, loaded: whole }));
  return whole;
}

/** Signed in over the API, with the cookie that came back. */
export async function signedIn(port: number): Promise<Caller> {
  const origin = `http://127.0.0.1:${port}`, headers: Record<string, string> = { 'x-unisono': '1' };
  const keeping: typeof fetch = async (...asked) => {
    const answer = await fetch(...asked);
    headers['cookie'] = (answer.headers.get('set-cookie') ?? '').split(';')[0]!;
    return answer;
  };
  await call(signIn, measurer, { origin, headers: { ...headers }, fetch: keeping });
  return { origin, headers };
}

async function bring(seats: number, caller: Caller, say: (text: string) => void): Promise<Omit<Loaded, 'rows'>> {
  const who = await call(me, {}, caller), own = who.seats[0]!.id, pictures = organogramsOf(seats);
  await call(grantRole, { positionId: own, role: 'commercial_director', scope: 'company', from: who.company.today }, { ...caller, idempotencyKey: 'director' });
  const functions = Object.fromEntries(pictures.flatMap((p) => p.units.map((u) => [u, functionOf(u)])));
  const mapping = { name: `${seats} puestos`, columns: { reference: 'Referencia', title: 'Puesto', holder: 'Persona', unit: 'Unidad', reportsTo: 'Depende de' }, prefix: 'org:', functions };
  const files = pictures.map((p) => ({ name: `${p.on}.csv`, on: p.on, content: Buffer.from(p.csv).toString('base64') }));
  const began = performance.now();
  await call(importOrganograms, { mapping, files }, { ...caller, idempotencyKey: 'organograms' });
  const seconds = (performance.now() - began) / 1000;
  say(`${files.length} organograms of up to ${seats} seats brought in: ${seconds.toFixed(1)} s`);
  const whole = await call(structure, {}, caller), leads = new Set(whole.lines.map((l) => l.reportsToId));
  const renamed = whole.seats.filter((s) => !leads.has(s.id)).slice(0, 10);
  for (const seat of renamed) {
    const { version } = await call(readPosition, { positionId: seat.id }, caller);
    await call(changePosition, { positionId: seat.id, version, from: dates[3], title: `${seat.title} (corregido)` }, caller);
  }
  const manager = whole.lines.find((l) => whole.seats.find((s) => s.id === l.reportsToId)?.title.startsWith('Región'))!.reportsToId;
  return { seats: whole.seats.length, knownBefore: whole.knownAt, knownNow: (await call(structure, {}, caller)).knownAt, manager, loadedIn: { 'organograms, s': Math.round(seconds * 10) / 10 } };
}

/** Counts what came of it, and lets whoever measures in by token too. */
async function counted(home: string): Promise<Record<string, number>> {
  const settings = readSettings({ ...process.env, UNISONO_HOME: home, LOG_LEVEL: 'error' }), held = openHome(home), database = await openDatabase(settings, held);
  const owner: Sql = connect(database.owner(), { max: 1, name: 'bench' });
  try {
    await owner`insert into platform.api_token (person_id, name, token_hash, created_at, expires_at)
      select id, 'bench', ${createHash('sha256').update(tokenOf('director')).digest()}, now(), now() + interval '10 years' from organization.person where email = ${measurer.email}`;
    await owner`vacuum analyze`;
    const [rows] = await owner<Record<string, number>[]>`
      select (select count(*) from organization.position)::int as seats, (select count(*) from organization.unit)::int as units, (select count(*) from organization.person)::int as people,
             (select count(*) from organization.position_version)::int as "versions of seats", (select count(*) from organization.appointment)::int as appointments, (select count(*) from organization.reporting_line)::int as lines`;
    return rows!;
  } finally {
    await owner.end({ timeout: 1 });
    await database.stop();
    held.unlock();
  }
}
