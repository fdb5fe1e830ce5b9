import { expect, test } from 'vitest';
import { asOf, guessDates, guessNoun, guessSources, leftOut, mappingOf, standsFor, stillMissing, unknownValues, type NounField } from './guessing.ts';

const field = (name: string, type = 'text', required = false): NounField => ({ name, type, required, reference: null, choices: [] });
const fields = [field('externalKey'), field('name', 'text', true), field('market', 'text', true), field('customerSince', 'day'), field('taxId')];

test('a header in Spanish or English names its field, whatever its accents and signs', () => {
  expect(guessSources(fields, ['ID', 'Razón Social', 'Cliente_desde', 'colour'], {})).toEqual({ externalKey: { column: 'ID' }, name: { column: 'Razón Social' }, customerSince: { column: 'Cliente_desde' } });
  expect(guessSources([field('segment'), field('productLine')], ['Sector', 'Línea de producto'], {})).toEqual({ segment: { column: 'Sector' }, productLine: { column: 'Línea de producto' } });
  expect(guessSources(fields, ['Key', 'Name', 'VAT number'], {})).toEqual({ externalKey: { column: 'Key' }, name: { column: 'Name' }, taxId: { column: 'VAT number' } });
});

test('a column fills one field, and its own name comes before what it is also called', () => {
  expect(guessSources([field('companyName'), field('account')], ['account', 'empresa'], {})).toEqual({ account: { column: 'account' }, companyName: { column: 'empresa' } });
});

test('dates carry their order, and a blank fixed value is left out', () => {
  const reading = { name: 'x', noun: 'account', existing: 'skip', date: 'dmy', decimal: 'auto', sources: { name: { column: 'n' }, market: { value: '' }, customerSince: { column: 's' } } } as const;
  expect(mappingOf(reading, fields, 'a.csv').steps[0]).toEqual({ into: 'account', from: 'a', existing: 'skip', fields: { name: { column: 'n' }, customerSince: { column: 's', date: 'dmy' } } });
  expect(stillMissing(fields, reading.sources)).toEqual(['market']);
});

test('who leads a customer is no lead of marketing', () => {
  const lead = (reference: string): NounField => ({ ...field('lead'), reference });
  expect(guessSources([lead('position')], ['Responsable', 'Lead id'], { lead: 'Lead', leadSeat: 'Quién lo lleva' })).toEqual({ lead: { column: 'Responsable' } });
  expect(guessSources([lead('lead')], ['Responsable', 'Lead id'], { lead: 'Lead', leadSeat: 'Quién lo lleva' })).toEqual({ lead: { column: 'Lead id' } });
});

test('what a file brings is guessed from its name, or else from its columns; where they say nothing, nothing is', () => {
  const nouns = [{ noun: 'account', fields }, { noun: 'contact', fields: [field('email'), field('givenName'), field('familyName'), field('account', 'text', true)] }], labels = { nouns: { account: 'Clientes', contact: 'Contactos' }, fields: {} };
  expect(guessNoun(nouns, 'clientes 2025.csv', ['a'], labels)).toBe('account');
  expect(guessNoun(nouns, 'export.csv', ['Email', 'First name', 'Surname', 'Company'], labels)).toBe('contact');
  expect(guessNoun(nouns, 'export.csv', ['a', 'b'], labels)).toBeNull();
});

test('our own file of customers is read as it was written', () => {
  const account = [field('externalKey'), field('name', 'text', true), field('status'), { ...field('lead', 'text', true), reference: 'position' }];
  const read = (head: string[]) => Object.entries(guessSources(account, head, {})).map(([name, s]) => `${name}: ${s.column}`).sort();
  expect(read(['Nombre', 'Situación', 'Responde', 'Clave'])).toEqual(['externalKey: Clave', 'lead: Responde', 'name: Nombre', 'status: Situación']);
  expect(read(['Name', 'Status', 'Answers for it', 'Key'])).toEqual(['externalKey: Key', 'lead: Answers for it', 'name: Name', 'status: Status']);
});

test('the order of dates is read from the first rows, and is the reader’s own only where they leave it open', () => {
  const sources = { customerSince: { column: 'alta' } }, order = (...days: string[]) => guessDates(fields, sources, days.map((alta) => ({ alta })), 'dmy');
  expect([order('2025-03-01'), order('3/12/2012', '18/11/2012'), order('3/12/2012', '11/18/2012'), order('3/12/2012'), order('')]).toEqual(['ymd', 'dmy', 'mdy', 'dmy', 'ymd']);
});

test('a closed value is read in the words people write, and a column that fills nothing is told', () => {
  const status = { ...field('status'), choices: ['prospect', 'customer', 'former'] }, sources = { status: { column: 'Estado' } };
  const { map } = mappingOf({ name: 'x', noun: 'account', existing: 'skip', date: 'dmy', decimal: 'auto', sources }, [status], 'a.csv').steps[0]!.fields['status']!;
  expect([map!['Cliente'], map!['POTENCIAL'], map!['former'], map!['ganada']]).toEqual(['customer', 'prospect', 'former', undefined]);
  expect(leftOut(['Estado', 'Ruta'], sources)).toEqual(['Ruta']);
});

test('a size is known by its words and by how many people work there; only what says neither is asked about', () => {
  const size = { ...field('size'), choices: ['micro', 'small', 'medium', 'large'], counted: true }, rows = ['12', '51-200', 'Mediana', '1000+', 'Gigante'].map((Empleados) => ({ Empleados }));
  expect(guessSources([size], ['Empleados'], { size: 'Tamaño' })).toEqual({ size: { column: 'Empleados' } });
  expect(unknownValues(rows, 'Empleados', size.choices, true)).toEqual(['Gigante']);
});

test('the number of an order is its key, and what a deal is called its name', () => {
  expect(guessSources([field('externalKey'), field('account'), field('name', 'text', true)], ['Nº pedido', 'Cliente', 'Operación'], { account: 'Cliente', name: 'Nombre' })).toEqual({ externalKey: { column: 'Nº pedido' }, account: { column: 'Cliente' }, name: { column: 'Operación' } });
});

test('a value we have no name for is asked about, and what it stands for goes with the mapping', () => {
  const rows = ['Propuesta', 'OFERTA', 'Propuesta', ''].map((Etapa) => ({ Etapa })), known = ['Contacto', 'Oferta'];
  expect(unknownValues(rows, 'Etapa', known)).toEqual(['Propuesta']);
  const source = standsFor({ column: 'Etapa' }, 'Propuesta', 'Oferta', known);
  expect(mappingOf({ name: 'x', noun: 'opportunity', existing: 'skip', date: 'dmy', decimal: 'auto', sources: { stage: source } }, [field('stage')], 'a.csv').steps[0]!.fields['stage']).toEqual({ column: 'Etapa', map: { Contacto: 'Contacto', Oferta: 'Oferta', Propuesta: 'Oferta' } });
});

test('a saved mapping reads another file by that one’s name, keeps a name of its own, and stays as it is where its files belong together', () => {
  const saved = mappingOf({ name: 'ferias', noun: 'account', existing: 'skip', date: 'dmy', decimal: 'auto', sources: { name: { column: 'n' } } }, fields, 'ferias.csv');
  expect(asOf(saved, 'Ferias 2026.csv')).toEqual({ ...saved, name: 'Ferias 2026', files: { ferias2026: { path: 'Ferias 2026.csv' } }, steps: [{ ...saved.steps[0], from: 'ferias2026' }] });
  expect(asOf({ ...saved, name: 'De la feria' }, 'b.csv').name).toBe('De la feria');
  expect(asOf({ ...saved, files: { ...saved.files, other: { path: 'other.csv' } } }, 'b.csv').files).toHaveProperty('ferias');
});
