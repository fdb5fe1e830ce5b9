/** What the rooms above may use of decisions' rules. */
export { sunsetMonths, weeklyMinutesOf, yearlyMinutes } from './internalTime.ts';
