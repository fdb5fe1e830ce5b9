/** What the rooms above may use of restructuring's rules. */
export { handOverDefaults } from './continuityPlans.ts';
export { baseWeeks } from './focusWhatIf.ts';
export type { Plan } from './plan.ts';
export { figuresOf } from './spanBands.ts';
