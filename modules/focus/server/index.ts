export { focusRoutes } from './routes.ts';
export { closeWhole } from './acting.ts';
export { bookingsBefore, classCounts, impactQueries, type Among, meetingsAfter, openDeals, relationsBefore, worthOn } from './impact/gathering.ts';
export { impactParametersOn } from './impact/impact.ts';
export { type Measuring, measuringOn, workingTimeOn } from './unitFocus.ts';
export { impactToken } from './impact/token.ts';
