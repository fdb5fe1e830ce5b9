import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { factList, factsFile } from './facts.ts';

export const oversightRoutes: Route[] = [
  route(contract.listFacts, 'organization.fact.read', factList),
  route(contract.exportFacts, 'organization.fact.read', factsFile),
];
