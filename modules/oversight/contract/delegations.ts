import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Named, PageInput, pageOf, QueryList } from '../../../contract/shapes.ts';

/** A position and the one that stands in for it. `answers`: on that date nobody holds it, so whoever stands in answers for it: `standsIn`, or theirs in turn. */
export const Delegation = z.object({ id: Id, seat: Named, market: Named, holder: Named.nullable(), unnamed: z.boolean(), delegate: Named, standsIn: Named.nullable(), from: Day, to: Day.nullable(), answers: z.boolean() });
export type Delegation = z.infer<typeof Delegation>;

/** Those that hold on a date or later, by position. They are set with `PUT /positions/:positionId/delegate`. */
export const listDelegations = endpoint({
  method: 'GET', path: '/api/v1/delegations', summary: 'Who stands in for whom, from when to when',
  input: z.object({ on: Day.optional(), market: QueryList(Id).optional(), ...PageInput }), output: pageOf(Delegation),
});
