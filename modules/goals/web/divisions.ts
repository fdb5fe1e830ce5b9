import { useAsk } from '../../../platform/web/ask.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { commonExecutives } from '../../organization/contract.ts';

/** Whether the company has seats of marketing and of sales; until it is known, yes, as most have. */
export function useHasBoth(when = true): boolean {
  const mayAsk = useMay()('organization.structure.read');
  const rows = useAsk(commonExecutives, {}, { when: when && mayAsk, freshFor: 600_000 }).data?.rows;
  return rows === undefined || (rows.some((r) => r.salesSeats > 0) && rows.some((r) => r.marketingSeats > 0));
}
