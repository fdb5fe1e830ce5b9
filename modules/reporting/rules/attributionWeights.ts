import { daysBetween, type Day } from '../../organization/rules/index.ts';

export const attributionModels = ['first', 'last', 'linear', 'time_decay', 'position'] as const;
export type AttributionModel = (typeof attributionModels)[number];
/** `occurredOn`: the business date in the market's zone; models count its days, and the instant only settles the order. */
export interface Touch {
  touchId: string;
  occurredAt: Date;
  occurredOn: Day;
}
export interface WeightedTouch extends Touch {
  weight: bigint;
}

/** Weights are whole billionths, so that they can be stored, frozen and multiplied without rounding. */
export const weightUnit = 1_000_000_000n;
/** Days in which a touch loses half its weight; for sales between companies (on the web 7 is usual). */
export const defaultHalfLifeDays = 30;

/** The order of touches, and what settles every tie: by instant, then by id. */
export const touchKey = ({ occurredAt, touchId }: Pick<Touch, 'occurredAt' | 'touchId'>): string => `${occurredAt.toISOString()} ${touchId}`;
export const inOrder = <T extends Touch>(touches: readonly T[]): T[] =>
  [...touches].sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.touchId < b.touchId ? -1 : 1));

/**
 * The touches in order with their weights (DOMAIN D1). First and last take all; linear alike; time decay halves with every
 * half-life before the latest touch; position gives 40% to the first and the last and spreads 20% between (two touches
 * half each, a single one all). However the touches are given, the answer is the same.
 */
export function weighTouches(model: AttributionModel, touches: readonly Touch[], halfLifeDays = defaultHalfLifeDays): WeightedTouch[] {
  const ordered = inOrder(touches);
  const weigh = weightOf(model, ordered, halfLifeDays);
  return ordered.map((touch, i) => ({ ...touch, weight: weigh(i) }));
}

function weightOf(model: AttributionModel, ordered: readonly Touch[], halfLifeDays: number): (i: number) => bigint {
  const last = ordered.length - 1;
  switch (model) {
    case 'first':
      return (i) => (i === 0 ? weightUnit : 0n);
    case 'last':
      return (i) => (i === last ? weightUnit : 0n);
    case 'linear':
      return () => weightUnit;
    // Counted from the latest touch, not from the sale: the shares are the same, and no weight of an old sale vanishes.
    case 'time_decay': {
      const latest =
        ordered
          .map((t) => t.occurredOn)
          .sort()
          .at(-1) ?? '';
      return (i) => BigInt(Math.round(Number(weightUnit) * 2 ** (-daysBetween(ordered[i]!.occurredOn, latest) / halfLifeDays)));
    }
    // 4 : 2/(n-2) : 4, times (n-2), so that the ratio stays exact.
    case 'position': {
      const between = BigInt(Math.max(1, last - 1));
      if (last < 2) return () => weightUnit;
      return (i) => (i === 0 || i === last ? 400_000_000n * between : 200_000_000n);
    }
  }
}
