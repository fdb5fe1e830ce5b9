import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Division, Id, Instant, Named, PageInput, pageOf } from '../../../contract/shapes.ts';

export const InteractionKind = z.enum(['mass', 'direct', 'internal']);
export const InteractionChannel = z.enum(['visit', 'call', 'video', 'meeting', 'email', 'message', 'letter', 'event', 'press', 'web', 'advert', 'other']);
export type InteractionChannel = z.infer<typeof InteractionChannel>;

export const Interaction = z.object({
  id: Id, kind: InteractionKind, division: Division, channel: InteractionChannel, subject: z.string(), outcome: z.string().nullable(), startsAt: Instant, minutes: z.int(),
  planned: z.boolean(), account: Named.nullable(), seat: Named.nullable(), person: Named.nullable(), contacts: z.array(Named),
  objectKind: z.string().nullable(), objectId: Id.nullable(), version: z.int(),
});
export type Interaction = z.infer<typeof Interaction>;

const Subject = z.string().trim().min(1, 'missing').max(200, 'too_long');
const Outcome = z.string().trim().max(1000, 'too_long').nullable();
const Minutes = z.int().min(0).max(24 * 60, 'not_valid');

/** The ledger of an account: what happened, the latest first; `planned` ones are answered with `planned=true` on the line. */
export const listInteractions = endpoint({
  method: 'GET', path: '/api/v1/accounts/:accountId/interactions', summary: 'What happened with a customer, the latest first',
  input: z.object({ accountId: Id, division: Division.optional(), kind: InteractionKind.optional(), ...PageInput }), output: pageOf(Interaction),
});

/**
 * Logs one contact. Direct and mass ones have a customer (or an object); internal time may have neither. `division` is the
 * seat's; it must be told for a seat of neither. `startsAt` in the future makes it a planned one. Refused (rule
 * `customers.contact_in_future`) when a contact said to be past lies ahead, (`customers.division_unknown`) when it cannot be told.
 */
export const logInteraction = endpoint({
  method: 'POST', path: '/api/v1/interactions', summary: 'Log a contact, past or planned', creates: true,
  input: z.object({
    accountId: Id.nullable().optional(), kind: InteractionKind.default('direct'), channel: InteractionChannel, subject: Subject, outcome: Outcome.optional(),
    startsAt: Instant, minutes: Minutes.default(0), planned: z.boolean().optional(), division: Division.optional(),
    seatId: Id.optional(), contactIds: z.array(Id).max(200).default([]), objectKind: z.string().regex(/^[a-z_]+$/).max(40).optional(), objectId: Id.optional(),
  }),
  output: z.object({ id: Id, version: z.int() }),
});

export const changeInteraction = endpoint({
  method: 'PATCH', path: '/api/v1/interactions/:interactionId', summary: 'Correct a contact that was logged', ifMatch: true,
  input: z.object({
    interactionId: Id, version: z.int(), channel: InteractionChannel.optional(), subject: Subject.optional(), outcome: Outcome.optional(),
    startsAt: Instant.optional(), minutes: Minutes.optional(), planned: z.boolean().optional(), contactIds: z.array(Id).max(200).optional(),
  }),
  output: z.object({ id: Id, version: z.int() }),
});
export const withdrawInteraction = endpoint({
  method: 'PUT', path: '/api/v1/interactions/:interactionId/withdrawal', summary: 'Withdraw a contact logged by mistake', ifMatch: true,
  input: z.object({ interactionId: Id, version: z.int() }), output: z.object({ id: Id, version: z.int() }),
});
export const restoreInteraction = endpoint({
  method: 'DELETE', path: '/api/v1/interactions/:interactionId/withdrawal', summary: 'Put a withdrawn contact back', ifMatch: true,
  input: z.object({ interactionId: Id, version: z.int() }), output: z.object({ id: Id, version: z.int() }),
});

/** Notes are read by the author's seat and those who supervise it, not by the whole market. */
export const Note = z.object({ id: Id, body: z.string(), writtenAt: Instant, person: Named, seat: Named, mine: z.boolean(), version: z.int() });
export type Note = z.infer<typeof Note>;
const Body = z.string().trim().min(1, 'missing').max(4000, 'too_long');

export const listNotes = endpoint({
  method: 'GET', path: '/api/v1/accounts/:accountId/notes', summary: 'Notes on a customer that the reader’s seats reach',
  input: z.object({ accountId: Id }), output: z.object({ rows: z.array(Note) }),
});
export const writeNote = endpoint({
  method: 'POST', path: '/api/v1/notes', summary: 'Write a note', creates: true,
  input: z.object({ accountId: Id, body: Body, seatId: Id.optional() }), output: z.object({ id: Id, version: z.int() }),
});
/** Only who wrote it: `not_allowed` (rule `customers.note_author`). */
export const changeNote = endpoint({
  method: 'PATCH', path: '/api/v1/notes/:noteId', summary: 'Change an own note', ifMatch: true,
  input: z.object({ noteId: Id, version: z.int(), body: Body }), output: z.object({ id: Id, version: z.int() }),
});
export const withdrawNote = endpoint({
  method: 'PUT', path: '/api/v1/notes/:noteId/withdrawal', summary: 'Withdraw an own note', ifMatch: true,
  input: z.object({ noteId: Id, version: z.int() }), output: z.object({ id: Id, version: z.int() }),
});
