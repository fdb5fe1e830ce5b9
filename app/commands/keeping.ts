import { resolve } from 'node:path';
import { backup, restore } from '../../platform/server/backup/index.ts';
import { PlainEnd } from '../../platform/server/plainly.ts';
import { readNightly, writeNightly } from '../nightly.ts';
import { type Command, type Given, oneOf, optional, say, text, wholeNumber } from './command.ts';
import { atWork, bringUp } from './workplace.ts';

export const migrateCommand: Command = {
  name: 'migrate', summary: { es: 'Pone la base de datos al día de este programa', en: 'Bring the database to this program’s level' }, usage: '', options: {},
  run: () => atWork(async (place) => {
    if (place.beside) throw new PlainEnd({ es: 'Unísono está en marcha: páralo antes.', en: 'Unísono is running: stop it first.' });
    const applied = await bringUp(place.home, place.database);
    return { lines: applied.length > 0 ? applied : [say('Ya estaba al día.', 'It was up to date.')], json: { applied } };
  }, 'as it is'),
};

const fileOf = ({ words }: Given): string => {
  if (words[0]) return resolve(words[0]);
  throw new PlainEnd({ es: 'Di el fichero.', en: 'Say which file.' });
};

export const backupCommand: Command = {
  name: 'backup', summary: { es: 'Copia de seguridad a un fichero, con el sistema en marcha o parado', en: 'Back up to a file, running or stopped' }, usage: 'FILE | --nightly on|off [--keep 14]',
  options: { nightly: text, keep: text },
  notes: { es: '--nightly on hace una copia cada noche en la carpeta backups de UNISONO_HOME y guarda las últimas.', en: '--nightly on makes one every night in the folder backups of UNISONO_HOME and keeps the latest.' },
  run: (given) => atWork(async ({ database, home }) => {
    if (optional(given, 'nightly')) {
      const on = oneOf(given, 'nightly', ['on', 'off'], 'on') === 'on', keep = wholeNumber(given, 'keep', readNightly(home.path).keep, 1, 3650);
      writeNightly(home.path, { on, keep });
      return { lines: [on ? say(`Copia cada noche; se guardan ${keep}.`, `A backup every night; ${keep} are kept.`) : say('Sin copia nocturna.', 'No nightly backup.')], json: { on, keep } };
    }
    const report = await backup(database.owner(), fileOf(given));
    return { lines: [say(`${report.file}: ${report.rows} filas de ${report.tables} tablas, comprobadas.`, `${report.file}: ${report.rows} rows of ${report.tables} tables, verified.`)], json: report };
  }),
};

export const restoreCommand: Command = {
  name: 'restore', summary: { es: 'Trae una copia a una instalación vacía', en: 'Bring a backup into an empty installation' }, usage: 'FILE', options: {},
  run: (given) => atWork(async ({ database, beside }) => {
    if (beside) throw new PlainEnd({ es: 'Unísono está en marcha: páralo antes.', en: 'Unísono is running: stop it first.' });
    const report = await restore(database.owner(), fileOf(given));
    return { lines: [say(`Recuperadas ${report.rows} filas de ${report.tables} tablas, como estaban el ${report.at}.`, `${report.rows} rows of ${report.tables} tables are back, as they were at ${report.at}.`)], json: report };
  }, 'as it is'),
};
