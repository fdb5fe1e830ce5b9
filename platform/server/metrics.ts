import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Sql } from './db.ts';
import { isLoopback } from './loopback.ts';
import { Refusal } from './problem.ts';

/**
 * `GET /metrics` for Prometheus: process, requests by route, the outbox. Only to this machine, and never through a
 * proxy that says for whom it asks. Routes are counted by their pattern: no id and no name of a person stands in a label.
 */
export function measure(app: FastifyInstance, sql: Sql): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'unisono_request_seconds', help: 'Time to answer, by route', labelNames: ['method', 'route', 'status'], registers: [register],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });
  new Gauge({
    name: 'unisono_mail_waiting', help: 'Letters in the outbox that have not been sent', registers: [register],
    async collect() {
      const [row] = await sql<{ n: number }[]>`select count(*)::int as n from platform.outbox_mail where sent_at is null`;
      this.set(row?.n ?? 0);
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    requests.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  app.get('/metrics', async (request, reply) => {
    if (!isLoopback(request.socket.remoteAddress ?? '') || request.headers['x-forwarded-for'] || request.headers['forwarded']) {
      throw new Refusal('not_allowed', 'Metrics are told to this machine only.', 'platform.loopback_only');
    }
    return reply.type(register.contentType).send(await register.metrics());
  });
}
