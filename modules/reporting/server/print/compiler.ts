import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { typeface } from './typeface.ts';

let kept: NodeCompiler | undefined;
const compilerOf = () => (kept ??= NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: typeface() }] }));
const templateOf = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const report = templateOf('report.typ');

/**
 * One PDF of one page, from the template and what it says, set as roomily as it fits: what would run over is set again, tighter.
 * The same words give the same bytes: no clock is read.
 */
export function typeset(page: object): Buffer {
  const compiler = compilerOf();
  try {
    for (const tight of [0, 1, 2, 3]) {
      const compiled = compiler.compile({ mainFileContent: report, inputs: { page: JSON.stringify({ ...page, tight }) } });
      if (compiled.hasError()) compiled.printErrors();
      if (compiled.result!.numOfPages === 1 || tight === 3) return compiler.pdf(compiled.result!);
    }
    throw new Error('A report has at least one setting.');
  } finally {
    compiler.evictCache(10);
  }
}

/** One PDF of as many pages as there are pictures (SVG), by a template of another room. */
export function typesetPages(template: string, page: object, pictures: readonly string[]): Buffer {
  const compiler = compilerOf();
  try {
    const compiled = compiler.compile({ mainFileContent: template, inputs: { page: JSON.stringify(page), ...Object.fromEntries(pictures.map((svg, i) => [`picture${i}`, svg])) } });
    if (compiled.hasError()) compiled.printErrors();
    return compiler.pdf(compiled.result!);
  } finally {
    compiler.evictCache(10);
  }
}
