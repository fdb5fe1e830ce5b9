/** What of a record really changes: the fields asked for whose value differs, before and after. Empty: nothing to do. */
export function changedFields<R extends Record<string, unknown>>(record: R, asked: Partial<R>): { before: Partial<R>; after: Partial<R> } {
  const changed = Object.entries(asked).filter(([field, value]) => value !== undefined && plain(record[field]) !== plain(value));
  return {
    before: Object.fromEntries(changed.map(([field]) => [field, record[field]])) as Partial<R>,
    after: Object.fromEntries(changed) as Partial<R>,
  };
}

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
