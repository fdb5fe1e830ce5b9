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
  /** The days on which the change itself passes the lead to another person, the last one too, where it does so in several steps. */
  passedOn?: readonly Day[];
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

/** All that a change does not touch stands in a case as one account and one deal of this id: it weighs in the whole, and nothing happens to it. */
export const untouchedId = '00000000-0000-0000-0000-000000000000';

/** What whoever looks at an effect is held to when they act: what the change touches. The sum of all else moves with every deal that anybody begins. */
export const touchedIn = (c: ImpactCase): ImpactCase =>
  ({ ...c, accounts: c.accounts.filter((a) => a.accountId !== untouchedId), deals: c.deals.filter((d) => d.opportunityId !== untouchedId) });
