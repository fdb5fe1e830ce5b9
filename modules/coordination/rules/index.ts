/** What the rooms above may use of coordination's rules. */
export { attainment, type Attainment, type Window } from './attainment.ts';
export { jointAttainment, marketingHalf, type JointAttainment } from './jointAttainment.ts';
export { readHandOff, type HandOffStamps, type HandOffState } from './handOffStates.ts';
export { readMilestone } from './handOffMilestones.ts';
