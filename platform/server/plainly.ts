/** A sentence for whoever is at the terminal, in both languages: what is wrong and what to do about it. */
export interface Sentence { es: string; en: string }

let companys: keyof Sentence = 'en';
/** Where the terminal tells no language (a service, a container), the company's is spoken as soon as it is known. */
export const speakAsCompany = (language: keyof Sentence): void => { companys = language; };

/** The terminal's language, as the system tells it: Spanish for `es_*`, the company's where it tells none, English otherwise. */
export function terminalLanguage(env: NodeJS.ProcessEnv = process.env): keyof Sentence {
  const told = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  if (/^es/i.test(told)) return 'es';
  return /^(C|POSIX)?(\.|$)/i.test(told) ? companys : 'en';
}

export const inTerminal = (sentence: Sentence): string => sentence[terminalLanguage()];

/**
 * An expected end of a command: the installation is not as it must be, and the message says so in one plain sentence.
 * Mains print the message and end with status 1. Anything else thrown is a bug and shows its stack.
 */
export class PlainEnd extends Error {
  readonly sentence: Sentence;
  constructor(sentence: Sentence, cause?: unknown) {
    super(inTerminal(sentence), cause === undefined ? undefined : { cause });
    this.sentence = sentence;
  }
}

/** Ends the process as `PlainEnd` promises. Use as a main's last `.catch`. */
export function endPlainly(error: unknown): never {
  if (error instanceof PlainEnd) console.error(error.message);
  else console.error(error);
  process.exit(1);
}
