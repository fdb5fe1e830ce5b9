/**
 * Divides `total` among weights so that the parts sum to it exactly (DOMAIN F5): each part is rounded down, and the units
 * left over go to the largest remainders, ties to the smaller key. A negative total is the exact mirror of the positive
 * one. Weight zero gets zero. Never re-allocate a changed total: the largest remainder has the Alabama paradox (1:3:3 of 10
 * gives 2, 4, 4 and of 11 gives 1, 5, 5); a change is an event of its own.
 *
 * Units are minor currency units (or whatever is indivisible). `keys` must be distinct; negative weights and a sum of
 * zero are refused by throwing: without weight there is nothing to divide by, and the amount is unattributed.
 */
export function allocate(total: bigint, weights: readonly bigint[], keys: readonly string[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum <= 0n || weights.some((w) => w < 0n)) throw new RangeError('weights must not be negative and not all zero');
  const size = total < 0n ? -total : total;
  const parts: bigint[] = [], remainders: bigint[] = [];
  for (const w of weights) {
    const share = w === 0n ? 0n : size * w;
    const part = share === 0n ? 0n : share / sum;
    parts.push(part);
    remainders.push(share === 0n ? 0n : share - part * sum);
  }
  let left = size - parts.reduce((a, b) => a + b, 0n);
  if (left === 0n) return total < 0n ? parts.map((p) => -p) : parts;
  // Rounding to a double keeps the order of all that it tells apart: only what it does not is compared exactly.
  const near = Float64Array.from(remainders, Number);
  const order = weights
    .map((_, i) => i)
    .filter((i) => remainders[i]! > 0n)
    .sort((a, b) => {
      if (near[a]! !== near[b]!) return near[b]! - near[a]!;
      if (remainders[a]! !== remainders[b]!) return remainders[a]! > remainders[b]! ? -1 : 1;
      return keys[a]! < keys[b]! ? -1 : 1;
    });
  for (const i of order) {
    if (left === 0n) break;
    parts[i]! += 1n;
    left -= 1n;
  }
  return total < 0n ? parts.map((p) => -p) : parts;
}
