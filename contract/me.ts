import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Currency, Day, Division, Done, Id, Instant, Language } from './shapes.ts';

/*
  Who is here: the first look, signing in and out, set-up, and what everybody may do with their own account.
  A session is an opaque token in an HttpOnly cookie (SameSite=Lax; Secure on https). Every write that comes with the
  cookie carries the header `x-unisono: 1`, which a foreign page cannot send without asking: that is the CSRF guard.
  Links in mail are `PUBLIC_URL/new-password#TOKEN` (reset) and `PUBLIC_URL/welcome#TOKEN` (invitation): what stands
  after the `#` never reaches a server's log.
*/

/** How dates, figures and money are written; the language of the words is apart. */
export const Locale = z.enum(['es-ES', 'es-MX', 'en-GB', 'en-US']);
export type Locale = z.infer<typeof Locale>;
export const ColorScheme = z.enum(['light', 'dark', 'auto']);
export type ColorScheme = z.infer<typeof ColorScheme>;
/** An IANA time zone the server knows (`Europe/Madrid`). */
export const TimeZone = z.string().min(1).max(64);
export const Email = z.email().max(254);
/** Twelve characters or more; refused (`fields.password`) when it is the e-mail, the company's name or one of the commonest. */
export const NewPassword = z.string().min(12).max(200);
const CompanyKind = z.enum(['real', 'demo']);

/** A position held today. `function` is that of its unit (`sales`, `telemarketing`, `management`...). */
export const MySeat = z.object({
  id: Id, title: z.string(), unitName: z.string(), marketName: z.string(), function: z.string(), division: Division.nullable(),
});
export type MySeat = z.infer<typeof MySeat>;

/** The person signed in. No seats: sees nothing, and `rights` is empty. `rights` are the union over the seats, without scopes. */
export const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  language: Language,
  locale: Locale,
  timeZone: TimeZone,
  colorScheme: ColorScheme.optional(),
  seats: z.array(MySeat),
  rights: z.array(z.string()),
  /** Who really is here, while they see as this person; `secondsLeft` by the house's clock. */
  seenBy: z.object({ name: z.string(), until: Instant, secondsLeft: z.int() }).optional(),
  company: z.object({
    name: z.string(), kind: CompanyKind, reportingCurrency: Currency, timeZone: TimeZone,
    /** The business date in the company's time zone; the demo company lives on its own date. */
    today: Day,
    /** Where leaving the demo company leads (an address of this installation); absent in a real one. */
    leaveTo: z.string().optional(),
    /** Whether letters leave by a mail server, or are read in Outgoing mail and handed over. */
    sendsMail: z.boolean().default(false),
  }),
});
export type Me = z.infer<typeof Me>;

export const me = endpoint({
  method: 'GET', path: '/api/v1/me', summary: 'Who is signed in, with positions, rights and company', shownToSeer: true,
  input: z.object({}), output: Me,
});

export const updateProfile = endpoint({
  method: 'PATCH', path: '/api/v1/me', summary: 'Change own name, language, locale, time zone or colour scheme',
  input: z.object({ name: z.string().trim().min(1).max(120), language: Language, locale: Locale, timeZone: TimeZone, colorScheme: ColorScheme }).partial(),
  output: Me,
});

/** `not_allowed` (rule `platform.current_password`) when `current` is wrong. The person's other sessions end. */
export const changePassword = endpoint({
  method: 'PUT', path: '/api/v1/me/password', summary: 'Change own password',
  input: z.object({ current: z.string().max(200), password: NewPassword }), output: Done,
});

/**
 * The first look, before anybody is known. `new`: no company yet, show set-up (`needsCode`: it asks for the one-time code
 * printed in the terminal, because the server listens beyond loopback). `demoAccounts`: only of the demo company and only
 * to a reader on loopback; `role` is the role's name in both languages.
 */
export const state = endpoint({
  method: 'GET', path: '/api/v1/state', summary: 'Whether this installation is set up, and whose it is',
  input: z.object({}),
  output: z.object({
    state: z.enum(['new', 'ready']),
    company: z.object({ name: z.string(), kind: CompanyKind, leaveTo: z.string().optional(), sendsMail: z.boolean().default(false) }).optional(),
    demoAccounts: z.array(z.object({ email: z.string(), password: z.string(), role: z.record(Language, z.string()), name: z.string() })).optional(),
    needsCode: z.boolean(),
  }),
});

/** `not_signed_in` (rule `platform.wrong_credentials`) without saying which of the two was wrong; `too_many` after repeated failures. */
export const signIn = endpoint({
  method: 'POST', path: '/api/v1/session', summary: 'Sign in with e-mail and password',
  input: z.object({ email: Email, password: z.string().min(1).max(200) }), output: Me,
});

export const signOut = endpoint({
  method: 'DELETE', path: '/api/v1/session', summary: 'End this session', input: z.object({}), output: Done,
});

/** Whoever sees as somebody else (`seenBy`) is themselves again; done also when nobody does. */
export const endSeeing = endpoint({ method: 'DELETE', path: '/api/v1/seeing', summary: 'See as oneself again', input: z.object({}), output: Done });

/** Always answers done, whether or not the address is known. The link works once, for an hour. */
export const askReset = endpoint({
  method: 'POST', path: '/api/v1/password-resets', summary: 'Ask for a link to set a new password',
  input: z.object({ email: Email }), output: Done,
});

/** Uses the link's token up and signs in. `not_found` (rule `platform.link_used`) when it was used, replaced or has expired. */
export const setPassword = endpoint({
  method: 'PUT', path: '/api/v1/password', summary: 'Set a password with the token of a link (invitation or reset)',
  input: z.object({ token: z.string().min(1).max(200), password: NewPassword }), output: Me,
});

/** A market to sell in: ISO 3166 country, ISO 639 language, ISO 4217 currency, IANA time zone. */
export const NewMarket = z.object({
  country: z.string().regex(/^[A-Z]{2}$/), name: z.string().trim().min(1).max(80),
  language: z.string().regex(/^[a-z]{2}$/), currency: Currency, timeZone: TimeZone,
});
export type NewMarket = z.infer<typeof NewMarket>;

/** How to begin: `demo` also prepares the demo company, in a database of its own. */
export const Start = z.enum(['demo', 'import', 'empty']);

/**
 * Makes the company, its legal entity, markets, executive unit and Administration position, the first administrator and
 * their appointment, and signs in. `next`: where to go then: a path of this app, or the demo company's address.
 * `conflict` (rule `platform.set_up_once`) when there is a company; `not_allowed` (rule `platform.set_up_code`) for a wrong code.
 */
export const setUp = endpoint({
  method: 'POST', path: '/api/v1/set-up', summary: 'Set the company up, once',
  input: z.object({
    company: z.object({
      name: z.string().trim().min(1).max(120), legalEntity: z.string().trim().min(1).max(160), currency: Currency,
      /** 1 to 12: the month the fiscal year begins. */
      fiscalYearStart: z.int().min(1).max(12),
      timeZone: TimeZone, language: Language, locale: Locale,
    }),
    markets: z.array(NewMarket).min(1).max(60),
    administrator: z.object({ name: z.string().trim().min(1).max(120), email: Email, password: NewPassword }),
    start: Start,
    code: z.string().max(40).optional(),
  }),
  output: z.object({ me: Me, next: z.string() }),
});

/** Prepares the demo company if need be (it may take half a minute) and says where it is. Right `platform.demo.open`. */
export const openDemo = endpoint({
  method: 'POST', path: '/api/v1/demo', summary: 'Open the demo company', input: z.object({}), output: z.object({ address: z.string() }),
});

export const mySessions = endpoint({
  method: 'GET', path: '/api/v1/me/sessions', summary: 'Own sessions that are still open, the latest first',
  input: z.object({}),
  output: z.object({ rows: z.array(z.object({
    id: Id, createdAt: Instant, lastSeenAt: Instant, expiresAt: Instant, userAgent: z.string().nullable(), current: z.boolean(),
  })) }),
});

export const endSession = endpoint({
  method: 'DELETE', path: '/api/v1/me/sessions/:sessionId', summary: 'End one of the own sessions', input: z.object({ sessionId: Id }), output: Done,
});

export const endOtherSessions = endpoint({
  method: 'DELETE', path: '/api/v1/me/sessions', summary: 'End every own session but this one',
  input: z.object({}), output: z.object({ ended: z.int() }),
});

const ApiToken = z.object({ id: Id, name: z.string(), createdAt: Instant, expiresAt: Instant, lastUsedAt: Instant.nullable() });

export const myTokens = endpoint({
  method: 'GET', path: '/api/v1/me/tokens', summary: 'Own API tokens that still work', input: z.object({}), output: z.object({ rows: z.array(ApiToken) }),
});

/** A token acts as its person, never with more. Its value is answered here and never again. */
export const createToken = endpoint({
  method: 'POST', path: '/api/v1/me/tokens', summary: 'Make an API token', creates: true,
  input: z.object({ name: z.string().trim().min(1).max(80), expiresInDays: z.int().min(1).max(366) }),
  output: ApiToken.extend({ token: z.string() }),
});

export const revokeToken = endpoint({
  method: 'DELETE', path: '/api/v1/me/tokens/:tokenId', summary: 'Revoke one of the own API tokens', input: z.object({ tokenId: Id }), output: Done,
});
