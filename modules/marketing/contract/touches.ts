import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Named, PageInput, pageOf, QueryList } from '../../../contract/shapes.ts';
import { Channel } from './campaignMoney.ts';
import { OriginKey } from './origins.ts';

/** A contact that may deserve credit for a sale. `on` is its business date in the market's zone: what attribution reads. */
export const Touch = z.object({
  id: Id, at: Instant, on: Day, channel: Channel, mass: z.boolean(), origin: z.object({ key: OriginKey, name: z.string() }), market: Named,
  account: Named.nullable(), lead: Named.nullable(), campaign: Named.nullable(),
});
export type Touch = z.infer<typeof Touch>;

export const listTouches = endpoint({
  method: 'GET', path: '/api/v1/touches', summary: 'Touches of a customer, a lead or a campaign, the latest first',
  input: z.object({ account: Id.optional(), lead: Id.optional(), campaign: Id.optional(), origin: QueryList(OriginKey).optional(), ...PageInput }), output: pageOf(Touch),
});

/** Written once: nobody edits a touch. Of an account, a lead or both. `at` may not lie in the future (`marketing.touch_in_future`). */
export const recordTouch = endpoint({
  method: 'POST', path: '/api/v1/touches', summary: 'Record a touch', creates: true,
  input: z.object({
    accountId: Id.optional(), leadId: Id.optional(), contactId: Id.optional(), campaignId: Id.optional(), origin: OriginKey.optional(),
    channel: Channel.default('other'), mass: z.boolean().default(false), at: Instant,
  }).refine((t) => t.accountId !== undefined || t.leadId !== undefined, { path: ['accountId'], message: 'account_or_lead' }),
  output: Touch,
});
