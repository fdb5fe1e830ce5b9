import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { checkImport, importProblems, runImport, startImport } from '../contract/imports.ts';
import { sendFile } from './bringIn.ts';

/* What no record could hold is told of its row before anything changes, and the other rows come in. */

let house: TestHouse;
const folder = mkdtempSync(join(tmpdir(), 'unisono-misfits-'));
const c = (column: string) => ({ column }), is = (value: string) => ({ value }), key = { externalKey: c('K') };
const customer = { account: is('uno') }, seat = 'Venta externa, Levante 1';

beforeAll(async () => {
  house = await openTestHouse();
  expect(await bringIn('account', { ...key, name: c('N'), market: is('ES'), lead: is(seat), customerSince: { column: 'D', date: 'dmy' } }, 'K;N;D\nuno;Uno;1/1/2020\ndos; ;1/1/2020\ntres;Tres;1/1/0020\n' + `cuatro;${'x'.repeat(501)};1/1/2021\n`))
    .toEqual({ done: 1, problems: ['3 name required', '4 customerSince not_a_day 1/1/0020', `5 name too_long ${'x'.repeat(200)}`] });
});
afterAll(() => house.close());

async function bringIn(into: string, fields: object, csv: string): Promise<{ done: number; problems: string[] }> {
  const path = join(folder, `${into}.csv`);
  writeFileSync(path, csv);
  const { id: runId } = await call(startImport, { mapping: { name: into, files: { f: { path } }, steps: [{ into, from: 'f', fields }] } as never }, house.as('elena'));
  await sendFile(runId, 'f', path, house.as('elena'));
  const checked = await call(checkImport, { runId }, house.as('elena')), { rows } = await call(importProblems, { runId }, house.as('elena'));
  await call(runImport, { runId, leaveOutWrong: true }, house.as('elena'));
  return { done: checked.steps[0]!.create + checked.steps[0]!.update, problems: rows.map((r) => [r.row, r.field, r.problem, ...(r.value === null ? [] : [r.value])].join(' ')) };
}

test.each<[string, object, string, { done: number; problems: string[] }]>([
  ['contact', { ...key, ...customer, familyName: is('Ruiz'), email: c('E') }, 'K;E\nc1;no-es-correo\nc2;a@b.es\nc3;@\n', { done: 1, problems: ['2 email not_email no-es-correo', '4 email not_email @'] }],
  ['opportunity', { ...key, ...customer, name: is('Piscina'), currency: is('EUR'), stage: is('Negociación'), amount: c('A'), state: c('S'), closedOn: c('D'), closingReason: c('R') },
    'K;A;S;D;R\nd1;-5;open;;\nd2;99999999999999999999;open;;\nd3;1;won;;\nd4;1;open;2026-01-01;\nd5;1;lost;2026-01-01;\nd6;1;lost;2026-01-01;inventado\nd7;1;won;2026-01-01;price\nd8;1;lost;2026-01-01;Precio\nd9;12,50;open;;\n',
    { done: 2, problems: ['2 amount too_small -5', '3 amount too_large 99999999999999999999', '4 closedOn required', '5 closedOn only_when_closed 2026-01-01', '6 closingReason required', '7 closingReason no_such_record inventado', '8 closingReason only_when_lost price'] }],
  ['booking', { ...key, ...customer, currency: is('EUR'), amount: c('A'), bookedOn: c('D') }, 'K;A;D\nb1;0;2026-01-01\nb2;-7;2026-01-01\nb3;10;2026-01-01\nb4;10;9999-01-01\n', { done: 1, problems: ['2 amount not_a_sale 0', '3 amount not_a_sale -700', '5 bookedOn not_a_day 9999-01-01'] }],
  ['interaction', { ...key, ...customer, division: is('sales'), subject: is('Hola'), startsAt: c('D'), minutes: c('M'), channel: c('C') }, 'K;D;M;C\ni1;2026-01-01T10:00:00Z;-5;call\ni2;2026-01-01T10:00:00Z;99999999999;call\ni3;0001-01-01T10:00:00Z;5;call\ni4;2026-01-01T10:00:00Z;5;paloma\ni5;2026-01-01T10:00:00Z;5;call\n',
    { done: 1, problems: ['2 minutes too_small -5', '3 minutes too_large 99999999999', '4 startsAt not_an_instant 0001-01-01T10:00:00Z', '5 channel not_one_of paloma'] }],
  ['interaction', { ...key, ...customer, division: is('sales'), subject: is('Hola'), startsAt: c('D') }, 'K;D\ni5;2998-01-01T10:00:00Z\ni6;2998-01-01T10:00:00Z\n', { done: 1, problems: ['2 startsAt lies_ahead 2998-01-01T10:00:00.000Z'] }],
  ['promise', { ...key, ...customer, position: is(seat), title: is('Muestra'), givenOn: is('2026-05-01'), dueOn: c('D') }, 'K;D\np1;2026-01-01\np2;2026-06-01\n', { done: 1, problems: ['2 dueOn ends_before_start 2026-01-01'] }],
  ['need', { ...key, ...customer, title: is('Material'), registeredOn: is('2026-05-01'), metOn: c('D') }, 'K;D\nn1;2026-01-01\nn2;\n', { done: 1, problems: ['2 metOn ends_before_start 2026-01-01'] }],
  ['campaign', { ...key, name: is('Feria'), kind: is('event'), market: is('ES'), owner: is(seat), currency: is('EUR'), budget: c('B'), startsOn: is('2026-02-01'), endsOn: c('T') }, 'K;B;T\nk1;-5;2026-03-01\nk2;5;2026-01-01\nk3;5;2026-03-01\n', { done: 1, problems: ['2 budget too_small -5', '3 endsOn ends_before_start 2026-01-01'] }],
  // Of a record that is there, what the row says is held beside what it is.
  ['campaign', { ...key, name: is('Feria'), kind: is('event'), market: is('ES'), owner: is(seat), currency: is('EUR'), endsOn: c('T') }, 'K;T\nk3;2025-03-01\n', { done: 0, problems: ['2 endsOn ends_before_start 2025-03-01'] }],
  ['touch', { ...key, market: is('ES'), origin: is('web'), occurredOn: is('2026-01-01'), account: c('A') }, 'K;A\nt1;\nt2;uno\n', { done: 1, problems: ['2 lead required'] }],
  ['position', { ...key, title: c('K'), unit: is('Marketing'), market: is('ES'), from: is('2026-01-01'), fte: c('F'), capacity: c('C') }, 'K;F;C\ns1;5;-3\ns2;-1;99999999999\ns3;0,5;10\n', { done: 1, problems: ['2 capacity too_small -3', '2 fte too_large 5', '3 capacity too_large 99999999999', '3 fte too_small -1'] }],
  ['person', { ...key, givenName: is('Ana'), email: c('E'), language: c('L'), timeZone: c('Z') }, 'K;E;L;Z\nq1;x;es;Europe/Madrid\nq2;q2@x.es;fr;Europe/Madrid\nq3;q3@x.es;es;Marte\nq4;elena@alborada.example;es;Europe/Madrid\nq5;q5@x.es;en;America/Lima\n',
    { done: 1, problems: ['2 email not_email x', '3 language not_one_of fr', '4 timeZone not_valid Marte', '5 email taken elena@alborada.example'] }],
])('%s', async (into, fields, csv, told) => {
  expect(await bringIn(into, fields, csv)).toEqual(told);
});
