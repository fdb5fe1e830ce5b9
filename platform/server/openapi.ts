import { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/errors.ts';
import type { Route } from './http.ts';
import type { Needs } from './scope.ts';

type Schema = Record<string, unknown>;
interface ObjectSchema { properties?: Record<string, Schema>; required?: string[] }
export interface Parameter { name: string; in: 'path' | 'query' | 'header'; required: boolean; description?: string; schema: Schema }
export interface Operation {
  operationId: string; summary: string; tags: string[]; description: string; parameters: Parameter[]; security: Record<string, string[]>[];
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; headers?: Record<string, unknown>; content?: Record<string, { schema: Schema }> }>;
  'x-unisono-right': string;
}
export interface OpenApi {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, Schema>; responses: Record<string, unknown> };
}

/** The OpenAPI 3.1 document of these routes: paths, inputs, answers, refusals, and the right that each one needs. */
export function openapiOf(routes: readonly Route[]): OpenApi {
  const paths: OpenApi['paths'] = {};
  for (const { endpoint, needs } of routes) {
    if (endpoint.protocol) continue;
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operationOf(endpoint, needs);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Unísono', version: '1',
      description: 'Everything the web app does, it does through this API. Lists are keyset pages (`after`, `next`); money is integer minor units as a string with its currency; dates are dates, instants carry their offset. What two people may be editing takes its version in `If-Match` (428 without it, 409 where somebody was first). What creates may carry an `Idempotency-Key` of your own: sent again within 24 hours, it answers the same and creates nothing more.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token of a person: it acts as them, never with more.' },
        session: { type: 'apiKey', in: 'cookie', name: 'unisono', description: 'What the web app signs in with. Writes also carry the header `x-unisono: 1`.' },
      },
      responses: { Problem: { description: 'A refusal (RFC 9457), with the name of the rule that said no.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } },
    },
  };
}

function operationOf(endpoint: Endpoint, needs: Needs): Operation {
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map((m) => m[1]!);
  const { properties = {}, required = [] } = schemaOf(endpoint.input, 'input') as ObjectSchema;
  const rest = Object.entries(properties).filter(([name]) => !inPath.includes(name) && !(endpoint.ifMatch && name === 'version'));
  const asQuery = endpoint.method === 'GET' || endpoint.upload === true;
  return {
    operationId: idOf(endpoint), summary: endpoint.summary, tags: [tagOf(endpoint)], description: rightInWords(needs),
    'x-unisono-right': needs, security: needs === 'anyone' ? [] : [{ token: [] }, { session: [] }],
    parameters: [
      ...inPath.map((name): Parameter => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } })),
      ...(asQuery ? rest : []).map(([name, schema]): Parameter => ({ name, in: 'query', required: required.includes(name), schema })),
      ...headersOf(endpoint),
    ],
    ...bodyOf(endpoint, asQuery ? [] : rest, required),
    responses: { ...answerOf(endpoint), ...refusalsOf(endpoint, needs) },
  };
}

function headersOf(endpoint: Endpoint): Parameter[] {
  return [
    ...(endpoint.ifMatch ? [{ name: 'If-Match', in: 'header', required: true, description: 'The version that is being changed, as its `ETag` said it.', schema: { type: 'string' } } as const] : []),
    ...(endpoint.creates ? [{ name: 'Idempotency-Key', in: 'header', required: false, description: 'A name for this act: repeated within 24 hours it is not done twice.', schema: { type: 'string', maxLength: 200 } } as const] : []),
  ];
}

function bodyOf(endpoint: Endpoint, rest: [string, Schema][], required: readonly string[]): Pick<Operation, 'requestBody'> {
  if (endpoint.upload) return { requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } } };
  if (rest.length === 0) return {};
  const needed = rest.map(([name]) => name).filter((name) => required.includes(name));
  const schema = { type: 'object', properties: Object.fromEntries(rest), ...(needed.length > 0 ? { required: needed } : {}) };
  return { requestBody: { required: needed.length > 0, content: { 'application/json': { schema } } } };
}

function answerOf(endpoint: Endpoint): Operation['responses'] {
  if (endpoint.file) return { 200: { description: 'A file.', content: Object.fromEntries([endpoint.file].flat().map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) } };
  const schema = schemaOf(endpoint.output, 'output');
  const versioned = 'version' in ((schema as ObjectSchema).properties ?? {});
  return {
    [endpoint.creates ? 201 : 200]: {
      description: endpoint.creates ? 'Made.' : 'Answered.', content: { 'application/json': { schema } },
      ...(versioned ? { headers: { ETag: { description: 'Its version, for `If-Match`.', schema: { type: 'string' } } } } : {}),
    },
  };
}

function refusalsOf(endpoint: Endpoint, needs: Needs): Operation['responses'] {
  const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });
  const write = endpoint.method !== 'GET';
  return {
    400: problem('The input is not as it must be: `fields` says where.'),
    ...(needs === 'anyone' ? {} : { 401: problem('Not signed in.'), 403: problem('Not allowed, or out of scope.') }),
    ...(endpoint.path.includes(':') ? { 404: problem('Not there, or not within reach.') } : {}),
    ...(write ? { 409: problem('A rule said no, or somebody else changed it first (`stale`).'), 503: problem('Nothing can be written now.') } : {}),
    ...(endpoint.ifMatch ? { 428: problem('`If-Match` is missing.') } : {}),
    default: { description: 'Any other failure.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
  };
}

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { target: 'draft-2020-12', io, unrepresentable: 'any' }) as Schema;
  return schema;
};

const tagOf = (endpoint: Endpoint): string => endpoint.path.replace('/api/v1/', '').split(/[/.:]/)[0] ?? '';
const idOf = (endpoint: Endpoint): string =>
  `${endpoint.method.toLowerCase()}${endpoint.path.replace('/api/v1', '').split(/[^a-zA-Z]+/).filter(Boolean).map((w) => w[0]!.toUpperCase() + w.slice(1)).join('')}`;

function rightInWords(needs: Needs): string {
  if (needs === 'anyone') return 'Whoever asks.';
  return needs === 'self' ? 'Whoever is signed in, about themselves.' : `Needs the right \`${needs}\`.`;
}
