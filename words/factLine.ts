import type { facts } from './es/facts.ts';
import type { Formats, MoneyLike } from './formats.ts';

export interface ToldFact { what: string; via: string; about: { kind: string; name: string | null }; changes: readonly { field: string; before?: unknown; after?: unknown; erased: boolean }[] }
export interface FactLine { act: string; name: string; kind: string; via: string; changes: string[] }

type FactWords = typeof facts;
/** The system's name in the reader's words, by what it does. */
export const tellSystem = (name: string, words: FactWords): string => words.system(said(words.systems, name) ?? name);

const said = (entries: object, key: string): string | undefined => (entries as Record<string, string>)[key];

/** A fact in a reader's words: what was done, to what, and each field before and after. The same on every screen and in every file. */
export function tellFact(fact: ToldFact, words: FactWords, formats: Formats): FactLine {
  const changes = withAmounts(fact.changes).toSorted((one, other) => Number(ends.has(one.field)) - Number(ends.has(other.field))).flatMap((c) => tellChange(c, words, formats) ?? []);
  return {
    act: said(words.kinds, fact.what) ?? fact.what, name: fact.about.name ?? '', kind: said(words.about, fact.about.kind) ?? plainName(fact.about.kind), via: said(words.vias, fact.via) ?? fact.via,
    changes: [...new Set(changes)],
  };
}

/** From when is told before until when, however they were kept. */
const ends = new Set(['to', 'until']);

type FieldChange = ToldFact['changes'][number];

function tellChange({ field, before, after, erased }: FieldChange, words: FactWords, formats: Formats): string | undefined {
  const name = said(words.fields, camel(field)) ?? plainName(field);
  if (erased) return words.set(name, words.erased);
  // A year is a name, not an amount: without a mark for its thousands.
  const [was, is] = field === 'year' ? [String(before ?? ''), String(after ?? '')] : [tellValue(before, words, formats), tellValue(after, words, formats)];
  if (was === is) return undefined;
  return was === '' ? words.set(name, is) : words.fromTo(name, was, is === '' ? words.empty : is);
}

const day = /^\d{4}-\d{2}-\d{2}$/, instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;
const isMoney = (v: unknown): v is MoneyLike => typeof v === 'object' && v !== null && 'minor' in v && 'currency' in v;

interface Hours { weekday: number; opens: string; closes: string }
const isHours = (v: unknown): v is Hours => typeof v === 'object' && v !== null && 'weekday' in v && 'opens' in v && 'closes' in v;

function tellValue(value: unknown, words: FactWords, formats: Formats): string {
  if (value === null || value === undefined || value === '') return '';
  if (isMoney(value)) return formats.money(value);
  if (Array.isArray(value) && value.length > 0 && value.every(isHours)) return tellHours(value, formats);
  if (Array.isArray(value)) return value.map((v) => (typeof v === 'string' ? said(words.fields, v) : undefined) ?? tellValue(v, words, formats)).filter(Boolean).join(', ');
  if (typeof value === 'number') return formats.number(value, Number.isInteger(value) ? 0 : 2);
  if (typeof value === 'object') return Object.values(value).map((v) => tellValue(v, words, formats)).filter(Boolean).join(', ');
  const text = String(value);
  return day.test(text) ? formats.plainDay(text) : instant.test(text) ? formats.moment(text) : (said(words.values, text) ?? text);
}

/** Opening hours by runs of days: "lun–vie 09:00–18:00, sáb 09:00–14:00". */
function tellHours(all: readonly Hours[], formats: Formats): string {
  const days = [...Map.groupBy(all, (h) => h.weekday)].sort(([a], [b]) => a - b).map(([day, own]) => ({ day, hours: own.map((h) => `${h.opens.slice(0, 5)}–${h.closes.slice(0, 5)}`).sort().join(' ') }));
  const runs: { from: number; to: number; hours: string }[] = [];
  for (const { day, hours } of days) {
    const last = runs.at(-1);
    if (last && last.to === day - 1 && last.hours === hours) last.to = day;
    else runs.push({ from: day, to: day, hours });
  }
  return runs.map(({ from, to, hours }) => `${formats.weekday(from)}${to > from ? `–${formats.weekday(to)}` : ''} ${hours}`).join(', ');
}

/** Minor units and their currency, recorded side by side, are one amount. */
function withAmounts(changes: readonly FieldChange[]): FieldChange[] {
  const minor = changes.find((c) => c.field === 'minor'), currency = changes.find((c) => c.field === 'currency');
  if (!minor || !currency) return [...changes];
  const side = (m: unknown, c: unknown) => (m === null || m === undefined ? null : { minor: String(m), currency: String(c) });
  return [{ field: 'amount', before: side(minor.before, currency.before ?? currency.after), after: side(minor.after, currency.after ?? currency.before), erased: false }, ...changes.filter((c) => c !== minor && c !== currency)];
}

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
/** A field of ours that has no word of its own yet is told by its parts, never as a code. */
const plainName = (name: string): string => name.replace(/_/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
