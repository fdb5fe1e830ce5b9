import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { FileAnswer } from '../../../../platform/server/http.ts';
import { Refusal } from '../../../../platform/server/problem.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import { each, sheetOf } from '../../../../platform/server/sheet.ts';
import { en } from '../../../../words/en.ts';
import { es, type Words } from '../../../../words/es.ts';
import { type Formats, formatsOf } from '../../../../words/formats.ts';
import { sitsText } from '../../../../words/seatSits.ts';
import type { Structure, StructureSeat } from '../../../organization/contract.ts';
import { branchOf, seatedIn, treeOrder } from '../../../organization/rules/index.ts';
import { structureSeen } from '../../../organization/server/index.ts';
import { typesetPages } from '../../../reporting/server/index.ts';
import type { exportChart } from '../../contract/chartFile.ts';
import { type ChartWords, drawChart, svgOf, widthOf } from '../../rules/chartDrawing.ts';
import { chartPages, rooms } from '../../rules/chartPages.ts';
import { type Measured, measured } from './measures.ts';

type Asked = z.output<typeof exportChart.input>;
const template = readFileSync(join(import.meta.dirname, 'chart.typ'), 'utf8');

/** The product's typeface inside the picture: letters of another would not fit their boxes. */
let inside: string | undefined;
function typefaceInside(): string {
  const file = createRequire(import.meta.url).resolve('@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2');
  return (inside ??= `@font-face{font-family:'Instrument Sans';font-weight:400 700;src:url(data:font/woff2;base64,${readFileSync(file).toString('base64')}) format('woff2')}`);
}

/** What is on the screen as a file, under the reader's rights: gathered here, drawn once the transaction is over. */
export async function chartFile(ctx: Ctx, asked: Asked): Promise<FileAnswer> {
  const words = ctx.person.language === 'es' ? es : en, formats = formatsOf({ language: ctx.person.language, locale: ctx.person.locale, timeZone: ctx.person.timeZone, today: ctx.today });
  const whole = await structureSeen(ctx, { on: asked.on, knownAt: asked.knownAt });
  if (asked.branch && !whole.seats.some((s) => s.id === asked.branch)) throw new Refusal('not_found', 'There is no such position on that day.', 'organization.no_position');
  const structure = asked.branch ? branchOf(whole, asked.branch) : whole, measure = asked.see && (await measured(ctx, asked.see, whole, words, formats));
  const name = `${words.focus.chart.file}-${structure.on}`;
  if (asked.format === 'csv' || asked.format === 'semicolons') return tableOf(ctx, asked.format, name, structure, measure, words);
  const { rows: [company] } = await sql<{ name: string }>`select name from platform.company`.execute(ctx.db);
  const sheet = headOf(company!.name, structure, asked, measure, words, formats);
  const laying = { perRow: asked.perRow, opened: new Set(asked.open), shut: new Set(asked.shut), all: asked.all }, how = { words: chartWords(words, formats), figures: measure?.figures, dotted: asked.dotted };
  if (asked.format === 'svg') return { name: `${name}.svg`, draw: async () => { const drawing = drawChart(structure, laying, how); return Buffer.from(svgOf(drawing, undefined, { head: [`${sheet.company} · ${sheet.title}`, ...(sheet.note ? [sheet.note] : [])], foot: inLines(sheet.legend, drawing.width), typeface: typefaceInside() })); } };
  return { name: `${name}.pdf`, draw: async () => printed(structure, laying, how, asked, sheet, words, formats) };
}

interface Sheet { company: string; title: string; note: string; legend: string; language: string; drawn: string }
function headOf(company: string, { on, seats }: Structure, asked: Asked, measure: Measured | undefined, words: Words, formats: Formats): Sheet {
  const w = words.focus.chart, branch = asked.branch ? seats.find((s) => s.id === asked.branch)?.title : undefined;
  return {
    company, language: formats.settings.language, title: w.title(formats.exactDay(on)), drawn: w.drawn(formats.exactDay(formats.settings.today)), legend: measure?.legend ?? '',
    note: [branch && w.branch(branch), words.organization.structure.seats(formats.number(seats.length)), measure?.name, asked.knownAt && w.known(formats.exactMoment(asked.knownAt))].filter(Boolean).join(' · '),
  };
}

function printed(structure: Structure, laying: Parameters<typeof drawChart>[1], how: Parameters<typeof drawChart>[2], asked: Asked, sheet: Sheet, words: Words, formats: Formats): Buffer {
  const { drawing, scale, pages } = chartPages(structure, laying, how, rooms[asked.paper]), w = words.focus.chart;
  const told = pages.map(({ window, continues }, i) => ({ width: window.width * scale, height: window.height * scale, number: pages.length > 1 ? w.page(formats.number(i + 1), formats.number(pages.length)) : '', continues: continues ? w.continues(continues) : '' }));
  return typesetPages(template, { ...sheet, paper: asked.paper, alt: words.organization.structure.chart, pages: told }, pages.map((p) => svgOf(drawing, p.window)));
}

const chartWords = (words: Words, formats: Formats): ChartWords => {
  const w = words.organization.structure;
  return {
    sits: (seat) => sitsText(seat, w, formats), more: (n) => w.more(formats.number(n)), band: (side, seats) => ({ name: side ? w.functions[side] : w.noDivision, seats: w.seats(formats.number(seats)) }),
    dotted: (scope, share) => [scope, share === null ? null : formats.percent(share, 0)].filter(Boolean).join(' '),
  };
};

function inLines(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && widthOf(longer, 12, 400) <= Math.max(width, 400)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A row a seat in the order of the chart, with the measure beside it; ids last. */
async function tableOf(ctx: Ctx, format: 'csv' | 'semicolons', name: string, structure: Structure, measure: Measured | undefined, words: Words): Promise<FileAnswer> {
  const t = words.organization.structure, units = new Map(structure.units.map((u) => [u.id, u])), above = new Map(structure.lines.filter((l) => l.kind === 'solid').map((l) => [l.positionId, l.reportsToId]));
  const { rows: markets } = await sql<{ id: string; name: string }>`select id, case when ${ctx.person.language} = 'es' then name_es else name_en end as name from published.market`.execute(ctx.db);
  const named = new Map(markets.map((m) => [m.id, m.name])), rows = treeOrder(structure), levels = new Map(rows.map((r) => [r.seat.id, r])), unit = (s: StructureSeat) => units.get(s.unitId);
  return sheetOf<StructureSeat>(ctx, format, name, [
    [words.focus.chart.level, (s) => levels.get(s.id)!.depth + 1], [t.columns.seat, (s) => s.title], [t.columns.person, (s) => seatedIn(s).map((h) => h.person.name).join('; ')], [t.columns.unit, (s) => unit(s)?.name], [t.form.function, (s) => { const f = unit(s)?.function; return f && t.functions[f]; }],
    [t.columns.market, (s) => named.get(s.marketId)], [t.columns.reportsTo, (s) => levels.get(s.id)!.managerTitle], [t.columns.status, (s) => t.status[s.status]], [t.form.fte, (s) => s.fte], ...(measure?.columns ?? []),
    ['id', (s) => s.id], ['reportsToId', (s) => above.get(s.id)],
  ], each(rows.map((r) => r.seat)));
}
