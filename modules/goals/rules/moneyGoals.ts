import { divideHalfEven } from '../../../contract/decimals.ts';
import { addAmounts, amountText, type Amount } from '../../../contract/money.ts';
import { reason } from '../../organization/rules/index.ts';
import { known, progressCap, unknown, type Progress } from './progress.ts';

/** An additive money goal: what is reached, from what start, to what target, in one currency. */
export interface MoneyGoal {
  start: Amount;
  target: Amount;
  value: Amount;
}

/** Progress of one money goal, exact until the last step. Unknown where the target equals the start. */
export function moneyProgress({ start, target, value }: MoneyGoal): Progress {
  const [way, done] = [addAmounts(target, { ...start, minor: -start.minor }).minor, addAmounts(value, { ...start, minor: -start.minor }).minor];
  if (way === 0n) return unknown('no_target', { target: amountText(target) });
  const share = Number((done * 1_000_000_000n) / way) / 1_000_000_000;
  return known(Math.min(progressCap, Math.max(0, share)), [
    reason('measured', { start: amountText(start), target: amountText(target), value: amountText(value) }),
  ]);
}

/** `shareBp`: how much of the child counts for this parent (10,000: all of it), for a child that several goals share. */
export interface SharedGoal {
  goal: MoneyGoal;
  shareBp: number;
}

/**
 * Additive goals roll up values, not percentages (DOMAIN F6): the sum of what was reached over the sum of what was aimed
 * at. All in one currency; a mean of percentages would count a small goal as much as a large one.
 */
export function rollUpMoney(children: readonly SharedGoal[]): { goal: MoneyGoal | null; progress: Progress } {
  const shared = children.map(({ goal, shareBp }) => {
    const part = (a: Amount): Amount => ({ minor: divideHalfEven(a.minor * BigInt(shareBp), 10_000n), currency: a.currency });
    return { start: part(goal.start), target: part(goal.target), value: part(goal.value) };
  });
  const [first, ...rest] = shared;
  if (!first) return { goal: null, progress: unknown('no_target') };
  const goal = rest.reduce(
    (sum, g) => ({ start: addAmounts(sum.start, g.start), target: addAmounts(sum.target, g.target), value: addAmounts(sum.value, g.value) }),
    first,
  );
  return { goal, progress: moneyProgress(goal) };
}
