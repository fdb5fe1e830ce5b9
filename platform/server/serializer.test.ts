import { expect, test } from 'vitest';
import { z } from 'zod';
import { serializerOf } from './http.ts';

const Named = z.object({ id: z.string(), on: z.string().nullable() });
const Answer = z.object({ lead: Named.nullable(), team: z.array(Named).nullable(), grade: z.enum(['A', 'B']).nullable(), share: z.number().nullable(), isOpen: z.boolean().nullable(), note: z.string().nullish(), what: z.union([z.object({ kind: z.literal('seat'), id: z.string() }), z.object({ kind: z.literal('day'), on: z.string(), grade: z.enum(['A', 'B']).nullable() })]).nullable() });
const nothing = { lead: null, team: null, grade: null, share: null, isOpen: null, note: null, what: null };

test('an answer tells null where there is nothing', () => {
  expect(JSON.parse(serializerOf(Answer)(nothing))).toEqual(nothing);
  expect(JSON.parse(serializerOf(Answer)({ ...nothing, note: undefined }))).not.toHaveProperty('note');
});

test('an answer tells what the contract declares, and nothing else', () => {
  const told = { lead: { id: 'á"', on: null }, team: [{ id: 'b', on: '2026-01-02' }], grade: 'A', share: 0.5, isOpen: false, note: '', what: { kind: 'day', on: '2026-01-02', grade: null } };
  expect(JSON.parse(serializerOf(Answer)({ ...told, secret: 1, lead: { ...told.lead, secret: 2 } }))).toEqual(told);
});
