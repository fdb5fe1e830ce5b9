import { divideHalfEven } from '../../../contract/decimals.ts';
import { sumByCurrency, type Amount } from '../../../contract/money.ts';

/** Probability in basis points: 2500 is one in four. */
export interface PipelineLine {
  amount: Amount;
  probabilityBp: number;
}

/** What an open deal is worth in expectation. Rounded once, here, half to even: every sum of lines then agrees with every other. */
export const weightedAmount = ({ amount, probabilityBp }: PipelineLine): Amount => ({
  minor: divideHalfEven(amount.minor * BigInt(probabilityBp), 10_000n),
  currency: amount.currency,
});

/** The lines by group (stage, seat, month) with plain and weighted sums by currency, in the order the groups first appear. */
export function weighPipeline<L extends PipelineLine>(
  lines: readonly L[],
  groupOf: (line: L) => string,
): { group: string; lines: number; plain: Amount[]; weighted: Amount[] }[] {
  return [...Map.groupBy(lines, groupOf)].map(([group, own]) => ({
    group,
    lines: own.length,
    plain: sumByCurrency(own.map((l) => l.amount)),
    weighted: sumByCurrency(own.map(weightedAmount)),
  }));
}
