import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Id } from '../../../contract/shapes.ts';
import { Party, Reason } from './handOffs.ts';

/** `place` 1 is the proposal; null: not possible, and the reasons say why. Load and capacity count customers led and hand-offs being worked. */
export const RoutingCandidate = z.object({ party: Party, place: z.int().nullable(), load: z.int(), capacity: z.int().nullable(), reasons: z.array(Reason) });

export const leadRouting = endpoint({
  method: 'GET', path: '/api/v1/leads/:leadId/routing', summary: 'To whom a lead should go, and why',
  input: z.object({ leadId: Id }), output: z.object({ proposed: Id.nullable(), candidates: z.array(RoutingCandidate), reasons: z.array(Reason) }),
});
