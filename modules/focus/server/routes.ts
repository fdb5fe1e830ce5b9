import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { accountsMoved, moveUndone } from './acting.ts';
import { changeAsked, plainChange } from './impact/change.ts';
import { chartFile } from './chart/chartFile.ts';
import { impactOf } from './impact/impact.ts';
import { interdependenceFile } from './interdependence/file.ts';
import { interdependenceOf, interdependenceRecordsOf } from './interdependence/reading.ts';
import { focusOfUnits } from './unitFocus.ts';
import { modelsCompared } from './models.ts';
import { moveRecord, movesList } from './moves.ts';

export const focusRoutes: Route[] = [
  route(contract.seatImpact, 'focus.impact.read', (ctx, { seat, on, to }) => impactOf(ctx, plainChange(on, { closing: seat, toSeat: to ?? null, moves: [] }))),
  route(contract.changeImpact, 'focus.impact.read', async (ctx, { on, change }) => impactOf(ctx, await changeAsked(ctx, on, change))),
  route(contract.interdependence, 'focus.interdependence.read', interdependenceOf),
  route(contract.interdependenceRecords, 'focus.interdependence.read', interdependenceRecordsOf),
  route(contract.exportInterdependence, 'focus.interdependence.read', interdependenceFile),
  route(contract.unitFocus, 'focus.index.read', focusOfUnits),
  route(contract.exportChart, 'organization.structure.read', chartFile),
  route(contract.compareModels, 'focus.impact.read', modelsCompared),
  route(contract.moveAccounts, 'customers.account.move', accountsMoved),
  route(contract.listMoves, 'customers.account.move', movesList),
  route(contract.readMove, 'customers.account.move', moveRecord),
  route(contract.undoMove, 'customers.account.move', moveUndone),
];
