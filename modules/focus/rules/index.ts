/** What the rooms above may use of focus' rules. */
export { customerImpact, type CustomerImpact, impactOfOnly, scoreOfSums, sumsOf, type Weighed as WeighedAccount, weighedIn, wholesOf } from './customerImpact.ts';
export { type ImpactAccount, type ImpactCase, type ImpactDeal, untouchedId } from './impactCase.ts';
export { impactLists } from './impactLists.ts';
export { gateOf, reaches } from './impactGates.ts';
export { customerFocus, type Focus, type Minutes } from './customerFocus.ts';
export type { DatedParameters, FocusParameters, ImpactParameters, WorkingTime } from './parameters.ts';
export { one, relationshipShares, type TeamMember } from './relationships.ts';
export type { BookedRow, ContactRow, DealRow, LeadChangeRow } from './records.ts';
export { successorOf, type SeatThen } from './successors.ts';
export type { RiskRange } from './revenueAtRisk.ts';
export { impactDefaults, focusDefaults, parametersOn, workingTimeDefaults } from './parameters.ts';
export { type WeighedDeal, weighedDeals, type Worth, worthAt } from './worth.ts';
export { interdependenceDefaults } from './interdependence.ts';
