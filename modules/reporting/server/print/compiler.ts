import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { typeface } from './typeface.ts';

let compiler: NodeCompiler | undefined;
const template = readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8');

/**
 * One PDF of one page, from the template and what it says, set as roomily as it fits: what would run over is set again, tighter.
 * The same words give the same bytes: no clock is read.
 */
export function typeset(page: object): Buffer {
  compiler ??= NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: typeface() }] });
  try {
    for (const tight of [0, 1, 2, 3]) {
      const compiled = compiler.compile({ mainFileContent: template, inputs: { page: JSON.stringify({ ...page, tight }) } });
      if (compiled.hasError()) compiled.printErrors();
      if (compiled.result!.numOfPages === 1 || tight === 3) return compiler.pdf(compiled.result!);
    }
    throw new Error('A report has at least one setting.');
  } finally {
    compiler.evictCache(10);
  }
}
