import type { FastifyInstance, FastifyReply } from 'fastify';
import type { House } from './http.ts';

/*
  Live updates: which records changed, never what is in them. PostgreSQL tells of each fact as it commits
  (`kind:id kind:id`, or `many`); every reader hears the ids and asks again under their own rights.
*/

const heartbeat = 25_000;

/** `GET /api/v1/live`, server-sent events `{ "kind", "id" }`. Of a change to many records at once: kind `many`, no id. */
export async function tellLive(app: FastifyInstance, house: House, isDraining: () => boolean): Promise<void> {
  const readers = new Set<FastifyReply>();
  // Whoever has not read the last megabyte is not there any more: they come back and ask anew.
  const say = (text: string) => {
    for (const { raw } of readers) if (raw.writableLength > 1_000_000) raw.destroy(); else raw.write(text);
  };
  const listening = await house.sql.listen('unisono_fact', (told) => say(eventsOf(told)));
  app.get('/api/v1/live', async (request, reply) => {
    const { person } = await house.whoIs(request);
    if (isDraining() || person.seats.length === 0) return reply.status(204).send();
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff',
    });
    reply.raw.write('retry: 3000\n\n');
    readers.add(reply);
    // Whoever signed out or was suspended hears no more: asked again at every beat.
    const beat = setInterval(() => { house.whoIs(request).then(() => reply.raw.write(':\n\n'), () => reply.raw.end()); }, heartbeat);
    reply.raw.on('close', () => { clearInterval(beat); readers.delete(reply); });
    return reply;
  });
  app.addHook('preClose', async () => {
    for (const reader of readers) reader.raw.end();
    await listening.unlisten().catch(() => undefined);
  });
}

export function eventsOf(told: string): string {
  return told.split(' ').map((one) => {
    const [kind, id = ''] = one.split(':');
    return `data: ${JSON.stringify({ kind, id })}\n\n`;
  }).join('');
}
