/** What the rooms above may use of organization's rules: dates, reasons and working time. */
export { addDays, addMonths, daysBetween, type Day, type Period } from './days.ts';
export { contains } from './periods.ts';
export { reason, verdict, type Reason, type Verdict } from './reasons.ts';
export { addWorkingMinutes, workingMinutesBetween } from './workingTime.ts';
export { addWorkingDays, type WorkCalendar } from './calendars.ts';
export { dayIn } from './zones.ts';
