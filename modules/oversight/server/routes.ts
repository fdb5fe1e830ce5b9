import { endSeeing } from '../../../contract/me.ts';
import { type Route, route } from '../../../platform/server/http.ts';
import { atTheDoor } from '../../../platform/server/visit.ts';
import { seeAs } from '../../organization/rules/index.ts';
import * as contract from '../contract.ts';
import { accessOf, ownAccess } from './access.ts';
import { backupAsked, backupList, backupsScheduled } from './backups.ts';
import { delegationList } from './delegations.ts';
import { factList, factsFile } from './facts.ts';
import { firstStepList } from './firstSteps.ts';
import { parameterList, parameterSet } from './parameters.ts';
import { beginToSee, endOfSeeing } from './seeing.ts';

export const oversightRoutes: Route[] = [
  route(contract.listFacts, 'organization.fact.read', factList),
  route(contract.exportFacts, 'organization.fact.read', factsFile),
  route(contract.firstSteps, 'oversight.beginning.read', firstStepList),
  route(contract.listDelegations, 'organization.structure.read', delegationList),
  route(contract.listParameters, 'oversight.parameter.read', parameterList),
  route(contract.setParameter, 'oversight.parameter.set', parameterSet),
  route(contract.readAccess, 'oversight.access.read', accessOf),
  route(contract.myAccess, 'self', ownAccess),
  atTheDoor(contract.readBackups, 'oversight.backup.keep', backupList),
  atTheDoor(contract.scheduleBackups, 'oversight.backup.keep', backupsScheduled),
  atTheDoor(contract.makeBackup, 'oversight.backup.keep', backupAsked),
  atTheDoor(contract.beginSeeing, seeAs, beginToSee),
  atTheDoor(endSeeing, 'self', endOfSeeing, { survives: true, asOneself: true }),
];
