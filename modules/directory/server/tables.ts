import { parse } from 'csv-parse/sync';
import { Refusal } from '../../../platform/server/problem.ts';
import type { OrganogramFile } from '../contract/organograms.ts';
import type { ReadTable } from '../rules/readingRows.ts';

/** A file's bytes as its cells, header first: encoding by its mark or its bytes, delimiter by its header. */
export function tableOf(file: OrganogramFile): ReadTable {
  const text = decoded(Buffer.from(file.content, 'base64'));
  const cells = parse(text, {
    delimiter: delimiterOf(text), bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n', '\r'], max_record_size: 1_000_000,
  });
  if (cells.length === 0) throw new Refusal('invalid_input', 'The file is empty.', 'exchange.empty_file', { facts: { file: file.name } });
  return { name: file.name, on: file.on, rows: file.rows, cells };
}

function decoded(bytes: Buffer): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Whichever divides the header most. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '');
  return [',', ';', '\t', '|'].map((d) => [header.split(d).length, d] as const).sort((x, y) => y[0] - x[0])[0]![1];
}
