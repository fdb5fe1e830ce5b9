import type { ProblemCode } from '../../../contract/errors.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Reason } from '../../organization/rules/index.ts';

/** What a rule of this room said no to, in words for whoever reads the API; screens word the rule by its name. */
const sentences: Record<string, [ProblemCode, string]> = {
  'sales.marketing_does_not_set_amounts': ['not_allowed', 'Marketing does not change the amount or the stage of a deal.'],
  'sales.only_sales_sets_amounts': ['not_allowed', 'Only sales changes the amount or the stage of a deal.'],
  'sales.out_of_scope': ['not_allowed', 'This deal belongs to a seat outside your scope.'],
  'sales.closed_amount_stands': ['conflict', 'A closed deal stays as it was closed.'],
  'sales.already_closed': ['conflict', 'This deal is closed.'],
  'sales.won_stays_won': ['conflict', 'A won deal stays won.'],
  'sales.stage_of_another_pipeline': ['conflict', 'That stage belongs to another pipeline.'],
  'sales.already_there': ['conflict', 'The deal is at that stage already.'],
  'sales.closing_reason_missing': ['invalid_input', 'Say why, with one of the reasons.'],
  'sales.closing_reason_of_another_outcome': ['invalid_input', 'That is no reason for this outcome.'],
  'sales.still_open': ['conflict', 'The deal is open.'],
  'sales.already_reopened': ['conflict', 'The deal was reopened already.'],
  'sales.is_a_mirror_itself': ['conflict', 'A credit note or reversal is not taken back: record a booking instead.'],
  'sales.amends_another': ['conflict', 'An amendment is not taken back on its own: amend the booking again.'],
  'sales.already_reversed': ['conflict', 'This booking was reversed already.'],
  'sales.before_the_booking': ['invalid_input', 'That day is before the booking.'],
  'sales.other_currency': ['invalid_input', 'That is another currency than the booking’s.'],
  'sales.nothing_to_credit': ['conflict', 'There is nothing left to take back.'],
  'sales.nothing_to_amend': ['invalid_input', 'An amendment of zero changes nothing.'],
  'sales.more_than_is_left': ['conflict', 'That is more than what is left of the booking.'],
  'sales.leaves_nothing': ['conflict', 'That would leave nothing of the booking: reverse it instead.'],
};

/** What a rule says of one field of the form stands beside it too. */
const beside: Record<string, string> = {
  'sales.more_than_is_left': 'amount', 'sales.leaves_nothing': 'amount', 'sales.nothing_to_amend': 'amount', 'sales.other_currency': 'amount', 'sales.before_the_booking': 'on',
};

/** The refusal of a rule's first reason: rule `sales.<code>`, with the figures that explain it. */
export function refuseBy(reasons: readonly Reason[]): Refusal {
  const first = reasons[0];
  const [code, sentence] = sentences[`sales.${first?.code ?? ''}`] ?? ['conflict', 'The rules of sales say no.'];
  const rule = `sales.${first?.code ?? 'refused'}`, field = beside[rule];
  return new Refusal(code, sentence, rule, { facts: { ...first?.figures }, ...(field ? { fields: { [field]: rule } } : {}) });
}

/** For acts on many: the rule alone. */
export const ruleOf = (reasons: readonly Reason[]): string => `sales.${reasons[0]?.code ?? 'refused'}`;
