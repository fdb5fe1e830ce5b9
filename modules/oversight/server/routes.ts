import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { factList } from './facts.ts';

export const oversightRoutes: Route[] = [
  route(contract.listFacts, 'organization.fact.read', factList),
];
