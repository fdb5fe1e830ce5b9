import { parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../../../platform/server/problem.ts';
import type { MappingFile } from '../contract/mapping.ts';
import { delimiterOf, encodingOf } from '../rules/sniffing.ts';

export interface FileShape { encoding: string; delimiter: string; columns: string[] }

/** How a CSV is written: encoding by its mark or its bytes, delimiter by its first lines, columns by its first row. */
export async function shapeOf(path: string, given: Omit<MappingFile, 'path'>): Promise<FileShape> {
  const start = await firstBytes(path);
  const encoding = given.encoding ?? encodingOf(start, await isUtf8(path));
  const sample = new TextDecoder(encoding).decode(start);
  const delimiter = given.delimiter ?? delimiterOf(sample);
  for await (const cells of cellsOf(path, { encoding, delimiter, quote: given.quote })) return { encoding, delimiter, columns: named(cells) };
  throw new Refusal('invalid_input', 'The file is empty.', 'exchange.empty_file');
}

/** Columns without a name are called by their place; a name that comes twice is told apart, the first keeping it. */
function named(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, i) => {
    const name = cell.trim() || `column_${i + 1}`, times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** The rows of a file, header first, as they stream by: nothing is held. */
export async function* cellsOf(path: string, how: { encoding: string; delimiter: string; quote?: string | undefined }): AsyncGenerator<string[]> {
  const decoder = new TextDecoder(how.encoding);
  const decode = new Transform({
    decodeStrings: true, readableObjectMode: false,
    transform: (chunk: Buffer, _, done) => done(null, decoder.decode(chunk, { stream: true })),
    flush: (done) => done(null, decoder.decode()),
  });
  const parser = parse({
    delimiter: how.delimiter, quote: how.quote ?? '"', bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'], max_record_size: 1_000_000,
  });
  const flow = pipeline(createReadStream(path), decode, parser);
  flow.catch(() => undefined);
  for await (const cells of parser) yield cells as string[];
  await flow;
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(65_536) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
