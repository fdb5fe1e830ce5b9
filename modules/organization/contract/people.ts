import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Email, Locale, TimeZone } from '../../../contract/me.ts';
import { Day, Done, Id, Instant, Language, Named, PageInput, pageOf, QueryFlag, QueryList } from '../../../contract/shapes.ts';
import { SheetFormat, sheetTypes } from '../../../contract/sheet.ts';
import { Fte } from './structure.ts';

/** `listed`: known here (brought in from a file), never invited; `invited`: has not set a password yet. */
export const PersonState = z.enum(['active', 'invited', 'listed', 'suspended', 'erased']);
export type PersonState = z.infer<typeof PersonState>;
export const AppointmentKind = z.enum(['regular', 'acting', 'overlap']);

/** A seat held by a person; half-open dates, `to` null: until further notice. */
export const Appointment = z.object({ seat: Named, unit: z.string(), kind: AppointmentKind, fte: Fte, from: Day, to: Day.nullable() });
export type Appointment = z.infer<typeof Appointment>;

export const PersonRow = z.object({
  id: Id, name: z.string(), email: z.string().nullable(), phone: z.string().nullable(), state: PersonState,
  /** Held today. */
  seats: z.array(Named), version: z.int(),
});
export type PersonRow = z.infer<typeof PersonRow>;

export const PersonFilter = {
  /** Words in the name, the e-mail or the position held today: accents and case do not matter. */
  find: z.string().trim().max(100).optional(),
  state: QueryList(PersonState).optional(),
  /** true: who holds a position today; false: who holds none. */
  placed: QueryFlag.optional(),
};
const PersonSort = z.enum(['name', '-name', 'email', '-email', 'state', '-state']).default('name');

export const listPeople = endpoint({
  method: 'GET', path: '/api/v1/people', summary: 'People of the company, by name', input: z.object({ ...PersonFilter, sort: PersonSort, ...PageInput }), output: pageOf(PersonRow),
});

export const exportPeople = endpoint({
  method: 'GET', path: '/api/v1/people.:format', summary: 'People as a file, CSV or XLSX', file: sheetTypes,
  input: z.object({ format: SheetFormat, ...PersonFilter, sort: PersonSort, columns: QueryList(z.string().max(40)).optional() }), output: z.unknown(),
});

export const PersonDetail = PersonRow.extend({
  language: Language, locale: Locale, timeZone: TimeZone, invitedAt: Instant.nullable(), suspendedAt: Instant.nullable(), erasedAt: Instant.nullable(),
  /** Past, present and planned, the latest first. */
  appointments: z.array(Appointment),
});
export type PersonDetail = z.infer<typeof PersonDetail>;

export const readPerson = endpoint({
  method: 'GET', path: '/api/v1/people/:personId', summary: 'A person with the seats held, past and planned', input: z.object({ personId: Id }), output: PersonDetail,
});

const Phone = z.string().trim().max(40);
/** Refused: `organization.email_taken`. A new e-mail is what they sign in with from then on. */
export const changePerson = endpoint({
  method: 'PATCH', path: '/api/v1/people/:personId', summary: 'Change a person’s name, e-mail, phone, language or time zone', ifMatch: true,
  input: z.object({
    personId: Id, version: z.int(), name: z.string().trim().min(1).max(120).optional(), email: Email.optional(), phone: Phone.nullable().optional(),
    language: Language.optional(), locale: Locale.optional(), timeZone: TimeZone.optional(),
  }),
  output: PersonDetail,
});

const NewAppointment = { positionId: Id, from: Day, to: Day.nullable().default(null), fte: Fte.default(1), kind: AppointmentKind.default('regular') };

/** A letter with a link goes to them; with `appointment` they hold that seat at once. Language and formats: the company's, unless told. */
export const invitePerson = endpoint({
  method: 'POST', path: '/api/v1/people', summary: 'Invite somebody', creates: true,
  input: z.object({
    name: z.string().trim().min(1).max(120), email: Email, phone: Phone.optional(), language: Language.optional(),
    appointment: z.object(NewAppointment).optional(),
  }),
  output: PersonDetail,
});

/** Columns, in either language and any order: name, e-mail; and, if wanted, language (es, en), position (its title or external key), from. */
const Csv = z.string().min(1).max(500_000);
export const InvitationRow = z.object({
  line: z.int(), name: z.string(), email: z.string(), language: Language, position: Named.nullable(), from: Day.nullable(),
  /** The name of the rule that stops this line (`organization.email_taken`); null when it can be invited. */
  problem: z.string().nullable(),
});
export type InvitationRow = z.infer<typeof InvitationRow>;

export const previewInvitations = endpoint({
  method: 'POST', path: '/api/v1/people/invitations/preview', summary: 'What a CSV of invitations would do, line by line; nothing is done',
  input: z.object({ csv: Csv }), output: z.object({ rows: z.array(InvitationRow), ready: z.int(), stopped: z.int() }),
});

/** Refused (`organization.invitations_stopped`) when a line cannot be done, unless `skip`: then those are left out. */
export const inviteMany = endpoint({
  method: 'POST', path: '/api/v1/people/invitations', summary: 'Invite everybody in a CSV', creates: true,
  input: z.object({ csv: Csv, skip: z.boolean().default(false) }), output: z.object({ invited: z.int(), skipped: z.int() }),
});

/** Earlier links stop working. Refused: `organization.has_password`, `organization.no_email`, `organization.suspended`. */
export const resendInvitation = endpoint({
  method: 'POST', path: '/api/v1/people/:personId/invitation', summary: 'Send a new invitation', input: z.object({ personId: Id }), output: Done,
});

/**
 * From `from` on. Refused: `organization.one_holder`, `organization.full_time`, `organization.position_dates`, `organization.overlap_ends`
 * (a hand-over has an end, within a year), `organization.appointed_already`.
 */
export const appoint = endpoint({
  method: 'POST', path: '/api/v1/people/:personId/appointments', summary: 'Appoint a person to a position from a date', creates: true,
  input: z.object({ personId: Id, ...NewAppointment }), output: PersonDetail,
});

/** `on` is the first day without it. Refused: `organization.last_administrator`, `organization.nothing_then`. */
export const endAppointment = endpoint({
  method: 'POST', path: '/api/v1/people/:personId/appointments/:positionId/end', summary: 'End an appointment, or take back one planned for later',
  input: z.object({ personId: Id, positionId: Id, on: Day }), output: PersonDetail,
});

/** Their sessions end and they may do nothing until it is lifted. Refused: `organization.not_oneself`, `organization.last_administrator`. */
export const suspend = endpoint({
  method: 'PUT', path: '/api/v1/people/:personId/suspension', summary: 'Suspend a person', input: z.object({ personId: Id }), output: PersonDetail,
});
export const liftSuspension = endpoint({
  method: 'DELETE', path: '/api/v1/people/:personId/suspension', summary: 'Lift a suspension', input: z.object({ personId: Id }), output: PersonDetail,
});

/** Several at once; whoever has a password, no e-mail or no access is left out and counted. Earlier links stop working. */
export const resendInvitations = endpoint({
  method: 'POST', path: '/api/v1/people/invitations/again', summary: 'Send a new invitation to several people', creates: true,
  input: z.object({ personIds: z.array(Id).min(1).max(500) }), output: z.object({ invited: z.int(), skipped: z.int() }),
});

/** All or none. `changed` are those it made a difference to: the same with `suspended` the other way takes it back. */
export const suspendMany = endpoint({
  method: 'PUT', path: '/api/v1/people/suspensions', summary: 'Suspend several people, or lift their suspension',
  input: z.object({ personIds: z.array(Id).min(1).max(500), suspended: z.boolean() }), output: z.object({ changed: z.array(Id) }),
});

/** All that is kept about them as a person of the company: their row, seats, sessions, tokens, views, letters, and what they did. */
export const exportPerson = endpoint({
  method: 'GET', path: '/api/v1/people/:personId/export', summary: 'A person’s data', file: 'application/json; charset=utf-8', input: z.object({ personId: Id }), output: z.unknown(),
});

/**
 * Name, e-mail and phone are blanked for ever, here and in history; figures and keys stay. Refused: `organization.still_placed` while
 * they hold or will hold a position (end it first: customers need somebody), `organization.not_oneself`.
 */
export const erasePerson = endpoint({
  method: 'DELETE', path: '/api/v1/people/:personId', summary: 'Erase a person’s data', ifMatch: true, input: z.object({ personId: Id, version: z.int() }), output: Done,
});

export const Mail = z.object({
  id: Id, to: z.string(), subject: z.string(), body: z.string(), createdAt: Instant, sentAt: Instant.nullable(), failure: z.string().nullable(),
});
export type Mail = z.infer<typeof Mail>;
/** A letter's body is blank once it is sent: its link is a key. */
export const listMail = endpoint({
  method: 'GET', path: '/api/v1/mail', summary: 'Letters of the outbox, the latest first', input: z.object({ waiting: QueryFlag.optional(), ...PageInput }), output: pageOf(Mail),
});
