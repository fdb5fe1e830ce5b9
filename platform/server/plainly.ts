/** A sentence for whoever is at the terminal, in both languages: what is wrong and what to do about it. */
export interface Sentence { es: string; en: string }

/** The terminal's language, as the system tells it: Spanish for `es_*`, English otherwise. */
export function terminalLanguage(env: NodeJS.ProcessEnv = process.env): keyof Sentence {
  return /^es/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'es' : 'en';
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
