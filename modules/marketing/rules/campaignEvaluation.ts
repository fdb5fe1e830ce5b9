import { reason, verdict, type Reason, type Verdict } from '../../organization/rules/index.ts';

/** What evaluation looks at: what sales said of the campaign, and how many of its bookings still lack frozen attribution. */
export interface CampaignResults {
  salesFeedback: string | null;
  bookings: number;
  bookingsNotFrozen: number;
}
export type EvaluationReason = 'no_sales_feedback' | 'attribution_not_frozen' | 'feedback_and_attribution_there';

/** A campaign is evaluated with the word of sales and its attribution frozen, so that the result can't drift afterwards. */
export function checkEvaluation({ salesFeedback, bookings, bookingsNotFrozen }: CampaignResults): Verdict<EvaluationReason> {
  const against: Reason<EvaluationReason>[] = [];
  if (salesFeedback === null || salesFeedback.trim() === '') against.push(reason('no_sales_feedback'));
  if (bookingsNotFrozen > 0) against.push(reason('attribution_not_frozen', { bookings, notFrozen: bookingsNotFrozen }));
  return verdict<EvaluationReason>(against, [reason('feedback_and_attribution_there', { bookings })]);
}
