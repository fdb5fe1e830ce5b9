import type { Route } from '../../../platform/server/http.ts';

export const organizationRoutes: Route[] = [];
