import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Id, Instant } from '../../../contract/shapes.ts';

/**
 * From now on this session sees what that person's seats reach, and writes nothing, for so many minutes (two hours at most). Both the
 * beginning and the end are facts that the person may read. Refused: `oversight.seeing_needs_session` to an API token,
 * `oversight.not_oneself`, `oversight.holds_nothing`, `oversight.another_administrator`.
 */
export const beginSeeing = endpoint({
  method: 'PUT', path: '/api/v1/seeing', summary: 'See as somebody else, reading only, for a while',
  input: z.object({ personId: Id, minutes: z.int().min(5).max(120).default(30), reason: z.string().trim().min(3, 'too_short').max(200, 'too_long') }), output: z.object({ until: Instant }),
});
