import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { calendarList, changeOneCalendar, createOneCalendar, setHolidaysOf } from './calendars.ts';
import { costList, costsOfPosition, setSomeCosts } from './positions.ts';
import { executivesByMarket } from './executives.ts';
import { identityRoutes } from './identity/index.ts';
import { addOneLine, endOneLine, setDelegateOf, setManagerOf } from './lines.ts';
import { changeOneMarket, createOneLegalEntity, createOneMarket, legalEntityList, marketList } from './markets.ts';
import { peopleRoutes } from './peopleRoutes.ts';
import { readPosition } from './positionDetail.ts';
import { cancelPlannedPositionChange, changeOnePosition, createOnePosition } from './positions.ts';
import { endOneGrant, grantList, grantOneRole, matrix } from './roles.ts';
import { seatsFound } from './seats.ts';
import { structureFile, structureSeen } from './structure.ts';
import { changeDays } from './structureChanges.ts';
import { changeOneTeam, createOneTeam, setMembersOfTeam, teamList } from './teams.ts';
import { cancelPlannedUnitChange, changeOneUnit, createOneUnit, endOneUnit, readUnit } from './units.ts';

export const organizationRoutes: Route[] = [
  ...identityRoutes, ...peopleRoutes,
  route(contract.structure, 'organization.structure.read', structureSeen),
  route(contract.exportStructure, 'organization.structure.read', structureFile),
  route(contract.structureChanges, 'organization.structure.read', changeDays),
  route(contract.commonExecutives, 'organization.structure.read', executivesByMarket),
  route(contract.findSeats, 'organization.structure.read', seatsFound),
  route(contract.readUnit, 'organization.structure.read', readUnit),
  route(contract.createUnit, 'organization.structure.change', createOneUnit),
  route(contract.changeUnit, 'organization.structure.change', changeOneUnit),
  route(contract.cancelUnitChange, 'organization.structure.change', cancelPlannedUnitChange),
  route(contract.endUnit, 'organization.structure.change', endOneUnit),
  route(contract.readPosition, 'organization.structure.read', readPosition),
  route(contract.createPosition, 'organization.structure.change', createOnePosition),
  route(contract.changePosition, 'organization.structure.change', changeOnePosition),
  route(contract.cancelPositionChange, 'organization.structure.change', cancelPlannedPositionChange),
  route(contract.setManager, 'organization.structure.change', setManagerOf),
  route(contract.addLine, 'organization.structure.change', addOneLine),
  route(contract.endLine, 'organization.structure.change', endOneLine),
  route(contract.setDelegate, 'organization.structure.change', setDelegateOf),
  route(contract.positionCosts, 'organization.cost.read', costsOfPosition),
  route(contract.listCosts, 'organization.cost.read', costList),
  route(contract.setCosts, 'organization.cost.write', setSomeCosts),
  route(contract.listTeams, 'organization.structure.read', teamList),
  route(contract.createTeam, 'organization.structure.change', createOneTeam),
  route(contract.changeTeam, 'organization.structure.change', changeOneTeam),
  route(contract.setTeamMembers, 'organization.structure.change', setMembersOfTeam),
  route(contract.rightsMatrix, 'organization.structure.read', matrix),
  route(contract.listGrants, 'organization.structure.read', grantList),
  route(contract.grantRole, 'organization.role.grant', grantOneRole),
  route(contract.endGrant, 'organization.role.grant', endOneGrant),
  route(contract.listMarkets, 'organization.structure.read', marketList),
  route(contract.createMarket, 'organization.market.change', createOneMarket),
  route(contract.changeMarket, 'organization.market.change', changeOneMarket),
  route(contract.listCalendars, 'organization.structure.read', calendarList),
  route(contract.createCalendar, 'organization.market.change', createOneCalendar),
  route(contract.changeCalendar, 'organization.market.change', changeOneCalendar),
  route(contract.setHolidays, 'organization.market.change', setHolidaysOf),
  route(contract.listLegalEntities, 'organization.structure.read', legalEntityList),
  route(contract.createLegalEntity, 'organization.market.change', createOneLegalEntity),
];
