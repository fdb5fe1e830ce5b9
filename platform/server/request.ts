import type { Kysely } from 'kysely';
import type { Language } from '../../contract/shapes.ts';
import type { DB } from './tables.generated.ts';

export type Db = Kysely<DB>;

/** A right in the grammar `room.noun.verb`; the matrix lists them all (`modules/organization/rules/rights.ts`). */
export type Right = string;

/** Where a right holds. `company` is everything; otherwise the seats (positions) and markets it reaches. */
export interface Scope { company: boolean; seats: readonly string[]; markets: readonly string[] }

/** A position the person holds today. */
export interface Seat { id: string; title: string; unitId: string; marketId: string; function: string }

/** Who acts: a named person, or a named system actor with its own row in the matrix (`person.system`). */
export interface Person {
  id: string;
  name: string;
  email: string;
  language: Language;
  locale: string;
  timeZone: string;
  system?: string;
  /** Empty: holds no position today, and therefore sees nothing. */
  seats: readonly Seat[];
  /** Every right held through some seat, wherever it reaches. */
  rights: readonly Right[];
  may(right: Right): boolean;
  scopeOf(right: Right): Scope;
  /** Where what both divisions share (customers, contacts, campaigns) may be read. */
  shared: Scope;
  /** Somebody else looks with this person's eyes until then: reads only, and nothing that is private (decision 014). */
  seenBy?: { id: string; name: string; until: Date; seeingId: string };
  /** The structure this was worked out from: what else is derived from it may be remembered under this key, and no longer. */
  structure?: object;
}

/** What every server function gets first: the transaction to work in, who asks, and when. */
export interface Ctx {
  db: Db;
  /** Brings many rows into a table inside the same transaction, by COPY: text format, lines ending in \n. */
  copyIn(table: string, columns: string, lines: AsyncIterable<string>): Promise<void>;
  person: Person;
  /** The instant of the request: given, never read from the clock. */
  now: Date;
  /** The business date in the company's time zone, `YYYY-MM-DD`. */
  today: string;
  requestId: string;
  /** How it came in: a session, an API token, a job, a command. */
  via: 'session' | 'token' | 'job' | 'command' | 'setup';
}
