import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Money, Named, QueryFlag } from '../../../contract/shapes.ts';

/*
  The budget of internal information: each recurring meeting or report, with who owns it, whose time it takes, which
  decision it serves and the day it ends unless somebody renews it.
*/

export const Frequency = z.enum(['daily', 'weekly', 'fortnightly', 'monthly', 'quarterly']);
export type Frequency = z.infer<typeof Frequency>;

/**
 * `minutes`: how long a meeting lasts, or how long a report takes to write. `readingMinutes`: for a report, to read, each
 * participant. `expiresOn`: at most six months ahead (`decisions.sunset_too_far`).
 */
export const ForumFields = {
  name: z.string().trim().min(1, 'missing').max(120, 'too_long'), what: z.enum(['meeting', 'report']), ownerId: Id, participantIds: z.array(Id).max(500),
  minutes: z.int().min(1).max(2400), readingMinutes: z.int().min(0).max(600), frequency: Frequency, serves: z.string().trim().min(1, 'missing').max(300, 'too_long'), expiresOn: Day,
};

/** `weeklyMinutes`: of everybody's time together. `yearlyCost` null: not seen, or no cost rate known. */
export const ForumRow = z.object({
  id: Id, version: z.int(), name: z.string(), what: z.enum(['meeting', 'report']), owner: Named, participants: z.array(Named), minutes: z.int(), readingMinutes: z.int(), frequency: Frequency,
  serves: z.string(), from: Day, expiresOn: Day, endedOn: Day.nullable(), expired: z.boolean(), weeklyMinutes: z.number(), yearlyCost: Money.nullable(),
});
export type ForumRow = z.output<typeof ForumRow>;

export const listForums = endpoint({
  method: 'GET', path: '/api/v1/forums', summary: 'Recurring meetings and reports, with the time they take',
  input: z.object({ on: Day.optional(), ended: QueryFlag.optional() }), output: z.object({ rows: z.array(ForumRow), weeklyMinutes: z.number(), yearlyCost: Money.nullable() }),
});
export const openForum = endpoint({
  method: 'POST', path: '/api/v1/forums', summary: 'Register a recurring meeting or report', creates: true, input: z.object({ ...ForumFields, from: Day.optional() }), output: ForumRow,
});
/** Renewing it is giving it a later `expiresOn`. */
export const changeForum = endpoint({
  method: 'PATCH', path: '/api/v1/forums/:forumId', summary: 'Change or renew a recurring meeting or report', ifMatch: true,
  input: z.object({ forumId: Id, version: z.int(), ...z.object(ForumFields).partial().shape }), output: ForumRow,
});
export const endForum = endpoint({
  method: 'POST', path: '/api/v1/forums/:forumId/end', summary: 'End a recurring meeting or report', ifMatch: true, input: z.object({ forumId: Id, version: z.int(), on: Day.optional() }), output: ForumRow,
});
