import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { goalBookings } from './goalBookings.ts';
import { goalList, goalOf, goalRestored, goalWithdrawn, reviseGoal, setGoal } from './goals.ts';

export const goalsRoutes: Route[] = [
  route(contract.listGoals, 'goals.goal.read', goalList),
  route(contract.getGoal, 'goals.goal.read', goalOf),
  route(contract.goalBookings, 'goals.goal.read', goalBookings),
  route(contract.createGoal, 'goals.goal.write', setGoal),
  route(contract.changeGoal, 'goals.goal.write', reviseGoal),
  route(contract.withdrawGoal, 'goals.goal.write', goalWithdrawn),
  route(contract.restoreGoal, 'goals.goal.write', goalRestored),
];
