import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Done, Id, Named, PageInput, pageOf, QueryList } from '../../../contract/shapes.ts';

/** Sets of rights, held through a position (the matrix: `rules/rights.ts`; a test keeps the two lists one). */
export const Role = z.enum([
  'administrator', 'commercial_director', 'senior_management', 'controller', 'sales_supervisor', 'outside_sales', 'marketing_supervisor',
  'brand_specialist', 'pr_specialist', 'telemarketing_supervisor', 'telemarketing_agent',
]);
export const GrantScope = z.enum(['own_seat', 'unit', 'function', 'market', 'company']);

/** The whole matrix in the reader's language: what each role may do. Where it may do it is said by each grant's scope. */
export const rightsMatrix = endpoint({
  method: 'GET', path: '/api/v1/rights', summary: 'The matrix of roles and rights', input: z.object({}),
  output: z.object({
    roles: z.array(z.object({ role: Role, name: z.string() })),
    rights: z.array(z.object({ right: z.string(), room: z.string(), name: z.string(), roles: z.array(Role) })),
  }),
});

/** A role granted to a position, with its scope and dates (half-open). */
export const Grant = z.object({ role: Role, scope: GrantScope, from: Day, to: Day.nullable() });
export type Grant = z.infer<typeof Grant>;
export const GrantRow = Grant.extend({ id: Id, seat: Named, person: Named.nullable(), market: Named });

/** Grants that hold on a date or later, by position. */
export const listGrants = endpoint({
  method: 'GET', path: '/api/v1/grants', summary: 'Which roles are granted to which positions',
  input: z.object({ role: QueryList(Role).optional(), seat: QueryList(Id).optional(), market: QueryList(Id).optional(), on: Day.optional(), ...PageInput }), output: pageOf(GrantRow),
});

/** Refused: `organization.granted_already` on any of those dates, `organization.position_dates`. Without `to` it lasts as long as the position. */
export const grantRole = endpoint({
  method: 'POST', path: '/api/v1/positions/:positionId/grants', summary: 'Grant a role to a position from a date', creates: true,
  input: z.object({ positionId: Id, role: Role, scope: GrantScope, from: Day, to: Day.nullable().optional() }), output: Done,
});

/** `on` is the first day without it. Refused: `organization.last_administrator`, `organization.nothing_then`. */
export const endGrant = endpoint({
  method: 'POST', path: '/api/v1/positions/:positionId/grants/end', summary: 'End a role of a position, or take back one planned for later',
  input: z.object({ positionId: Id, role: Role, scope: GrantScope, on: Day }), output: Done,
});
