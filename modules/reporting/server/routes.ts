import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { attributionReport } from './attributionReport.ts';
import { funnelReport } from './funnelReport.ts';

export const reportingRoutes: Route[] = [
  route(contract.funnelReport, 'reporting.report.read', funnelReport),
  route(contract.attributionReport, 'reporting.report.read', attributionReport),
];
