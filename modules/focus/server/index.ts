export { focusRoutes } from './routes.ts';
export { successorOf, type SeatThen } from './impact/change.ts';
export { bookingsBefore, classCounts, type Deal, meetingsAfter, openDeals, relationsBefore, type Worth, worthOn } from './impact/gathering.ts';
export { impactParametersOn } from './impact/impact.ts';
