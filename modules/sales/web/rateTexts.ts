/** Rates as they read under each other: those between the same two currencies with as many decimals as the longest of them. */
export function rateTexts(rates: readonly { from: string; to: string; rate: string }[], point: string): string[] {
  const decimals = (rate: string) => rate.split('.')[1]?.length ?? 0;
  const most = new Map<string, number>();
  for (const { from, to, rate } of rates) most.set(from + to, Math.max(most.get(from + to) ?? 0, decimals(rate)));
  return rates.map(({ from, to, rate }) => {
    const [whole, rest = ''] = rate.split('.'), length = most.get(from + to)!;
    return length === 0 ? whole! : `${whole}${point}${rest.padEnd(length, '0')}`;
  });
}
