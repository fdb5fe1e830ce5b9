import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Language } from '../../contract/shapes.ts';
import { formatsOf, type Formats } from '../../words/formats.ts';
import type { Words } from '../../words/es.ts';
import { fetchWords, loadWords, type Part, partsKnown, speakFrom } from './catalogue.ts';
import { kept, keep } from './kept.ts';

interface Speech { words: Words; formats: Formats; language: Language; speak: (language: Language) => Promise<Words> }
const SpeechContext = createContext<Speech | null>(null);

/** The language of the last visit, else the browser's: Spanish or English. */
export const firstLanguage = (): Language =>
  kept<Language>('language') ?? (navigator.languages.find((l) => /^(es|en)\b/.test(l))?.startsWith('es') ?? false ? 'es' : 'en');

const browserLocale = (language: Language) =>
  navigator.languages.find((l) => ['es-ES', 'es-MX', 'en-GB', 'en-US'].includes(l) && l.startsWith(language)) ?? (language === 'es' ? 'es-ES' : 'en-GB');

export function SpeechProvider({ first, children }: { first: { language: Language; words: Words }; children: ReactNode }) {
  const [spoken, setSpoken] = useState(first);
  const speak = async (language: Language) => {
    if (language === spoken.language) return spoken.words;
    keep('language', language);
    const words = await loadWords(language, partsKnown(spoken.language));
    speakFrom(language);
    setSpoken({ language, words });
    return words;
  };
  useEffect(() => { document.documentElement.lang = spoken.language; }, [spoken.language]);
  const formats = useMemo(() => formatsOf({
    language: spoken.language, locale: browserLocale(spoken.language),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, today: new Date().toISOString().slice(0, 10),
  }), [spoken.language]);
  return <SpeechContext value={{ ...spoken, formats, speak }}>{children}</SpeechContext>;
}

/** For one person: their locale and zone, and the company's business date. */
export function PersonalFormats({ locale, timeZone, today, children }: { locale: string; timeZone: string; today: string; children: ReactNode }) {
  const speech = useSpeech();
  const formats = useMemo(() => formatsOf({ language: speech.language, locale, timeZone, today }), [speech.language, locale, timeZone, today]);
  return <SpeechContext value={{ ...speech, formats }}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useWords outside SpeechProvider');
  return speech;
}

/** The catalogue of the chosen language: `useWords().sales.stage`. */
export const useWords = (): Words => useSpeech().words;
/** Figures, money, dates and times as this person writes them (`words/formats.ts`). */
export const useFormats = (): Formats => useSpeech().formats;

/** Whether these parts of the catalogue are here, fetching them if not: for what stands beside a screen and is not to hold it up by saying words of other rooms. */
export function useSaid(parts: readonly Part[]): boolean {
  const { language } = useSpeech(), known = partsKnown(language), missing = parts.filter((part) => !known.includes(part));
  const [, drawAgain] = useState(0), wanted = missing.join(' ');
  useEffect(() => { if (wanted) void fetchWords(missing).then(() => drawAgain((n) => n + 1)); }, [wanted]);
  return missing.length === 0;
}
