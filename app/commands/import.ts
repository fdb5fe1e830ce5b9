import { bringIn } from '../../modules/exchange/server/index.ts';
import { PlainEnd, terminalLanguage } from '../../platform/server/plainly.ts';
import { exchange as en } from '../../words/en/exchange.ts';
import { exchange as es } from '../../words/es/exchange.ts';
import { type Command, flag, optional, say, text } from './command.ts';
import { actingAs, atWork } from './workplace.ts';

/** How a run stands when the command ends. */
const ends: Partial<Record<string, [string, string]>> = {
  checked: ['Comprobado; no se ha cambiado nada.', 'Checked; nothing was changed.'], done: ['Hecho.', 'Done.'], failed: ['No se ha traído nada.', 'Nothing was brought in.'],
};

export const importCommand: Command = {
  name: 'import',
  summary: { es: 'Trae ficheros con una correspondencia de columnas', en: 'Bring files in by a mapping of their columns' },
  usage: 'MAPPING.json --dir DIR [--dry-run] [--leave-out-wrong] [--as EMAIL]',
  options: { dir: text, 'dry-run': flag, 'leave-out-wrong': flag, as: text },
  run: (given) => atWork((place) => actingAs(place, optional(given, 'as'), async (caller) => {
    const mapping = given.words[0];
    if (!mapping) throw new PlainEnd({ es: 'Di el fichero de correspondencia.', en: 'Say which mapping.' });
    const run = await bringIn(mapping, optional(given, 'dir') ?? '.', caller, { dryRun: given.values['dry-run'] === true, leaveOutWrong: given.values['leave-out-wrong'] === true });
    const words = terminalLanguage() === 'es' ? es : en, nouns: Record<string, string> = words.nouns;
    const steps = run.steps.map((s) => words.stepLine(nouns[s.noun] ?? s.noun, s));
    if (run.state === 'failed') process.exitCode = 1;
    return { lines: [...steps, ends[run.state] ? say(...ends[run.state]!) : run.state], json: run };
  })),
};
