import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Named, QueryList } from '../../../contract/shapes.ts';

const Share = z.number().nullable();
/** One milestone over what was due in the window (DOMAIN F4): `value` is met / (met + missed), null when neither; expired are among the missed. */
const MilestoneAttainment = z.object({ met: z.int(), missed: z.int(), expired: z.int(), pending: z.int(), value: Share, pendingAgeP50: z.number().nullable(), pendingAgeP90: z.number().nullable() });

export const Attainment = z.object({
  sales: Share, marketing: Share, joint: Share, handOffs: z.int(),
  milestones: z.object({ decision: MilestoneAttainment, attempt: MilestoneAttainment, contact: MilestoneAttainment, disposition: MilestoneAttainment }),
  /** Marketing's half: of what was answered, what was accepted; a return that a dispute overturned does not count against it. */
  acceptance: z.object({ accepted: z.int(), returnedUpheld: z.int(), value: Share }),
});
export type Attainment = z.infer<typeof Attainment>;

/** Both halves of the agreement over the hand-offs due in [from, to): the decision milestone for sales, acceptance for marketing, and the lower of both. */
export const getAttainment = endpoint({
  method: 'GET', path: '/api/v1/agreement/attainment', summary: 'How both divisions keep the agreement',
  input: z.object({ from: Day, to: Day, market: QueryList(Id).optional() }),
  output: z.object({ total: Attainment, markets: z.array(Attainment.extend({ market: Named })) }),
});
