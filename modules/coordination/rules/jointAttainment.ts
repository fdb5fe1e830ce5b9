import { reason, type Reason } from '../../organization/rules/index.ts';

/** Leads of one segment accepted in the window, and what one accepted lead of it has brought before, in minor units. */
export interface SegmentValue {
  segment: string;
  accepted: number;
  valuePerLeadMinor: bigint;
}
export interface MarketingHalf {
  deliveredMinor: bigint;
  commitmentMinor: bigint;
  value: number | null;
  acceptance: number | null;
}
export interface JointAttainment {
  sales: number | null;
  marketing: number | null;
  joint: number | null;
  reasons: Reason<'sales_unknown' | 'marketing_unknown' | 'sales_is_lower' | 'marketing_is_lower' | 'both_alike'>[];
}

const ratio = (part: bigint, whole: bigint): number | null => (whole <= 0n ? null : Number((part * 1_000_000n) / whole) / 1_000_000);

/**
 * Marketing's half (DOMAIN F4): the value delivered against the commitment, and the share of answered leads that were
 * accepted, where only returns that were upheld count against it. Null where nothing was promised or answered.
 */
export function marketingHalf(segments: readonly SegmentValue[], commitmentMinor: bigint, accepted: number, returnedUpheld: number): MarketingHalf {
  const deliveredMinor = segments.reduce((sum, s) => sum + BigInt(s.accepted) * s.valuePerLeadMinor, 0n);
  const answered = accepted + returnedUpheld;
  return { deliveredMinor, commitmentMinor, value: ratio(deliveredMinor, commitmentMinor), acceptance: answered === 0 ? null : accepted / answered };
}

/** Both rise or fall together: the joint attainment is the lower of the two halves, and unknown while one of them is. */
export function jointAttainment(sales: number | null, marketing: number | null): JointAttainment {
  if (sales === null || marketing === null) {
    const unknown = [
      ...(sales === null ? [reason('sales_unknown' as const)] : []),
      ...(marketing === null ? [reason('marketing_unknown' as const)] : []),
    ];
    return { sales, marketing, joint: null, reasons: unknown };
  }
  const code = sales === marketing ? 'both_alike' : sales < marketing ? 'sales_is_lower' : 'marketing_is_lower';
  return { sales, marketing, joint: Math.min(sales, marketing), reasons: [reason(code, { sales, marketing })] };
}
