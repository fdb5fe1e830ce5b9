import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { accepts } from './lasting.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8', '.webmanifest': 'application/manifest+json', '.woff2': 'font/woff2', '.png': 'image/png',
  '.ico': 'image/x-icon', '.wasm': 'application/wasm', '.txt': 'text/plain; charset=utf-8', '.webp': 'image/webp', '.jpg': 'image/jpeg',
};

interface Asset { path: string; type: string; etag: string; encodings: readonly ('br' | 'gz')[] }

/**
 * Serves the built web app from memory of what is there: nothing outside the folder can be named. Hashed assets may be
 * kept for ever, everything else is asked again; an address that is no file and no API is a screen: index.html.
 */
export function serveWeb(app: FastifyInstance, folder: string): void {
  const assets = readAssets(folder), bodies = new Map<string, Buffer>();
  const body = (path: string) => {
    const known = bodies.get(path) ?? readFileSync(path);
    bodies.set(path, known);
    return known;
  };
  app.get('/*', (request, reply) => {
    const asset = assetAt(assets, request);
    if (!asset) return reply.callNotFound();
    const encoding = asset.encodings.find((e) => accepts(request, e === 'gz' ? 'gzip' : e));
    reply.headers({
      'content-type': asset.type, etag: asset.etag, vary: 'accept-encoding',
      'cache-control': asset.path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    if (request.headers['if-none-match'] === asset.etag) return reply.status(304).send();
    if (encoding) reply.header('content-encoding', encoding === 'gz' ? 'gzip' : 'br');
    return reply.send(body(encoding ? `${asset.path}.${encoding}` : asset.path));
  });
}

function readAssets(folder: string): ReadonlyMap<string, Asset> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile() && !f.name.startsWith('.') && !/\.(br|gz)$/.test(f.name));
  return new Map(files.map((f) => {
    const path = join(f.parentPath, f.name);
    return [`/${relative(folder, path).split(sep).join('/')}`, {
      path, type: types[extname(f.name)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(readFileSync(path)).digest('base64url').slice(0, 22)}"`,
      encodings: (['br', 'gz'] as const).filter((e) => existsSync(`${path}.${e}`)),
    }];
  }));
}

function assetAt(assets: ReadonlyMap<string, Asset>, request: FastifyRequest): Asset | undefined {
  const path = decoded(request.url.split('?')[0] ?? '/');
  const asset = assets.get(path);
  if (asset) return asset;
  const isScreen = !path.startsWith('/api/') && !path.startsWith('/assets/') && (request.headers.accept ?? '*/*').match(/text\/html|\*\/\*/);
  return isScreen ? assets.get('/index.html') : undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/api/';
  }
}

/** While developing: Vite answers what is not the API, transforming sources as they are asked for. */
export async function serveWebInDevelopment(app: FastifyInstance, root: string): Promise<void> {
  const { createServer } = await import('vite');
  const vite = await createServer({ configFile: join(root, 'vite.config.ts'), root: join(root, 'app'), server: { middlewareMode: true }, appType: 'spa' });
  app.addHook('onClose', () => vite.close());
  const hand = (request: FastifyRequest, reply: FastifyReply) => {
    reply.hijack();
    vite.middlewares(request.raw, reply.raw, () => { reply.raw.statusCode = 404; reply.raw.end(); });
  };
  app.get('/*', (request, reply) => (request.url.startsWith('/api/') ? reply.callNotFound() : hand(request, reply)));
}
