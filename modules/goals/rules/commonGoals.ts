import { reason, type Reason } from '../../organization/rules/index.ts';
import type { Progress } from './progress.ts';

/**
 * A common goal has one shared measure. Where each division has a leaf of its own as well, both are shown with their
 * balance (1: alike), and the common progress is the root of their product: rise or fall together.
 */
export interface CommonProgress {
  sales: number | null;
  marketing: number | null;
  balance: number | null;
  common: number | null;
  reasons: Reason<'sales_behind' | 'marketing_behind' | 'alike' | 'half_unknown'>[];
}

export function commonProgress(sales: Progress, marketing: Progress): CommonProgress {
  if (sales.value === null || marketing.value === null) {
    return {
      sales: sales.value,
      marketing: marketing.value,
      balance: null,
      common: null,
      reasons: [reason('half_unknown', { sales: sales.value, marketing: marketing.value })],
    };
  }
  const [s, m] = [sales.value, marketing.value];
  const code = s === m ? 'alike' : s < m ? 'sales_behind' : 'marketing_behind';
  return { sales: s, marketing: m, balance: 1 - Math.abs(s - m), common: Math.sqrt(s * m), reasons: [reason(code, { sales: s, marketing: m })] };
}
