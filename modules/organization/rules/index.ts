/** What the rooms above may use of organization's rules: dates, reasons, working time and the tree of seats. */
export { addDays, addMonths, daysBetween, type Day, type Period } from './days.ts';
export { contains } from './periods.ts';
export { reason, verdict, type Reason, type Verdict } from './reasons.ts';
export { addWorkingMinutes } from './workingTime.ts';
export { type WorkCalendar } from './calendars.ts';
