import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Division, Id, Named } from '../../../contract/shapes.ts';

/** A joint management team with its name, charter, quorum and members on a date. `version` rises with every change of it. */
export const Team = z.object({
  id: Id, version: z.int(), name: z.string(), market: Named.nullable(), charter: z.string(), quorum: z.int(),
  members: z.array(z.object({ seat: Named, person: Named.nullable(), unnamed: z.boolean(), division: Division.nullable(), since: Day, until: Day.nullable() })),
});
export type Team = z.infer<typeof Team>;

export const listTeams = endpoint({
  method: 'GET', path: '/api/v1/management-teams', summary: 'Joint management teams and their members on a date',
  input: z.object({ on: Day.optional() }), output: z.object({ rows: z.array(Team) }),
});

const TeamFields = { name: z.string().trim().min(1).max(120), marketId: Id.nullable(), charter: z.string().trim().max(4000), quorum: z.int().min(2).max(50) };

/** Refused: `organization.team_needs_both` unless both divisions are members and the quorum can be reached. */
export const createTeam = endpoint({
  method: 'POST', path: '/api/v1/management-teams', summary: 'Create a joint management team', creates: true,
  input: z.object({ ...TeamFields, marketId: Id.nullable().default(null), charter: z.string().trim().max(4000).default(''), quorum: z.int().min(2).max(50).default(2), members: z.array(Id).max(50), from: Day }),
  output: Team,
});

/** From `from` (today, when not given) to the end of what is known; what it said until then stays. */
export const changeTeam = endpoint({
  method: 'PATCH', path: '/api/v1/management-teams/:teamId', summary: 'Change a team’s name, market, charter or quorum', ifMatch: true,
  input: z.object({ teamId: Id, version: z.int(), ...z.object(TeamFields).partial().shape, from: Day.optional() }), output: Team,
});

/** From `from` on the team is exactly these; planned later changes give way. No members: the team ends. */
export const setTeamMembers = endpoint({
  method: 'PUT', path: '/api/v1/management-teams/:teamId/members', summary: 'Set who is in a team from a date', ifMatch: true,
  input: z.object({ teamId: Id, version: z.int(), members: z.array(Id).max(50), from: Day }), output: Team,
});
