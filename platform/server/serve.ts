import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { House, Route } from './http.ts';
import { answerProblems } from './refusals.ts';

export interface Serving { logLevel: string; /** How many proxies in front are believed about who asks. */ trustProxy: number | false; secure: boolean }

const contentPolicy = [
  "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:",
  "connect-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "worker-src 'self' blob:",
].join('; ');

/** Only the nearest proxies are believed: what stands further left in `X-Forwarded-For` is whatever the client wrote there. */
const believing = (proxies: number | false) => (proxies === false ? false : (_address: string, hop: number): boolean => hop < proxies);

/** The HTTP server: headers, compression, cookies, problems, and every route of every room. It does not listen yet. */
export async function serve(house: House, routes: readonly Route[], how: Serving): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: how.logLevel, redact: ['req.headers', 'req.remoteAddress', 'req.url'] },
    logController: new LogController({ disableRequestLogging: true }), trustProxy: believing(how.trustProxy), genReqId: () => randomUUID(), requestIdHeader: false,
    bodyLimit: 4 * 1024 * 1024, routerOptions: { maxParamLength: 200 }, forceCloseConnections: 'idle',
  });
  const always = {
    'content-security-policy': contentPolicy, 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(self)', ...(how.secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
  await app.register(cookie);
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } });
  // Every request passes these: none is a promise to be waited for.
  app.addHook('onSend', (request, reply, _, done) => {
    reply.headers(always).header('x-request-id', request.id);
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info({ requestId: request.id, route: request.routeOptions.url, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
    done();
  });
  // Anything that is not JSON is handed on as a stream: uploads are read as they come.
  app.addContentTypeParser('*', (_, payload, done) => done(null, payload));
  // A write without a body is an empty one.
  const parseJson = app.getDefaultJsonParser('error', 'ignore');
  app.addContentTypeParser(['application/json', 'application/scim+json'], { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null, {}) : parseJson(request, body as string, done));
  answerProblems(app);
  for (const r of routes) r.register(app, house);
  return app;
}
