import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { attributionReport } from './attributionReport.ts';
import { editionRoutes } from './editionRoutes.ts';
import { editionList, editionOf, pageOfEdition } from './editions.ts';
import { attributionFile, funnelFile, structureReadingFile, structureResultsFile } from './files.ts';
import { recordsOf } from './executive/records.ts';
import { executiveOf } from './executive/report.ts';
import { funnelReport } from './funnelReport.ts';
import { structureReading } from './structureReading.ts';
import { figuresOfSeats } from './structure/seatFigures.ts';
import { resultsOfStructure } from './structure/structureResults.ts';

export const reportingRoutes: Route[] = [
  route(contract.funnelReport, 'reporting.report.read', funnelReport),
  route(contract.attributionReport, 'reporting.report.read', attributionReport),
  route(contract.exportFunnel, 'reporting.report.read', funnelFile),
  route(contract.exportAttribution, 'reporting.report.read', attributionFile),
  route(contract.exportStructureReading, 'reporting.report.read', structureReadingFile),
  route(contract.exportStructureResults, 'reporting.report.read', structureResultsFile),
  route(contract.structureReading, 'reporting.report.read', structureReading),
  route(contract.executiveReport, 'reporting.report.read', executiveOf),
  route(contract.reportRecords, 'reporting.report.read', recordsOf),
  route(contract.listEditions, 'reporting.report.read', editionList),
  route(contract.getEdition, 'reporting.report.read', editionOf),
  route(contract.editionPage, 'reporting.report.read', pageOfEdition),
  route(contract.structureResults, 'reporting.report.read', resultsOfStructure),
  route(contract.seatFigures, 'reporting.seat.read', figuresOfSeats),
  ...editionRoutes,
];
