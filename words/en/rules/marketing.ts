import type { marketing as es } from '../../es/rules/marketing.ts';

export const marketing: typeof es = {
  'marketing.origin_taken': 'There is an origin with that key already.',
  'marketing.owner_missing': 'Say which position answers for the campaign.',
  'marketing.ends_before_start': 'It ends before it begins.',
  'marketing.co_owner_in_sales': 'Whoever answers in sales must be a position in sales.',
  'marketing.campaign_over': 'The campaign is closed: it takes no changes.',
  'marketing.plan_approved': 'Sales approved this plan: kind, budget, co-owner and measure do not change from then on.',
  'marketing.approver': 'Approving campaigns is for the marketing supervisor or the commercial director.',
  'marketing.campaign_move': 'Something is missing before that step. It is on the right, point by point.',
  'marketing.lines_over_budget': 'The lines sum to more than the budget.',
  'marketing.touch_in_future': 'A touch is recorded once it has happened.',
  'marketing.unknown_origin': 'There is no such origin.',
  'marketing.first_contact_ahead': 'The first contact cannot be on a day that has not come yet.',
  'marketing.lead_nameless': 'Say who it is: a name, a company or an e-mail.',
  'marketing.lead_erased': 'Its personal data was erased: this lead no longer changes.',
  'marketing.other_market': 'The lead and the customer are of different markets.',
  'marketing.contact_of_another': 'That contact belongs to another customer.',
};
