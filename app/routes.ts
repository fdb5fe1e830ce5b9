import { coordinationRoutes } from '../modules/coordination/server/index.ts';
import { customersRoutes } from '../modules/customers/server/index.ts';
import { decisionsRoutes } from '../modules/decisions/server/index.ts';
import { directoryRoutes } from '../modules/directory/server/index.ts';
import { exchangeRoutes } from '../modules/exchange/server/index.ts';
import { focusRoutes } from '../modules/focus/server/index.ts';
import { goalsRoutes } from '../modules/goals/server/index.ts';
import { marketingRoutes } from '../modules/marketing/server/index.ts';
import { organizationRoutes } from '../modules/organization/server/index.ts';
import { oversightRoutes } from '../modules/oversight/server/index.ts';
import { reportingRoutes } from '../modules/reporting/server/index.ts';
import { restructuringRoutes } from '../modules/restructuring/server/index.ts';
import { salesRoutes } from '../modules/sales/server/index.ts';
import { territoriesRoutes } from '../modules/territories/server/index.ts';
import { transitionRoutes } from '../modules/transition/server/index.ts';
import type { Route } from '../platform/server/http.ts';

/** Every endpoint of the public API, the ground floor first. */
export const routes: readonly Route[] = [
  ...organizationRoutes, ...directoryRoutes, ...customersRoutes, ...territoriesRoutes, ...marketingRoutes, ...salesRoutes, ...coordinationRoutes,
  ...goalsRoutes, ...reportingRoutes, ...focusRoutes, ...decisionsRoutes, ...restructuringRoutes, ...transitionRoutes, ...exchangeRoutes, ...oversightRoutes,
];
