import { randomBytes, randomUUID } from 'node:crypto';
import type { Caller } from '../../contract/call.ts';
import { nobody } from '../../modules/organization/server/index.ts';
import { connect, inTransaction } from '../../platform/server/db.ts';
import { type Home, openHome } from '../../platform/server/home.ts';
import type { House } from '../../platform/server/http.ts';
import { backupBeforeChange } from '../../platform/server/backup/index.ts';
import { appliedMigrations, pendingMigrations, readMigrations } from '../../platform/server/migrate.ts';
import { inTerminal, PlainEnd, speakAsCompany } from '../../platform/server/plainly.ts';
import { type Database, reachDatabase } from '../../platform/server/postgres/openDatabase.ts';
import { prepareDatabase } from '../../platform/server/postgres/prepare.ts';
import { withConnection } from '../../platform/server/postgres/roles.ts';
import { Refusal } from '../../platform/server/problem.ts';
import type { Ctx, Person } from '../../platform/server/request.ts';
import { openingFor } from '../../platform/server/scope.ts';
import { serve } from '../../platform/server/serve.ts';
import { readSettings, type Settings } from '../../platform/server/settings.ts';
import { openHouse } from '../house.ts';
import { routes } from '../routes.ts';

/** Where a command works: beside a running server, or with the embedded database started for as long as it takes. */
export interface Workplace { settings: Settings; home: Home; database: Database; beside: boolean }

/** `as it is`: whatever level the database is at, even none (restore, doctor). Otherwise it is brought to this code's level first. */
export async function atWork<T>(work: (place: Workplace) => Promise<T>, level: 'ready' | 'as it is' = 'ready'): Promise<T> {
  const settings = readSettings(), home = openHome(settings.home);
  const beside = settings.databaseUrl !== undefined ? !lockedOnce(home) : false;
  const database = await reachDatabase(settings, home);
  const place: Workplace = { settings, home, database, beside: settings.databaseUrl === undefined ? !home.tryLock() : beside };
  try {
    if (level === 'ready') await makeReady(place);
    await hearCompany(database);
    return await work(place);
  } finally {
    await database.stop();
  }
}

/** A database without a company yet, or none of ours, has no language to tell. */
async function hearCompany(database: Database): Promise<void> {
  const [company] = await withConnection(database.owner(), (sql) => sql<{ language: 'es' | 'en' }[]>`select language from platform.company`).catch(() => []);
  if (company) speakAsCompany(company.language);
}

function lockedOnce(home: Home): boolean {
  const free = home.tryLock();
  home.unlock();
  return free;
}

/** Under a running server of older code nothing is migrated: it would go on with a database it does not know. */
async function makeReady({ home, database, beside }: Workplace): Promise<void> {
  if (beside) {
    const pending = await withConnection(database.owner(), async (sql) => pendingMigrations(readMigrations(), await appliedMigrations(sql)));
    if (pending.length > 0) throw new PlainEnd({
      es: 'Unísono está en marcha con una versión anterior: páralo, y al arrancar se actualizará.',
      en: 'Unísono is running an earlier version: stop it, and it will be updated when it starts.',
    });
    return;
  }
  await bringUp(home, database);
}

/** Migrates, keeping first what was there; answers the names applied. */
export const bringUp = (home: Home, database: Database): Promise<string[]> =>
  prepareDatabase(database.owner(), database.app(), {
    beforeChange: () => backupBeforeChange(database.owner(), home, new Date(), (sentence) => console.error(inTerminal(sentence))),
  });

/** The house of this workplace, for what needs no endpoint. */
export async function inHouse<T>({ settings, home, database }: Workplace, work: (house: House) => Promise<T>): Promise<T> {
  const sql = connect(database.app(), { max: 4, name: 'unisono-command' });
  try {
    return await work(await openHouse(sql, {
      cookie: 'unisono', secure: false, setUpCode: null, secret: (purpose) => home.secret(`app ${purpose}`),
      publicUrl: () => settings.publicUrl ?? `http://127.0.0.1:${settings.port}`,
    }));
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * Acts as a named person, through the endpoints like anybody: the API is served on loopback for as long as it takes, to
 * whoever knows a secret that only this command has. Without `--as`: the first administrator.
 */
export function actingAs<T>(place: Workplace, email: string | undefined, work: (caller: Caller, person: Person) => Promise<T>): Promise<T> {
  return inHouse(place, async (house) => {
    const person = await house.installation.person(await whoIs(place, house, email));
    const secret = randomBytes(32).toString('base64url');
    const whoAsks: House['whoIs'] = async (request) => {
      if (request.headers.authorization !== `Bearer ${secret}`) throw new Refusal('not_signed_in', 'Sign in first.', 'platform.not_signed_in');
      return { person, via: 'command', holder: { kind: 'token', id: nobody } };
    };
    const app = await serve({ ...house, whoIs: whoAsks, supposes: () => null }, routes, { logLevel: 'silent', trustProxy: false, secure: false });
    try {
      const origin = await app.listen({ port: 0, host: '127.0.0.1' });
      return await work({ origin, headers: { authorization: `Bearer ${secret}` } }, person);
    } finally {
      await app.close();
    }
  });
}

async function whoIs({ database }: Workplace, house: House, email: string | undefined): Promise<string> {
  if (!house.installation.clock.company) throw new PlainEnd({
    es: 'Todavía no hay empresa: npm run unisono -- setup, o abre Unísono en el navegador.', en: 'There is no company yet: npm run unisono -- setup, or open Unísono in the browser.',
  });
  if (email) return personOf(house, email);
  const [row] = await withConnection(database.owner(), (sql) => sql<{ id: string }[]>`
    select p.id from organization.role_grant g
      join organization.appointment a on a.position_id = g.position_id and a.current_valid @> ${house.today(house.now())}::date
      join organization.person p on p.id = a.person_id and p.suspended_at is null and p.erased_at is null
     where g.role = 'administrator' and g.scope = 'company' and g.current_valid @> ${house.today(house.now())}::date order by lower(a.valid), p.id limit 1`);
  if (row) return row.id;
  throw new PlainEnd({ es: 'Nadie administra hoy: di quién actúa con --as.', en: 'Nobody administers today: say who acts with --as.' });
}

/** The id of whoever signs in with this e-mail. */
export async function personOf(house: House, email: string): Promise<string> {
  const [row] = await house.sql<{ person_id: string }[]>`select person_id from platform.person_to_sign_in(${email}::citext)`;
  if (row) return row.person_id;
  throw new PlainEnd({ es: `Nadie tiene el correo ${email}, o está en suspenso.`, en: `Nobody has the e-mail ${email}, or they are suspended.` });
}

/** A transaction of a person about themselves, as `self` endpoints have it. */
export async function asThemselves<T>(house: House, personId: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const person = await house.installation.person(personId), now = house.now();
  return inTransaction(house.sql, openingFor(person, 'self', false), (db, copyIn) =>
    work({ db, copyIn, person, now, today: house.today(now), requestId: randomUUID(), via: 'command' }));
}
