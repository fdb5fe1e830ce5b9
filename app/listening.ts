import type { FastifyInstance } from 'fastify';
import { createServer } from 'node:net';
import { PlainEnd } from '../platform/server/plainly.ts';
import type { Settings } from '../platform/server/settings.ts';

type Place = Pick<Settings, 'host' | 'port'>;

/** Asked before the database is started, so that a taken port costs nothing; `listen` asks again. */
export async function checkPort(place: Place): Promise<void> {
  if (place.port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer().once('error', (error) => reject(inTheWay(place, error)));
    probe.listen(place.port, place.host, () => probe.close(() => resolve()));
  });
}

/** Listens, and answers the address to open in a browser. */
export async function listen(app: FastifyInstance, place: Place): Promise<string> {
  await app.listen({ port: place.port, host: place.host }).catch((error: Error) => { throw inTheWay(place, error); });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : place.port;
  const everywhere = place.host === '0.0.0.0' || place.host === '::';
  const host = everywhere ? '127.0.0.1' : place.host.includes(':') ? `[${place.host}]` : place.host;
  return `http://${host}:${port}`;
}

function inTheWay({ host, port }: Place, error: Error): Error {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') return new PlainEnd({
    es: `El puerto ${port} ya está ocupado por otro programa: ciérralo o elige otro con PORT.`,
    en: `Port ${port} is taken by another program: close it, or choose another with PORT.`,
  }, error);
  if (code === 'EACCES') return new PlainEnd({
    es: `Este usuario no puede abrir el puerto ${port}: elige uno por encima de 1023 con PORT.`,
    en: `This user may not open port ${port}: choose one above 1023 with PORT.`,
  }, error);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new PlainEnd({
    es: `Este equipo no tiene la dirección ${host}: corrige HOST.`, en: `This machine does not have the address ${host}: mend HOST.`,
  }, error);
  return error;
}
