import { allocate } from './allocate.ts';

/**
 * Shares of a whole as tenths of a percent that sum to exactly 1,000 (largest remainder, ties to the smaller key), or null
 * where there is no whole to speak of: nothing, or parts of both signs.
 */
export function sharesOf(parts: readonly { key: string; size: bigint }[]): Map<string, number> | null {
  const [some, negative] = [parts.some((p) => p.size !== 0n), parts.some((p) => p.size < 0n)];
  if (!some || (negative && parts.some((p) => p.size > 0n))) return null;
  const tenths = allocate(
    1_000n,
    parts.map((p) => (negative ? -p.size : p.size)),
    parts.map((p) => p.key),
  );
  return new Map(parts.map((p, i) => [p.key, Number(tenths[i]!)]));
}
