import { hash as digest } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Sql } from '../../../platform/server/db.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx, Person } from '../../../platform/server/request.ts';
import type { Supposed } from '../../../platform/server/supposed.ts';
import { rights, systemActors } from '../rules/rights.ts';
import { whySeesNot } from '../rules/seeing.ts';
import { holds, reachOf, type Standing } from '../rules/standing.ts';

/*
  Who asks, and what they may do today. A session or token is looked up at every request (35 us); what its person
  holds is remembered until the structure changes or the day does: the look-up brings the structure's stamp with it,
  so nothing remembered outlives a change. Whose a session or token was is remembered too, but only supposed: the look-up
  then travels ahead of what they read (decision 007).
*/

export const sessionCookie = 'unisono';
export const hashOf = (token: string): Buffer => digest('sha256', token, 'buffer');
export const nobody = '00000000-0000-0000-0000-000000000000';

/** The house's clock: the instant, and the company's business date at an instant. */
export interface Clock { now(): Date; today(at: Date): string }

/** `stamp` to the microsecond, as text: two changes may fall in one millisecond. */
interface Holder { kind: 'session' | 'token'; id: string; person_id: string; seen: Date | null; stamp: string; seeing_id: string | null; seen_as: string | null; seeing_until: Date | null }
const whoHolds = 'select kind, id, person_id, seen, stamp::text as stamp, seeing_id, seen_as, seeing_until from platform.who_holds($1, $2)';
/** As many sessions and tokens are remembered; then it begins anew. */
const mostHolders = 10_000;
interface Told extends Standing { person: Pick<Person, 'id' | 'name' | 'email' | 'language' | 'locale' | 'timeZone'> | null }

export class People {
  readonly #sql: Sql;
  readonly #clock: Clock;
  readonly #known = new Map<string, Person>();
  /** Whose a session or token was when it was last looked up, by its hash. */
  readonly #holders = new Map<string, Pick<Holder, 'kind' | 'id' | 'person_id'>>();
  /** The structure as it stands: everything known hangs on it and is let go with it. */
  #structure = { stamp: '', day: '' };
  readonly #cookie: string;
  constructor(sql: Sql, clock: Clock, cookie: string = sessionCookie) {
    this.#sql = sql;
    this.#clock = clock;
    this.#cookie = cookie;
  }

  whoIs = async (request: FastifyRequest): Promise<{ person: Person; via: Ctx['via']; holder: Holder }> => {
    const hash = this.#hashIn(request);
    if (!hash) throw notSignedIn();
    const now = this.#clock.now();
    const [holder] = await this.#sql.unsafe<Holder[]>(whoHolds, [hash, now], { prepare: true });
    this.#remember(hash, holder);
    if (!holder) throw notSignedIn();
    if (holder.kind === 'session' && request.method !== 'GET' && request.headers['x-unisono'] !== '1') {
      throw new Refusal('not_allowed', 'A write by cookie must carry the header x-unisono: 1.', 'platform.foreign_page');
    }
    this.#seen(holder, now);
    const oneself = await this.person(holder.person_id, holder.stamp);
    return { person: holder.seen_as === null ? oneself : await this.#eyesOf(holder, oneself, now), via: holder.kind, holder };
  };

  /** Whoever this session or token belonged to when last looked up, while the structure and the day are those of then. */
  supposes = (request: FastifyRequest): Supposed | null => {
    const hash = this.#hashIn(request), held = hash && this.#holders.get(hash.toString('latin1')), person = held && this.#known.get(held.person_id), now = this.#clock.now();
    if (!person || person.structure !== this.#structure || this.#structure.day !== this.#clock.today(now)) return null;
    const { stamp } = this.#structure, supposed: Supposed = {
      person, via: held.kind, confirmed: false, question: { sql: whoHolds, parameters: [hash, now] },
      answered: (rows) => {
        const [holder] = rows as Holder[];
        this.#remember(hash, holder);
        if (holder?.kind !== held.kind || holder.id !== held.id || holder.person_id !== held.person_id || holder.stamp !== stamp || holder.seeing_id !== null) throw notSignedIn();
        this.#seen(holder, now);
        supposed.confirmed = true;
      },
    };
    return supposed;
  };

  #hashIn(request: FastifyRequest): Buffer | null {
    const token = request.headers.authorization?.match(/^Bearer (\S+)$/)?.[1] ?? request.cookies[this.#cookie];
    return token ? hashOf(token) : null;
  }

  /** Whoever sees as somebody else is never supposed: whether they still may is worked out each time. */
  #remember(hash: Buffer, holder: Holder | undefined): void {
    const key = hash.toString('latin1');
    if (!holder || holder.seeing_id !== null) { this.#holders.delete(key); return; }
    if (this.#holders.size >= mostHolders) this.#holders.clear();
    this.#holders.set(key, { kind: holder.kind, id: holder.id, person_id: holder.person_id });
  }

  /**
   * The person as whom an administrator looks; themselves again once the time is over, or when either of the two no longer
   * is who may look or be looked through.
   */
  async #eyesOf(holder: Holder, oneself: Person, now: Date): Promise<Person> {
    const until = holder.seeing_until!, seeingId = holder.seeing_id!;
    const seen = until > now ? await this.person(holder.seen_as!, holder.stamp).catch(() => null) : null;
    if (seen && whySeesNot(oneself, seen) === null) {
      const { id, name, language, locale, timeZone } = oneself;
      return { ...seen, language, locale, timeZone, seenBy: { id, name, until, seeingId } };
    }
    await this.#sql`select platform.close_seeings(${now}, ${seeingId})`;
    return oneself;
  }

  /** A person with what they hold today. `stamp` is the structure's, where the caller has just read it. */
  async person(id: string, stamp?: string): Promise<Person> {
    const day = this.#clock.today(this.#clock.now());
    const at = stamp ?? (await this.#sql<{ stamp: string }[]>`select recorded::text as stamp from platform.structure_stamp()`)[0]!.stamp;
    if (this.#structure.stamp !== at || this.#structure.day !== day) {
      this.#structure = { stamp: at, day };
      this.#known.clear();
    }
    const structure = this.#structure, known = this.#known.get(id);
    if (known) return known;
    const [row] = await this.#sql<{ told: Told }[]>`select organization.standing(${id}, ${day}) as told`;
    if (!row?.told.person) throw notSignedIn();
    const person = { ...asPerson(row.told.person, row.told), structure };
    // Another change may have come in meanwhile: then this answers one request and is not kept.
    if (structure === this.#structure) this.#known.set(id, person);
    return person;
  }

  /** What was remembered of a person no longer holds (a new name, language, suspension). */
  forget(id: string): void {
    this.#known.delete(id);
  }

  #seen(holder: Holder, now: Date): void {
    if (holder.seen && now.getTime() - holder.seen.getTime() < 300_000) return;
    void this.#sql`select platform.mark_seen(${holder.kind}, ${holder.id}, ${now})`.catch(() => undefined);
  }
}

const notSignedIn = () => new Refusal('not_signed_in', 'Sign in first.', 'platform.not_signed_in');

export function asPerson(who: Pick<Person, 'id' | 'name' | 'email' | 'language' | 'locale' | 'timeZone'>, standing: Standing): Person {
  const held = Object.keys(rights).filter((r) => holds(standing, r));
  const may = new Set(held);
  const scopes = new Map<string, ReturnType<typeof reachOf>>();
  return {
    ...who, seats: standing.seats, rights: held,
    may: (right) => may.has(right),
    scopeOf: (right) => {
      const known = scopes.get(right) ?? reachOf(standing, right);
      scopes.set(right, known);
      return known;
    },
    shared: reachOf(standing, 'customers.account.read'),
  };
}

/** A named system actor: jobs and commands act as one, with its own row in the matrix and the whole company in scope. */
export function systemActor(name: keyof typeof systemActors & string): Person {
  const may = new Set(systemActors[name]);
  const everywhere = { company: true, seats: [], markets: [] };
  const none = { company: false, seats: [], markets: [] };
  return {
    id: nobody, name, email: '', language: 'en', locale: 'en-GB', timeZone: 'UTC', system: name, seats: [], rights: [...may],
    may: (right) => may.has(right), scopeOf: (right) => (may.has(right) ? everywhere : none), shared: everywhere,
  };
}

export const anonymous: Person = {
  id: nobody, name: '', email: '', language: 'en', locale: 'en-GB', timeZone: 'UTC', seats: [], rights: [],
  may: () => false, scopeOf: () => ({ company: false, seats: [], markets: [] }), shared: { company: false, seats: [], markets: [] },
};
