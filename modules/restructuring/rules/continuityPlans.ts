import { addDays, type Day } from '../../organization/rules/index.ts';
import type { StepKind } from '../contract/handOvers.ts';

/*
  The hand-over of a customer by its class (DOMAIN C4). Days count from the day the new lead answers. `gives`: the step is the one
  who leaves'; `takes`: the one who comes'. Class A gets every step, B is introduced in person or by call, C and the rest are told.
*/
export interface PlannedStep { kind: StepKind; by: 'gives' | 'takes'; dueOn: Day }
const steps: readonly [StepKind, 'gives' | 'takes', number, string][] = [
  ['brief', 'gives', -14, 'ABC'], ['tell', 'gives', -10, 'ABC'], ['introduce', 'gives', 5, 'AB'], ['overlap', 'gives', 30, 'A'], ['first_alone', 'takes', 30, 'AB'],
  ['check_30', 'takes', 30, 'ABC'], ['check_60', 'takes', 60, 'AB'], ['check_90', 'takes', 90, 'A'],
];
export const overlapDays = 30;

/** Never due before `today`: what should have been done by now is due at once. */
export function stepsFor(accountClass: string | null, begins: Day, today: Day): PlannedStep[] {
  return steps.filter(([, , , classes]) => classes.includes(accountClass ?? 'C')).map(([kind, by, days]) => {
    const due = addDays(begins, days);
    return { kind, by, dueOn: due < today ? today : due };
  });
}
