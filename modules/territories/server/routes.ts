import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { accountsOfModel, modelActivated, modelArchived, modelDrawn, modelList, modelRecord, movesOfModel, whyLed } from './models.ts';
import { exceptionEnded, exceptionMade, territoryChanged, territoryCreated, territoryRestored, territoryTried, territoryWithdrawn } from './territories.ts';

export const territoriesRoutes: Route[] = [
  route(contract.listModels, 'territories.model.read', modelList),
  route(contract.readModel, 'territories.model.read', modelRecord),
  route(contract.modelAccounts, 'territories.model.read', accountsOfModel),
  route(contract.modelMoves, 'territories.model.read', movesOfModel),
  route(contract.accountTerritory, 'customers.account.read', whyLed),
  route(contract.createModel, 'territories.model.write', modelDrawn),
  route(contract.activateModel, 'territories.model.activate', modelActivated),
  route(contract.archiveModel, 'territories.model.activate', modelArchived),
  route(contract.createTerritory, 'territories.model.write', territoryCreated),
  route(contract.changeTerritory, 'territories.model.write', territoryChanged),
  route(contract.withdrawTerritory, 'territories.model.write', territoryWithdrawn),
  route(contract.restoreTerritory, 'territories.model.write', territoryRestored),
  route(contract.tryTerritory, 'territories.model.write', territoryTried),
  route(contract.makeException, 'territories.model.write', exceptionMade),
  route(contract.endException, 'territories.model.write', exceptionEnded),
];
