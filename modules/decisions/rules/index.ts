/** What the rooms above may use of decisions' rules. */
export { sunsetMonths, weeklyMinutesOf, type WorkingTime, workingTimeDefaults, yearlyMinutes } from './internalTime.ts';
