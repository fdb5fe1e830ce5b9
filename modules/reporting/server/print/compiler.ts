import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * The product's typeface as static TTF (Typst reads neither WOFF2 nor the axes of a variable font). Where the package is not
 * installed the page falls back to Typst's own Libertinus Serif: legible, less ours.
 */
const weights = ['400Regular', '500Medium', '600SemiBold'] as const;
function typeface(): Buffer[] {
  const locate = createRequire(import.meta.url);
  try {
    return weights.map((w) => readFileSync(locate.resolve(`@expo-google-fonts/instrument-sans/${w}/InstrumentSans_${w}.ttf`)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return [];
    throw error;
  }
}

let compiler: NodeCompiler | undefined;
const template = readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8');

/** One PDF of one page, from the template and what it says. The same words give the same bytes: no clock is read. */
export function typeset(page: object): Buffer {
  compiler ??= NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: typeface() }] });
  const pdf = compiler.pdf({ mainFileContent: template, inputs: { page: JSON.stringify(page) } });
  compiler.evictCache(10);
  return pdf;
}
