import type { Header } from './backup.ts';
import { NotABackup, readFrames, rowsOf } from './container.ts';
import type { Sequence, Table } from './tables.ts';
import { Tallying } from './tally.ts';
import type { Tally } from './tally.ts';
import { PlainEnd } from '../plainly.ts';

export interface Whole { tables: number; rows: number; sequences: Sequence[] }
export interface Verified extends Whole { header: Header; contents: (Table & Tally)[] }

/** Reads a whole backup file and answers what it holds, or refuses it in a plain sentence if a single byte is wrong. */
export async function verify(file: string): Promise<Verified> {
  try {
    return await readWhole(file);
  } catch (error) {
    const reason = error instanceof NotABackup ? error.message : (error as NodeJS.ErrnoException).code ?? (error instanceof SyntaxError ? 'JSON' : undefined);
    if (!reason) throw error;
    throw new PlainEnd({
      es: `El archivo ${file} no es una copia entera de Unísono (${reason}): usa otra copia.`,
      en: `The file ${file} is not a whole backup of Unísono (${reason}): use another backup.`,
    }, error);
  }
}

async function readWhole(file: string): Promise<Verified> {
  let header: Header | undefined;
  let whole: Whole | undefined;
  let table: Table | undefined;
  let tally = new Tallying();
  const contents: (Table & Tally)[] = [];
  for await (const frame of readFrames(file)) {
    if (frame.letter === 'D') { tally.add(await rowsOf(frame)); continue; }
    const content: unknown = JSON.parse(frame.payload.toString());
    if (frame.letter === 'H') header = content as Header;
    if (frame.letter === 'T') { table = content as Table; tally = new Tallying(); }
    if (frame.letter === 'E' && table) contents.push({ ...table, ...same(tally.total(), content as Tally) });
    if (frame.letter === 'Z') whole = content as Whole;
  }
  const rows = contents.reduce((sum, table) => sum + table.rows, 0);
  if (!header || !whole || whole.tables !== contents.length || whole.rows !== rows) throw new NotABackup('count');
  return { header, ...whole, contents };
}

/** The tally said in the file is the tally of what is in the file. */
function same(counted: Tally, said: Tally): Tally {
  if (counted.rows === said.rows && counted.sum === said.sum) return counted;
  throw new NotABackup('rows');
}
