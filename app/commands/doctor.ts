import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { appliedMigrations, pendingMigrations, readMigrations } from '../../platform/server/migrate.ts';
import { waysToBypass } from '../../platform/server/postgres/bypass.ts';
import { withConnection } from '../../platform/server/postgres/roles.ts';
import { readNightly } from '../nightly.ts';
import { type Command, say } from './command.ts';
import { findingsOf } from './findings.ts';
import { atWork, type Workplace } from './workplace.ts';

/** `todo`: nothing is broken, and something is better done. */
interface Finding { name: string; ok: boolean; is: string; todo?: true }

export const doctorCommand: Command = {
  name: 'doctor', summary: { es: 'Mira si la instalación está sana', en: 'See whether the installation is sound' }, usage: '', options: {},
  notes: { es: 'Acaba con 1 si algo no está bien.', en: 'Ends with 1 when something is not right.' },
  run: () => atWork(async (place) => {
    const findings = [...theMachine(place), ...await theDatabase(place)];
    if (findings.some((f) => !f.ok)) process.exitCode = 1;
    return { lines: findings.map((f) => `${f.todo ? '!' : f.ok ? '✓' : '✗'} ${f.name}: ${f.is}`), json: { ok: findings.every((f) => f.ok), findings } };
  }, 'as it is'),
};

function theMachine({ home, database }: Workplace): Finding[] {
  const free = home.freeShare(), backup = lastBackup(home.path), { on } = readNightly(home.path);
  const days = backup ? Math.floor((Date.now() - backup.getTime()) / 86_400_000) : null;
  return [
    { name: 'Node', ok: Number(process.versions.node.split('.')[0]) >= 24, is: process.versions.node },
    { name: 'PostgreSQL', ok: true, is: `${database.version}${database.embedded ? '' : ' (DATABASE_URL)'}` },
    { name: say('Disco libre', 'Free disk'), ok: free >= 0.05, is: `${Math.round(free * 100)} %` },
    { ...backedUp(days, on), name: say('Última copia', 'Last backup') },
  ];
}

function backedUp(days: number | null, nightly: boolean): Omit<Finding, 'name'> {
  const age = days === null ? say('ninguna', 'none') : days === 0 ? say('hoy', 'today') : days === 1 ? say('ayer', 'yesterday') : say(`hace ${days} días`, `${days} days ago`);
  if (days !== null && days <= 2) return { ok: true, is: age };
  if (nightly) return { ok: false, is: say(`${age}, y debería haber una cada noche`, `${age}, and there should be one every night`) };
  return { ok: true, todo: true, is: say(`${age}; enciende la de cada noche en Ajustes › Copias de seguridad, o haz una con backup`, `${age}; switch on the nightly one in Settings › Backups, or make one with backup`) };
}

function lastBackup(home: string): Date | null {
  const folder = join(home, 'backups');
  if (!existsSync(folder)) return null;
  const times = readdirSync(folder).filter((f) => f.endsWith('.backup')).map((f) => statSync(join(folder, f)).mtimeMs);
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}

const theDatabase = ({ database }: Workplace): Promise<Finding[]> => withConnection(database.owner(), async (sql) => {
  const [at] = await sql<{ encoding: string; locale: string | null; collation: boolean }[]>`
    select pg_encoding_to_char(encoding) as encoding, coalesce(datlocale, datcollate) as locale,
           exists (select from pg_collation where collname = 'es-x-icu') as collation from pg_database where datname = current_database()`;
  const applied = await appliedMigrations(sql), pending = pendingMigrations(readMigrations(), applied);
  const findings: Finding[] = [
    { name: say('Textos y orden', 'Text and order'), ok: at?.encoding === 'UTF8' && at.collation, is: `${at?.encoding} ${at?.locale}` },
    { name: say('Migraciones', 'Migrations'), ok: pending.length === 0, is: pending.length === 0 ? (applied.at(-1)?.name ?? '') : say(`faltan ${pending.length}`, `${pending.length} to apply`) },
  ];
  if (applied.length === 0 || pending.length > 0) return findings;
  const ways = await waysToBypass(sql);
  findings.push({ name: say('Permisos', 'Permissions'), ok: ways.length === 0, is: ways.length === 0 ? say('nadie se los salta', 'nobody gets past them') : ways.join('; ') });
  return [...findings, ...await findingsOf(sql)];
});
