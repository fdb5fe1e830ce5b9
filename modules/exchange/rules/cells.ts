import { readDecimal } from '../../../contract/decimals.ts';
import { readAmount } from '../../../contract/money.ts';
import { dayInZone, instantInZone, isDay, isZone } from '../../organization/rules/index.ts';
import type { FieldMapping } from '../contract/mapping.ts';

/** What a cell became: its value as the database reads it, nothing (the field is left out), or a problem by its word key. */
export type Read = { value: string } | { problem: Problem; value?: string } | null;
export type Problem =
  | 'required' | 'not_a_day' | 'not_an_instant' | 'not_a_number' | 'not_a_whole_number' | 'too_many_decimals' | 'unknown_currency' | 'not_yes_or_no'
  | 'not_one_of' | 'not_in_map' | 'unknown_zone' | 'not_json' | 'too_long' | 'too_large' | 'too_small' | 'not_email' | 'not_valid';

export interface Row {
  /** The cell of a column, '' when blank. */
  cell(column: string): string;
  /** What the look-up of this field found, '' when nothing. */
  found(field: string): string;
  /** The business date of the import. */
  today: string;
}

/** The text of a field before it is read as its type: where it comes from, trimmed, mapped, with what a blank means. */
export function textOf(name: string, m: FieldMapping, row: Row): Read {
  if (m.when && !m.when.is.includes(row.cell(m.when.column).trim())) return null;
  const raw = sourceOf(name, m, row).trim();
  if (raw === '') return m.blank === undefined ? null : { value: m.blank };
  if (m.present !== undefined) return { value: m.present };
  const mapped = m.map ? (m.map[raw] ?? m.otherwise) : raw;
  if (mapped === undefined) return { problem: 'not_in_map', value: raw };
  const cased = m.case === 'lower' ? mapped.toLowerCase() : m.case === 'upper' ? mapped.toUpperCase() : mapped;
  return { value: (m.prefix ?? '') + cased };
}

function sourceOf(name: string, m: FieldMapping, row: Row): string {
  if (m.value !== undefined) return m.value;
  if (m.template !== undefined) return m.template.replace(/\{([^}]+)\}/g, (_, column: string) => bare(row.cell(column))).replace(/\s+/g, ' ');
  if (m.lookup) return row.found(name);
  return m.column === undefined ? '' : bare(row.cell(m.column));
}

/** Without the apostrophe that files of ours, and people in a spreadsheet, put before what it would run as a formula: `'+34 600 000 000`. */
const bare = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '');

/** Reads text as a day, an instant, a number… `currency` is needed for `minor`. Times without an offset are `writtenIn`, or UTC. */
export function readAs(type: string, text: string, m: FieldMapping, currency: string | undefined, today: string): Read {
  switch (type) {
    case 'day': return notAfter(readDay(text, m), m.notAfter === 'today' ? today : m.notAfter);
    case 'instant': return readInstant(text, m);
    case 'integer': return readWhole(text, m);
    case 'decimal': return readNumber(text, m);
    case 'minor': return readMinor(text, m, currency);
    case 'boolean': return readYesNo(text);
    case 'json': return readJson(text);
    default: return { value: text };
  }
}

const orders = { ymd: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/, dmy: /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/, mdy: /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/ };

function dayText(text: string, order: 'ymd' | 'dmy' | 'mdy'): string | null {
  const m = orders[order].exec(text);
  if (!m) return null;
  const [year, month, day] = order === 'ymd' ? [m[1]!, m[2]!, m[3]!] : order === 'dmy' ? [m[3]!, m[2]!, m[1]!] : [m[3]!, m[1]!, m[2]!];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : null;
}

function readDay(text: string, m: FieldMapping): Read {
  if (m.dateIn && /\d[T ]\d/.test(text)) {
    const instant = readInstant(text, m);
    if (!instant || 'problem' in instant) return { problem: 'not_a_day', value: text };
    return isZone(m.dateIn) ? { value: dayInZone(new Date(instant.value), m.dateIn) } : { problem: 'unknown_zone', value: m.dateIn };
  }
  const day = dayText(text, m.date ?? 'ymd');
  return day ? { value: day } : { problem: 'not_a_day', value: text };
}

const notAfter = (read: Read, latest: string | undefined): Read => (latest !== undefined && read && !('problem' in read) && read.value > latest ? { value: latest } : read);

function readInstant(text: string, m: FieldMapping): Read {
  const wrong = { problem: 'not_an_instant' as const, value: text };
  const day = dayText(text, m.date ?? 'ymd');
  if (!day) return wrong;
  const time = /[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(text);
  if (!time && /[T ]\S/.test(text.slice(8))) return wrong;
  const [hours, minutes, seconds] = [Number(time?.[1] ?? 0), Number(time?.[2] ?? 0), Number(time?.[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return wrong;
  const clock = [hours, minutes, seconds].map((n) => String(n).padStart(2, '0')).join(':');
  if (time?.[4]) return { value: new Date(`${day}T${clock}${time[4].replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`).toISOString() };
  const zone = m.writtenIn ?? 'UTC';
  if (zone === 'UTC') return { value: `${day}T${clock}.000Z` };
  if (!isZone(zone)) return { problem: 'unknown_zone', value: zone };
  return { value: instantInZone(day, hours * 60 + minutes, zone).toISOString() };
}

function readNumber(text: string, m: FieldMapping): Read {
  const read = readDecimal(text, m.decimal);
  if ('problem' in read) return { problem: 'not_a_number', value: text };
  return { value: `${read.units}e-${read.scale}` };
}

function readWhole(text: string, m: FieldMapping): Read {
  const read = readDecimal(text, m.decimal);
  if ('problem' in read) return { problem: 'not_a_number', value: text };
  const unit = 10n ** BigInt(read.scale);
  return read.units % unit === 0n ? { value: String(read.units / unit) } : { problem: 'not_a_whole_number', value: text };
}

function readMinor(text: string, m: FieldMapping, currency: string | undefined): Read {
  const read = readAmount(text, currency ?? '', m.decimal);
  if (!('problem' in read)) return { value: read.minor.toString() };
  return { problem: read.problem === 'unknown_currency' || read.problem === 'too_many_decimals' ? read.problem : 'not_a_number', value: text };
}

const yes = new Set(['1', 'true', 'yes', 'y', 'si', 'sí', 's', 'x']), no = new Set(['0', 'false', 'no', 'n']);
const readYesNo = (text: string): Read =>
  yes.has(text.toLowerCase()) ? { value: 'true' } : no.has(text.toLowerCase()) ? { value: 'false' } : { problem: 'not_yes_or_no', value: text };

function readJson(text: string): Read {
  try {
    JSON.parse(text);
    return { value: text };
  } catch {
    return { problem: 'not_json', value: text };
  }
}
