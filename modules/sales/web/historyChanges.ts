type Values = Record<string, unknown> | null;
interface Change { field: string; before: unknown; after: unknown; erased: boolean }

/** What the page says of itself already, or leads to by its own links. */
const unsaid = new Set(['texts', 'as', 'version', 'lead', 'reopens']);
const key = /^[\da-f]{8}-[\da-f]{4}-/;

/**
 * The recorded values as changes: stages, seats, customers, origins and reasons by name. What stands as its field alone: texts, whose words are not kept, and whoever is only known by a key.
 * A beginning tells what was given, not what was left out.
 */
export function changesOf(before: Values, after: Values, names: Readonly<Record<string, string>>): Change[] {
  const named = (value: unknown) => (typeof value === 'string' ? (names[value] ?? value) : value);
  const isKey = (value: unknown) => typeof value === 'string' && key.test(value);
  const all = Object.keys({ ...before, ...after }).filter((field) => !unsaid.has(field)).map((field) => ({ field, before: named(before?.[field]), after: named(after?.[field]), erased: false }));
  const keyed = all.filter((c) => isKey(c.before) || isKey(c.after)), texts = [...((after?.['texts'] ?? []) as string[]), ...keyed.map((c) => c.field)];
  return [...all.filter((c) => !keyed.includes(c)), ...(texts.length > 0 ? [{ field: 'fields', before: null, after: texts, erased: false }] : [])];
}
