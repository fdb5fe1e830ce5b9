import { ScimRefusal } from './refusing.ts';

/*
  Filters of RFC 7644, 3.4.2.2: comparisons of attribute paths, `and`, `or`, `not (...)`, parentheses, and conditions on
  the values of a multi-valued attribute in brackets, alone or followed by one of their parts. `and` binds before `or`.
  Attribute names and operators are read without regard to case; text is compared without it too, keys (`id`,
  `externalId`) with it. Paths of PATCH (3.5.2) are the same grammar without the comparison.
*/

export interface Path { schema: string | null; attribute: string; condition: Filter | null; sub: string | null }
export type Comparison = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le';
export type Filter =
  | { kind: 'compare'; path: Path; by: Comparison; value: string | number | boolean | null }
  | { kind: 'present'; path: Path }
  | { kind: 'and'; left: Filter; right: Filter }
  | { kind: 'or'; left: Filter; right: Filter }
  | { kind: 'not'; of: Filter };

const comparisons: readonly string[] = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'];
const token = /\s*(?:([()[\]])|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[\s)\]]|$)|([A-Za-z$][\w$:.-]*|\.[A-Za-z$][\w$-]*))/y;
type Token = { kind: 'mark' | 'word'; text: string } | { kind: 'value'; text: string; value: string | number };

class Reader {
  readonly tokens: Token[] = [];
  at = 0;
  private readonly kind: 'invalidFilter' | 'invalidPath';
  constructor(text: string, kind: 'invalidFilter' | 'invalidPath') {
    this.kind = kind;
    token.lastIndex = 0;
    while (token.lastIndex < text.trimEnd().length) {
      const from = token.lastIndex, m = token.exec(text);
      if (!m) throw this.no(`Cannot read “${text.slice(from, from + 20)}”.`);
      this.tokens.push(m[1] ? { kind: 'mark', text: m[1] } : m[2] ? { kind: 'value', text: m[2], value: this.text(m[2]) } : m[3] ? { kind: 'value', text: m[3], value: Number(m[3]) } : { kind: 'word', text: m[4]! });
    }
  }
  no = (message: string): ScimRefusal => new ScimRefusal(this.kind, message);
  text(quoted: string): string {
    try {
      return JSON.parse(quoted) as string;
    } catch {
      throw this.no(`Cannot read ${quoted}.`);
    }
  }
  get next(): Token | undefined { return this.tokens[this.at]; }
  is(text: string): boolean { return this.next?.kind !== 'value' && this.next?.text.toLowerCase() === text; }
  take(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }
  need(text: string): void { if (!this.take(text)) throw this.no(`“${text}” is missing.`); }
  word(what: string): string {
    const found = this.next;
    if (found?.kind !== 'word') throw this.no(`${what} is missing.`);
    this.at++;
    return found.text;
  }
}

/** Reads a filter, or refuses with `invalidFilter`. */
export function readFilter(text: string): Filter {
  const reader = new Reader(text, 'invalidFilter'), filter = readOr(reader);
  if (reader.next) throw reader.no(`Cannot go on at “${reader.next.text}”.`);
  return filter;
}

/** Reads the path of a PATCH operation, or refuses with `invalidPath`. */
export function readPath(text: string): Path {
  const reader = new Reader(text, 'invalidPath'), path = readAttribute(reader);
  if (reader.next) throw reader.no(`Cannot go on at “${reader.next.text}”.`);
  return path;
}

function readOr(r: Reader): Filter {
  let left = readAnd(r);
  while (r.take('or')) left = { kind: 'or', left, right: readAnd(r) };
  return left;
}
function readAnd(r: Reader): Filter {
  let left = readOne(r);
  while (r.take('and')) left = { kind: 'and', left, right: readOne(r) };
  return left;
}
function readOne(r: Reader): Filter {
  if (r.is('not') && r.tokens[r.at + 1]?.text === '(') {
    r.at++;
    return { kind: 'not', of: inBrackets(r) };
  }
  if (r.is('(')) return inBrackets(r);
  const path = readAttribute(r);
  // `emails[type eq "work"]` alone asks whether there is one such.
  if (path.condition && (!r.next || r.is('and') || r.is('or') || r.is(')') || r.is(']'))) return { kind: 'present', path };
  const by = r.word('A comparison').toLowerCase();
  if (by === 'pr') return { kind: 'present', path };
  if (!comparisons.includes(by)) throw r.no(`There is no comparison “${by}”.`);
  return { kind: 'compare', path, by: by as Comparison, value: readValue(r) };
}
function inBrackets(r: Reader): Filter {
  r.need('(');
  const inner = readOr(r);
  r.need(')');
  return inner;
}
function readValue(r: Reader): string | number | boolean | null {
  const found = r.next;
  if (found?.kind === 'value') {
    r.at++;
    return found.value;
  }
  const word = r.word('A value').toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return null;
  throw r.no(`“${word}” is no value: text stands in quotes.`);
}

/** `userName`, `name.familyName`, `emails[type eq "work"].value`, `urn:…:User:department`. */
function readAttribute(r: Reader): Path {
  const text = r.word('An attribute'), colon = text.lastIndexOf(':');
  const schema = colon < 0 ? null : text.slice(0, colon), [attribute = '', sub = null, more] = text.slice(colon + 1).split('.');
  // A schema's version holds a full stop (`…:core:2.0:User`): alone, as a path, it names the whole extension.
  if (more !== undefined || attribute === '') throw r.no(`“${text}” is no attribute.`);
  if (!r.take('[')) return { schema, attribute, condition: null, sub };
  if (sub !== null) throw r.no(`“${text}” has no values to choose from.`);
  const condition = readOr(r);
  r.need(']');
  const part = r.next?.kind === 'word' && r.next.text.startsWith('.') ? r.word('').slice(1) : null;
  return { schema, attribute, condition, sub: part };
}
