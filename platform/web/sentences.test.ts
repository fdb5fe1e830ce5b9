import { expect, test } from 'vitest';
import { z } from 'zod';
import { kindOfSentence } from './sentences.ts';

const saidOf = (schema: z.ZodType, value: unknown) => kindOfSentence(schema.safeParse(value).error?.issues[0]?.message ?? '');

test.each([
  ['an e-mail that is none', z.email(), 'ines@terrazas', 'not_email'],
  ['a blank text', z.string().min(1), '', 'missing'],
  ['nothing at all', z.string(), undefined, 'missing'],
  ['a text that is too short', z.string().min(8), 'abc', 'too_short'],
  ['a text that is too long', z.string().max(2), 'abc', 'too_long'],
  ['a choice that is none', z.enum(['a', 'b']), 'c', 'not_valid'],
  ['what is written otherwise', z.string().regex(/^[a-z]{2}$/), '7', 'not_valid'],
])('%s is said with the reader’s own words', (_, schema, value, word) => expect(saidOf(schema, value)).toBe(word));

test('what a schema says in its own words stays', () => expect(saidOf(z.string().min(1, 'lines_over_budget'), '')).toBe('lines_over_budget'));
