export { basisOn } from './basis.ts';
export { carryOutTask } from './carryingOut.ts';
export { endProposalHalt, haltProposal, haltsOf, haltsStanding, keepHalt, keepReviewed, transitionsUnderWay } from './halts.ts';
export { costOf, focusOver } from './impact/beside.ts';
export { weighTask } from './impact/weighing.ts';
export { restructuringRoutes } from './routes.ts';
export { headOf } from './rows.ts';
