import { hash } from 'node:crypto';

/** How many rows a table has, and a sum of them that does not depend on their order. */
export interface Tally { rows: number; sum: string }

/**
 * Counts COPY text as it passes, however it is cut into pieces. In COPY text a line end is always the end of a row: one
 * inside a value is written `\n`. The sum adds the first 16 bytes of each row's SHA-256, as four numbers modulo 2^32.
 */
export class Tallying {
  #rest: Buffer = Buffer.alloc(0);
  #rows = 0;
  readonly #sum = new Uint32Array(4);

  add(piece: Buffer): void {
    const text = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    let start = 0;
    for (let end = text.indexOf(10); end !== -1; end = text.indexOf(10, start)) {
      this.#addRow(text.subarray(start, end));
      start = end + 1;
    }
    this.#rest = text.subarray(start);
  }

  #addRow(row: Buffer): void {
    const digest = hash('sha256', row, 'buffer');
    for (let i = 0; i < 4; i += 1) this.#sum[i] = (this.#sum[i] ?? 0) + digest.readUInt32LE(i * 4);
    this.#rows += 1;
  }

  total(): Tally {
    if (this.#rest.length > 0) throw new Error('the last row has no end');
    return { rows: this.#rows, sum: Buffer.from(this.#sum.buffer).toString('hex') };
  }
}
