import { basename } from 'node:path';
import { ZodError } from 'zod';
import { ProblemError } from '../../contract/call.ts';
import { PlainEnd, terminalLanguage } from '../../platform/server/plainly.ts';
import { Refusal } from '../../platform/server/problem.ts';
import { platform as platformEn } from '../../words/en/platform.ts';
import { platform as platformEs } from '../../words/es/platform.ts';
import { rules as en } from '../../words/en/rules.ts';
import { rules as es } from '../../words/es/rules.ts';

type Worded = Record<string, string | ((facts: Record<string, unknown>) => string)>;
const same = (text: string, cause: unknown) => new PlainEnd({ es: text, en: text }, cause);

/** What went wrong as a sentence for the terminal, where it is something that may; otherwise the bug itself. */
export function plainly(error: unknown): unknown {
  const told = error instanceof ProblemError ? error.problem : error instanceof Refusal ? { title: error.message, rule: error.rule, facts: error.facts } : null;
  if (told) return same(worded(told.rule ?? '', told.facts ?? {}) ?? told.title, error);
  if (error instanceof ZodError) return same(error.issues.map((i) => wrongValue(i)).join(' '), error);
  return wrongFile(error) ?? error;
}

/** A refusal in the terminal's language, where its rule has words. */
function worded(rule: string, facts: Record<string, unknown>): string | undefined {
  const words = ((terminalLanguage() === 'es' ? es : en) as Worded)[rule];
  return typeof words === 'function' ? words(facts) : words;
}

/** What is wrong with what was given, by the option that gave it where there is one: `--email: No es una dirección de correo.` */
function wrongValue(issue: ZodError['issues'][number]): string {
  const { path, code } = issue, name = String(path.at(-1) ?? '');
  if (name === 'password' && code === 'too_small') return worded('platform.password_short', {})!;
  const { fields } = terminalLanguage() === 'es' ? platformEs : platformEn;
  const says = code === 'invalid_format' && issue.format === 'email' ? fields.not_email : code === 'too_small' ? fields.too_short : code === 'too_big' ? fields.too_long : fields.not_valid;
  return `${options[name] ?? path.join('.')}: ${says}.`;
}
const options: Record<string, string> = { email: '--email', password: '--password', currency: '--currency', timeZone: '--timezone', country: '--country', legalEntity: '--legal-entity', name: '--name' };

function wrongFile(error: unknown): PlainEnd | undefined {
  const { code, path } = error as NodeJS.ErrnoException;
  if (error instanceof SyntaxError && /JSON/.test(error.message)) return new PlainEnd({ es: 'El fichero no está bien escrito en JSON.', en: 'The file is not well-formed JSON.' }, error);
  if (!path) return undefined;
  if (code === 'ENOENT') return new PlainEnd({ es: `No hay ningún fichero ${path}: comprueba dónde está ${basename(path)}.`, en: `There is no file ${path}: see where ${basename(path)} is.` }, error);
  if (code === 'EACCES' || code === 'EPERM') return new PlainEnd({ es: `Este usuario no puede abrir ${path}.`, en: `This user may not open ${path}.` }, error);
  if (code === 'EISDIR') return new PlainEnd({ es: `${path} es una carpeta, no un fichero.`, en: `${path} is a folder, not a file.` }, error);
  return undefined;
}
