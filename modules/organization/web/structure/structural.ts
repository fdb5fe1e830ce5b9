import { useAsk } from '../../../../platform/web/ask.ts';
import { useFormats } from '../../../../platform/web/words.tsx';
import { commonExecutives, findSeats, listGrants, listTeams, readPerson, listPeople, readPosition, readUnit, structure, type Structure, structureChanges } from '../../contract.ts';

/** Everything that a change of the structure may have changed. */
export const structural = [structure, structureChanges, readPosition, readUnit, findSeats, commonExecutives, listTeams, listGrants, readPerson, listPeople];

/** Today's is asked for without saying the day: so it can be asked before it is known what day the company has. */
export const ofDay = (on: string, today: string, knownAt?: string) => ({ ...(on === today ? {} : { on }), ...(knownAt ? { knownAt } : {}) });

/** The structure of a date, as the chart has it already. */
export const useStructure = (on: string): Structure | undefined => useAsk(structure, ofDay(on, useFormats().settings.today)).data;
