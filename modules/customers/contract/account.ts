import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Division, Id, Instant, Named, PageInput, pageOf } from '../../../contract/shapes.ts';
import { AccountClass, AccountRow, AccountSize, AccountStatus, SeatHeld } from './accounts.ts';

const Text = (most: number) => z.string().trim().max(most, 'too_long');
const Line = (most: number) => Text(most).nullable();

/** What a person fills in. A market is chosen once: it says who may see the customer, and never changes. */
export const AccountFields = z.object({
  name: Text(160).min(1, 'missing'), status: AccountStatus, class: AccountClass.nullable(), size: AccountSize.nullable(), segment: Line(80), productLine: Line(80), taxId: Line(40), website: Line(200),
  phone: Line(40), street: Line(200), city: Line(120), region: Line(120), postcode: Line(20),
  country: z.string().regex(/^[A-Z]{2}$/, 'not_valid').nullable(), customerSince: Day.nullable(),
});

/** Which divisions have been in touch within the days that count as served (parameter `customers.served_days`). */
export const Served = z.object({
  by: z.enum(['both', 'marketing', 'sales', 'none']),
  /** The day of each division's last contact in the customer's market; null: never. */
  marketing: Day.nullable(), sales: Day.nullable(),
  /** Days a contact holds. */
  hold: z.int(),
});

export const Account = AccountRow.extend(AccountFields.shape).extend({
  createdAt: Instant, withdrawnAt: Instant.nullable(), externalKey: z.string().nullable(), timeZone: z.string(), currency: z.string(),
  facts: z.object({
    served: Served,
    promises: z.object({ open: z.int(), dueToday: z.int(), late: z.int(), kept: z.int(), closed: z.int() }),
    /** The next planned contact or activity with this customer, of either division; `at` null: some time that day. */
    next: z.object({ on: Day, at: Instant.nullable(), kind: z.string(), subject: z.string(), person: z.string().nullable() }).nullable(),
    contacts: z.int(), openNeeds: z.int(), notes: z.int(),
  }),
  /** Why the reader sees it: leads it since a day, belongs to its team, its market is in reach, or sees the whole company. */
  because: z.object({ reason: z.enum(['leads', 'team', 'market', 'company']), since: Day.nullable(), seat: z.string().nullable() }),
  /** What the reader may do with it. */
  may: z.object({ change: z.boolean(), move: z.boolean(), log: z.boolean(), plan: z.boolean(), promise: z.boolean(), contacts: z.boolean() }),
});
export type Account = z.infer<typeof Account>;

export const getAccount = endpoint({
  method: 'GET', path: '/api/v1/accounts/:accountId', summary: 'One customer with what matters about it today',
  input: z.object({ accountId: Id }), output: Account,
});

/** Led from today by `leadSeatId`, else by the caller's own seat. `conflict` (rule `customers.seat_holds_accounts`) when that seat does not exist then. */
export const createAccount = endpoint({
  method: 'POST', path: '/api/v1/accounts', summary: 'Create a customer', creates: true,
  input: AccountFields.partial().required({ name: true }).extend({ marketId: Id.optional(), leadSeatId: Id.optional() }),
  output: z.object({ id: Id, version: z.int() }),
});

export const changeAccount = endpoint({
  method: 'PATCH', path: '/api/v1/accounts/:accountId', summary: 'Change a customer', ifMatch: true,
  input: AccountFields.partial().extend({ accountId: Id, version: z.int() }),
  output: z.object({ id: Id, version: z.int() }),
});

export const withdrawAccount = endpoint({
  method: 'PUT', path: '/api/v1/accounts/:accountId/withdrawal', summary: 'Withdraw a customer from the lists; everything about it stays', ifMatch: true,
  input: z.object({ accountId: Id, version: z.int() }), output: z.object({ id: Id, version: z.int() }),
});

export const restoreAccount = endpoint({
  method: 'DELETE', path: '/api/v1/accounts/:accountId/withdrawal', summary: 'Put a withdrawn customer back', ifMatch: true,
  input: z.object({ accountId: Id, version: z.int() }), output: z.object({ id: Id, version: z.int() }),
});

/** One change: who, when, and each field before and after. `erased`: a personal value that was blanked since. */
export const Change = z.object({
  id: Id, at: Instant, what: z.string(), who: z.string(), via: z.string(), about: z.object({ kind: z.string(), id: Id, name: z.string().nullable() }),
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable(), erased: z.boolean() })),
});
export type Change = z.infer<typeof Change>;

export const accountHistory = endpoint({
  method: 'GET', path: '/api/v1/accounts/:accountId/history', summary: 'Every change to a customer and what hangs on it, the latest first',
  input: z.object({ accountId: Id, ...PageInput }), output: pageOf(Change),
});

const LineContact = z.object({
  id: Id, at: Instant, on: Day, division: Division, kind: z.enum(['mass', 'direct', 'internal']), channel: z.string(), subject: z.string(),
  outcome: z.string().nullable(), minutes: z.int(), planned: z.boolean(), person: z.string().nullable(), objectKind: z.string().nullable(), objectId: Id.nullable(),
});
export const LinePromise = z.object({
  id: Id, title: z.string(), givenOn: Day, dueOn: Day, dueAt: Instant.nullable(), state: z.enum(['open', 'due', 'late', 'kept', 'kept_late']),
  /** Of the time given, how much is used: 0 to 1; absent once kept. */
  used: z.number().nullable(), minutesLeft: z.int().nullable(), seat: SeatHeld, version: z.int(),
});
export const LineNeed = z.object({
  id: Id, title: z.string(), detail: z.string(), registeredOn: Day, metOn: Day.nullable(), confirmedBy: z.string().nullable(), version: z.int(),
});

/**
 * What customers knows of the double line in [from, to): contacts of both divisions (also those up to `hold` days before,
 * because they still serve), promises and needs that touch it. Rooms above draw theirs over it. At most 2,000 contacts.
 */
export const accountLine = endpoint({
  method: 'GET', path: '/api/v1/accounts/:accountId/line', summary: 'The double line of one customer', 
  input: z.object({ accountId: Id, from: Day, to: Day }),
  output: z.object({
    from: Day, to: Day, today: Day, hold: z.int(), contacts: z.array(LineContact), promises: z.array(LinePromise), needs: z.array(LineNeed),
    /** Who looks after the customer on each side: the lead (or team) seat of that division. */
    marketing: SeatHeld.nullable(), sales: SeatHeld.nullable(),
  }),
});
export type AccountLine = z.infer<typeof accountLine.output>;

export const CustodyBegan = z.enum(['created', 'appointment', 'rule', 'exception', 'restructuring', 'seat_closed', 'by_hand', 'unknown']);
/** Who looks after an account: the lead's history, today's team, and the names that answer while seats are vacant. */
export const accountCustody = endpoint({
  method: 'GET', path: '/api/v1/accounts/:accountId/custody', summary: 'Who leads a customer, since when and why, and its team',
  input: z.object({ accountId: Id }),
  output: z.object({
    history: z.array(z.object({ seat: Named, unit: z.string().nullable(), division: Division.nullable(), from: Day, to: Day.nullable(), reason: z.string().nullable(), person: Named.nullable() })),
    /** Person by person, the latest first: `began` says by which act; `goesOn`: whoever led it before is the same person; `unnamed`: somebody whose name is not given. */
    people: z.array(z.object({ from: Day, to: Day.nullable(), person: Named.nullable(), unnamed: z.boolean(), seat: Named, division: Division.nullable(), began: CustodyBegan, reason: z.string().nullable(), goesOn: z.boolean() })),
    /** Today's people: the lead first. `because`: they hold the seat, stand in (acting), or answer for it as its delegate. */
    team: z.array(z.object({
      memberId: Id.nullable(), role: z.enum(['lead', 'support', 'brand', 'telemarketing']), seat: Named, unit: z.string().nullable(), division: Division.nullable(),
      person: Named.nullable(), unnamed: z.boolean(), because: z.enum(['regular', 'acting', 'overlap', 'delegate', 'nobody']), since: Day,
    })),
  }),
});

export const TeamRole = z.enum(['support', 'brand', 'telemarketing']);
export const joinAccountTeam = endpoint({
  method: 'POST', path: '/api/v1/accounts/:accountId/team', summary: 'Add a seat to the account team from a day', creates: true,
  input: z.object({ accountId: Id, seatId: Id, role: TeamRole, from: Day.optional() }), output: z.object({ id: Id }),
});
export const leaveAccountTeam = endpoint({
  method: 'DELETE', path: '/api/v1/accounts/:accountId/team/:memberId', summary: 'End a seat’s place in the account team today',
  input: z.object({ accountId: Id, memberId: Id }), output: z.object({ ended: z.boolean() }),
});
