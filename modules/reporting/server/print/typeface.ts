import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The product's typeface as static TTF: Typst reads neither WOFF2 nor the axes of a variable font. */
export function typeface(): Buffer[] {
  const require = createRequire(import.meta.url);
  return [
    require.resolve('@expo-google-fonts/instrument-sans/400Regular/InstrumentSans_400Regular.ttf'),
    require.resolve('@expo-google-fonts/instrument-sans/500Medium/InstrumentSans_500Medium.ttf'),
    require.resolve('@expo-google-fonts/instrument-sans/600SemiBold/InstrumentSans_600SemiBold.ttf'),
  ].map((path) => readFileSync(path));
}
