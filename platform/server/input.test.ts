import type { FastifyRequest } from 'fastify';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.ts';
import { Day, Instant, Money } from '../../contract/shapes.ts';
import { inputOf } from './input.ts';
import { readCursor, writeCursor } from './paging.ts';

const asked = (told: Partial<Pick<FastifyRequest, 'query' | 'params' | 'body' | 'headers'>>) => ({ query: {}, params: {}, body: undefined, headers: {}, ...told }) as FastifyRequest;
const refused = (rule: string) => expect.objectContaining({ rule });
const list = endpoint({ method: 'GET', path: '/x', summary: 'x', input: z.object({ find: z.string().optional(), from: z.string().optional(), to: z.string().optional() }), output: z.object({}) });
const change = endpoint({ method: 'PATCH', path: '/x/:id', summary: 'x', ifMatch: true, input: z.object({ id: z.string(), version: z.int(), names: z.array(z.record(z.string(), z.string())).default([]) }), output: z.object({}) });
const of = <T>(read: () => T): unknown => { try { return read(); } catch (error) { return error; } };

describe('what is asked', () => {
  test('comes from the path, then the body, then the query, and its version from If-Match', () => {
    expect(inputOf(change, asked({ query: { id: 'q', names: 'q' }, body: { names: [{ a: 'á' }] }, params: { id: 'p' }, headers: { 'if-match': 'W/"7"' } }))).toEqual({ id: 'p', version: 7, names: [{ a: 'á' }] });
    expect(of(() => inputOf(change, asked({ params: { id: 'p' } })))).toEqual(refused('platform.version_missing'));
    expect(of(() => inputOf(change, asked({ params: { id: 'p' }, headers: { 'if-match': '"2147483648"' } })))).toEqual(refused('platform.stale'));
  });
  test.each(['a\0b', '\ud800'])('is refused where it holds characters that are no text, in a value or in a name: %j', (odd) => {
    expect(of(() => inputOf(list, asked({ query: { find: odd } })))).toEqual(refused('platform.unreadable_text'));
    for (const names of [[{ a: odd }], [{ [odd]: 'a' }]]) expect(of(() => inputOf(change, asked({ params: { id: 'p' }, headers: { 'if-match': '"1"' }, body: { names } })))).toEqual(refused('platform.unreadable_text'));
  });
  test('ends no sooner than it begins', () => {
    expect(of(() => inputOf(list, asked({ query: { from: '2026-05-02', to: '2026-05-01' } })))).toEqual(refused('platform.ends_before_start'));
    expect(inputOf(list, asked({ query: { from: '2026-05-01', to: '2026-05-01' } }))).toEqual({ from: '2026-05-01', to: '2026-05-01' });
  });
});

test('days and instants are of a year that is kept, and amounts of what can be', () => {
  const reads = (shape: z.ZodType, values: string[]) => values.map((v) => shape.safeParse(v).success);
  expect(reads(Day, ['1900-01-01', '2999-12-31', '0024-05-01', '3000-01-01'])).toEqual([true, true, false, false]);
  expect(reads(Instant, ['2026-05-20T10:00:00+02:00', '0001-01-01T00:00:00Z'])).toEqual([true, false]);
  expect(['999999999999999999', '1000000000000000000'].map((minor) => Money.safeParse({ minor, currency: 'EUR' }).success)).toEqual([true, false]);
});

test('a cursor says a place in its own list, and nothing else is a place', () => {
  const id = '01a21792-7625-7e28-8ec0-022c5b80199e';
  for (const [type, value] of [['text', 'Ñ'], ['date', '2026-05-20'], ['integer', '-5'], ['bigint', '9007199254740993'], ['numeric', '-1.50'], ['timestamptz', '2026-05-20 10:00:00.123456+02']] as const) expect(readCursor(writeCursor(value, id), type)).toEqual([value, id]);
  for (const [type, value] of [['date', '2026-02-30'], ['integer', '99999999999'], ['bigint', 'x'], ['numeric', '1e5'], ['timestamptz', '2026-13-01 10:00:00+02'], ['text', 'a\0']] as const) expect(of(() => readCursor(writeCursor(value, id), type))).toEqual(refused('platform.bad_cursor'));
  for (const cursor of ['x', writeCursor('a', 'b'), Buffer.from('[1,2]').toString('base64url'), Buffer.from('null').toString('base64url')]) expect(of(() => readCursor(cursor, 'text'))).toEqual(refused('platform.bad_cursor'));
});
