import { expect, test } from 'vitest';
import { readDecimal } from '../../contract/decimals.ts';
import { formsFor, rowsOfASheet } from '../../contract/sheet.ts';
import { dayOfCell, readSheet } from '../../house/readSheet.ts';
import type { Person } from './request.ts';
import { each, type SheetColumn, sheetOf } from './sheet.ts';

interface Line { name: string | null; on: string | null; at: Date | null; money: { minor: string; currency: string } | null; n: number | null; share: number | null }
const columns: SheetColumn<Line>[] = [['Nombre', (r) => r.name], ['Día', (r) => r.on, 'day'], ['Hora', (r) => r.at], ['Importe', (r) => r.money], ['Número', (r) => r.n], ['Parte', (r) => r.share, 'share']];
const line: Line = { name: 'Azulejos «Ñandú» & hijos', on: '2026-03-29', at: new Date('2026-07-01T22:30:00Z'), money: { minor: '-123456', currency: 'EUR' }, n: 1204, share: 0.239 };
const ctx = { person: { timeZone: 'Europe/Madrid', locale: 'es-ES' } as Person };
const drawn = async (rows: Line[], who = ctx) => {
  const file = await sheetOf(who, 'xlsx', 'ventas', columns, each(rows));
  if (!('draw' in file)) throw new Error('a workbook is drawn');
  return readSheet(await file.draw());
};
const written = async (rows: Line[], format: 'csv' | 'semicolons' = 'csv') => {
  const file = await sheetOf(ctx, format, 'ventas', columns, each(rows));
  if (!('body' in file)) throw new Error('a CSV is streamed');
  let text = '';
  for await (const block of file.body as AsyncIterable<string>) text += block;
  return text;
};

test('a workbook has real dates, times of the reader’s clock, amounts and shares as numbers, and a header that stays', async () => {
  const { cells, frozenRows, widths } = await drawn([line]);
  expect(cells[0]!.map((c) => c.value)).toEqual(['Nombre', 'Día', 'Hora', 'Importe', 'Número', 'Parte']);
  const [name, day, at, money, n, share] = cells[1]!;
  expect(name!.value).toBe('Azulejos «Ñandú» & hijos');
  expect([dayOfCell(day!.value as number), day!.format]).toEqual(['2026-03-29', 'dd/mm/yyyy']);
  expect([dayOfCell(Math.floor(at!.value as number)), ((at!.value as number) % 1) * 24, at!.format]).toEqual(['2026-07-02', expect.closeTo(0.5, 6), 'dd/mm/yyyy hh:mm']);
  expect([money, n, share]).toEqual([{ value: -1234.56, format: '#,##0.00' }, { value: 1204, format: '#,##0' }, { value: 0.239, format: '0.0%' }]);
  expect(frozenRows).toBe(1);
  expect(widths[0]).toBe(26);
});

test('a currency without cents has none, and an American reads months first', async () => {
  const { cells } = await drawn([{ ...line, money: { minor: '5000', currency: 'JPY' } }], { person: { timeZone: 'America/New_York', locale: 'en-US' } as Person });
  expect([cells[1]![3], cells[1]![1]!.format]).toEqual([{ value: 5000, format: '#,##0' }, 'mm/dd/yyyy']);
});

test('what is unknown is an empty cell, never a zero', async () => {
  const { cells } = await drawn([{ name: 'x', on: null, at: null, money: null, n: null, share: null }]);
  expect(cells[1]!.filter(Boolean).map((c) => c.value)).toEqual(['x']);
});

test.each(['=1+1', '+34 600 000 000', '-cmd', '@sum', '\t=1', '\n=1', '＝1+1'])('%j is text in both forms, never a formula', async (name) => {
  const { cells, formulas } = await drawn([{ ...line, name }]);
  expect([cells[1]![0]!.value, formulas]).toEqual([name, 0]);
  expect((await written([{ ...line, name }])).split('\r\n')[1]!.replace(/^"/, '')).toMatch(/^'/);
});

test('a CSV has plain decimals, ISO dates and negative amounts as they are', async () => {
  expect((await written([line])).split('\r\n')[1]).toBe('Azulejos «Ñandú» & hijos,2026-03-29,2026-07-02T00:30:00+02:00,-1234.56,1204,0.239');
});

test('with semicolons the figures have decimal commas, a text keeps its points, and the amounts are read back the same', async () => {
  const [, row] = (await written([{ ...line, name: 'Azulejos 2.5; S. A.' }], 'semicolons')).split('\r\n');
  expect(row).toBe('"Azulejos 2.5; S. A.";2026-03-29;2026-07-02 00:30:00;"-1234,56";1204;"0,239"');
  expect([readDecimal('-1234,56'), readDecimal('-1234.56')]).toEqual([{ units: -123456n, scale: 2 }, { units: -123456n, scale: 2 }]);
});
test('whoever writes decimal commas is offered semicolons, and nobody else', () => {
  expect(['es-ES', 'es-MX', 'en-GB', 'en-US'].map((locale) => formsFor(locale)[1])).toEqual(['semicolons', 'csv', 'csv', 'csv']);
});

test('a workbook of more rows than fit is refused and CSV is proposed; the CSV of the same rows is not', async () => {
  const many = function* () { for (let i = 0; i <= rowsOfASheet; i += 1) yield line; };
  const rows = async function* () { yield* many(); };
  await expect(sheetOf(ctx, 'xlsx', 'ventas', columns, rows())).rejects.toMatchObject({ code: 'too_large', rule: 'platform.sheet_too_long', facts: { rows: rowsOfASheet } });
  const file = await sheetOf(ctx, 'csv', 'ventas', columns, rows());
  let lines = 0;
  for await (const block of (file as { body: AsyncIterable<string> }).body) lines += block.split('\r\n').length - 1;
  expect(lines).toBe(rowsOfASheet + 2);
});
