import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { typeface } from './typeface.ts';

let compiler: NodeCompiler | undefined;
const template = readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8');

/** One PDF of one page, from the template and what it says. The same words give the same bytes: no clock is read. */
export function typeset(page: object): Buffer {
  compiler ??= NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: typeface() }] });
  const pdf = compiler.pdf({ mainFileContent: template, inputs: { page: JSON.stringify(page) } });
  compiler.evictCache(10);
  return pdf;
}
