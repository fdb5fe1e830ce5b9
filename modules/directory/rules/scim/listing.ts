import { readFilter, readPath } from './filters.ts';
import { isObject, type Json, keyIn, matches, type Resource, valuesAt } from './matching.ts';

export interface Query { filter?: string | undefined; sortBy?: string | undefined; sortOrder: 'ascending' | 'descending'; startIndex: number; count: number; attributes?: string | undefined; excludedAttributes?: string | undefined }
export const mostAtOnce = 1000;

/** The page of a list (RFC 7644, 3.4.2): filtered, sorted, from `startIndex` (1 is the first), at most `count`; 0 asks for the number only. */
export function listed(all: readonly Resource[], q: Query): Resource {
  const filter = q.filter === undefined ? null : readFilter(q.filter);
  const found = filter ? all.filter((r) => matches(r, filter)) : [...all];
  const sorted = q.sortBy === undefined ? found : sortedBy(found, q.sortBy, q.sortOrder === 'descending' ? -1 : 1);
  const from = Math.max(1, q.startIndex), page = sorted.slice(from - 1, from - 1 + Math.min(mostAtOnce, Math.max(0, q.count)));
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'], totalResults: found.length, startIndex: from, itemsPerPage: page.length, Resources: page.map((r) => projected(r, q)),
  };
}

/** What has no such value comes last, ascending, as the protocol wants. */
function sortedBy(found: readonly Resource[], by: string, sign: 1 | -1): Resource[] {
  const path = readPath(by);
  const key = (r: Resource): string | null => {
    const value = valuesAt(r, path)[0], plain = isObject(value) ? value['value'] : value;
    return plain === undefined || plain === null ? null : String(plain).toLowerCase();
  };
  return [...found].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === y) return 0;
    return x === null ? sign : y === null ? -sign : x < y ? -sign : sign;
  });
}

const always = ['schemas', 'id'];
const names = (text: string | undefined): string[] => (text ?? '').split(',').map((n) => n.trim()).filter((n) => n !== '');

/** Only the attributes asked for, or all but those not wanted; `id` and `schemas` always come. */
export function projected(resource: Resource, { attributes, excludedAttributes }: Pick<Query, 'attributes' | 'excludedAttributes'>): Resource {
  const wanted = names(attributes), unwanted = names(excludedAttributes);
  if (wanted.length > 0) {
    const only: Resource = {};
    for (const key of always) if (resource[key] !== undefined) only[key] = resource[key];
    for (const name of wanted) copy(resource, only, name);
    return only;
  }
  const rest = structuredClone(resource) as Resource;
  for (const name of unwanted) drop(rest, name);
  return rest;
}

/** Attribute and part, in the core schema or under its extension. A schema alone is the whole of its extension. */
function placeOf(resource: Resource, name: string): { home: Resource; key: string; sub: string | null } | null {
  const whole = keyIn(resource, name);
  if (whole !== undefined) return { home: resource, key: whole, sub: null };
  const path = readPath(name), extension = path.schema === null ? undefined : keyIn(resource, path.schema);
  const home = extension === undefined ? resource : (resource[extension] as Resource), key = keyIn(home, path.attribute);
  return key === undefined ? null : { home, key, sub: path.sub };
}

function copy(from: Resource, to: Resource, name: string): void {
  const place = placeOf(from, name);
  if (!place) return;
  const { home, key, sub } = place;
  const extension = home === from ? null : Object.keys(from).find((k) => from[k] === home)!;
  const target = extension === null ? to : ((to[extension] ??= {}) as Record<string, Json>);
  target[key] = sub === null ? home[key] : part(home[key], sub, target[key]);
}

const part = (value: Json, sub: string, before: Json): Json => {
  if (Array.isArray(value)) return value.map((v) => part(v as Json, sub, undefined));
  const key = isObject(value) ? keyIn(value, sub) : undefined;
  return { ...(isObject(before) ? before : {}), ...(isObject(value) && key !== undefined ? { [key]: value[key] } : {}) };
};

function drop(resource: Resource, name: string): void {
  const place = placeOf(resource, name);
  if (!place || (place.home === resource && always.includes(place.key))) return;
  const { home, key, sub } = place;
  if (sub === null) delete home[key];
  else {
    const without = (v: Json): Json => (isObject(v) ? Object.fromEntries(Object.entries(v).filter(([k]) => k.toLowerCase() !== sub.toLowerCase())) : v);
    home[key] = Array.isArray(home[key]) ? (home[key] as readonly Json[]).map(without) : without(home[key]);
  }
}
