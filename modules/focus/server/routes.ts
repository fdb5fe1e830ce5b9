import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { accountsMoved, moveUndone, seatClosed } from './acting.ts';
import { plainChange } from './impact/change.ts';
import { chartFile } from './chart/chartFile.ts';
import { impactOf } from './impact/impact.ts';
import { focusOfUnits } from './unitFocus.ts';

import { modelsCompared } from './models.ts';

export const focusRoutes: Route[] = [
  route(contract.seatImpact, 'focus.impact.read', (ctx, { seat, on, to }) => impactOf(ctx, plainChange(on, { closing: seat, toSeat: to ?? null, moves: [] }))),
  route(contract.changeImpact, 'focus.impact.read', (ctx, { on, change }) => impactOf(ctx, plainChange(on, change))),
  route(contract.unitFocus, 'focus.index.read', focusOfUnits),
  route(contract.exportChart, 'organization.structure.read', chartFile),
  route(contract.compareModels, 'focus.impact.read', modelsCompared),
  route(contract.closeSeat, 'focus.seat.close', seatClosed),
  route(contract.moveAccounts, 'customers.account.move', accountsMoved),
  route(contract.undoMove, 'customers.account.move', moveUndone),
];
