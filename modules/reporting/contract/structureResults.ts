import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Division, Id, Money, Named, QueryFlag } from '../../../contract/shapes.ts';
import { SheetFormat, sheetTypes } from '../../../contract/sheet.ts';

/*
  What a structure costs and brings in, unit by unit: the "bottom line" of how the company is organised. Events belong to the
  unit their seat was in on their own date, also where that unit has ended since; seats, spans and vacancies are those of the last
  day. A unit's figures are its own; `whole` adds all units below it, and the total is of all that was booked and spent.
*/

/** Null: not known (a rate or a cost is missing) or not the reader's to see. `contribution` is booked less people and campaigns. */
const Results = z.object({
  booked: Money.nullable(), people: Money.nullable(), campaigns: Money.nullable(), contribution: Money.nullable(),
  seats: z.int(), fte: z.number(), vacant: z.int(), customers: z.int(), managers: z.int(), outsideBand: z.int(), costUnknown: z.int(),
  /** Booked over full-time equivalents; people and campaigns over customers. */
  bookedPerFte: Money.nullable(), costToServe: Money.nullable(),
});
export type Results = z.infer<typeof Results>;

/** What stands out, with the figures it rests on; `codes`: span_above, span_below, one_report, vacancy, costs_more, far_executive, no_executive. */
export const StructureFinding = z.object({ code: z.string(), about: Named, figures: z.record(z.string(), z.unknown()) });
export type StructureFinding = z.infer<typeof StructureFinding>;

/** `endedOn`: the first day without it, of a unit that is not there on the day of the structure and had figures of the span or the one before. */
export const UnitResults = z.object({ unit: Named, parentId: Id.nullable(), division: Division.nullable(), endedOn: Day.nullable(), own: Results, whole: Results, before: z.object({ booked: Money.nullable(), contribution: Money.nullable() }) });
export type UnitResults = z.infer<typeof UnitResults>;

/**
 * [from, to), up to today where it is not over, against the same length of time just before it (`before`, of the whole unit). People's cost is each seat's yearly rate by
 * the days it held. Told `structureOn`, all of it is told with the structure of that date: a booking belongs to whoever leads its customer then, a
 * cost to the unit its seat is in then; the total is the same. `seesCost` false: the reader may not see what positions cost, and nothing that tells it is there.
 */
export const structureResults = endpoint({
  method: 'GET', path: '/api/v1/reports/structure-results', summary: 'What each unit costs and brings in, its spans and vacancies, and what stands out',
  input: z.object({ from: Day, to: Day, structureOn: Day.optional() }),
  output: z.object({
    currency: z.string(), seesCost: z.boolean(), missing: z.array(z.string()), lastDay: Day, before: z.object({ from: Day, to: Day }), rows: z.array(UnitResults), total: Results, totalBefore: UnitResults.shape.before,
    medianSpan: z.number().nullable(), layers: z.int(), findings: z.array(StructureFinding), partial: z.boolean(),
  }),
});
/** Units in the order of the structure, each with all below it unless `own`; the company last. What the reader may not see of costs has no column. */
export const exportStructureResults = endpoint({
  method: 'GET', path: '/api/v1/reports/structure-results.:format', summary: 'The same results as a file', file: sheetTypes, input: structureResults.input.extend({ own: QueryFlag.default(false), format: SheetFormat }), output: z.unknown(),
});
export type StructureResults = z.infer<typeof structureResults.output>;
