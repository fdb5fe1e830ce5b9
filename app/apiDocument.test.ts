import { expect, test } from 'vitest';
import { routes } from './routes.ts';
import { openapiOf, type Operation } from '../platform/server/openapi.ts';

/** Other protocols describe themselves (`/scim/v2/Schemas`). */
const documented = routes.filter((r) => r.endpoint.protocol === undefined);
const document = openapiOf(routes);
const operations = Object.entries(document.paths).flatMap(([path, all]) => Object.entries(all).map(([method, operation]) => ({ path, method, operation })));

test('every endpoint is in the document, once', () => {
  expect(operations).toHaveLength(documented.length);
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(documented.length);
});

test('every parameter of a path is declared, and every reference leads somewhere within the document', () => {
  for (const { path, operation } of operations) {
    const declared = operation.parameters.filter((p) => p.in === 'path').map((p) => p.name).sort();
    expect(declared).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort());
  }
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((m) => m[1]!);
  expect([...new Set(references)]).toEqual(['#/components/schemas/Problem']);
});

test('each says which right it needs and how one signs in; whoever asks needs neither', () => {
  for (const { operation } of operations) expect(operation['x-unisono-right']).toMatch(/^(anyone|self|[a-z]+\.[a-z_]+\.[a-z_]+)$/);
  expect(find('/api/v1/session', 'post').security).toEqual([]);
  expect(find('/api/v1/people', 'get')).toMatchObject({ security: [{ token: [] }, { session: [] }], description: 'Needs the right `organization.person.read`.' });
});

test('what creates takes an Idempotency-Key and answers 201; what edits takes If-Match and may answer 428', () => {
  const makes = find('/api/v1/me/tokens', 'post'), edits = find('/api/v1/people/{personId}', 'patch');
  expect(makes.parameters.map((p) => p.name)).toContain('Idempotency-Key');
  expect(Object.keys(makes.responses)).toContain('201');
  expect(edits.parameters).toContainEqual(expect.objectContaining({ name: 'If-Match', in: 'header', required: true }));
  expect(Object.keys(edits.responses)).toContain('428');
  expect(JSON.stringify(edits.requestBody)).not.toContain('"version"');
});

test('a body, a query and a file are each described where they belong', () => {
  expect(find('/api/v1/session', 'post').requestBody).toMatchObject({ required: true, content: { 'application/json': { schema: { required: ['email', 'password'] } } } });
  expect(find('/api/v1/people', 'get').parameters).toContainEqual(expect.objectContaining({ name: 'limit', in: 'query', required: false }));
  expect(Object.keys(find('/api/v1/people.{format}', 'get').responses['200']!.content!)).toEqual([expect.stringContaining('csv'), expect.stringContaining('spreadsheetml')]);
  expect(find('/api/v1/session', 'delete').requestBody).toBeUndefined();
});

const find = (path: string, method: string): Operation => document.paths[path]![method]!;
