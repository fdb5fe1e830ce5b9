import type { Supposed } from './supposed.ts';

/** How a transaction is opened: what it may reach is said in the same trip as `begin` (decision 002). */
export interface Opening {
  readOnly: boolean;
  /** `unisono_reader` reads the whole company, `unisono_company` also writes it; null stays within `reads`, `writes`. */
  role: 'unisono_reader' | 'unisono_company' | null;
  personId: string;
  /** Seats and markets. */
  reads: readonly string[];
  /** The markets of `reads` by themselves: what is shared within a market asks them only (decision 007). */
  markets: readonly string[];
  writes: readonly string[];
  /** Somebody sees as this person: what is private stays hidden, by policy. */
  seeing?: true;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const list = (ids: readonly string[]): string => {
  for (const id of ids) if (!uuid.test(id)) throw new Error('a scope holds ids only');
  return ids.length > 0 ? `{${ids.join(',')}}` : '';
};

/** Worked out once an opening: the lists of whoever leads many are long. */
function once<T>(work: (o: Opening) => T): (o: Opening) => T {
  const worked = new WeakMap<Opening, T>();
  return (o) => {
    const known = worked.get(o);
    if (known !== undefined) return known;
    const made = work(o);
    worked.set(o, made);
    return made;
  };
}

const settingsOf = once((o: Opening): [name: string, value: string][] => [
  ...(o.role ? [['role', o.role] as [string, string]] : []),
  ['unisono.person', list([o.personId]).slice(1, -1)], ['unisono.reads', list(o.reads)], ['unisono.markets', list(o.markets)],
  ...(o.writes.length > 0 ? [['unisono.writes', list(o.writes)] as [string, string]] : []), ...(o.seeing ? [['unisono.seeing', 'on'] as [string, string]] : []),
]);

const begin = (o: Opening): string => (o.readOnly ? 'begin read only' : 'begin');

/** The whole opening as one text. */
export const openingStatement = once((o: Opening): string =>
  [begin(o), ...settingsOf(o).map(([name, value]) => (name === 'role' ? `set local role ${value}` : `set local ${name}='${value}'`))].join(';'));

/**
 * The opening for somebody who is only supposed: what may be reached is said in the answer to the question who asks, by
 * PostgreSQL itself. Without such an answer the transaction reaches nothing at all.
 */
export function openingAsked(o: Opening, { sql, parameters }: Supposed['question']): { begin: string; sql: string; parameters: readonly unknown[] } {
  const { texts, values } = askedOf(o), known = texts.get(sql);
  if (known) return { begin: begin(o), sql: known, parameters: [...parameters, ...values] };
  const said = settingsOf(o).map(([name], i) => `set_config('${name}',$${parameters.length + i + 1},true)`);
  // Counted, not answered: the lists would come back.
  texts.set(sql, `select num_nulls(${said.join(',')}) as unsaid,asked.* from (${sql}) asked`);
  return openingAsked(o, { sql, parameters });
}

const askedOf = once((o: Opening) => ({ texts: new Map<string, string>(), values: settingsOf(o).map(([, value]) => value) }));
