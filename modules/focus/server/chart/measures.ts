import { Refusal } from '../../../../platform/server/problem.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import type { SheetColumn } from '../../../../platform/server/sheet.ts';
import type { Words } from '../../../../words/es.ts';
import { focusMeasured } from '../../../../words/focusMeasure.ts';
import type { Formats } from '../../../../words/formats.ts';
import { measureValue, type MeasureText, seatsMeasured } from '../../../../words/seatMeasures.ts';
import type { Structure, StructureSeat } from '../../../organization/contract.ts';
import { withTeams } from '../../../reporting/rules/index.ts';
import { figuresOfSeats } from '../../../reporting/server/index.ts';
import type { ChartMeasure } from '../../contract/chartFile.ts';
import { topsOf } from '../../rules/tops.ts';
import { focusOfUnits } from '../unitFocus.ts';

/** A measure as it goes into a file: on each seat in words, its legend, and as columns of figures. */
export interface Measured { name: string; figures: ReadonlyMap<string, MeasureText>; legend: string; columns: SheetColumn<StructureSeat>[] }

const rightOf: Partial<Record<ChartMeasure, string>> = { cost: 'organization.cost.read', focus: 'focus.index.read' };

/** Under the reader's own rights: a measure they may not see is refused, and of the others they get the seats they reach. */
export async function measured(ctx: Ctx, see: ChartMeasure, structure: Structure, words: Words, formats: Formats): Promise<Measured> {
  for (const right of new Set([rightOf[see] ?? 'reporting.seat.read', ...(see === 'cost' ? ['reporting.seat.read'] : [])])) {
    if (!ctx.person.may(right)) throw new Refusal('not_allowed', `This needs the right ${right}.`, 'platform.right_missing', { facts: { right } });
  }
  if (see === 'focus') return focusColumns(ctx, structure, words, formats);
  const answer = await figuresOfSeats(ctx, { on: structure.on }), w = words.reporting.seats, { rows, together } = withTeams(answer, structure.lines), name = w.overlays[see];
  const value = (row: Parameters<typeof measureValue>[1] | undefined) => row && measureValue(see, row);
  return { name, ...seatsMeasured(see, answer, together, w, formats), columns: [[name, (s) => value(rows.get(s.id))], [`${name}, ${w.withTeam}`, (s) => value(together.get(s.id))]] };
}

async function focusColumns(ctx: Ctx, structure: Structure, words: Words, formats: Formats): Promise<Measured> {
  const answer = await focusOfUnits(ctx, { on: structure.on }), w = words.focus.index, tops = topsOf(structure), units = new Map(answer.rows.map((r) => [r.unitId, r.value])), top = new Map(tops.flatMap((t) => (t.seatId === null ? [] : [[t.seatId, t.unitId]])));
  const own = (s: StructureSeat) => (answer.own?.seatIds.includes(s.id) ? answer.own.value : null);
  return { name: w.overlay, ...focusMeasured(answer, tops, w, formats), columns: [[w.columnUnit, (s) => units.get(top.get(s.id) ?? ''), 'share'], [w.columnOwn, own, 'share']] };
}
