/** The delimiter a CSV is written with: the one that splits its first lines most evenly, outside quotes. */
export function delimiterOf(sample: string): string {
  const lines = linesOutsideQuotes(sample).slice(0, 20);
  let best = ',', bestScore = 0;
  for (const candidate of [',', ';', '\t', '|']) {
    const counts = lines.map((l) => l.split(candidate).length - 1);
    const usual = counts[0] ?? 0;
    const even = counts.filter((c) => c === usual).length / Math.max(1, counts.length);
    const score = usual * even * even;
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

/** Lines with what stands between quotes taken out; the last line may be cut off, so it does not count when there are others. */
function linesOutsideQuotes(sample: string): string[] {
  const lines = sample.replace(/"(?:[^"]|"")*"/g, '""').split(/\r\n|\n|\r/).filter((l) => l.trim() !== '');
  return lines.length > 1 ? lines.slice(0, -1) : lines;
}

/** A byte order mark tells the encoding; without one, UTF-8 when every byte of the file fits it, else Windows-1252. */
export function encodingOf(firstBytes: Uint8Array, validUtf8: boolean): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  const [a, b, c] = firstBytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return validUtf8 ? 'utf-8' : 'windows-1252';
}
