/** What the rooms above may use of goals' rules. */
export { leafProgress, type Progress, progressCap } from './progress.ts';
export { moneyProgress, type MoneyGoal } from './moneyGoals.ts';
export { paceOf, type GoalSpan, type Pace } from './pace.ts';
export { commonProgress } from './commonGoals.ts';
export { monthsOf } from './monthly.ts';
