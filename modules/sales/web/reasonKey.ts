/** The lasting key of a new reason, from its name: `price_too_high`. A second one of the same name gets another end. */
export function reasonKey(name: string, taken: readonly string[]): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z]+/g, '_').replace(/^_|_$/g, '').slice(0, 36);
  const key = plain.length < 2 ? `reason_${plain}` : plain;
  const ends = ['', ...'bcdefghijklmnopqrstuvwxyz'.split('').map((letter) => `_${letter}`)];
  return ends.map((end) => key + end).find((candidate) => !taken.includes(candidate)) ?? key;
}
