import { reason, verdict, type Verdict } from '../../organization/rules/index.ts';
import type { OpportunityState } from './opportunityStates.ts';

/** Who asks: the division of the seat he acts from (management stands over both), and whether his scope reaches the owner's seat. */
export interface AmountAsker {
  division: 'sales' | 'marketing' | 'management' | 'support';
  reachesOwner: boolean;
}
export type AmountReason = 'marketing_does_not_set_amounts' | 'only_sales_sets_amounts' | 'out_of_scope' | 'closed_amount_stands' | 'may_set_amount';

/**
 * Who may change an opportunity's amount, stage or close date: sales and the management over both, within their scope,
 * while it is open (DOMAIN P2: distinct rights, same focus). Marketing reads it and never writes it.
 */
export function mayChangeAmount(state: OpportunityState, { division, reachesOwner }: AmountAsker): Verdict<AmountReason> {
  if (division === 'marketing') return verdict<AmountReason>([reason('marketing_does_not_set_amounts')]);
  if (division === 'support') return verdict<AmountReason>([reason('only_sales_sets_amounts', { division })]);
  if (!reachesOwner) return verdict<AmountReason>([reason('out_of_scope', { division })]);
  if (state !== 'open') return verdict<AmountReason>([reason('closed_amount_stands', { state })]);
  return verdict<AmountReason>([], [reason('may_set_amount', { division })]);
}
