import { commonExecutives, findSeats, listGrants, listTeams, readPerson, listPeople, readPosition, readUnit, structure, structureChanges } from '../../contract.ts';

/** Everything that a change of the structure may have changed. */
export const structural = [structure, structureChanges, readPosition, readUnit, findSeats, commonExecutives, listTeams, listGrants, readPerson, listPeople];
