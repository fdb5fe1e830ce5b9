import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Sql } from './db.ts';
import type { House } from './http.ts';
import { isLoopback } from './loopback.ts';
import { Refusal } from './problem.ts';

const told: Record<string, string> = {
  mail_waiting: 'Letters in the outbox that have not been sent', sessions_open: 'Sessions that are signed in',
  database_bytes: 'Size of the database', facts: 'Facts recorded, as the planner estimates them',
};

/**
 * `GET /metrics` for Prometheus: process, requests by route, and what the database's role for metrics may know: figures, no
 * row. To this machine, where nobody passes it on for another; from elsewhere, to a token of whoever administers.
 * Routes are counted by their pattern: no id and no name of a person stands in a label.
 */
export function measure(app: FastifyInstance, house: House, metrics: Sql): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'unisono_request_seconds', help: 'Time to answer, by route', labelNames: ['method', 'route', 'status'], registers: [register],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });
  const gauges = new Map(Object.entries(told).map(([name, help]) => [name, new Gauge({ name: `unisono_${name}`, help, registers: [register] })]));
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    requests.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    done();
  });
  app.get('/metrics', async (request, reply) => {
    if (!isFromHere(request)) await refuseOthers(house, request);
    for (const { name, value } of await metrics<{ name: string; value: number }[]>`select name, value from platform.measures()`) gauges.get(name)?.set(value);
    return reply.type(register.contentType).send(await register.metrics());
  });
}

const isFromHere = ({ socket, headers }: FastifyRequest): boolean => isLoopback(socket.remoteAddress ?? '') && !headers['x-forwarded-for'] && !headers['forwarded'];

async function refuseOthers(house: House, request: FastifyRequest): Promise<void> {
  const { person, via } = await house.whoIs(request);
  if (via !== 'token' || !person.may('organization.company.change')) {
    throw new Refusal('not_allowed', 'From another machine, metrics are told to a token of whoever administers.', 'platform.metrics_by_token');
  }
}
