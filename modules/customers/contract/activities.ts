import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Named, PageInput, pageOf, QueryFlag, QueryList } from '../../../contract/shapes.ts';

export const ActivityKind = z.enum(['task', 'call', 'visit', 'meeting']);
export type ActivityKind = z.infer<typeof ActivityKind>;

export const Activity = z.object({
  id: Id, kind: ActivityKind, title: z.string(), place: z.string().nullable(), dueOn: Day, dueAt: Instant.nullable(), minutes: z.int(), doneAt: Instant.nullable(),
  account: Named.nullable(), contact: Named.extend({ phone: z.string().nullable() }).nullable(), seat: Named, version: z.int(),
});
export type Activity = z.infer<typeof Activity>;

/** By due day. `done=false` unless asked; `seat` are one's own seats unless told. */
export const listActivities = endpoint({
  method: 'GET', path: '/api/v1/activities', summary: 'Tasks, calls, visits and meetings by due day',
  input: z.object({ account: Id.optional(), seat: QueryList(Id).optional(), from: Day.optional(), to: Day.optional(), done: QueryFlag.optional(), ...PageInput }),
  output: pageOf(Activity),
});

const Fields = z.object({
  kind: ActivityKind, title: z.string().trim().min(1, 'missing').max(200, 'too_long'), place: z.string().trim().max(200, 'too_long').nullable(),
  dueOn: Day, dueAt: Instant.nullable(), minutes: z.int().min(0).max(24 * 60, 'not_valid'),
});

/** With `dueAt`, `dueOn` is its day in the customer's market (the caller's, without a customer). */
export const planActivity = endpoint({
  method: 'POST', path: '/api/v1/activities', summary: 'Plan a task, call, visit or meeting', creates: true,
  input: Fields.partial().required({ kind: true, title: true }).extend({
    accountId: Id.optional(), contactId: Id.optional(), seatId: Id.optional(), objectKind: z.string().regex(/^[a-z_]+$/).max(40).optional(), objectId: Id.optional(),
  }).refine((a) => Boolean(a.dueOn ?? a.dueAt), { message: 'missing', path: ['dueOn'] }),
  output: z.object({ id: Id, version: z.int() }),
});

/** Other day, time, title or place. Giving only `dueOn` keeps the hour. */
export const changeActivity = endpoint({
  method: 'PATCH', path: '/api/v1/activities/:activityId', summary: 'Change or reschedule an activity', ifMatch: true,
  input: Fields.partial().extend({ activityId: Id, version: z.int() }), output: z.object({ id: Id, version: z.int() }),
});

/** Done. A call, visit or meeting with a customer is logged as a direct contact of `minutes`, unless `log` is false. `next` plans the same again, with the same person, for that day or hour. */
export const finishActivity = endpoint({
  method: 'PUT', path: '/api/v1/activities/:activityId/done', summary: 'Mark an activity done and log the contact', ifMatch: true,
  input: z.object({
    activityId: Id, version: z.int(), log: z.boolean().default(true), outcome: z.string().trim().max(1000, 'too_long').nullable().optional(),
    minutes: z.int().min(0).max(24 * 60, 'not_valid').optional(), at: Instant.optional(), next: z.object({ dueOn: Day, dueAt: Instant.nullable().optional() }).optional(),
  }),
  output: z.object({ id: Id, version: z.int(), interactionId: Id.nullable() }),
});
/** Not done after all: the contact it logged is withdrawn, and so is what was planned next with it and is still to do. */
export const reopenActivity = endpoint({
  method: 'DELETE', path: '/api/v1/activities/:activityId/done', summary: 'Mark an activity not done', ifMatch: true,
  input: z.object({ activityId: Id, version: z.int() }), output: z.object({ id: Id, version: z.int() }),
});
export const withdrawActivity = endpoint({
  method: 'PUT', path: '/api/v1/activities/:activityId/withdrawal', summary: 'Withdraw an activity', ifMatch: true,
  input: z.object({ activityId: Id, version: z.int() }), output: z.object({ id: Id, version: z.int() }),
});
export const restoreActivity = endpoint({
  method: 'DELETE', path: '/api/v1/activities/:activityId/withdrawal', summary: 'Put a withdrawn activity back', ifMatch: true,
  input: z.object({ activityId: Id, version: z.int() }), output: z.object({ id: Id, version: z.int() }),
});
