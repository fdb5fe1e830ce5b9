import type { Mapping } from '../contract.ts';
import { middleOf } from '../rules/counting.ts';

export interface NounField { name: string; type: string; required: boolean; reference: string | null; choices: readonly string[]; counted?: boolean | undefined }
/** Where a field comes from: a column of the file, or the same value in every row. `map`: what a value of the column stands for. */
export interface Source { column?: string; value?: string; map?: Readonly<Record<string, string>> }
export interface Reading { name: string; noun: string; existing: 'update' | 'skip' | 'refuse'; date: 'ymd' | 'dmy' | 'mdy'; decimal: 'auto' | '.' | ','; sources: Readonly<Record<string, Source>> }

/** How people head their columns, in Spanish and English, besides the field's own name. */
const alsoCalled: Record<string, readonly string[]> = {
  externalKey: ['id', 'clave', 'key', 'external id', 'identificador', 'ref', 'referencia', 'codigo', 'code', 'codigo de cliente', 'customer number', 'n pedido', 'no pedido', 'numero de pedido', 'pedido', 'order', 'order number', 'order no', 'n factura', 'factura', 'numero de factura', 'invoice', 'invoice number', 'contrato', 'numero'], code: ['codigo', 'sku'], name: ['nombre', 'razon social', 'denominacion', 'nombre comercial', 'cliente', 'empresa', 'company name', 'customer', 'account name', 'operacion', 'oportunidad', 'nombre de la operacion', 'opportunity', 'deal', 'deal name', 'asunto', 'concepto', 'producto', 'product'], companyName: ['empresa', 'company', 'organizacion'],
  givenName: ['nombre', 'nombre de pila', 'first name', 'name'], familyName: ['apellido', 'apellidos', 'last name', 'surname'], email: ['correo', 'correo electronico', 'e-mail', 'mail'], phone: ['telefono', 'tel', 'movil', 'mobile'],
  market: ['mercado'], country: ['pais'], city: ['ciudad', 'poblacion', 'localidad', 'town'], region: ['provincia', 'state', 'county'], street: ['calle', 'direccion', 'address'], postcode: ['cp', 'codigo postal', 'zip', 'postal code'],
  taxId: ['nif', 'cif', 'vat', 'vat number', 'tax number'], website: ['web', 'url', 'pagina web'], class: ['clase', 'tier', 'abc'], size: ['tamano', 'plantilla', 'empleados', 'numero de empleados', 'n empleados', 'trabajadores', 'employees', 'number of employees', 'employee count', 'employees band', 'headcount', 'company size', 'no of employees'], segment: ['segmento', 'sector', 'industry'], productLine: ['linea de producto', 'linea', 'gama', 'familia de producto', 'product line', 'product family'], status: ['estado', 'situacion'], state: ['estado', 'status'], customerSince: ['cliente desde', 'alta'],
  account: ['cliente', 'customer', 'empresa', 'company'], jobTitle: ['cargo', 'puesto', 'title', 'role'], language: ['idioma'], currency: ['moneda', 'divisa'], amount: ['importe', 'valor', 'value', 'total'], stage: ['etapa', 'fase', 'phase'], closeOn: ['cierre previsto', 'fecha de cierre', 'close date', 'expected close'],
  reference: ['referencia', 'factura', 'contrato', 'invoice'], bookedOn: ['fecha', 'date', 'firmada el', 'fecha de venta', 'fecha de pedido', 'order date', 'invoice date'], origin: ['origen', 'fuente', 'source'], campaign: ['campana'], firstContactOn: ['primer contacto', 'first contact date', 'fecha', 'date'], owner: ['responsable', 'vendedor', 'owner', 'seller'], lead: ['mql id', 'lead id'], leadSeat: ['responde', 'answers for it', 'responsable', 'comercial', 'vendedor', 'gestor', 'lo lleva', 'owner', 'account manager', 'sales rep', 'seller'], ledFrom: ['lo lleva desde', 'owner since'], title: ['titulo'], description: ['descripcion'], createdAt: ['creado', 'created', 'fecha de alta'],
};

export const plainly = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]/g, '');

/** By what words a field is known: who leads a customer is no lead of marketing. */
export const wordFor = ({ name, reference }: Pick<NounField, 'name' | 'reference'>): string => (name === 'lead' && reference === 'position' ? 'leadSeat' : name);

/** A column for each field whose header says so, in either language; a column fills one field, the first that it names. */
export function guessSources(fields: readonly NounField[], columns: readonly string[], labels: Readonly<Record<string, string>>): Record<string, Source> {
  const free = new Map([...columns].reverse().map((column) => [plainly(column), column]));
  const sources: Record<string, Source> = {};
  const take = (field: string, names: readonly string[]) => {
    const heard = names.map(plainly).find((name) => free.has(name));
    if (sources[field] || heard === undefined) return;
    sources[field] = { column: free.get(heard)! };
    free.delete(heard);
  };
  for (const f of fields) take(f.name, [f.name, labels[wordFor(f)] ?? f.name]);
  for (const f of fields) take(f.name, alsoCalled[wordFor(f)] ?? []);
  return sources;
}

/** What a file brings, as its name says, or else the noun that more of its columns speak of; null when neither says anything. */
export function guessNoun(nouns: readonly { noun: string; fields: readonly NounField[] }[], file: string, columns: readonly string[], labels: { nouns: Readonly<Record<string, string>>; fields: Readonly<Record<string, string>> }): string | null {
  const named = nouns.find(({ noun, fields }) => fields.length > 0 && plainly(file).startsWith(plainly(labels.nouns[noun] ?? noun)));
  if (named) return named.noun;
  const heard = nouns.map(({ noun, fields }) => {
    const sources = guessSources(fields, columns, labels.fields);
    return { noun, n: Object.keys(sources).length - stillMissing(fields, sources).length };
  }).toSorted((a, b) => b.n - a.n);
  return heard[0] && heard[0].n > 1 && heard[0].n > (heard[1]?.n ?? 0) ? heard[0].noun : null;
}

/** The order of the dates in a file, as its first rows show it; where they leave it open, as the reader writes theirs. */
export function guessDates(fields: readonly NounField[], sources: Reading['sources'], rows: readonly Readonly<Record<string, string>>[], usual: Reading['date']): Reading['date'] {
  const columns = fields.filter((f) => isDate(f.type)).flatMap((f) => sources[f.name]?.column ?? []);
  const parts = rows.flatMap((row) => columns.flatMap((c) => { const m = /^(\d{1,4})\D(\d{1,2})\D(\d{1,4})/.exec(row[c] ?? ''); return m ? [[m[1]!, m[2]!] as const] : []; }));
  if (parts.length === 0 || parts.some(([first]) => first.length === 4)) return 'ymd';
  if (parts.some(([, second]) => Number(second) > 12)) return 'mdy';
  return parts.some(([first]) => Number(first) > 12) || usual === 'ymd' ? 'dmy' : usual;
}

/** What a column says that is none of the values there are, each once, the first that are met; a word people write for one of them is understood. */
export function unknownValues(rows: readonly Readonly<Record<string, string>>[], column: string, known: readonly string[], counted = false): string[] {
  const heard = new Set(known.map(plainly)), understood = saidOf(known) ?? {};
  return [...new Set(rows.map((row) => row[column] ?? ''))].filter((v) => v !== '' && !heard.has(plainly(v)) && understood[v] === undefined && !(counted && middleOf(v) !== null)).slice(0, unknownMost);
}
const unknownMost = 30;

/** The source with one more of the column's values said to stand for one of ours; ours go on standing for themselves. */
export const standsFor = (source: Source, value: string, chosen: string, known: readonly string[]): Source => ({ ...source, map: { ...Object.fromEntries(known.map((k) => [k, k])), ...source.map, [value]: chosen } });

/** The columns of a file that fill no field. */
export const leftOut = (columns: readonly string[], sources: Reading['sources']): string[] => columns.filter((c) => !Object.values(sources).some((s) => s.column === c));

/** What companies write for our words, in either language. */
const alsoSaid: Readonly<Record<string, string>> = {
  cliente: 'customer', 'cliente activo': 'customer', activo: 'customer', activa: 'customer', active: 'customer', potencial: 'prospect', 'cliente potencial': 'prospect', prospecto: 'prospect', lead: 'prospect', antiguo: 'former', 'antiguo cliente': 'former', baja: 'former', inactivo: 'former', inactive: 'former', lost: 'lost',
  posible: 'prospect',
  abierta: 'open', abierto: 'open', 'en curso': 'open', ganada: 'won', ganado: 'won', perdida: 'lost', perdido: 'lost', 'sin decisión': 'no_decision', 'sin decision': 'no_decision', 'no decision': 'no_decision',
  microempresa: 'micro', pequeña: 'small', pequena: 'small', pequeño: 'small', mediana: 'medium', mediano: 'medium', grande: 'large', enterprise: 'large',
};

/** A field's closed values with the words that people write for them: as they are, with a capital, all in capitals. */
function saidOf(choices: readonly string[]): Record<string, string> | undefined {
  const said = Object.entries(alsoSaid).filter(([, value]) => choices.includes(value));
  if (said.length === 0) return undefined;
  return Object.fromEntries([...choices.map((c) => [c, c] as const), ...said].flatMap(([word, value]) => [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()].map((w) => [w, value])));
}

const isDate = (type: string) => type === 'day' || type === 'instant';
const isFigure = (type: string) => type === 'minor' || type === 'decimal' || type === 'integer';

/** The fields that must be filled and have no source yet. */
export const stillMissing = (fields: readonly NounField[], sources: Reading['sources']): string[] =>
  fields.filter((f) => f.required && !sources[f.name]?.column && !sources[f.name]?.value).map((f) => f.name);

const bareName = (path: string): string => path.replace(/\.\w+$/, '');
const keyOf = (path: string): string => plainly(bareName(path)).replace(/^\d+/, '') || 'file';

/** A mapping of one file as it reads another: it tells of that one's rows by its name, and is called so itself where it was called after its own. */
export function asOf(mapping: Mapping, path: string): Mapping {
  const [only, ...others] = Object.entries(mapping.files);
  if (!only || others.length > 0 || mapping.steps.some((step) => step.where?.lookup || Object.values(step.fields).some((f) => f.lookup))) return mapping;
  const [key, file] = only, read = keyOf(path);
  return { name: mapping.name === bareName(file.path) ? bareName(path).slice(0, 120) : mapping.name, files: { [read]: { ...file, path } }, steps: mapping.steps.map((step) => (step.from === key ? { ...step, from: read } : step)) };
}

/** The mapping of one file into one noun. Blank fixed values are left out. */
export function mappingOf(reading: Reading, fields: readonly NounField[], path: string): Mapping {
  const filled = fields.flatMap((f) => {
    const source = reading.sources[f.name];
    if (!source?.column && !source?.value) return [];
    const read = { ...(isDate(f.type) ? { date: reading.date } : {}), ...(isFigure(f.type) && reading.decimal !== 'auto' ? { decimal: reading.decimal } : {}) };
    const map = source.column ? { ...saidOf(f.choices), ...source.map } : {};
    return [[f.name, { ...source, ...(Object.keys(map).length > 0 ? { map } : {}), ...read }] as const];
  });
  const file = keyOf(path);
  return { name: reading.name, files: { [file]: { path } }, steps: [{ into: reading.noun, from: file, existing: reading.existing, fields: Object.fromEntries(filled) }] };
}
