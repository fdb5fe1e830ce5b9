import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { scimRoutes } from './scim/routes.ts';
import { importOrganograms, listOrganograms, previewOrganograms, takeOrganogramsBack } from './organograms.ts';

export const directoryRoutes: Route[] = [
  route(contract.previewOrganograms, 'directory.organogram.import', previewOrganograms),
  route(contract.importOrganograms, 'directory.organogram.import', importOrganograms),
  route(contract.listOrganograms, 'directory.organogram.import', listOrganograms),
  route(contract.takeOrganogramsBack, 'directory.organogram.import', takeOrganogramsBack),
  ...scimRoutes,
];
