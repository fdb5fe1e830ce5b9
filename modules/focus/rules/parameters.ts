import type { Day, Period } from '../../organization/rules/index.ts';

/** Customer impact (DOMAIN F3). Months and days; `mitigation` is what is lost with whom; `loss` the share of resale revenue. */
export interface ImpactParameters {
  relationshipHalfLifeDays: number;
  /** The lead's share where no contact is recorded; the others split the rest. */
  leadShare: number;
  weightsBp: { c1: number; c2: number; c3: number; c4: number; c5: number };
  mitigation: { newHire: number; existing: number; similar: number };
  loss: { low: number; base: number; high: number };
  /** Of new sales, what a newcomer may win again at most (Schmitz 2020): told apart, never netted. */
  newSales: number;
  priorChangeMonths: number;
  meetingDays: number;
  decisionFrom: number;
  wavesFrom: number;
}
/** Customer focus (DOMAIN F1): what a linked minute counts, up to how much of the customer ones; minutes, a share and people. Never fewer than five people. */
export interface FocusParameters {
  linkedWeight: number;
  linkedCap: number;
  leastMinutes: number;
  lowEvidenceBelow: number;
  leastPeople: number;
}

export const impactDefaults: ImpactParameters = {
  relationshipHalfLifeDays: 90,
  leadShare: 0.7,
  weightsBp: { c1: 3500, c2: 2000, c3: 2000, c4: 1000, c5: 1500 },
  mitigation: { newHire: 1, existing: 0.8, similar: 0.6 },
  loss: { low: 0.132, base: 0.154, high: 0.176 },
  newSales: 0.29,
  priorChangeMonths: 24,
  meetingDays: 14,
  decisionFrom: 40,
  wavesFrom: 60,
};
export const focusDefaults: FocusParameters = { linkedWeight: 0.5, linkedCap: 1, leastMinutes: 240, lowEvidenceBelow: 0.3, leastPeople: 5 };

/** How long a year and a week of work are: what a minute of a seat costs, and the hours that recorded time is held against. */
export interface WorkingTime { weeksAYear: number; hoursAWeek: number }
export const workingTimeDefaults: WorkingTime = { weeksAYear: 46, hoursAWeek: 40 };

/** A dated set of parameters; what it leaves out keeps its default. */
export interface DatedParameters<P> {
  valid: Period;
  value: Partial<P>;
}

/** The parameters in force on a day: so that changing one never rewrites a past figure. */
export function parametersOn<P extends object>(dated: readonly DatedParameters<P>[], day: Day, defaults: P): P {
  const inForce = dated.find(({ valid }) => valid.from <= day && (valid.to === null || day < valid.to));
  return { ...defaults, ...inForce?.value };
}
