/** The front door of the territories' server. */
export { territoriesRoutes } from './routes.ts';
export { followModel } from './models.ts';
export { rehomeTerritories } from './rehoming.ts';
export { modelSeen, modelStored, seatHeld } from './placing.ts';
export { assign, type Assigned, type Progress } from './assignment/assigning.ts';
export { drawing, faultIn, type AssignmentProblem, type ProblemFault } from '../rules/assignment/index.ts';
