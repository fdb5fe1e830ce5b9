/** What the rooms above may use of focus' rules. */
export { customerImpact, type CustomerImpact } from './customerImpact.ts';
export type { ImpactAccount, ImpactCase, ImpactDeal } from './impactCase.ts';
export { impactLists } from './impactLists.ts';
export { impactDefaults, focusDefaults, parametersOn } from './parameters.ts';
