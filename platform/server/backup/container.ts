import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';

/**
 * A backup file is a line that names the format, then frames: a letter, the payload's length (4 bytes, big-endian) and
 * the payload. H: the header; then for each table T (what it is), D (its rows as PostgreSQL's COPY text, compressed, one
 * megabyte or so each) and E (how many rows, their sum); Z: the whole. Last come the 32 bytes of the SHA-256 of all before.
 */
export type Letter = 'H' | 'T' | 'D' | 'E' | 'Z';
export interface Frame { letter: Letter; payload: Buffer }

const firstLine = Buffer.from('unisono backup 1\n');
const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const pieceSize = 1 << 20;

/** What is wrong with a file that is not a whole backup. */
export class NotABackup extends Error {}

/** Writes frames to an open file, in constant memory. `close` adds the sum and sees it on the disk. */
export class ContainerWriter {
  readonly #file: FileHandle;
  readonly #hash = createHash('sha256');
  #rows: Buffer[] = [];
  #size = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async begin(header: object): Promise<void> {
    await this.#write(firstLine);
    await this.json('H', header);
  }

  json(letter: Letter, content: object): Promise<void> {
    return this.#frame(letter, Buffer.from(JSON.stringify(content)));
  }

  async rows(piece: Buffer): Promise<void> {
    this.#rows.push(piece);
    this.#size += piece.length;
    if (this.#size >= pieceSize) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#size === 0) return;
    const all = Buffer.concat(this.#rows, this.#size);
    this.#rows = [];
    this.#size = 0;
    await this.#frame('D', await compress(all));
  }

  async close(): Promise<void> {
    await this.#file.write(this.#hash.digest());
    await this.#file.sync();
  }

  async #frame(letter: Letter, payload: Buffer): Promise<void> {
    const head = Buffer.alloc(5);
    head.write(letter, 'latin1');
    head.writeUInt32BE(payload.length, 1);
    await this.#write(Buffer.concat([head, payload]));
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#hash.update(bytes);
    for (let done = 0; done < bytes.length;) done += (await this.#file.write(bytes, done)).bytesWritten;
  }
}

/** Reads a file's frames one by one and, at the end, refuses it unless its sum is right and nothing follows. */
export async function* readFrames(file: string): AsyncGenerator<Frame> {
  const hash = createHash('sha256');
  const bytes = new ByteReader(createReadStream(file, { highWaterMark: pieceSize }));
  const take = async (length: number) => {
    const taken = await bytes.take(length);
    hash.update(taken);
    return taken;
  };
  if (!(await take(firstLine.length)).equals(firstLine)) throw new NotABackup('format');
  for (let letter = ''; letter !== 'Z';) {
    const head = await take(5);
    letter = head.toString('latin1', 0, 1);
    if (!'HTDEZ'.includes(letter)) throw new NotABackup('frame');
    yield { letter: letter as Letter, payload: await take(head.readUInt32BE(1)) };
  }
  const sum = hash.digest();
  if (!(await bytes.take(32)).equals(sum)) throw new NotABackup('sha256');
  if (!(await bytes.atEnd())) throw new NotABackup('tail');
}

/** The rows of a D frame. */
export async function rowsOf(frame: Frame): Promise<Buffer> {
  return decompress(frame.payload).catch(() => { throw new NotABackup('compression'); });
}

class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #waiting: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let missing = length; missing > 0;) {
      if (this.#waiting.length === 0) {
        const next = await this.#source.next();
        if (next.done) throw new NotABackup('cut short');
        this.#waiting = next.value;
      }
      const part = this.#waiting.subarray(0, missing);
      this.#waiting = this.#waiting.subarray(part.length);
      missing -= part.length;
      parts.push(part);
    }
    return Buffer.concat(parts, length);
  }

  async atEnd(): Promise<boolean> {
    return this.#waiting.length === 0 && (await this.#source.next()).done === true;
  }
}
