import { divideHalfEven } from '../../../contract/decimals.ts';
import type { Amount } from '../../../contract/money.ts';
import { allocate } from '../../reporting/rules/index.ts';
import type { ImpactParameters } from './parameters.ts';
import { one } from './relationships.ts';

export interface RiskRange {
  low: Amount;
  base: Amount;
  high: Amount;
}
/** One account: resale revenue in minor units, disruption `d` in billionths, what is lost with whom `m` in millionths. */
export interface Exposure {
  key: string;
  resale: bigint;
  d: bigint;
  m: bigint;
}
const million = 1_000_000n;

/**
 * Revenue at risk (DOMAIN F3): resale revenue x disruption x what is lost with whom x the loss seen elsewhere, as a range,
 * because one study's loss is not ours. Rounded once; the accounts' parts sum exactly to each end of it.
 */
export function riskOf(exposures: readonly Exposure[], currency: string, { loss }: ImpactParameters): { total: RiskRange; parts: RiskRange[] } {
  const exposed = exposures.map((e) => e.resale * e.d * e.m);
  const sum = exposed.reduce((a, b) => a + b, 0n);
  const keys = exposures.map((e) => e.key);
  const at = (share: number) => {
    const total = divideHalfEven(sum * BigInt(Math.round(share * 1e6)), one * million * million);
    const parts = sum === 0n ? exposed : allocate(total, exposed, keys);
    return { total: { minor: total, currency }, parts: parts.map((minor) => ({ minor, currency })) };
  };
  const [low, base, high] = [at(loss.low), at(loss.base), at(loss.high)];
  return {
    total: { low: low.total, base: base.total, high: high.total },
    parts: exposures.map((_, i) => ({ low: low.parts[i]!, base: base.parts[i]!, high: high.parts[i]! })),
  };
}
