import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Endpoint } from '../../../contract/endpoint.ts';
import { inTransaction } from '../../../platform/server/db.ts';
import { type House, type Route, send, serializerOf } from '../../../platform/server/http.ts';
import { onceOnly } from '../../../platform/server/idempotency.ts';
import { inputOf } from '../../../platform/server/input.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { openingFor, passDoor } from '../../../platform/server/scope.ts';
import * as contract from '../contract.ts';
import { drafted, type Issue, issued } from './editions.ts';
import { printReport } from './print/page.ts';

/*
  A page is drawn outside any transaction: the figures are read in one of their own, the page is drawn, and an edition is
  written in another. What happens in between cannot change it: the edition keeps the figures it was drawn from.
*/

interface Door { ctx: (readOnly: boolean, work: (ctx: Ctx) => Promise<unknown>) => Promise<unknown>; request: FastifyRequest; reply: FastifyReply }

function route<E extends Endpoint>(endpoint: E, needs: string, answer: (door: Door, input: z.output<E['input']>, house: House) => Promise<unknown>): Route {
  return {
    endpoint, needs,
    register: (app, house) => {
      app.route({
        method: endpoint.method, url: endpoint.path,
        handler: async (request, reply) => {
          const { person, via } = await house.whoIs(request);
          (house.door ?? passDoor)(person, needs, endpoint);
          if (endpoint.method !== 'GET') house.refuseWrites?.();
          const input = inputOf(endpoint, request) as z.output<E['input']>;
          const now = house.now();
          const ctx: Door['ctx'] = (readOnly, work) => inTransaction(house.sql, openingFor(person, needs, readOnly), (db, copyIn) =>
            work({ db, copyIn, person, now, today: house.today(now), requestId: request.id, via }));
          return answer({ ctx, request, reply }, input, house);
        },
      });
    },
  };
}

const stringify = serializerOf(contract.issueEdition.output);

export const editionRoutes: Route[] = [
  route(contract.draftPage, 'reporting.report.read', async ({ ctx, reply }, input) => {
    const draft = (await ctx(true, (c) => drafted(c, input))) as Issue;
    const pdf = printReport(draft);
    return reply.header('content-type', 'application/pdf').header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(draft.fileName)}`).send(pdf);
  }),
  route(contract.issueEdition, 'reporting.edition.issue', async ({ ctx, request, reply }, input, house) => {
    const draft = (await ctx(true, (c) => drafted(c, input, true))) as Issue;
    const pdf = printReport(draft);
    const edition = await ctx(false, (c) => onceOnly(c, contract.issueEdition, request, () => issued(c, draft, pdf)));
    return send(reply, contract.issueEdition, edition, stringify, house.parseOutputs === true);
  }),
];
