import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Named } from '../../../contract/shapes.ts';
import { AccountClass, AccountStatus } from './accounts.ts';
import { LinePromise } from './account.ts';
import { Activity } from './activities.ts';

/** 90 days of contacts of each division, as days ago (0 to 90): what the mini line draws. */
export const MiniContacts = z.object({ marketing: z.array(z.int()), sales: z.array(z.int()) });

const DayAccount = z.object({
  id: Id, name: z.string(), status: AccountStatus, class: AccountClass.nullable(), city: z.string().nullable(), line: MiniContacts,
  /** The latest contact of marketing, else of sales: what to know before going in. */
  latest: z.object({ division: z.enum(['marketing', 'sales']), on: Day, subject: z.string() }).nullable(),
  /** The promise to this customer that is due first. */
  promise: z.object({ title: z.string(), dueOn: Day, dueAt: Instant.nullable() }).nullable(),
});
export type DayAccount = z.infer<typeof DayAccount>;

/** Of a call with somebody: whether they may be called at this moment, and what stands in the way. */
const Calling = z.object({ may: z.boolean(), because: z.enum(['permitted', 'no_permission', 'expired', 'revoked', 'closed']), timeZone: z.string() });

/**
 * The day of the caller's seats: today's activities (and undone ones of earlier days), with what to know of each customer;
 * promises due within `promiseDays`; customers of mine that no division has been in touch with for `hold` days (the
 * longest silent first, at most 20 of `aloneCount`); what marketing did to my customers since Monday, by subject.
 */
export const myDay = endpoint({
  method: 'GET', path: '/api/v1/my-day', summary: 'My customers today, promises due, who is being left alone, what marketing did this week',
  input: z.object({}),
  output: z.object({
    today: Day, hold: z.int(),
    activities: z.array(Activity.extend({ customer: DayAccount.nullable(), late: z.boolean(), calling: Calling.nullable() })),
    promises: z.array(LinePromise.extend({ account: Named })),
    alone: z.array(z.object({ id: Id, name: z.string(), class: AccountClass.nullable(), lastOn: Day.nullable(), days: z.int().nullable(), line: MiniContacts })),
    aloneCount: z.int(),
    marketing: z.array(z.object({
      on: Day, subject: z.string(), channel: z.string(), planned: z.boolean(), accounts: z.int(), answered: z.int(),
      /** Three of them, those who answered first. */
      sample: z.array(Named.extend({ outcome: z.string().nullable() })),
    })),
    led: z.int(),
  }),
});
export type MyDay = z.infer<typeof myDay.output>;

/** Mini lines for any list that shows customers: at most 200 at once. */
export const miniLines = endpoint({
  method: 'GET', path: '/api/v1/account-lines', summary: '90 days of contacts of each division, for several customers',
  input: z.object({ account: z.union([z.array(Id).max(200), Id.transform((id) => [id])]) }),
  output: z.object({ hold: z.int(), rows: z.array(z.object({ accountId: Id, line: MiniContacts })) }),
});
