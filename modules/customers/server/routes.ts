import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { accountList } from './accountList.ts';

export const customersRoutes: Route[] = [
  route(contract.listAccounts, 'customers.account.read', accountList),
];
