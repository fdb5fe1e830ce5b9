import type { Language } from '../../contract/shapes.ts';
import type { Words } from '../../words/es.ts';

/*
  The words of a room are fetched with the room. What stands round every screen is there before the first paint; each other part
  of a language's catalogue is a file of its own, fetched with a screen that says it (`Screen.words`), by whatever says one of its
  words first (it waits as for code, under the nearest Suspense), and the rest once the page is quiet.
*/
export type Part = keyof Words;
const ground: readonly Part[] = ['common', 'platform'];
const files = import.meta.glob<Partial<Words>>(['../../words/{es,en}/*.ts', '!../../words/*/{mail,structureResults,teamDays}.ts']);
const parts = Object.keys(files).flatMap((file) => { const [, part] = /\/es\/(\w+)\.ts$/.exec(file) ?? []; return part ? [part as Part] : []; });
/** After a failure nobody asks again for so many milliseconds: whoever waits is told instead. */
const patience = 3000;

interface Spoken { has: Partial<Words>; words: Words; coming: Map<Part, Promise<void>>; failed: Map<Part, { at: number; error: unknown }> }
const spoken = new Map<Language, Spoken>();
let speaking: Language = 'es';

function spokenIn(language: Language): Spoken {
  const known = spoken.get(language);
  if (known) return known;
  const has: Partial<Words> = {};
  const made: Spoken = { has, coming: new Map(), failed: new Map(), words: new Proxy(has, { get: (_, part) => has[part as Part] ?? waitFor(language, part) }) as Words };
  spoken.set(language, made);
  return made;
}

/** Whoever draws waits for the promise that is thrown, and draws again. */
function waitFor(language: Language, part: string | symbol): undefined {
  if (!parts.includes(part as Part)) return undefined;
  const failed = spokenIn(language).failed.get(part as Part);
  if (failed && Date.now() - failed.at < patience) throw failed.error;
  throw loadPart(language, part as Part);
}

function loadPart(language: Language, part: Part): Promise<void> {
  const { has, coming, failed } = spokenIn(language), known = coming.get(part);
  if (known) return known;
  const now = files[`../../words/${language}/${part}.ts`]!().then((file) => { Object.assign(has, { [part]: file[part] }); });
  coming.set(part, now);
  now.catch((error: unknown) => { coming.delete(part); failed.set(part, { at: Date.now(), error }); });
  return now;
}

/** The catalogue of a language, with what every screen needs and these parts already there. */
export async function loadWords(language: Language, also: readonly Part[] = []): Promise<Words> {
  const wanted = Promise.all(also.map((part) => loadPart(language, part))).catch(() => undefined);
  await Promise.all([...ground.map((part) => loadPart(language, part)), wanted]);
  return spokenIn(language).words;
}

/** Parts of the language that is spoken now; what cannot be fetched is waited for where it is said. */
export const fetchWords = (wanted: readonly Part[]): Promise<void> => Promise.all(wanted.map((part) => loadPart(speaking, part))).then(() => undefined, () => undefined);
export const fetchAllWords = (): Promise<void> => fetchWords(parts);
export const speakFrom = (language: Language): void => { speaking = language; };
export const partsKnown = (language: Language): Part[] => Object.keys(spokenIn(language).has) as Part[];
