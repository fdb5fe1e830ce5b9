import type { Comparison, Filter, Path } from './filters.ts';
import { ScimRefusal } from './refusing.ts';

export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };
export type Resource = Record<string, Json>;

export const isObject = (value: Json): value is { [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);
/** The key of an attribute as the resource spells it: names are read without regard to case. */
export const keyIn = (object: object, name: string): string | undefined => Object.keys(object).find((k) => k.toLowerCase() === name.toLowerCase());
const core = /^urn:ietf:params:scim:schemas:core:2\.0:(user|group)$/i;

/** Where an attribute of a schema stands: core attributes on the resource itself, those of an extension under its name. */
export function homeOf(resource: Resource, schema: string | null): { [key: string]: Json } {
  if (schema === null || core.test(schema)) return resource;
  const key = keyIn(resource, schema), home = key === undefined ? undefined : resource[key];
  return isObject(home) ? home : {};
}

/** The values that a path leads to; a multi-valued attribute without a part stands for its `value`s. */
export function valuesAt(resource: Resource, path: Path): Json[] {
  const home = homeOf(resource, path.schema), key = keyIn(home, path.attribute), found = key === undefined ? undefined : home[key];
  const all = (Array.isArray(found) ? [...(found as readonly Json[])] : [found]).filter((v) => v !== undefined && v !== null);
  const chosen = path.condition ? all.filter((v) => isObject(v) && matches(v, path.condition!)) : all;
  const { sub } = path;
  if (sub === null) return chosen;
  return chosen.flatMap((v) => (isObject(v) ? (v[keyIn(v, sub) ?? ''] ?? []) : [])) as Json[];
}

/** Whether a resource (or one value of a multi-valued attribute) is one that the filter asks for. */
export function matches(resource: Resource, filter: Filter): boolean {
  if (filter.kind === 'and') return matches(resource, filter.left) && matches(resource, filter.right);
  if (filter.kind === 'or') return matches(resource, filter.left) || matches(resource, filter.right);
  if (filter.kind === 'not') return !matches(resource, filter.of);
  const values = valuesAt(resource, filter.path);
  if (filter.kind === 'present') return values.some((v) => v !== '');
  const plain = values.map((v) => (isObject(v) ? v['value'] : v));
  const exact = ['id', 'externalid'].includes(filter.path.attribute.toLowerCase());
  if (filter.value === null) return filter.by === 'eq' ? plain.length === 0 : filter.by === 'ne' && plain.length > 0;
  if (filter.by === 'ne') return plain.every((v) => !compares(v, 'eq', filter.value, exact));
  return plain.some((v) => compares(v, filter.by, filter.value, exact));
}

function compares(held: Json, by: Comparison, asked: string | number | boolean | null, exact: boolean): boolean {
  if (typeof asked === 'boolean' || typeof held === 'boolean') {
    if (by !== 'eq') throw new ScimRefusal('invalidFilter', 'What is true or false is only equal or not.');
    return String(held).toLowerCase() === String(asked).toLowerCase();
  }
  if (typeof held === 'number' && typeof asked === 'number') return ordered(held - asked, by);
  const fold = (v: unknown) => (exact ? String(v) : String(v).toLowerCase()), a = fold(held ?? ''), b = fold(asked);
  if (by === 'co') return a.includes(b);
  if (by === 'sw') return a.startsWith(b);
  if (by === 'ew') return a.endsWith(b);
  return ordered(a < b ? -1 : a > b ? 1 : 0, by);
}
const ordered = (sign: number, by: Comparison): boolean =>
  by === 'eq' ? sign === 0 : by === 'gt' ? sign > 0 : by === 'ge' ? sign >= 0 : by === 'lt' ? sign < 0 : by === 'le' ? sign <= 0 : false;
