import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.ts';
import { inTransaction } from './db.ts';
import { type House, type Route, send, serializerOf } from './http.ts';
import { inputOf } from './input.ts';
import type { Holder } from './installation.ts';
import { Refusal } from './problem.ts';
import type { Ctx, Person } from './request.ts';
import { type Needs, openingFor, passDoor } from './scope.ts';

/*
  Identity works at the door itself: it hashes before it opens a transaction, sets the cookie, and lets in people whom
  nobody knows yet. So its functions get the visit instead of a transaction, and open one when they are ready.
*/
export interface Visit {
  house: House;
  request: FastifyRequest;
  reply: FastifyReply;
  now: Date;
  person: Person;
  via: Ctx['via'];
  /** What they came in with; null before signing in. */
  holder: Holder | null;
  /** What they leave by this act, where they were seeing as somebody else. */
  seeingId?: string;
}

type Answer<I extends z.ZodType, O extends z.ZodType> = (visit: Visit, input: z.output<I>) => Promise<z.input<O>>;

/**
 * Binds an endpoint to a function that stands at the door. `survives`: it is answered even while nothing else may be written.
 * `asOneself`: whoever sees as somebody else does this as who they are.
 */
export function atTheDoor<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>, needs: Needs, answer: Answer<I, O>, { survives = false, asOneself = false }: { survives?: boolean; asOneself?: boolean } = {},
): Route {
  return {
    endpoint, needs,
    register(app, house) {
      const stringify = serializerOf(endpoint.output);
      app.route({
        method: endpoint.method, url: endpoint.path,
        handler: async (request, reply) => {
          const write = endpoint.method !== 'GET';
          if (write) refuseForeign(request);
          const known = needs === 'anyone' ? null : await house.whoIs(request);
          const seer = asOneself ? known?.person.seenBy : undefined;
          const visit: Visit = {
            house, request, reply, now: house.now(), ...(seer ? { seeingId: seer.seeingId } : {}),
            person: seer ? await house.installation.person(seer.id) : known?.person ?? house.anonymous, via: known?.via ?? 'session', holder: known?.holder ?? null,
          };
          (house.door ?? passDoor)(visit.person, needs, endpoint);
          if (write && !survives) house.refuseWrites?.();
          const output = await answer(visit, inputOf(endpoint, write ? { ...request, query: {} } as FastifyRequest : request));
          return send(reply, endpoint, output, stringify, house.parseOutputs === true);
        },
      });
    },
  };
}

/**
 * Signing in and setting up carry no cookie yet, so the header that guards cookies is no guard for them: a foreign page
 * could sign a visitor in as somebody else. A JSON body is what it cannot send without asking first.
 */
function refuseForeign(request: FastifyRequest): void {
  const hasBody = Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding'] !== undefined;
  const json = request.headers['content-type']?.startsWith('application/json') ?? false;
  if (request.headers['sec-fetch-site'] === 'cross-site' || (hasBody && !json)) {
    throw new Refusal('not_allowed', 'Send it as JSON, from a page of this address.', 'platform.foreign_page');
  }
}

/** A transaction of the visit as `person`: what is said of oneself, within what one holds. */
export function asSelf<T>(visit: Visit, person: Person, readOnly: boolean, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return inTransaction(visit.house.sql, openingFor(person, 'self', readOnly), (db, copyIn) => work(ctxOf(visit, person, { db, copyIn })));
}

const ctxOf = (visit: Visit, person: Person, handles: Pick<Ctx, 'db' | 'copyIn'>): Ctx => ({
  ...handles, person, now: visit.now, today: visit.house.today(visit.now), requestId: visit.request.id, via: visit.via,
});
