/** What the rooms above may use of reporting's rules. */
export { allocate } from './allocate.ts';
export { sharesOf } from './shares.ts';
export { compare, compareAmounts } from './comparison.ts';
export { conversionOf, funnelOf } from './funnel.ts';
export { attribute, attributeByFrozen, isEligible } from './attribution.ts';
export { attributionModels, type AttributionModel } from './attributionWeights.ts';
export { loadBand, withTeams } from './seatLoad.ts';
