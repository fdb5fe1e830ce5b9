import { minorDigits } from '../../../contract/currencies.ts';
import { divideHalfEven } from '../../../contract/decimals.ts';
import type { Money } from '../../../contract/shapes.ts';

/** Thousands of whole units, rounded, for a chart: of pesos of Chile, which have no cents, as of euros. */
export const thousands = (m: Money | null): number | null => (m === null ? null : Number(divideHalfEven(BigInt(m.minor), 1_000n * 10n ** BigInt(minorDigits(m.currency)))));
