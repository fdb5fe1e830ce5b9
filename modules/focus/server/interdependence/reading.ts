import { sql } from 'kysely';
import type { z } from 'zod';
import type { Division } from '../../../../contract/shapes.ts';
import { asPage, pageQuery } from '../../../../platform/server/paging.ts';
import { Refusal } from '../../../../platform/server/problem.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import { unreadGoals } from '../../../goals/server/index.ts';
import { addDays } from '../../../organization/rules/index.ts';
import type { interdependence as contract, InterdependenceRead, InterdependenceRecord, interdependenceRecords } from '../../contract/interdependence.ts';
import { ifWhole, interdependence, type InterdependenceParameters, interdependenceDefaults, type PartCode, partCodes, weightRange } from '../../rules/interdependence.ts';
import { type PartRead, partsRead, type Tally, valuesOf } from '../../rules/interdependenceParts.ts';
import { type DatedParameters, parametersOn } from '../../rules/parameters.ts';
import { quarterOf, quartersUpTo, spanOfQuarter } from '../../rules/quarters.ts';
import { type Asked, type Reading, shared, sources } from './sources.ts';

const quartersShown = 5;

interface Quarter extends Asked { quarter: string; parameters: InterdependenceParameters }

/** The index of a quarter with its parts, their findings, and the four quarters before it, each by the parameters of its own day. */
export async function interdependenceOf(ctx: Ctx, { quarter = quarterOf(ctx.today), market }: z.output<typeof contract.input>): Promise<InterdependenceRead> {
  const quarters = await quartersAsked(ctx, quartersUpTo(refuseAhead(ctx, quarter), quartersShown));
  const tallies = await tallied(ctx, await readingOf(ctx, quarters, market)), there = await divisionsThere(ctx, quarters);
  const each = quarters.map((q, span) => {
    const parts = partsRead(tallies.filter((t) => t.span === span), there[span]!), values = valuesOf(parts);
    return { q, parts, values, value: interdependence(values, q.parameters).value };
  });
  const [before, now] = each.slice(-2) as [(typeof each)[number], (typeof each)[number]], { from, to, until, parameters } = now.q;
  return {
    quarter, from, until, running: addDays(until, 1) < to, latest: quarterOf(ctx.today), value: now.value, range: weightRange(now.values, parameters), least: parameters.least,
    divisions: there.at(-1)!, partial: !ctx.person.scopeOf('focus.interdependence.read').company,
    parts: partCodes.map((part) => {
      const { value, counted, of, gives, tallies: found } = now.parts[part], weightBp = parameters.weightsBp[part];
      return {
        part, value, weightBp, share: shareOf(now.parts, part, parameters), counted, of, gives, records: found.reduce((n, t) => n + t.records, 0),
        findings: found.map(({ finding, side, records, weight }) => ({ finding, side, records, weight })), ifWhole: ifWhole(now.values, part, parameters), before: before.values[part],
      };
    }),
    quarters: each.map(({ q, value, values }) => ({ quarter: q.quarter, value, parts: values })),
  };
}

/** What a part is of the index of its quarter: the weight of those without a value goes to the others. */
function shareOf(parts: Readonly<Record<PartCode, PartRead>>, part: PartCode, { weightsBp }: InterdependenceParameters): number {
  const whole = partCodes.reduce((sum, c) => sum + (parts[c].value === null ? 0 : weightsBp[c]), 0);
  return parts[part].value === null || whole === 0 ? 0 : weightsBp[part] / whole;
}

function refuseAhead(ctx: Ctx, quarter: string): string {
  if (spanOfQuarter(quarter).from > ctx.today) throw new Refusal('invalid_input', 'That quarter has not begun.', 'focus.quarter_ahead', { fields: { quarter: 'focus.quarter_ahead' } });
  return quarter;
}

/** The parameters that held on the last day of each that counts: a change of weights rewrites no quarter that is over. */
async function quartersAsked(ctx: Ctx, names: readonly string[]): Promise<Quarter[]> {
  const { rows } = await sql<{ from: string; to: string | null; value: Partial<InterdependenceParameters> }>`
    select lower(valid) as "from", upper(valid) as "to", value from platform.parameter where name = 'focus.interdependence'`.execute(ctx.db);
  const dated = rows.map(({ from, to, value }): DatedParameters<InterdependenceParameters> => ({ valid: { from, to }, value }));
  return names.map((quarter) => {
    const { from, to } = spanOfQuarter(quarter), last = addDays(to, -1), until = last < ctx.today ? last : ctx.today, parameters = parametersOn(dated, until, interdependenceDefaults);
    return { quarter, from, to, until, parameters, jointWork: { ...interdependenceDefaults.jointWork, ...parameters.jointWork } };
  });
}

async function readingOf(ctx: Ctx, quarters: readonly Asked[], market: string | undefined): Promise<Reading> {
  const unread = await unreadGoals(ctx, quarters.map((q) => q.until));
  return { quarters, market, unread: unread.map(({ place, id }) => ({ span: place, id })) };
}

async function tallied(ctx: Ctx, reading: Reading): Promise<(Tally & { span: number })[]> {
  const of = (part: keyof typeof sources) => sql`select ${part} as part, span, finding, side, count(*)::int as records, sum(weight)::float8 as weight from (${sources[part](ctx, reading)}) x group by 2, 3, 4`;
  const { rows } = await sql<Tally & { span: number }>`with ${shared(reading)} ${of('JG')} union all ${of('JW')} union all ${of('R')} union all ${of('HQ')} order by 1, 2, 6 desc, 4, 3`.execute(ctx.db);
  return rows;
}

async function divisionsThere(ctx: Ctx, quarters: readonly Asked[]): Promise<Record<Division, boolean>[]> {
  const { rows } = await sql<{ sales: boolean; marketing: boolean }>`
    select exists (select from published.unit u where u.division = 'sales' and u.valid @> d.day) as sales, exists (select from published.unit u where u.division = 'marketing' and u.valid @> d.day) as marketing
      from unnest(${quarters.map((q) => q.until)}::date[]) with ordinality d(day, no) order by d.no`.execute(ctx.db);
  return rows;
}

interface Row extends Omit<InterdependenceRecord, 'proof'> { proof: InterdependenceRecord['proof']; sort_value: string }

/** The records of one part: the rows that were counted, narrowed by how they were read. */
export async function interdependenceRecordsOf(ctx: Ctx, input: z.output<typeof interdependenceRecords.input>): Promise<z.output<typeof interdependenceRecords.output>> {
  const { part, finding, side, market, quarter = quarterOf(ctx.today) } = input;
  if (part === 'IR') return { rows: [], next: null };
  const quarters = await quartersAsked(ctx, [refuseAhead(ctx, quarter)]), reading = await readingOf(ctx, quarters, market), page = pageQuery({ by: sql`r."on"`, type: 'date', desc: true }, sql`r.id`, input);
  if (!(await divisionsThere(ctx, quarters)).every((d) => d.sales && d.marketing)) return { rows: [], next: null };
  const { rows } = await sql<Row>`
    with ${shared(reading)} select r.id, r.kind, r.name, r.detail, r."on", r.finding, r.side, r.proof, ${page.value} as sort_value from (${sources[part](ctx, reading)}) r
     where ${page.where} ${finding ? sql`and r.finding = ${finding}` : sql``} ${side ? sql`and r.side = ${side}` : sql``} order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  const shown = asPage(rows, input.limit);
  return { next: shown.next, rows: shown.rows.map(({ sort_value: _, ...r }) => ({ ...r, name: r.name ?? '' })) };
}
