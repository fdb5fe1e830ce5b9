import type { Day } from '../../organization/rules/index.ts';
import type { ContactMinutes, TeamMember } from './relationships.ts';

/** What a customer impact is computed from. All amounts are minor units of one currency, at the rate of the effective date. */
export interface ImpactAccount {
  accountId: string;
  class: 'A' | 'B' | 'C' | null;
  /** Bookings of the 12 months before, and the part of them that is resale; null: all of it. Below zero counts as zero. */
  bookingsMinor: bigint;
  resaleMinor: bigint | null;
  before: readonly TeamMember[];
  after: readonly TeamMember[];
  contacts: readonly ContactMinutes[];
  /** Who takes over, as far as somebody does; null: those who stay. */
  successor: 'newHire' | 'existing' | 'similar' | null;
  /** Earlier changes of the lead person, any order. */
  leadChangesOn: readonly Day[];
}
/** An open deal, its stage-weighted value, and the person its owner's seat resolves to before and after. */
export interface ImpactDeal {
  opportunityId: string;
  accountId: string;
  weightedMinor: bigint;
  commit: boolean;
  ownerBefore: string | null;
  ownerAfter: string | null;
}
export interface ImpactCase {
  effectiveOn: Day;
  currency: string;
  accounts: readonly ImpactAccount[];
  deals: readonly ImpactDeal[];
  focusBefore: number | null;
  focusAfter: number | null;
}
