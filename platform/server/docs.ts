import type { FastifyInstance } from 'fastify';
import type { Route } from './http.ts';
import { openapiOf } from './openapi.ts';
import { referencePage } from './referencePage.ts';

/** The API's own description: OpenAPI 3.1 for programs, a page for people. Both are made of the endpoints themselves. */
export function documentApi(app: FastifyInstance, routes: readonly Route[]): void {
  let json: string | undefined, page: string | undefined;
  app.get('/api/v1/openapi.json', (_, reply) =>
    reply.type('application/json; charset=utf-8').send(json ??= JSON.stringify(openapiOf(routes))));
  app.get('/api/docs', (_, reply) => reply.type('text/html; charset=utf-8').send(page ??= referencePage(openapiOf(routes))));
}
