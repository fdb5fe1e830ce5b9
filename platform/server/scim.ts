import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../contract/errors.ts';

/* How SCIM 2.0 (RFC 7644) wants to be answered: its media type, its errors, versions as ETags, 201 with an address, 204 for nothing. */

declare module 'fastify' {
  interface FastifyContextConfig { protocol?: 'scim' }
}

export const scimType = 'application/scim+json; charset=utf-8';
interface Meta { version?: string; location?: string }

export function sendScim(reply: FastifyReply, request: FastifyRequest, output: unknown): FastifyReply {
  reply.header('cache-control', 'no-store');
  if (output === null) return reply.status(204).send();
  const meta = (output as { meta?: Meta }).meta;
  if (meta?.version) reply.header('etag', meta.version);
  if (meta?.location) reply.header('location', meta.location);
  if (request.method === 'GET' && meta?.version && request.headers['if-none-match'] === meta.version) return reply.status(304).send();
  if (request.method === 'POST' && meta?.location) reply.status(201);
  return reply.type(scimType).send(JSON.stringify(output));
}

/** A problem in SCIM's words. `rule` is ours: it names the rule that said no, as everywhere. */
export function scimProblem(problem: Problem): { status: number; body: string } {
  const told = problem.facts?.['scimType'], stale = problem.code === 'stale';
  const taken = problem.rule === 'organization.email_taken' || problem.rule === 'platform.already_exists';
  const scimType = typeof told === 'string' ? told : taken ? 'uniqueness' : problem.code === 'invalid_input' ? 'invalidValue' : undefined;
  const status = stale ? 412 : problem.status;
  return { status, body: JSON.stringify({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status), ...(scimType ? { scimType } : {}), detail: problem.title, ...(problem.rule ? { rule: problem.rule } : {}),
  }) };
}
