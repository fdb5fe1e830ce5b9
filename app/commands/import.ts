import { bringIn } from '../../modules/exchange/server/index.ts';
import { PlainEnd } from '../../platform/server/plainly.ts';
import { type Command, flag, optional, say, text } from './command.ts';
import { actingAs, atWork } from './workplace.ts';

export const importCommand: Command = {
  name: 'import',
  summary: { es: 'Trae ficheros con una correspondencia de columnas', en: 'Bring files in by a mapping of their columns' },
  usage: 'MAPPING.json --dir DIR [--dry-run] [--leave-out-wrong] [--as EMAIL]',
  options: { dir: text, 'dry-run': flag, 'leave-out-wrong': flag, as: text },
  run: (given) => atWork((place) => actingAs(place, optional(given, 'as'), async (caller) => {
    const mapping = given.words[0];
    if (!mapping) throw new PlainEnd({ es: 'Di el fichero de correspondencia.', en: 'Say which mapping.' });
    const run = await bringIn(mapping, optional(given, 'dir') ?? '.', caller, { dryRun: given.values['dry-run'] === true, leaveOutWrong: given.values['leave-out-wrong'] === true });
    return { lines: [say(`Importación ${run.state}.`, `Import ${run.state}.`), JSON.stringify(run, null, 1)], json: run };
  })),
};
