import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastJson from 'fast-json-stringify';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.ts';
import { inTransaction, type Sql } from './db.ts';
import { onceOnly } from './idempotency.ts';
import type { Holder, Installation } from './installation.ts';
import { inputOf } from './input.ts';
import { packedFor } from './lasting.ts';
import { worthRetrying } from './refusals.ts';
import type { Ctx, Person } from './request.ts';
import { sendScim } from './scim.ts';
import { type Needs, openingFor, passDoor } from './scope.ts';
import { asSupposed, type Supposed } from './supposed.ts';

/** What the routes stand on, given by the main. */
export interface House {
  sql: Sql;
  /** Who asks, or a refusal `not_signed_in`. Also how: a cookie's writes must prove that they come from our own page. */
  whoIs(request: FastifyRequest): Promise<{ person: Person; via: Ctx['via']; holder: Holder }>;
  /** Who a reader was when last asked; null for whoever must be asked first. */
  supposes?(request: FastifyRequest): Supposed | null;
  anonymous: Person;
  /** The business date in the company's time zone at an instant. */
  today(now: Date): string;
  now(): Date;
  /** What identity, set-up and the demo must know of this installation. */
  installation: Installation;
  /** Refuses writes in plain words (disk nearly full, being stopped); reads go on. */
  refuseWrites?(): void;
  /** The door; a test takes it away to see itself fail. */
  door?: typeof passDoor;
  /** Outputs are parsed against the contract too: on in tests and development. */
  parseOutputs?: boolean;
}

/** A file at hand or streamed inside the transaction; or one that is drawn after it, from what was gathered. */
export type FileAnswer = FileAtHand | { name: string; draw: () => Promise<Buffer> };
interface FileAtHand { name: string; body: Buffer | string | AsyncIterable<string | Uint8Array> }
type Answer<I extends z.ZodType, O extends z.ZodType> = (ctx: Ctx, input: z.output<I>, body: Readable) => Promise<z.input<O>>;

export interface Route {
  endpoint: Endpoint;
  needs: Needs;
  register(app: FastifyInstance, house: House): void;
}

/** Binds an endpoint of the contract to the right it needs and the function that answers it. */
export function route<I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, needs: Needs, answer: Answer<I, O>): Route {
  return {
    endpoint, needs,
    register(app, house) {
      const write = endpoint.method !== 'GET', ahead = !write && !endpoint.file && !endpoint.protocol;
      const stringify = endpoint.file ? undefined : serializerOf(endpoint.output);
      app.route({
        method: endpoint.method, url: endpoint.path, ...(endpoint.largest ? { bodyLimit: endpoint.largest } : {}), ...(endpoint.protocol ? { config: { protocol: endpoint.protocol } } : {}),
        handler: async (request, reply) => {
          const acting = async ({ person, via }: Pick<Supposed, 'person' | 'via'>, supposed?: Supposed): Promise<unknown> => {
            (house.door ?? passDoor)(person, needs, endpoint);
            if (write) house.refuseWrites?.();
            const input = inputOf(endpoint, request);
            const now = house.now();
            const attempt = () => inTransaction(house.sql, openingFor(person, needs, !write), async (db, copyIn): Promise<unknown> => {
              const ctx: Ctx = { db, copyIn, person, now, today: house.today(now), requestId: request.id, via };
              const act = () => answer(ctx, input, request.body as Readable);
              if (endpoint.file) return sendOrKeep(reply, endpoint.file, (await act()) as FileAnswer);
              return endpoint.creates ? onceOnly(ctx, endpoint, request, act) : act();
            }, supposed);
            return attempt().catch((error: unknown) => {
              if (endpoint.upload || endpoint.file || !worthRetrying(error)) throw error;
              return attempt();
            });
          };
          const output = needs === 'anyone' ? await acting({ person: house.anonymous, via: 'session' })
            : ahead ? await asSupposed(house, request, acting) : await acting(await house.whoIs(request));
          if (endpoint.file) {
            const later = output as Awaited<ReturnType<typeof sendOrKeep>>;
            if (later) await sendFile(reply, endpoint.file, { name: later.name, body: await later.draw() });
            return reply;
          }
          if (endpoint.protocol) return sendScim(reply, request, output);
          return send(reply, endpoint, output, stringify!, house.parseOutputs === true);
        },
      });
    },
  };
}

export async function send(reply: FastifyReply, endpoint: Endpoint, output: unknown, stringify: (o: unknown) => string, parse: boolean): Promise<FastifyReply> {
  if (parse) endpoint.output.parse(JSON.parse(stringify(output)));
  const version = (output as { version?: unknown } | null)?.version;
  if (typeof version === 'number') reply.header('etag', `"${version}"`);
  if (endpoint.creates) reply.status(201);
  reply.header('content-type', 'application/json; charset=utf-8');
  return reply.send((await packedFor(reply, output, stringify)) ?? stringify(output));
}

/** Streams inside the transaction, so that a cursor's rows are all of one moment; what is drawn waits until it is over. */
async function sendOrKeep(reply: FastifyReply, types: string | readonly string[], file: FileAnswer): Promise<Exclude<FileAnswer, FileAtHand> | undefined> {
  if ('draw' in file) return file;
  await sendFile(reply, types, file);
  return undefined;
}

/** The media type that a file's ending says, where an endpoint has several. */
const endings: Record<string, string> = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats', svg: 'image/svg', pdf: 'application/pdf' };

async function sendFile(reply: FastifyReply, types: string | readonly string[], file: FileAtHand): Promise<void> {
  const all = [types].flat(), ending = endings[file.name.slice(file.name.lastIndexOf('.') + 1)];
  const mediaType = all.find((t) => ending && t.startsWith(ending)) ?? all[0]!;
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.setHeader('content-type', mediaType);
  reply.raw.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  const body = typeof file.body === 'string' || Buffer.isBuffer(file.body) ? [file.body] : file.body;
  await pipeline(Readable.from(body), reply.raw);
}

/**
 * fast-json-stringify from the contract: it drops what the contract does not declare. Made at the first answer and kept, for
 * making all of them takes most of a second at every start, and few are ever needed in one run of a test.
 */
export function serializerOf(output: z.ZodType): (o: unknown) => string {
  return (o) => {
    const known = serializers.get(output);
    if (known) return known(o);
    const made = makeSerializer(output);
    serializers.set(output, made);
    return made(o);
  };
}

const serializers = new WeakMap<z.ZodType, (o: unknown) => string>();

function makeSerializer(output: z.ZodType): (o: unknown) => string {
  const schema = z.toJSONSchema(output, { target: 'draft-7', io: 'output', unrepresentable: 'any' });
  delete schema['$schema'];
  return fastJson(withoutChoice(schema) as Parameters<typeof fastJson>[0]) as (o: unknown) => string;
}

/**
 * "This or nothing" as one kind that may be null. Told as a choice of two, each value would be judged against both before it is
 * written: some 5 to 10% of what a list costs Node. A true choice stays as it is told, with all in it: that is judged.
 */
function withoutChoice(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutChoice);
  if (schema === null || typeof schema !== 'object') return schema;
  const { anyOf, ...rest } = schema as { anyOf?: Record<string, unknown>[]; [name: string]: unknown };
  const [one, ...others] = anyOf?.filter((s) => s['type'] !== 'null') ?? [];
  const isThisOrNothing = one !== undefined && others.length === 0 && anyOf!.length === 2 && typeof one['type'] === 'string';
  if ('oneOf' in schema || (anyOf && !isThisOrNothing)) return schema;
  const plain = Object.fromEntries(Object.entries({ ...rest, ...one }).map(([name, value]) => [name, withoutChoice(value)]));
  return one ? { ...plain, nullable: true } : plain;
}
