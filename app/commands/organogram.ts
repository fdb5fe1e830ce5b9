import { bringOrganograms } from '../../modules/directory/server/index.ts';
import { PlainEnd, terminalLanguage } from '../../platform/server/plainly.ts';
import { directory as en } from '../../words/en/directory.ts';
import { directory as es } from '../../words/es/directory.ts';
import { type Command, flag, optional, say, text } from './command.ts';
import { actingAs, atWork } from './workplace.ts';

export const organogramCommand: Command = {
  name: 'organogram',
  summary: { es: 'Convierte organigramas de varias fechas en la historia de la estructura', en: 'Turn organograms of several dates into the history of the structure' },
  usage: 'MAPPING.json --dir DIR [--dry-run] --as EMAIL',
  options: { dir: text, 'dry-run': flag, as: text },
  run: (given) => atWork((place) => actingAs(place, optional(given, 'as'), async (caller) => {
    const mapping = given.words[0];
    if (!mapping) throw new PlainEnd({ es: 'Di el fichero de correspondencia.', en: 'Say which mapping.' });
    const { preview, imported } = await bringOrganograms(mapping, optional(given, 'dir') ?? '.', caller, given.values['dry-run'] === true);
    const words = terminalLanguage() === 'es' ? es : en;
    const counts = (of: readonly { kind: string; n: number }[], names: Record<string, string>) => of.map((c) => `${names[c.kind]} ${c.n}`).join(', ');
    return {
      lines: [
        ...preview.dates.map((d) => `${d.on}  ${d.leftOut ? words.leftOut : words.sizes(String(d.posts), String(d.groupSeats), String(d.people))}${d.counts.length > 0 ? `: ${counts(d.counts, words.counts)}` : ''}`),
        ...preview.problemCounts.map((p) => `! ${words.problems[p.kind]}: ${p.n}`),
        ...preview.suggestions.map((s) => `? ${words.suggestion(s.from, s.to, s.title, s.on)}`),
        imported ? say('Hecho.', 'Done.') : say('Comprobado; no se ha cambiado nada.', 'Checked; nothing was changed.'),
      ],
      json: { preview, imported },
    };
  })),
};
