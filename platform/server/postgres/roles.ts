import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { PlainEnd } from '../plainly.ts';
import type { Connection } from './connection.ts';
import { superuser } from './cluster.ts';

const one = (to: Connection) => postgres({ ...to, max: 1, onnotice: () => {}, connect_timeout: 15 });

/** One connection, one piece of work, closed whatever happens. */
export async function withConnection<T>(to: Connection, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = one(to);
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

export const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** PostgreSQL's codes for a wrong password, a role that does not exist or may not log in, a database that does not exist. */
const notAdmitted = new Set(['28P01', '28000', '3D000']);

/** Whether this role and password open this database; other failures are thrown. */
export async function canEnter(to: Connection): Promise<boolean> {
  try {
    await withConnection(to, (sql) => sql`select 1`);
    return true;
  } catch (error) {
    if (notAdmitted.has(codeOf(error))) return false;
    throw error;
  }
}

/** The server's version as it says it, or a plain sentence: out of reach, not admitted, older than PostgreSQL 18. */
export async function checkVersion(owner: Connection): Promise<string> {
  const [row] = await withConnection(owner, (sql) => sql<{ number: number; version: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version`).catch((error: unknown) => {
    const reason = notAdmitted.has(codeOf(error)) ? (error as Error).message : codeOf(error) || (error as Error).message;
    throw new PlainEnd({
      es: `No se puede entrar en la base de datos ${owner.database} de ${owner.host}:${owner.port} (${reason}): revisa DATABASE_URL.`,
      en: `The database ${owner.database} at ${owner.host}:${owner.port} cannot be entered (${reason}): check DATABASE_URL.`,
    }, error);
  });
  if (row && row.number >= 180_000) return row.version.split(' ')[0] ?? row.version;
  throw new PlainEnd({
    es: `Esa base de datos es PostgreSQL ${row?.version} y Unísono necesita la versión 18 o posterior: actualízala.`,
    en: `That database is PostgreSQL ${row?.version} and Unísono needs version 18 or later: upgrade it.`,
  });
}

/** The one use of the embedded cluster's superuser: to make the owner, who has no power past its own databases. */
export async function makeOwner(owner: Connection, superuserPassword: string): Promise<void> {
  await withConnection({ ...owner, user: superuser, password: superuserPassword, database: 'postgres' }, async (sql) => {
    const [role] = await sql`select from pg_roles where rolname = ${owner.user}`;
    await sql.unsafe(`${role ? 'alter' : 'create'} role ${owner.user} login createrole createdb nosuperuser nobypassrls noreplication password '${verifier(owner.password)}'`);
    const [database] = await sql`select from pg_database where datname = ${owner.database}`;
    if (!database) await sql.unsafe(`create database ${owner.database} owner ${owner.user}`);
  });
}

/** Makes a database of that name if there is none, in the locale that clones fastest and sorts the same everywhere. */
export async function createDatabase(owner: Connection, name: string): Promise<void> {
  await withConnection(owner, async (sql) => {
    const [there] = await sql`select from pg_database where datname = ${name}`;
    if (there) return;
    await sql`create database ${sql(name)} template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'`
      .catch((error: unknown) => {
        if (codeOf(error) !== '42501') throw error;
        throw new PlainEnd({
          es: `El usuario ${owner.user} no puede crear la base de datos ${name}: dale CREATEDB o créala tú a su nombre.`,
          en: `The user ${owner.user} may not create the database ${name}: give it CREATEDB, or create it yourself in its name.`,
        }, error);
      });
  });
}

/** Lets the application's role in with the password this owner derives; set anew only when it does not open the door. */
export async function letAppIn(owner: Connection, app: Connection): Promise<void> {
  if (await canEnter(app)) return;
  await withConnection(owner, (sql) => sql.unsafe(`alter role ${app.user} login password '${verifier(app.password)}'`)).catch((error: unknown) => {
    if (codeOf(error) !== '42501') throw error;
    throw new PlainEnd({
      es: `El usuario ${owner.user} no manda sobre el rol ${app.user}: usa en DATABASE_URL el que lo creó.`,
      en: `The user ${owner.user} does not rule the role ${app.user}: use the one that created it in DATABASE_URL.`,
    }, error);
  });
  if (await canEnter(app)) return;
  throw new PlainEnd({
    es: `El rol ${app.user} no puede entrar en ${app.database}: permite en pg_hba.conf que entre con contraseña, como ${owner.user}.`,
    en: `The role ${app.user} cannot enter ${app.database}: let it in with a password in pg_hba.conf, like ${owner.user}.`,
  });
}

/** What PostgreSQL stores of a password (RFC 5803), so that the password itself is in no statement and no log. */
function verifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, 4096, 32, 'sha256');
  const key = (name: string) => createHmac('sha256', salted).update(name).digest();
  const stored = createHash('sha256').update(key('Client Key')).digest('base64');
  return `SCRAM-SHA-256$4096:${salt.toString('base64')}$${stored}:${key('Server Key').toString('base64')}`;
}
