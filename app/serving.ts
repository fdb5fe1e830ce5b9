import type { FastifyInstance } from 'fastify';
import { type Connect, connect } from '../platform/server/db.ts';
import { documentApi } from '../platform/server/docs.ts';
import { tellHealth } from '../platform/server/health.ts';
import type { House } from '../platform/server/http.ts';
import { tellLive } from '../platform/server/live.ts';
import { isLoopback } from '../platform/server/loopback.ts';
import { measure } from '../platform/server/metrics.ts';
import { Refusal } from '../platform/server/problem.ts';
import { serve, type Serving } from '../platform/server/serve.ts';
import { serveWeb, serveWebInDevelopment } from '../platform/server/statics.ts';
import { projectFolder } from '../platform/server/webBuild.ts';
import { routes } from './routes.ts';

export interface Site extends Serving {
  /** The folder of the built web app; or Vite, transforming sources as they are asked for; or the API alone. */
  web: { folder: string } | 'development' | 'none';
  /** Only this machine may reach it: then a name that is not this machine's is a page that plays a trick (DNS rebinding). */
  loopbackOnly: boolean;
  isDraining: () => boolean;
  /** The database's role that only sees figures. */
  metrics: Connect;
}

/** The whole site over one house: API, reference, live updates, health, metrics and the web app. It does not listen yet. */
export async function openSite(house: House, site: Site): Promise<FastifyInstance> {
  const app = await serve(house, routes, site);
  if (site.loopbackOnly) app.addHook('onRequest', (request, _, done) =>
    done(isLoopback(request.hostname) ? undefined : new Refusal('not_allowed', 'This Unísono only answers to this machine: set PUBLIC_URL.', 'platform.foreign_host')));
  const metrics = connect(site.metrics, { max: 1, name: 'unisono-metrics' });
  app.addHook('onClose', () => metrics.end({ timeout: 1 }));
  measure(app, house, metrics);
  tellHealth(app, house.sql, site.isDraining);
  documentApi(app, routes);
  await tellLive(app, house, site.isDraining);
  if (site.web === 'development') await serveWebInDevelopment(app, projectFolder);
  if (typeof site.web === 'object') serveWeb(app, site.web.folder);
  return app;
}
