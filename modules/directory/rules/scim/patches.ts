import { type Path, readPath } from './filters.ts';
import { isObject, type Json, keyIn, matches, type Resource } from './matching.ts';
import { ScimRefusal } from './refusing.ts';

export interface Operation { op: string; path?: string | undefined; value?: unknown }
/** What a PATCH may touch: attributes by name, in the core schema and in the extension; `multi` are lists of values. */
export interface Shape { core: readonly string[]; extension: readonly string[]; readOnly: readonly string[]; multi: readonly string[]; extensionSchema: string }

/**
 * The resource after a PATCH (RFC 7644, 3.5.2), all of it or none: what cannot be done refuses the whole. A value without
 * a path is taken apart by its keys, which may themselves be paths (`name.givenName`), as identity providers send them.
 */
export function patched(resource: Resource, operations: readonly Operation[], shape: Shape): Resource {
  const after = structuredClone(resource) as Resource;
  for (const { op, path, value } of operations) {
    const act = op.toLowerCase();
    if (act !== 'add' && act !== 'replace' && act !== 'remove') throw new ScimRefusal('invalidSyntax', `There is no operation “${op}”.`);
    if (path !== undefined && path !== '') one(after, act, path, value as Json, shape, true);
    else if (act === 'remove') throw new ScimRefusal('noTarget', 'Removing needs a path.');
    else if (!isObject(value as Json)) throw new ScimRefusal('invalidValue', 'Without a path the value is an object.');
    else for (const [key, part] of Object.entries(value as object)) apart(after, act, key, part as Json, shape);
  }
  return after;
}

/** One key of a value without a path. What the schema does not know, or only reads, is left aside. */
function apart(after: Resource, act: 'add' | 'replace', key: string, value: Json, shape: Shape): void {
  if (key.toLowerCase() === 'schemas') return;
  if (key.toLowerCase() === shape.extensionSchema.toLowerCase() && isObject(value)) {
    for (const [name, part] of Object.entries(value)) one(after, act, `${shape.extensionSchema}:${name}`, part, shape, false);
  } else one(after, act, key, value, shape, false);
}

function one(after: Resource, act: 'add' | 'replace' | 'remove', text: string, value: Json, shape: Shape, strict: boolean): void {
  const path = readPath(text), inExtension = path.schema?.toLowerCase() === shape.extensionSchema.toLowerCase();
  const known = (inExtension ? shape.extension : shape.core).find((a) => a.toLowerCase() === path.attribute.toLowerCase());
  if (shape.readOnly.some((a) => a.toLowerCase() === path.attribute.toLowerCase())) {
    if (strict) throw new ScimRefusal('mutability', `“${path.attribute}” is only read here.`);
    return;
  }
  if (known === undefined) {
    if (strict) throw new ScimRefusal('invalidPath', `There is no attribute “${text}”.`);
    return;
  }
  const home = inExtension ? extensionOf(after, shape) : after;
  if (shape.multi.includes(known)) setValues(home, known, act, path, value);
  else setOne(home, known, act, path.sub, value);
}

function extensionOf(after: Resource, { extensionSchema }: Shape): Record<string, Json> {
  const key = keyIn(after, extensionSchema) ?? extensionSchema;
  if (!isObject(after[key])) after[key] = {};
  return after[key] as Record<string, Json>;
}

function setOne(home: Record<string, Json>, name: string, act: string, sub: string | null, value: Json): void {
  if (sub === null) {
    if (act === 'remove') delete home[name];
    else home[name] = isObject(home[name]) && isObject(value) ? beside(home[name], value) : value;
    return;
  }
  const inner: Record<string, Json> = isObject(home[name]) ? { ...home[name] } : {}, key = keyIn(inner, sub) ?? sub;
  if (act === 'remove') delete inner[key];
  else inner[key] = value;
  home[name] = inner;
}

/** Parts of a value that are given; those that are not stay as they are, for adding and for replacing alike (RFC 7644, 3.5.2.3). */
function beside(held: Record<string, Json>, given: Record<string, Json>): Record<string, Json> {
  const after = { ...held };
  for (const [part, value] of Object.entries(given)) after[keyIn(after, part) ?? part] = value;
  return after;
}

function setValues(home: Record<string, Json>, name: string, act: string, { condition, sub }: Path, value: Json): void {
  const held = (Array.isArray(home[name]) ? [...(home[name] as readonly Json[])] : []) as Json[];
  const given = (Array.isArray(value) ? [...(value as readonly Json[])] : value === undefined || value === null ? [] : [value]) as Json[];
  if (!condition) {
    if (act === 'remove') home[name] = [];
    else home[name] = act === 'replace' ? given : [...held, ...given.filter((g) => !held.some((h) => JSON.stringify(h) === JSON.stringify(g)))];
    return;
  }
  const chosen = held.filter((v) => isObject(v) && matches(v, condition));
  if (chosen.length === 0) {
    if (act === 'remove') return;
    // A value with its type that is not there yet comes to be: identity providers add a telephone so.
    if (act === 'replace' || condition.kind !== 'compare' || condition.by !== 'eq' || sub === null) throw new ScimRefusal('noTarget', 'No value is as the path says.');
    home[name] = [...held, { [condition.path.attribute]: condition.value, [sub]: value }];
    return;
  }
  home[name] = held.flatMap((v) => {
    if (!chosen.includes(v)) return [v];
    if (act === 'remove') return sub === null ? [] : [Object.fromEntries(Object.entries(v as object).filter(([k]) => k.toLowerCase() !== sub.toLowerCase())) as Json];
    return [sub === null ? { ...(v as object), ...(value as object) } as Json : { ...(v as object), [keyIn(v as object, sub) ?? sub]: value } as Json];
  });
}
