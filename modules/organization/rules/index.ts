/** What the rooms above may use of organization's rules: dates, dated changes, reasons and working time (types beside their functions). */
export { addDays, addMonths, daysBetween, isDay, laterDay, type Day, type Period } from './days.ts';
export { planChange, type Change, type ChangePlan, type DatedRow } from './changes.ts';
export { reason, verdict, type Figure, type Reason, type Verdict } from './reasons.ts';
export { addWorkingMinutes, workingMinutesBetween } from './workingTime.ts';
export { addWorkingDays, type WorkCalendar } from './calendars.ts';
export { dayInZone, instantInZone, isZone } from './zones.ts';
export { chainOf, circlesOf, commonExecutive, layersOf, medianOf, spanBands, spanFit, type SpanFit, spansOf, standInAfter, type Tree } from './lines.ts';
export { replaceDuring } from './cancellations.ts';
export { type Role, roleMay, rights, roleNames, roles } from './rights.ts';
export { isVacant, namedAt, seatedIn } from './standing.ts';
export { seeAs, whySeesNot } from './seeing.ts';
export { branchOf, type Chartable, type ChartLayout, dottedOf, fitting, heightsOf, layChart, type Laying, type PlacedSeat, sharedBeginning, shownTitle, size as chartSize, treeOrder, unfoldedUpTo, withoutShared } from './chartLayout.ts';
export { type Box, dottedPath, linkPath, meets } from './chartPaths.ts';
