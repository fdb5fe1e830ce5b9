import type { FastifyReply, FastifyRequest } from 'fastify';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Ctx } from './request.ts';

/*
  What is worked out from the structure alone says the same to whoever holds a seat, until the structure changes. It is kept
  under `person.structure`, which is replaced by then (decision 007), and is written out and compressed once: five thousand
  seats are two megabytes. For readers only: a change must see what it has written itself.
*/

/** So many answers of one structure are kept; then it begins anew. */
const mostAnswers = 6;
type Encoding = 'br' | 'gzip' | 'identity';
const packedOf = new WeakMap<object, Map<Encoding, Promise<Buffer>>>();

/** The same answer until the structure changes, of what `nameOf` calls the same; without a name it is read anew. */
export function lasting<In, Out extends object>(nameOf: (ctx: Ctx, asked: In) => string | undefined, read: (ctx: Ctx, asked: In) => Promise<Out>): (ctx: Ctx, asked: In) => Promise<Out> {
  const kept = new WeakMap<object, Map<string, Out>>();
  return async (ctx, asked) => {
    const key = ctx.person.seats.length > 0 ? ctx.person.structure : undefined, name = nameOf(ctx, asked);
    if (!key || name === undefined) return read(ctx, asked);
    const known = kept.get(key) ?? new Map<string, Out>(), before = known.get(name);
    if (before) return before;
    const answer = await read(ctx, asked);
    if (known.size >= mostAnswers) known.clear();
    kept.set(key, known.set(name, answer));
    packedOf.set(answer, new Map());
    return answer;
  };
}

const packers = {
  br: (text: string) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text) } }),
  gzip: (text: string) => promisify(gzip)(text, { level: 6 }),
  identity: async (text: string) => Buffer.from(text),
};

/** An answer that lasts, written and compressed once as this reader takes it; undefined for any other, which is compressed on its way. */
export async function packedFor(reply: FastifyReply, answer: unknown, stringify: (answer: unknown) => string): Promise<Buffer | undefined> {
  const packed = typeof answer === 'object' && answer !== null ? packedOf.get(answer) : undefined;
  if (!packed) return undefined;
  const encoding = (['br', 'gzip'] as const).find((e) => accepts(reply.request, e)) ?? 'identity', body = packed.get(encoding) ?? packers[encoding](stringify(answer));
  packed.set(encoding, body);
  reply.headers({ vary: 'accept-encoding', ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }) });
  return body;
}

export const accepts = (request: FastifyRequest, encoding: Encoding): boolean =>
  String(request.headers['accept-encoding'] ?? '').split(',').some((e) => {
    const [name, quality] = e.trim().split(';q=');
    return name === encoding && Number(quality ?? 1) > 0;
  });
