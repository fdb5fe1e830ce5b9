/** What the rooms above may use of customers' rules. */
export { daysServed, laneGaps, servedBy, weeksServed, type ContactDay, type Served, type ServedBy } from './served.ts';
export { leftAlone, type LeftAlone } from './leftAlone.ts';
export { promiseAt, type PromiseState } from './promises.ts';
export { permissionAt, channelReach } from './permissions.ts';
