import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { SheetFormat, sheetTypes } from '../../../contract/sheet.ts';
import { Day, Division, Id, Instant, Named } from '../../../contract/shapes.ts';

export const UnitFunction = z.enum(['management', 'sales', 'marketing', 'public_relations', 'telemarketing', 'support']);
export const Archetype = z.enum(['player_coach', 'coach', 'supervisor', 'facilitator', 'coordinator']);
export const LineKind = z.enum(['solid', 'dotted', 'project']);
/**
 * `filled` is not set by anybody: an open seat is filled while somebody holds it. `unnamed`: held by somebody whose name is not
 * given, as in a list that withholds names or counts a group; it is `filled` as soon as somebody is appointed.
 */
export const PositionStatus = z.enum(['planned', 'open', 'filled', 'unnamed', 'frozen', 'closed']);
/** Full-time equivalent: above 0, at most 1. */
export const Fte = z.number().gt(0).max(1);

/** Who sits in a seat. `overlap`: while one hands over to the other. */
export const Holder = z.object({ person: Named, kind: z.enum(['regular', 'acting', 'overlap']), fte: Fte, since: Day, until: Day.nullable(), suspended: z.boolean() });
/** Who answers for a seat: its holder, or through its delegate (`throughId` is the seat that person holds, `steps` away). */
export const Answering = z.object({ person: Named, throughId: Id, reason: z.enum(['regular', 'acting', 'overlap', 'delegate']), steps: z.int() });
export type Answering = z.infer<typeof Answering>;

export const StructureUnit = z.object({
  id: Id, name: z.string(), function: UnitFunction, division: Division.nullable(), parentId: Id.nullable(), marketId: Id.nullable(),
});
export type StructureUnit = z.infer<typeof StructureUnit>;

/** `holders` empty: vacant, unless `status` is `unnamed`. `standIn`: who answers meanwhile, or while its holder is suspended; null when nobody does, or nobody needs to. */
export const StructureSeat = z.object({
  id: Id, title: z.string(), unitId: Id, marketId: Id, fte: Fte, archetype: Archetype.nullable(), customerFacing: z.boolean(),
  capacity: z.int().nullable(), status: PositionStatus, holders: z.array(Holder), standIn: Answering.nullable(),
});
export type StructureSeat = z.infer<typeof StructureSeat>;

export const StructureLine = z.object({ positionId: Id, reportsToId: Id, kind: LineKind, scope: z.string().nullable(), share: Fte.nullable() });
export type StructureLine = z.infer<typeof StructureLine>;
export const StructureTeam = z.object({ id: Id, name: z.string(), marketId: Id.nullable(), quorum: z.int(), members: z.array(Id) });
export type StructureTeam = z.infer<typeof StructureTeam>;

/**
 * The whole structure on a date (today unless asked), as it was known at an instant (now unless asked). Asked again with
 * the `on` and `knownAt` that it answers, it answers the same for ever; people are named as they are named today.
 * Refused: `organization.known_at_too_late` for an instant after the last change, which a change under way could still alter.
 */
export const structure = endpoint({
  method: 'GET', path: '/api/v1/structure', summary: 'Units, positions, holders, lines and teams on a date, as known at an instant',
  input: z.object({ on: Day.optional(), knownAt: Instant.optional() }),
  output: z.object({
    on: Day, knownAt: Instant, units: z.array(StructureUnit), seats: z.array(StructureSeat), lines: z.array(StructureLine), teams: z.array(StructureTeam),
  }),
});
export type Structure = z.output<typeof structure.output>;

/** A row a seat: what it is, who sits in it and whom it reports to, on a date and as known at an instant, as `structure` answers. */
export const exportStructure = endpoint({
  method: 'GET', path: '/api/v1/structure.:format', summary: 'The structure on a date as a file, CSV or XLSX', file: sheetTypes,
  input: z.object({ format: SheetFormat, on: Day.optional(), knownAt: Instant.optional() }), output: z.unknown(),
});

export const StructureNoun = z.enum(['unit', 'position', 'appointment', 'line', 'team']);
/** What changes on a day: how many of a noun begin, end or change, and the names of up to three. */
export const StructureChange = z.object({ noun: StructureNoun, act: z.enum(['begins', 'ends', 'changes']), count: z.int(), names: z.array(z.string()) });

/** `from` and `to` (half-open) bound the days; without them, all there are. Days after today are planned. */
export const structureChanges = endpoint({
  method: 'GET', path: '/api/v1/structure/changes', summary: 'The days on which the structure changes, past and planned',
  input: z.object({ from: Day.optional(), to: Day.optional() }),
  output: z.object({ rows: z.array(z.object({ day: Day, changes: z.array(StructureChange) })) }),
});
export type ChangeDay = z.output<typeof structureChanges.output>['rows'][number];

/**
 * For each market, the lowest seat above every sales and marketing seat in it, and how many managers lie between that
 * seat and the furthest of them (0: they share one manager; the further up, the later a conflict is settled).
 * `reason`: `one_executive`, `no_common_executive`, or `one_division_only` where there is nothing to lead jointly.
 */
export const commonExecutives = endpoint({
  method: 'GET', path: '/api/v1/structure/executives', summary: 'Who leads both divisions in each market, and how far up',
  input: z.object({ on: Day.optional() }),
  output: z.object({
    rows: z.array(z.object({
      market: Named, executive: z.object({ seat: Named, person: Named.nullable() }).nullable(), distance: z.int().nullable(),
      reason: z.enum(['one_executive', 'no_common_executive', 'one_division_only']), salesSeats: z.int(), marketingSeats: z.int(),
    })),
  }),
});
