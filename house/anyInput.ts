import { z } from 'zod';
import type { Endpoint } from '../contract/endpoint.ts';

/*
  Input that nobody would write by hand: mostly what the contract asks for, here and there what no contract expects. From a
  seed, so that what was once found is found again.
*/

/** Numbers from 0 to 1, the same for the same seed. */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

const oddTexts = ['', ' ', '\0', 'a\0b', '\ud800', '%', "'; drop table x; --", '<script>', 'x'.repeat(5000), '../../etc/passwd', '{}', 'null', 'NaN', '1e400', '99999999999999999999999', '\\', '_%', '👩‍👩‍👧', '2026-02-30', '10000-01-01', 'infinity', '-1'];
const days = ['2026-05-20', '2026-01-31', '2024-02-29', '1900-01-01', '2999-12-31', '1970-01-01', '0001-01-01', '9999-12-31', '2026-06-01'];
const odd: readonly unknown[] = [...oddTexts, ...days, null, -1, 0, 1.5, 1e15, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e308, true, [], {}, [null], { a: 1 }, [[]]];
const cursors = ['x', '["a","b"]', '{"v":null}', '["2026-05-20","01900000-0000-7000-8000-000000000000"]'].map((c) => Buffer.from(c).toString('base64url'));

export interface Chance { next: () => number; /** Records that are there, of any kind. */ ids: readonly string[] }
type Schema = { [name: string]: unknown; properties?: Record<string, Schema>; required?: string[]; items?: Schema; anyOf?: Schema[]; oneOf?: Schema[]; enum?: unknown[]; type?: string; format?: string; pattern?: string; minimum?: number; maximum?: number };

export function anyInputOf(endpoint: Endpoint, chance: Chance): Record<string, unknown> {
  const made = anyOf(z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' }) as Schema, '', chance, true);
  const input = made !== null && typeof made === 'object' && !Array.isArray(made) ? made as Record<string, unknown> : {};
  for (const [, name] of endpoint.path.matchAll(/:(\w+)/g)) input[name!] = chance.next() < 0.9 ? pick(chance.ids, chance) : encodeURIComponent(pick(oddTexts, chance).replace('\ud800', '').slice(0, 50) || 'x');
  return endpoint.ifMatch ? { ...input, version: pick([1, 2, 3, 0, 2 ** 31], chance) } : input;
}

const pick = <T>(from: readonly T[], { next }: Chance): T => from[Math.floor(next() * from.length)]!;

function anyOf(schema: Schema, name: string, chance: Chance, whole = false): unknown {
  if (!whole && chance.next() < 0.06) return pick(odd, chance);
  if ('const' in schema) return schema['const'];
  if (schema.enum) return pick(schema.enum, chance);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return anyOf(pick(choices, chance), name, chance);
  switch (schema.type) {
    case 'object': return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => chance.next() < (schema.required?.includes(key) ? 0.97 : 0.6)).map(([key, of]) => [key, anyOf(of, key, chance)]));
    case 'array': return Array.from({ length: pick([0, 1, 1, 2, 3], chance) }, () => anyOf(schema.items ?? {}, name, chance));
    case 'string': return anyText(schema, name, chance);
    case 'integer': case 'number': return pick([schema.minimum ?? 0, Math.min(schema.maximum ?? 10, 2 ** 53), 1, 2, 30, 2 ** 31], chance);
    case 'boolean': return chance.next() < 0.5;
    case 'null': return null;
    default: return pick(odd, chance);
  }
}

function anyText({ format, pattern }: Schema, name: string, chance: Chance): string {
  if (format === 'uuid') return pick(chance.ids, chance);
  if (format === 'date') return pick(days, chance);
  if (format === 'date-time') return `${pick(days, chance)}${pick(['T10:00:00Z', 'T23:59:59.999+14:00', 'T00:00:00-12:00'], chance)}`;
  if (format === 'email') return pick(['x@y.es', `${'a'.repeat(60)}@b.es`], chance);
  if (pattern?.includes('\\d')) return pick(['0', '1', '-5', '100000', '999999999999999999', '9223372036854775808'], chance);
  if (pattern?.includes('A-Z')) return pick(['EUR', 'JPY', 'ZZZ'], chance);
  if (name === 'after') return pick(cursors, chance);
  return pick(['Hola', 'name', 'Europe/Madrid', '46001', ...oddTexts], chance);
}
