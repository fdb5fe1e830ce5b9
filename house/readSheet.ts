import { inflateRawSync } from 'node:zlib';

/*
  Reads back what an export wrote, without the library that wrote it: the parts of the zip from its directory, then the cells of
  the first sheet with the format each is shown in. Enough for what we write, and for nothing else.
*/

export interface ReadSheet { cells: { value: string | number; format: string | null }[][]; frozenRows: number; widths: number[]; formulas: number }

export function readSheet(bytes: Buffer): ReadSheet {
  const parts = partsOf(bytes);
  const sheet = parts.get('xl/worksheets/sheet1.xml')!, strings = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map((m) => plain(m[1]!));
  const styles = parts.get('xl/styles.xml')!, formats = new Map([...styles.matchAll(/numFmtId="(\d+)" formatCode="([^"]*)"/g)].map((m) => [m[1]!, plain(m[2]!)]));
  const looks = [...styles.slice(styles.indexOf('<cellXfs')).matchAll(/<xf ([^>]*)>/g)].map((m) => formats.get(/numFmtId="(\d+)"/.exec(m[1]!)?.[1] ?? '') ?? null);
  const cellOf = (attributes: string, inner: string) => {
    const raw = /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? '';
    return { value: /t="s"/.test(attributes) ? strings[Number(raw)]! : raw === '' ? '' : Number(raw), format: looks[Number(/ s="(\d+)"/.exec(attributes)?.[1] ?? 0)] ?? null };
  };
  return {
    cells: [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((row) => {
      const cells: ReadSheet['cells'][number] = [];
      for (const [, attributes = '', inner = ''] of row[1]!.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) cells[columnOf(/r="([A-Z]+)/.exec(attributes)![1]!)] = cellOf(` ${attributes}`, inner);
      return cells;
    }),
    frozenRows: Number(/ySplit="(\d+)"[^>]*state="frozen"/.exec(sheet)?.[1] ?? 0), widths: [...sheet.matchAll(/<col [^>]*width="([\d.]+)"/g)].map((m) => Number(m[1])), formulas: [...sheet.matchAll(/<f>/g)].length,
  };
}

/** The day a cell's number stands for. */
export const dayOfCell = (serial: number): string => new Date(Math.round((serial - 25_569) * 86_400_000)).toISOString().slice(0, 10);

const columnOf = (letters: string): number => [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
const plain = (xml: string): string => xml.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** Every part by its name, from the directory at the end of the file. */
function partsOf(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1'), parts = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, size, name, extra, comment, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28), raw = zip.subarray(from, from + size);
    parts.set(zip.toString('utf8', at + 46, at + 46 + name), (method === 8 ? inflateRawSync(raw) : raw).toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return parts;
}
